package dev.migrate.execute;

import java.util.List;
import java.util.Optional;
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

	private final @Nullable String revision;

	private final List<String> completed;

	RunStoppedException(String description, Advice advice, @Nullable String revision, List<Step> completed,
			@Nullable Throwable cause) {
		super(description, advice, cause);
		this.revision = revision;
		this.completed = completed.stream().map((step) -> step.revision().id()).toList();
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
		return new RunStoppedException("The migration was stopped, as the process was told to end." + stays,
				Advice.of("Start it again: it goes on where it was stopped."), null, completed, cause);
	}

	/**
	 * A revision was running.
	 * @param description how far it came and what stays
	 * @param cause what it ended with
	 */
	/**
	 * The revision that was running.
	 * @return its identifier; empty if the run was stopped between two
	 */
	public Optional<String> revision() {
		return Optional.ofNullable(this.revision);
	}

	/**
	 * What the run had completed before.
	 * @return revision identifiers, in order
	 */
	public List<String> completed() {
		return this.completed;
	}

}
