package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import dev.migrate.dialect.IllegalIdentifierException;
import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.NamingPattern;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Gives a constraint or an index another name where the database has the declared one
 * once in a schema and something else has it, or has no room for it. What is compared are
 * meanings, so that the other name is no difference afterwards. Used once.
 */
final class NamesOnce {

	private final Comparison comparison;

	/** Who has a name, by schema, space and name. */
	private final Map<List<Object>, Holder> holders = new HashMap<>();

	/**
	 * Who has a name.
	 *
	 * @param name the table that a constraint or an index belongs to, or what has the
	 * name itself
	 * @param ofTable whether it is something of the table
	 */
	private record Holder(TableName name, boolean ofTable) {
	}

	/**
	 * Look at the names that are there.
	 * @param comparison how to compare
	 * @param live what is there
	 * @param tables the tables that are there, under the names that changes know
	 */
	NamesOnce(Comparison comparison, Schema live, List<Table> tables) {
		this.comparison = comparison;
		tables.forEach((table) -> {
			hold(Named.TABLE, table.name());
			TableRule.of(table).forEach((rule) -> hold(rule, table.name()));
		});
		live.views().forEach((view) -> hold(Named.VIEW, view.name()));
		live.sequences().forEach((sequence) -> hold(Named.SEQUENCE, new TableName(sequence.schema(), sequence.name())));
	}

	/**
	 * Give no name a second time.
	 * @param changes changes in the order in which they run; tables and sequences keep
	 * their names, of others the first one does
	 * @return the same changes, each other name with a note
	 */
	List<SchemaChange> applied(List<SchemaChange> changes) {
		changes.stream().filter((change) -> !change.withheld()).map(SchemaChange::operation).forEach(this::reserve);
		return changes.stream().map((change) -> change.withheld() ? change : applied(change)).toList();
	}

	private void reserve(Operation operation) {
		if (operation instanceof CreateTable create) {
			hold(Named.TABLE, create.table().name());
		}
		if (operation instanceof CreateSequence create) {
			hold(Named.SEQUENCE, new TableName(create.sequence().schema(), create.sequence().name()));
		}
	}

	private SchemaChange applied(SchemaChange change) {
		Renaming renaming = new Renaming(new ArrayList<>(change.notes()));
		Operation operation = change.operation().accept(renaming);
		return new SchemaChange(operation, false, renaming.notes);
	}

	private void hold(Named kind, TableName name) {
		key(kind, name.schema(), name.name()).ifPresent((key) -> this.holders.put(key, new Holder(name, false)));
	}

	private void hold(TableRule rule, TableName table) {
		String name = rule.name();
		if (name != null) {
			key(named(rule), table.schema(), name)
				.ifPresent((key) -> this.holders.putIfAbsent(key, new Holder(table, true)));
		}
	}

	private void release(String name, TableName table) {
		this.holders.entrySet()
			.removeIf((entry) -> entry.getValue().equals(new Holder(table, true))
					&& entry.getKey().get(2).equals(form(name)));
	}

	private @Nullable String given(TableRule rule, TableName table, List<String> notes) {
		String declared = rule.name();
		if (declared == null) {
			return null;
		}
		String fitting = hasRoom(declared) ? declared : NamingPattern.fitting(declared);
		Holder holder = holder(rule, table, fitting);
		boolean taken = holder != null;
		String name = taken ? ConstraintNames.distinct(fitting, table, (other) -> holder(rule, table, other) != null)
				: fitting;
		key(named(rule), table.schema(), name).ifPresent((key) -> this.holders.put(key, new Holder(table, true)));
		if (!name.equals(declared)) {
			String product = this.comparison.dialect().productName();
			String reason = (holder != null)
					? product + " has a name once in a schema, and " + words(holder) + " has that one"
					: product + " has no room for so long a name";
			notes.add("'" + declared + "' of table '" + table + "' becomes '" + name + "': " + reason
					+ "; to choose the name, declare another one");
		}
		return name;
	}

	private static String words(Holder holder) {
		return holder.ofTable() ? "table '" + holder.name() + "'" : "'" + holder.name() + "' itself";
	}

	private @Nullable Holder holder(TableRule rule, TableName table, String name) {
		return key(named(rule), table.schema(), name).map(this.holders::get).orElse(null);
	}

	private Optional<List<Object>> key(Named kind, @Nullable String schema, String name) {
		OptionalInt space = this.comparison.dialect().nameScopes().space(kind);
		return space.isEmpty() ? Optional.empty()
				: Optional.of(List.of(Objects.requireNonNullElse(schema, ""), space.getAsInt(), form(name)));
	}

	private String form(String name) {
		String form = hasRoom(name) ? this.comparison.current().naming().apply(name) : name;
		return this.comparison.dialect().nameScopes().ignoresCase() ? form.toLowerCase(Locale.ROOT) : form;
	}

	private boolean hasRoom(String name) {
		try {
			this.comparison.dialect().spelling().quote(name);
			return true;
		}
		catch (IllegalIdentifierException ex) {
			return false;
		}
	}

	private static Named named(TableRule rule) {
		return (rule.constraint() != null) ? Named.of(rule.constraint().kind()) : Named.INDEX;
	}

	/**
	 * Renames what an operation makes, and notes what it drops.
	 */
	private final class Renaming implements GroupingOperationVisitor<Operation> {

		private final List<String> notes;

		private Renaming(List<String> notes) {
			this.notes = notes;
		}

		@Override
		public Operation visit(CreateTable create) {
			Table table = create.table();
			TableName owner = table.name();
			List<Constraint> constraints = table.constraints()
				.stream()
				.map((constraint) -> constraint.named(name(new TableRule(constraint, null), owner)))
				.toList();
			List<Index> indexes = table.indexes()
				.stream()
				.map((index) -> index.named(String.valueOf(name(new TableRule(null, index), owner))))
				.toList();
			return new CreateTable(table.withConstraints(constraints).withIndexes(indexes), create.ifNotExists());
		}

		@Override
		public Operation visit(AddConstraint add) {
			Constraint constraint = add.constraint();
			return new AddConstraint(add.table(), constraint.named(name(new TableRule(constraint, null), add.table())));
		}

		@Override
		public Operation visit(CreateIndex create) {
			Index index = create.index();
			String name = String.valueOf(name(new TableRule(null, index), index.table()));
			return new CreateIndex(index.named(name), create.ifNotExists(), create.concurrently());
		}

		@Override
		public Operation visit(DropTable drop) {
			NamesOnce.this.holders.values().removeIf((holder) -> holder.name().equals(drop.table()));
			return drop;
		}

		@Override
		public Operation visitTableChange(TableChange change) {
			TableRule.droppedBy(change).ifPresent((name) -> release(name, change.table()));
			return change;
		}

		@Override
		public Operation visitOther(Operation other) {
			return other;
		}

		private @Nullable String name(TableRule rule, TableName table) {
			return given(rule, table, this.notes);
		}

	}

}
