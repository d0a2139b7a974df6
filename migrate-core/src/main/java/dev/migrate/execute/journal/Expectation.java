package dev.migrate.execute.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SchemaEffect.Action;
import dev.migrate.sql.SchemaEffect.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the journal expects of a statement that begins: what it makes and takes away, and
 * how far the catalog will tell that it has.
 *
 * @param path where the session looks for names without a schema; {@code null} if that
 * was not written, as by earlier versions
 * @param repeats whether the statement may run again although it has run
 * @param before whether what it makes was there before it began, so that it tells nothing
 * @param empties whether it may run again as long as its tables are empty
 * @param effects what it makes and takes away
 */
record Expectation(@Nullable String path, boolean repeats, boolean before, boolean empties,
		List<SchemaEffect> effects) {

	private static final String PATH = "PATH\t";

	private static final String REPEATS = "AGAIN";

	private static final String BEFORE = "BEFORE";

	private static final String EMPTIES = "EMPTIES";

	private static final int PARTS = 5;

	Expectation {
		effects = List.copyOf(effects);
	}

	/**
	 * What has no effects that could be looked for.
	 */
	static Expectation of(String path, boolean repeats) {
		return new Expectation(path, repeats, false, false, List.of());
	}

	/**
	 * Read it.
	 * @param text as it stands in the journal
	 */
	static Expectation of(String text) {
		List<String> lines = text.lines().toList();
		Optional<String> path = lines.stream().filter((line) -> line.startsWith(PATH)).findFirst();
		List<SchemaEffect> effects = lines.stream()
			.map((line) -> line.split("\t", -1))
			.filter((parts) -> parts.length == PARTS)
			.map((parts) -> new SchemaEffect(Action.valueOf(parts[0]), Kind.valueOf(parts[1]), emptyToNull(parts[2]),
					emptyToNull(parts[3]), parts[4]))
			.toList();
		return new Expectation(path.map((line) -> line.substring(PATH.length())).orElse(null), lines.contains(REPEATS),
				lines.contains(BEFORE), lines.contains(EMPTIES), effects);
	}

	private static @Nullable String emptyToNull(String text) {
		return text.isEmpty() ? null : text;
	}

	/**
	 * As it stands in the journal.
	 */
	String text() {
		List<String> lines = new ArrayList<>();
		if (this.path != null) {
			lines.add(PATH + line(this.path));
		}
		if (this.repeats) {
			lines.add(REPEATS);
		}
		if (this.before) {
			lines.add(BEFORE);
		}
		if (this.empties) {
			lines.add(EMPTIES);
		}
		this.effects.stream()
			.map((effect) -> String.join("\t", effect.action().name(), effect.kind().name(),
					Objects.requireNonNullElse(effect.schema(), ""), Objects.requireNonNullElse(effect.table(), ""),
					effect.name()))
			.forEach(lines::add);
		return String.join("\n", lines);
	}

	/**
	 * Whether names without a schema are looked for elsewhere than when this was written.
	 * @param now where the session looks for them
	 */
	boolean isElsewhere(String now) {
		return this.path != null && !this.path.equals(line(now));
	}

	/**
	 * A part of a line.
	 */
	private static String line(String text) {
		return text.replaceAll("\\s+", " ");
	}

	/**
	 * The effects, those of names without a schema in the one where they were expected.
	 */
	List<SchemaEffect> effectsIn(String schema) {
		return this.effects.stream()
			.map((effect) -> (effect.schema() != null) ? effect
					: new SchemaEffect(effect.action(), effect.kind(), schema, effect.table(), effect.name()))
			.toList();
	}

}
