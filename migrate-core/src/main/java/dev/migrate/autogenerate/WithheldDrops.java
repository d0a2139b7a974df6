package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migrate.dialect.ServerWords;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What is not dropped keeps what it needs: types, sequences, the tables that it refers to
 * and its own keys. Nothing else would tell the database's refusal in time.
 */
final class WithheldDrops {

	private final Map<TableName, Table> live;

	private final Map<TableName, List<ServerWords>> words;

	private final Set<TableName> tables = new HashSet<>();

	private final List<KeptColumn> columns = new ArrayList<>();

	private final List<KeptRule> rules = new ArrayList<>();

	WithheldDrops(Map<TableName, Table> live, Map<TableName, List<ServerWords>> words) {
		this.live = live;
		this.words = words;
	}

	/**
	 * Withhold what is needed.
	 * @param withheld what is not dropped
	 * @return the changes, more of them withheld
	 */
	List<SchemaChange> together(List<SchemaChange> changes, Collection<Operation> withheld) {
		List<SchemaChange> together = new ArrayList<>(changes);
		withheld.forEach((operation) -> operation.accept(new Keeping()));
		boolean more = !withheld.isEmpty();
		while (more) {
			more = false;
			for (int i = 0; i < together.size(); i++) {
				SchemaChange change = together.get(i);
				Optional<String> what = change.withheld() ? Optional.empty() : change.operation().accept(new Needed());
				if (what.isPresent()) {
					together.set(i, change.decided(true).noted("Waits for '" + what.get() + "', which is not dropped"));
					change.operation().accept(new Keeping());
					more = true;
				}
			}
		}
		return together;
	}

	/**
	 * A column that stays.
	 *
	 * @param table its table
	 */
	private record KeptColumn(TableName table, Column column) {
	}

	/**
	 * A constraint or an index that stays.
	 *
	 * @param target what it refers to, if it is a foreign key
	 * @param referenced the columns that it refers to
	 */
	private record KeptRule(TableName table, String name, List<String> columns, @Nullable TableName target,
			List<String> referenced) {

		static KeptRule of(TableName table, Constraint constraint) {
			return new KeptRule(table, String.valueOf(constraint.name()), constraint.columns(),
					constraint.referencedTable(), constraint.referencedColumns());
		}

		boolean refersTo(TableName other) {
			return other.equals(this.target) && !this.table.equals(other);
		}

	}

	/**
	 * Notes what stays, with what is upon it.
	 */
	private final class Keeping implements GroupingOperationVisitor<Boolean> {

		@Override
		public Boolean visit(DropTable drop) {
			Table table = drop.existing();
			if (table != null) {
				table.columns().forEach((column) -> keep(drop.table(), column));
				table.constraints().forEach((each) -> keep(KeptRule.of(drop.table(), each)));
			}
			return WithheldDrops.this.tables.add(drop.table());
		}

		@Override
		public Boolean visit(DropColumn drop) {
			Table table = WithheldDrops.this.live.get(drop.table());
			if (table != null) {
				table.foreignKeys()
					.stream()
					.filter((key) -> key.columns().contains(drop.column()))
					.forEach((key) -> keep(KeptRule.of(drop.table(), key)));
			}
			return drop.existing() != null && keep(drop.table(), drop.existing());
		}

		@Override
		public Boolean visit(DropConstraint drop) {
			return drop.existing() != null && keep(KeptRule.of(drop.table(), drop.existing()));
		}

		@Override
		public Boolean visit(DropIndex drop) {
			return drop.existing() != null && keep(new KeptRule(drop.table(), drop.name(),
					drop.existing().elements().stream().flatMap((each) -> Stream.ofNullable(each.column())).toList(),
					null, List.of()));
		}

		private boolean keep(TableName table, Column column) {
			return WithheldDrops.this.columns.add(new KeptColumn(table, column));
		}

		private boolean keep(KeptRule rule) {
			return WithheldDrops.this.rules.add(rule);
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return false;
		}

	}

	/**
	 * What an operation would take something from.
	 */
	private final class Needed implements GroupingOperationVisitor<Optional<String>> {

		@Override
		public Optional<String> visit(DropEnum drop) {
			return column((each) -> has(each.column().type(), drop.name()));
		}

		private static boolean has(@Nullable ColumnType type, String enumeration) {
			return type != null && (type.enumeration() != null && type.enumeration().name().equals(enumeration)
					|| has(type.element(), enumeration));
		}

		@Override
		public Optional<String> visit(DropSequence drop) {
			return column((each) -> UnsaidParts.names(String.valueOf(each.column().defaultValue()), drop.name()));
		}

		private Optional<String> column(Predicate<KeptColumn> which) {
			return WithheldDrops.this.columns.stream()
				.filter(which)
				.findFirst()
				.map((each) -> each.table().name() + "." + each.column().name());
		}

		@Override
		public Optional<String> visit(DropTable drop) {
			return rule((each) -> each.refersTo(drop.table()));
		}

		private Optional<String> rule(Predicate<KeptRule> which) {
			return WithheldDrops.this.rules.stream().filter(which).findFirst().map(KeptRule::name);
		}

		@Override
		public Optional<String> visit(DropConstraint drop) {
			Constraint existing = drop.existing();
			return table(drop.table())
				.or(() -> (existing == null) ? Optional.empty() : rule((each) -> each.refersTo(drop.table())
						&& Set.copyOf(each.referenced()).equals(Set.copyOf(existing.columns()))));
		}

		@Override
		public Optional<String> visit(DropIndex drop) {
			return table(drop.table());
		}

		@Override
		public Optional<String> visit(DropColumn drop) {
			return table(drop.table())
				.or(() -> rule((each) -> each.table().equals(drop.table()) && each.columns().contains(drop.column())
						|| each.refersTo(drop.table()) && each.referenced().contains(drop.column())));
		}

		private Optional<String> table(TableName table) {
			return WithheldDrops.this.tables.contains(table) ? Optional.of(table.name()) : Optional.empty();
		}

		@Override
		public Optional<String> visit(DropObject drop) {
			return drop.object().kind().isView() ? Optional.empty()
					: WithheldDrops.this.tables.stream()
						.filter((table) -> WithheldDrops.this.words.getOrDefault(table, List.of())
							.stream()
							.flatMap((each) -> each.statements().stream())
							.anyMatch((statement) -> UnsaidParts.names(statement, drop.object().name())))
						.map(TableName::name)
						.findFirst();
		}

		@Override
		public Optional<String> visitOther(Operation operation) {
			return Optional.empty();
		}

	}

}
