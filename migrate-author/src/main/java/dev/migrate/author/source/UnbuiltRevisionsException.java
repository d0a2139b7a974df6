package dev.migrate.author.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.error.MigrateException;

/**
 * The sources have revisions that the running application does not know. Nothing has been
 * written.
 */
public final class UnbuiltRevisionsException extends MigrateException {

	private final List<String> ids;

	UnbuiltRevisionsException(Map<String, Path> unbuilt) {
		super("The sources have revisions that this build of the application does not know: " + list(unbuilt) + ".",
				"Build the application, as by `mvn compile`, and run the command again.");
		this.ids = List.copyOf(new LinkedHashMap<>(unbuilt).keySet());
	}

	private static String list(Map<String, Path> unbuilt) {
		return unbuilt.entrySet()
			.stream()
			.map((entry) -> "'" + entry.getKey() + "' (" + entry.getValue() + ")")
			.collect(Collectors.joining(", "));
	}

	/**
	 * The revisions.
	 * @return their ids
	 */
	public List<String> ids() {
		return this.ids;
	}

}
