package dev.migrate.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.migrate.revision.GraphException;
import dev.migrate.revision.RevisionException;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.samples.beans.AddGreeting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.migrate.script.RevisionFiles.revision;
import static dev.migrate.script.RevisionFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScriptsTests {

	private static final String BEANS = "classpath:dev/migrate/script/samples/beans";

	@TempDir
	private Path directory;

	@Test
	void looksRevisionsUp() throws IOException {
		write(this.directory, "a.sql", revision("1"));
		write(this.directory, "b.sql", "-- revision: 2\n-- down revision: 1\n-- upgrade");
		Scripts scripts = scripts();
		assertThat(scripts.all()).hasSize(2);
		assertThat(scripts.graph().heads()).extracting(RevisionNode::id).containsExactly("2");
		assertThat(scripts.get("2").name()).endsWith("b.sql");
		assertThat(scripts.find("3")).isEmpty();
		assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> scripts.get("3"));
	}

	@Test
	void namesBothFilesWithOneId() throws IOException {
		write(this.directory, "a.sql", revision("one"));
		write(this.directory, "b.sql", "\n" + revision("ONE"));
		assertThatExceptionOfType(GraphException.class).isThrownBy(this::scripts)
			.withMessageContaining(this.directory + "/a.sql:1")
			.withMessageContaining(this.directory + "/b.sql:2")
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.DUPLICATE_REVISION));
	}

	@Test
	void namesTheFilesOfACycle() throws IOException {
		write(this.directory, "a.sql", "-- revision: 1\n-- down revision: 3\n-- upgrade");
		write(this.directory, "b.sql", "-- revision: 2\n-- down revision: 1\n-- upgrade");
		write(this.directory, "c.sql", "-- revision: 3\n-- down revision: 2\n-- upgrade");
		assertThatExceptionOfType(GraphException.class).isThrownBy(this::scripts)
			.withMessageContaining("a.sql:1")
			.withMessageContaining("b.sql:1")
			.withMessageContaining("c.sql:1")
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.CYCLE));
	}

	@Test
	void namesTheFileWithAnUnknownParent() throws IOException {
		write(this.directory, "a.sql", "-- revision: 1\n-- down revision: nobody\n-- upgrade");
		assertThatExceptionOfType(GraphException.class).isThrownBy(this::scripts)
			.withMessageContaining("a.sql:1")
			.withMessageContaining("nobody")
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.MISSING_REVISION));
	}

	@Test
	void countsABeanOnceThatASearchFindsToo() {
		Migration bean = new AddGreeting("from the context");
		Scripts scripts = Scripts.from(new MigrationBeans().add(bean),
				LocationScriptSource.builder(List.of(BEANS)).build());
		assertThat(scripts.all()).hasSize(1);
		assertThat(scripts.get("9a").load()).isSameAs(bean);
	}

	@Test
	void countsTwoBeansOfOneClassTwice() {
		MigrationBeans beans = new MigrationBeans().add(new AddGreeting("one")).add(new AddGreeting("two"));
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> Scripts.from(beans))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.DUPLICATE_REVISION));
	}

	private Scripts scripts() {
		return Scripts.from(LocationScriptSource.builder(List.of("file:" + this.directory)).build());
	}

}
