package dev.migrate.author.source;

import java.nio.file.Path;
import java.util.Optional;

import dev.migrate.lang.Internal;

/**
 * A source of which it cannot be told what revision it is.
 *
 * @param file the file
 * @param className the class whose annotation it is about; empty where that is not known
 * @param text where it is and what is wrong with it, in words for people
 */
@Internal
public record SourceProblem(Path file, Optional<String> className, String text) {

	@Override
	public String toString() {
		return this.text;
	}

}
