package dev.migrate.maven;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests of what the goal does without a process of its own.
 */
class IndexMojoTests {

	@Test
	void moduleWithoutTheLibraryIsLeftAlone(@TempDir Path folder) throws Exception {
		MavenProject project = new MavenProject();
		project.getBuild().setDirectory(folder.toString());
		project.getBuild()
			.setOutputDirectory(Files.createDirectories(folder.resolve("migrate-core/classes")).toString());
		project.setFile(folder.resolve("pom.xml").toFile());
		IndexMojo index = new IndexMojo();
		index.project = project;
		assertThatNoException().isThrownBy(index::execute);
	}

}
