package dev.migrate.execute;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * A run was stopped, as the process was told to end. No revision has failed: the next
 * start goes on.
 */
public final class RunStoppedException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private RunStoppedException(String description, @Nullable Throwable cause) {
		super(description, Advice.of("Start it again: it goes on where it was stopped."), cause);
	}

	static RunStoppedException beforeNext() {
		return between(List.of(), null);
	}

	/**
	 * No revision was running.
	 * @param completed what the run has completed
	 * @param cause what failed as the process ends, or {@code null}
	 */
	static RunStoppedException between(List<Step> completed, @Nullable Throwable cause) {
		String stays = completed.isEmpty() ? "" : " What it has completed stays: "
				+ completed.stream().map(Step::toString).collect(Collectors.joining(", ")) + ".";
		return new RunStoppedException("The migration was stopped, as the process was told to end." + stays, cause);
	}

	/**
	 * A revision was running.
	 * @param description how far it came and what stays
	 * @param cause what it ended with
	 */
	static RunStoppedException of(String description, Throwable cause) {
		return new RunStoppedException(description, cause);
	}

}
