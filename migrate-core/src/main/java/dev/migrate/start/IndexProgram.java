package dev.migrate.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.migrate.connect.KnownDialects;
import dev.migrate.lang.Internal;
import dev.migrate.script.RevisionIndexWriter;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * The program by which a build writes the index of its revisions, with its class path.
 */
@Internal
public final class IndexProgram {

	private IndexProgram() {
	}

	/**
	 * Write the index.
	 * @param folders the folders of which an archive is made; the first one takes the
	 * index
	 * @throws IOException if that is not possible
	 */
	public static void main(String... folders) throws IOException {
		// What a project logs, and how, is about itself
		System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
		System.setProperty("slf4j.internal.verbosity", "WARN");
		RevisionIndexWriter writer = new RevisionIndexWriter(new DefaultResourceLoader(),
				ScriptLoader.sectionNames(KnownDialects.OURS));
		writer.write(Stream.of(folders).map(Path::of).toList());
		for (String problem : writer.leftOut()) {
			System.err.println("warning: left to be read at each start: " + problem);
		}
	}

}
