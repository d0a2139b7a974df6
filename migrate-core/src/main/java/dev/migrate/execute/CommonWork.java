package dev.migrate.execute;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.migrate.lang.Internal;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Step;
import dev.migrate.script.Script;
import dev.migrate.tables.AppliedSum;

/**
 * What runs of the same revisions on many databases have in common, so that it is done
 * for the first of them: a short SQL file is read, checked and split once, and one that
 * is edited meanwhile is the same for all. Thread-safe.
 */
@Internal
public final class CommonWork {

	private final Map<String, PreparedStep> upgrades = new ConcurrentHashMap<>();

	private final Map<List<String>, AppliedSum> sums = new ConcurrentHashMap<>();

	/**
	 * Prepare a step. What follows from the rows of the version table is its own.
	 * @param preparation reads the revision
	 */
	PreparedStep step(Step step, String dialect, Function<Step, PreparedStep> preparation) {
		if (step.direction() != Direction.UPGRADE) {
			return preparation.apply(step);
		}
		String key = dialect + " " + step.revision().id();
		PreparedStep known = this.upgrades.get(key);
		if (known != null) {
			return new PreparedStep(step, known.script(), known.transactional(), known.body(), known.statements());
		}
		PreparedStep prepared = preparation.apply(step);
		if (!prepared.statements().isEmpty()
				&& prepared.script().filter((script) -> script.type() == Script.Type.SQL).isPresent()) {
			this.upgrades.put(key, prepared);
		}
		return prepared;
	}

	/**
	 * The sum over all that rows of the version table imply.
	 * @param sum makes it; empty if a file cannot be read
	 */
	public Optional<AppliedSum> sum(List<String> rows, Supplier<Optional<AppliedSum>> sum) {
		AppliedSum known = this.sums.get(rows);
		if (known != null) {
			return Optional.of(known);
		}
		Optional<AppliedSum> made = sum.get();
		made.ifPresent((one) -> this.sums.put(List.copyOf(rows), one));
		return made;
	}

}
