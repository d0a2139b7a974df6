package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

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
import dev.migrate.sql.SchemaEffect;
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
	 * @return the changes, those that go together as a batch without options
	 */
	List<Operation> of(TableName table, List<Operation> changes) {
		List<Operation> all = new ArrayList<>();
		List<Operation> group = new ArrayList<>();
		Set<Part> parts = EnumSet.noneOf(Part.class);
		Set<String> names = new HashSet<>();
		for (Operation change : changes) {
			Part part = change.accept(new PartOfChange());
			List<String> about = change.accept(new NamesOfChange());
			boolean joins = part != Part.APART && !parts.contains(Part.APART) && Collections.disjoint(names, about);
			if (!group.isEmpty() && !(joins && this.joins.test(parts, part))) {
				flush(table, group, all);
				parts.clear();
				names.clear();
			}
			group.add(change);
			parts.add(part);
			names.addAll(about);
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
			all.add(new SqlStatement(alterTable + list(texts),
					new StatementFacts(facts.kind(), facts.commits(), facts.needsAutocommit(), facts.repeatable(),
							facts.concurrent(), facts.transactionControl(), facts.query(), effects(changes))));
		}
		else {
			all.addAll(changes);
		}
		all.addAll(comments);
		changes.clear();
		comments.clear();
	}

	/** A comment at the end of a line must not take the comma along. */
	private static String list(List<String> texts) {
		StringBuilder list = new StringBuilder(texts.get(0));
		for (int i = 1; i < texts.size(); i++) {
			String before = texts.get(i - 1);
			list.append((before.contains("--") || before.contains("#")) ? "\n\t, " : ",\n\t").append(texts.get(i));
		}
		return list.toString();
	}

	/**
	 * What the statement makes and drops; of what it drops and makes again, the catalog
	 * does not tell whether it has run.
	 */
	private static List<SchemaEffect> effects(List<SqlStatement> changes) {
		List<SchemaEffect> effects = changes.stream().flatMap((change) -> change.facts().effects().stream()).toList();
		Set<SchemaEffect> things = new HashSet<>();
		Set<SchemaEffect> again = new HashSet<>();
		effects.forEach((effect) -> {
			if (!things.add(thing(effect))) {
				again.add(thing(effect));
			}
		});
		return effects.stream().filter((effect) -> !again.contains(thing(effect))).toList();
	}

	private static SchemaEffect thing(SchemaEffect effect) {
		return new SchemaEffect(SchemaEffect.Action.CHANGED, effect.kind(), effect.schema(), effect.table(),
				effect.name());
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
			if (add.ifNotExists() || add.position() != null || add.column().computed() != null) {
				return Part.APART;
			}
			return (add.column().references() != null) ? Part.ADD_KEY : Part.ADD_COLUMN;
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
			return type.single().enumeration() != null;
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
	 * columns, and all that has a name of its own. A check that MariaDB keeps at a column
	 * has the column's name, and comes along with a column that is changed.
	 */
	private static final class NamesOfChange implements GroupingOperationVisitor<List<String>> {

		private static final Pattern WORD = Pattern.compile("\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*");

		@Override
		public List<String> visit(AddColumn add) {
			return List.of(column(add.column().name()));
		}

		@Override
		public List<String> visit(AlterColumn alter) {
			List<String> names = new ArrayList<>(List.of(column(alter.column())));
			// Together, it would read what another column was before
			WORD.matcher(Objects.requireNonNullElse(alter.using(), ""))
				.results()
				.map((word) -> column(unquoted(word.group())))
				.filter((name) -> !names.contains(name))
				.forEach(names::add);
			return names;
		}

		@Override
		public List<String> visit(DropColumn drop) {
			return List.of(column(drop.column()));
		}

		@Override
		public List<String> visit(AddConstraint add) {
			return List.of(rule(String.valueOf(add.constraint().name())));
		}

		@Override
		public List<String> visit(DropConstraint drop) {
			return List.of(rule(drop.name()), column(drop.name()));
		}

		@Override
		public List<String> visit(CreateIndex create) {
			return List.of(rule(create.index().name()));
		}

		@Override
		public List<String> visit(DropIndex drop) {
			return List.of(rule(drop.name()));
		}

		private static String unquoted(String word) {
			return word.startsWith("\"") ? word.substring(1, word.length() - 1).replace("\"\"", "\"") : word;
		}

		private static String column(String name) {
			return "column " + name.toLowerCase(Locale.ROOT);
		}

		private static String rule(String name) {
			return "rule " + name.toLowerCase(Locale.ROOT);
		}

		@Override
		public List<String> visitOther(Operation operation) {
			return List.of("");
		}

	}

}
