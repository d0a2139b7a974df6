package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;

/**
 * Puts changes of one table that a database makes with one statement together, in their
 * order. Each of them is completed as if none of the others had been, so that only such
 * changes go together of which none depends on what another one leaves.
 */
public final class JoinedChanges {

	private static final String COMMENT = "COMMENT ON ";

	private final BiPredicate<Set<Part>, Part> joins;

	/**
	 * Say what goes together.
	 * @param joins whether a part of a statement goes behind others; two of one name
	 * never meet
	 */
	public JoinedChanges(BiPredicate<Set<Part>, Part> joins) {
		this.joins = joins;
	}

	/**
	 * Put together what goes together.
	 * @param table the table
	 * @param changes its changes
	 * @return the changes, those that go together as a batch without options
	 */
	List<Operation> of(TableName table, List<Operation> changes) {
		List<Operation> all = new ArrayList<>();
		List<Operation> group = new ArrayList<>();
		Set<Part> parts = EnumSet.noneOf(Part.class);
		Set<String> names = new HashSet<>();
		for (Operation change : changes) {
			Part part = change.accept(new PartOfChange());
			String name = change.accept(new NameOfChange());
			boolean joins = part != Part.APART && !parts.contains(Part.APART) && !names.contains(name);
			if (!group.isEmpty() && !(joins && this.joins.test(parts, part))) {
				flush(table, group, all);
				parts.clear();
				names.clear();
			}
			group.add(change);
			parts.add(part);
			names.add(name);
		}
		flush(table, group, all);
		return all;
	}

	private static void flush(TableName table, List<Operation> group, List<Operation> all) {
		if (group.size() > 1) {
			all.add(new BatchAlterTable(table, group, BatchOptions.DEFAULT));
		}
		else {
			all.addAll(group);
		}
		group.clear();
	}

	/**
	 * Join statements that change a table. Comments come behind the change of what they
	 * are about; at anything else a new statement begins.
	 * @param alterTable how these statements begin
	 * @param statements the statements
	 * @return the statements
	 */
	static List<SqlStatement> joined(String alterTable, List<SqlStatement> statements) {
		List<SqlStatement> all = new ArrayList<>();
		List<SqlStatement> changes = new ArrayList<>();
		List<SqlStatement> comments = new ArrayList<>();
		for (SqlStatement statement : statements) {
			if (statement.text().startsWith(alterTable)) {
				changes.add(statement);
			}
			else if (statement.text().startsWith(COMMENT)) {
				comments.add(statement);
			}
			else {
				flush(alterTable, changes, comments, all);
				all.add(statement);
			}
		}
		flush(alterTable, changes, comments, all);
		return all;
	}

	private static void flush(String alterTable, List<SqlStatement> changes, List<SqlStatement> comments,
			List<SqlStatement> all) {
		if (changes.size() > 1) {
			List<String> texts = changes.stream()
				.map((change) -> change.text().substring(alterTable.length()))
				.toList();
			StatementFacts facts = changes.get(0).facts();
			all.add(new SqlStatement(alterTable + String.join(",\n\t", texts),
					new StatementFacts(facts.kind(), facts.commits(), facts.needsAutocommit(), facts.repeatable(),
							facts.concurrent(), facts.transactionControl(),
							changes.stream().flatMap((change) -> change.facts().effects().stream()).toList())));
		}
		else {
			all.addAll(changes);
		}
		all.addAll(comments);
		changes.clear();
		comments.clear();
	}

	/**
	 * What a change is in a statement.
	 */
	public enum Part {

		/** A column is added. */
		ADD_COLUMN,

		/** A column keeps its type. */
		ALTER_COLUMN,

		/** A column gets another type than the one that is said to be there. */
		RETYPE_COLUMN,

		/** A column is dropped. */
		DROP_COLUMN,

		/** A constraint that is no foreign key is added. */
		ADD_RULE,

		/** An index is added. */
		ADD_INDEX,

		/** A foreign key is added. */
		ADD_KEY,

		/** A check is dropped. */
		DROP_CHECK,

		/** A constraint that has an index is dropped. */
		DROP_INDEXED,

		/** An index is dropped. */
		DROP_INDEX,

		/** A foreign key is dropped. */
		DROP_KEY,

		/** It goes with nothing else. */
		APART

	}

	/**
	 * What depends on more than its own column, or may have nothing to do, goes by
	 * itself.
	 */
	private static final class PartOfChange implements GroupingOperationVisitor<Part> {

		@Override
		public Part visit(AddColumn add) {
			boolean apart = add.ifNotExists() || add.position() != null || add.column().computed() != null;
			return apart ? Part.APART : Part.ADD_COLUMN;
		}

		@Override
		public Part visit(AlterColumn alter) {
			if (alter.position() != null) {
				return Part.APART;
			}
			ColumnType type = alter.changes().type();
			ColumnType before = alter.existing().type();
			if (type == null) {
				return Part.ALTER_COLUMN;
			}
			return (before == null || isEnum(before) || isEnum(type)) ? Part.APART : Part.RETYPE_COLUMN;
		}

		private static boolean isEnum(ColumnType type) {
			return ((type.element() != null) ? type.element() : type).enumeration() != null;
		}

		@Override
		public Part visit(DropColumn drop) {
			boolean computed = drop.existing() != null && drop.existing().computed() != null;
			return (drop.ifExists() || computed) ? Part.APART : Part.DROP_COLUMN;
		}

		@Override
		public Part visit(AddConstraint add) {
			return (add.constraint().kind() == Constraint.Kind.FOREIGN_KEY) ? Part.ADD_KEY : Part.ADD_RULE;
		}

		@Override
		public Part visit(DropConstraint drop) {
			if (drop.ifExists() || drop.kind() == null) {
				return Part.APART;
			}
			return switch (drop.kind()) {
				case FOREIGN_KEY -> Part.DROP_KEY;
				case CHECK -> Part.DROP_CHECK;
				case PRIMARY_KEY, UNIQUE, EXCLUDE -> Part.DROP_INDEXED;
			};
		}

		@Override
		public Part visit(CreateIndex create) {
			return (create.ifNotExists() || create.concurrently()) ? Part.APART : Part.ADD_INDEX;
		}

		@Override
		public Part visit(DropIndex drop) {
			return (drop.ifExists() || drop.concurrently()) ? Part.APART : Part.DROP_INDEX;
		}

		@Override
		public Part visit(SetTableComment set) {
			return Part.ALTER_COLUMN;
		}

		@Override
		public Part visitOther(Operation operation) {
			return Part.APART;
		}

	}

	/**
	 * What a change is about, so that no two changes of one statement are about the same:
	 * columns, and all that has a name of its own.
	 */
	private static final class NameOfChange implements GroupingOperationVisitor<String> {

		@Override
		public String visit(AddColumn add) {
			return column(add.column().name());
		}

		@Override
		public String visit(AlterColumn alter) {
			return column(alter.column());
		}

		@Override
		public String visit(DropColumn drop) {
			return column(drop.column());
		}

		private static String column(String name) {
			return "column " + name.toLowerCase(Locale.ROOT);
		}

		@Override
		public String visit(AddConstraint add) {
			return rule(String.valueOf(add.constraint().name()));
		}

		@Override
		public String visit(DropConstraint drop) {
			return rule(drop.name());
		}

		@Override
		public String visit(CreateIndex create) {
			return rule(create.index().name());
		}

		@Override
		public String visit(DropIndex drop) {
			return rule(drop.name());
		}

		private static String rule(String name) {
			return "rule " + name.toLowerCase(Locale.ROOT);
		}

		@Override
		public String visitOther(Operation operation) {
			return "";
		}

	}

}
