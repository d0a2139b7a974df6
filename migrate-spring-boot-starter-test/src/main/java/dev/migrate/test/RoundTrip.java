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
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Takes a database down and up again, revision by revision.
 */
final class RoundTrip {

	private static final Pattern NUMBERED = Pattern.compile("(?i)(sys_[a-z]+_)\\d+");

	private final Migrator migrator;

	RoundTrip(Migrator migrator) {
		this.migrator = migrator;
	}

	/**
	 * Go down to base, and up again. After a flaw too, the database is at the heads if
	 * the revisions let it get there.
	 * @return what is not as it was, or empty if all is
	 */
	Optional<String> firstFlaw() {
		this.migrator.upgrade("heads");
		Optional<String> flaw = flawOnTheWayDown();
		try {
			this.migrator.upgrade("heads");
			return flaw;
		}
		catch (MigrateException ex) {
			return flaw.or(() -> Optional.of(String.valueOf(ex.getMessage())));
		}
	}

	private Optional<String> flawOnTheWayDown() {
		try {
			Optional<String> flaw = Optional.empty();
			while (flaw.isEmpty() && !this.migrator.current().isEmpty()) {
				flaw = step();
			}
			return flaw;
		}
		catch (MigrateException ex) {
			return Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	private Optional<String> step() {
		Schema above = schema();
		String revision = this.migrator.downgrade("-1").steps().get(0).revision().id();
		Schema below = schema();
		this.migrator.upgrade(revision);
		Optional<String> flaw = flaw("Revision '" + revision + "' does not make again what its downgrade undoes",
				above);
		if (flaw.isPresent()) {
			return flaw;
		}
		this.migrator.downgrade("-1");
		return flaw("Revision '" + revision + "' does not undo all that it does", below);
	}

	private Optional<String> flaw(String sentence, Schema expected) {
		Schema found = schema();
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
