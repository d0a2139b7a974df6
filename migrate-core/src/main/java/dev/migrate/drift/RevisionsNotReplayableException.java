package dev.migrate.drift;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;

/**
 * Revisions cannot be replayed, because they ask for beans of the application: what they
 * do with those would be done once more, to something else than the scratch database.
 */
public final class RevisionsNotReplayableException extends MigrateException {

	private final List<String> names;

	RevisionsNotReplayableException(List<String> names) {
		super("The revisions have to be replayed to see what was changed by hand, and "
				+ ((names.size() == 1) ? "one asks" : "some ask") + " for beans of the application: '"
				+ String.join("', '", names) + "'. What is done with beans would not be done to the scratch database.",
				Advice.of("Compare with the entities instead: ").and(Command.CHECK.run()).and("."));
		this.names = List.copyOf(names);
	}

	/**
	 * The revisions.
	 * @return the classes
	 */
	public List<String> names() {
		return this.names;
	}

}
