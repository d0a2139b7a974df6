package dev.migrate.test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.Migrator;
import dev.migrate.error.MigrateException;
import dev.migrate.plan.Step;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Takes a database down, and up again, revision by revision.
 */
final class RoundTrip {

	private static final Pattern NUMBERED = Pattern.compile("(?i)(sys_[a-z]+_)\\d+");

	private final Migrator migrator;

	private final @Nullable String floor;

	private final Set<String> notUndone;

	RoundTrip(Migrator migrator, @Nullable String floor, Set<String> notUndone) {
		this.migrator = migrator;
		this.floor = floor;
		this.notUndone = notUndone;
	}

	/**
	 * Go down, and up again. After a flaw too, the database is at the heads if the
	 * revisions let it get there.
	 * @return what is not as it was, or empty if all is
	 */
	Optional<String> firstFlaw() {
		Optional<String> flaw;
		try {
			flaw = goDown().or(this::flawOnTheWayUp);
		}
		catch (MigrateException ex) {
			flaw = Optional.of(String.valueOf(ex.getMessage()));
		}
		try {
			this.migrator.upgrade("heads");
			return flaw;
		}
		catch (MigrateException ex) {
			return flaw.or(() -> Optional.of(String.valueOf(ex.getMessage())));
		}
	}

	/**
	 * In an empty database there is nothing to undo that cannot be undone.
	 */
	private Optional<String> goDown() {
		if (this.migrator.current().isEmpty()) {
			if (this.floor != null) {
				this.migrator.upgrade(this.floor);
			}
			return unreached();
		}
		this.migrator.upgrade("heads");
		String target = (this.floor != null) ? this.floor : "base";
		for (Step step : this.migrator.planDowngrade(target).steps()) {
			if (this.notUndone.contains(step.revision().id())) {
				return Optional.of("Revision '" + step.revision().id()
						+ "' is not to be undone, and is applied already. Go down to it only, with downTo(\""
						+ step.revision().id() + "\"), or begin with an empty database, as @MigrationTest gives it.");
			}
		}
		this.migrator.downgrade(target);
		return unreached();
	}

	/**
	 * To name what is not undone anyway is an error in the test.
	 */
	private Optional<String> unreached() {
		Set<String> applied = this.migrator.applied();
		return this.notUndone.stream()
			.filter(applied::contains)
			.findFirst()
			.map((revision) -> "Revision '" + revision + "' is not to be undone, but would not be: downTo(\""
					+ this.floor + "\") stays above it. Leave it out of except(…).");
	}

	private Optional<String> flawOnTheWayUp() {
		Optional<String> flaw = Optional.empty();
		for (Step step : this.migrator.planUpgrade("heads").steps()) {
			String revision = step.revision().id();
			if (flaw.isEmpty()) {
				flaw = this.notUndone.contains(revision) ? upgraded(revision) : flaw(revision);
			}
		}
		return flaw;
	}

	private Optional<String> upgraded(String revision) {
		this.migrator.upgrade(revision);
		return Optional.empty();
	}

	private Optional<String> flaw(String revision) {
		Schema below = schema();
		this.migrator.upgrade(revision);
		Schema above = schema();
		this.migrator.downgrade("-1");
		Schema undone = schema();
		this.migrator.upgrade(revision);
		return flaw("Revision '" + revision + "' does not make again what its downgrade undoes", above, schema())
			.or(() -> flaw("Revision '" + revision + "' does not undo all that it does", below, undone));
	}

	private static Optional<String> flaw(String sentence, Schema expected, Schema found) {
		return expected.equals(found) ? Optional.empty() : Optional.of(sentence + ":" + System.lineSeparator()
				+ String.join(System.lineSeparator(), differences(expected, found)));
	}

	private static List<String> differences(Schema expected, Schema found) {
		List<String> lines = new ArrayList<>();
		Set<TableName> names = new LinkedHashSet<>();
		expected.tables().forEach((table) -> names.add(table.name()));
		found.tables().forEach((table) -> names.add(table.name()));
		for (TableName name : names) {
			Optional<Table> before = expected.table(name);
			Optional<Table> after = found.table(name);
			if (!before.equals(after)) {
				lines.add("  table " + name + " was " + text(before) + System.lineSeparator() + "    and is now "
						+ text(after));
			}
		}
		if (lines.isEmpty()) {
			lines.add("  beside the tables there were " + beside(expected) + System.lineSeparator()
					+ "    and there are now " + beside(found));
		}
		return lines;
	}

	private static String text(Optional<Table> table) {
		return table.map(Table::toString).orElse("not there");
	}

	private static String beside(Schema schema) {
		return schema.sequences() + ", " + schema.enums() + ", " + schema.views();
	}

	private Schema schema() {
		Schema schema = this.migrator.schema();
		return schema.withTables(schema.tables().stream().map(RoundTrip::inOrder).toList());
	}

	/**
	 * The order of columns does not count: one that was dropped can only come back as the
	 * last.
	 */
	private static Table inOrder(Table table) {
		return table.withColumns(sorted(table.columns()))
			.withConstraints(sorted(table.constraints().stream().map(RoundTrip::withoutNumber).toList()))
			.withIndexes(sorted(table.indexes()));
	}

	/**
	 * Nor does the number that HSQLDB gives to a constraint without a name, another one
	 * each time.
	 */
	private static Constraint withoutNumber(Constraint constraint) {
		Matcher name = NUMBERED.matcher(String.valueOf(constraint.name()));
		return name.matches() ? constraint.named(name.group(1)) : constraint;
	}

	private static <T> List<T> sorted(List<T> elements) {
		return elements.stream().sorted(Comparator.comparing(Object::toString)).toList();
	}

}
