package dev.migrate.author.source;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.MigrateException;

/**
 * The sources have files of which it cannot be told which revisions they are. Nothing has
 * been written.
 */
public final class UnreadableSourcesException extends MigrateException {

	private final List<String> files;

	UnreadableSourcesException(List<SourceProblem> problems) {
		super("It cannot be told which revisions there are: "
				+ problems.stream().map(SourceProblem::toString).collect(Collectors.joining("; ")) + ".",
				"Correct it, or name the revision to build on with --head.");
		this.files = problems.stream().map((problem) -> problem.file().toString()).toList();
	}

	/**
	 * The files.
	 * @return their paths
	 */
	public List<String> files() {
		return this.files;
	}

}
