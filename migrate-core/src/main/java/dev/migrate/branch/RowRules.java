package dev.migrate.branch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.branch.Manner.RowRule;
import dev.migrate.branch.Manner.RowUse;
import dev.migrate.branch.Manner.RowUse.Action;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What follows where two operations touch the rows of one table.
 *
 * @param tables the tables as they were before either branch, empty if that is not known
 */
record RowRules(Function<TableName, Optional<Table>> tables, Thing rows) {

	private static final Pattern DRAWN = Pattern.compile("(?i)\\bnextval\\b|\\bnext\\s+value\\b");

	BranchOutcome of(Manner one, Manner other) {
		if (one instanceof RowUse first) {
			return (other instanceof RowUse second) ? uses(first, second) : rule((RowRule) other, first);
		}
		return (other instanceof RowUse second) ? rule((RowRule) one, second) : rules((RowRule) one, (RowRule) other);
	}

	/**
	 * Where triggers work in the order in which they were made, that is another one.
	 */
	private static BranchOutcome rules(RowRule one, RowRule other) {
		return (one.kind() == RowRule.Kind.TRIGGER && other.kind() == RowRule.Kind.TRIGGER) ? BranchOutcome.UNKNOWN
				: BranchOutcome.COMMUTE;
	}

	private BranchOutcome uses(RowUse one, RowUse other) {
		if (one.action().compareTo(other.action()) > 0) {
			return uses(other, one);
		}
		if (one.text().equals(other.text()) && one.action() != Action.INSERT) {
			return BranchOutcome.COMMUTE;
		}
		return switch (other.action()) {
			case INSERT -> inserts(one, other);
			case UPDATE -> (one.action() == Action.INSERT) ? insertAndUpdate(one, other) : updates(one, other);
			case DELETE -> delete(one, other);
			case READ -> read(one, other);
		};
	}

	private static BranchOutcome insertAndUpdate(RowUse insert, RowUse update) {
		if (!update.condition().isEmpty()) {
			return BranchOutcome.UNKNOWN;
		}
		boolean said = !insert.rows().isEmpty() && update.columns() != null
				&& update.columns().stream().allMatch((column) -> saysAll(insert, column, update.values().get(column)));
		return said ? BranchOutcome.COMMUTE : BranchOutcome.CONFLICT;
	}

	private static boolean saysAll(RowUse insert, String column, @Nullable String value) {
		return insert.rows()
			.stream()
			.allMatch((row) -> value != null && literal(insert, row, column)
				.filter((literal) -> value.equals(literal) || value.equals("'" + literal + "'"))
				.isPresent());
	}

	private static Optional<String> literal(RowUse insert, List<SqlValue> row, String column) {
		int position = (insert.columns() != null) ? insert.columns().indexOf(column) : -1;
		if (position < 0 || position >= row.size() || !(row.get(position) instanceof SqlValue.Literal literal)) {
			return Optional.empty();
		}
		return Optional.of(String.valueOf(literal.value()));
	}

	private static BranchOutcome updates(RowUse one, RowUse other) {
		if (one.columns() == null || other.columns() == null) {
			return BranchOutcome.UNKNOWN;
		}
		BranchOutcome outcome = read(one, other).or(read(other, one));
		for (String column : one.columns()) {
			if (other.columns().contains(column)) {
				boolean all = one.condition().isEmpty() || other.condition().isEmpty()
						|| one.condition().equals(other.condition());
				boolean same = String.valueOf(one.values().get(column)).equals(other.values().get(column));
				outcome = outcome
					.or(same ? BranchOutcome.COMMUTE : all ? BranchOutcome.CONFLICT : BranchOutcome.UNKNOWN);
			}
		}
		return outcome;
	}

	/**
	 * One writes what the other reads.
	 */
	private static BranchOutcome read(RowUse writer, RowUse reader) {
		boolean all = reader.action() == Action.READ && reader.columns() == null;
		boolean some = writer.action() != Action.UPDATE || writer.columns() == null
				|| writer.columns().stream().anyMatch(reader.read()::contains);
		if (!all && !some) {
			return BranchOutcome.COMMUTE;
		}
		boolean surely = writer.action() == Action.UPDATE && reader.action() == Action.UPDATE
				&& writer.condition().isEmpty() && !List.of().equals(reader.columns());
		return surely ? BranchOutcome.CONFLICT : BranchOutcome.UNKNOWN;
	}

	private static BranchOutcome delete(RowUse one, RowUse delete) {
		return switch (one.action()) {
			case INSERT -> delete.condition().isEmpty() ? BranchOutcome.CONFLICT : BranchOutcome.UNKNOWN;
			case UPDATE -> read(one, delete);
			case DELETE -> BranchOutcome.COMMUTE;
			case READ -> BranchOutcome.UNKNOWN;
		};
	}

	/**
	 * Rows of two inserts may have one key; where the table generates values, their order
	 * is in the rows.
	 */
	private BranchOutcome inserts(RowUse one, RowUse other) {
		Table table = this.tables.apply(new TableName(this.rows.schema(), this.rows.table())).orElse(null);
		if (table == null || one.rows().isEmpty() || other.rows().isEmpty() || !plain(table)) {
			return BranchOutcome.UNKNOWN;
		}
		for (Column column : table.columns()) {
			if (isDrawn(column)
					&& !(names(one, Thing.fold(column.name())) && names(other, Thing.fold(column.name())))) {
				return BranchOutcome.UNKNOWN;
			}
		}
		BranchOutcome outcome = BranchOutcome.COMMUTE;
		for (List<String> key : keys(table)) {
			outcome = outcome.or(key(key, one, other));
		}
		return outcome;
	}

	private static boolean isDrawn(Column column) {
		return column.identity() != null || column.defaultValue() instanceof SqlValue.Expression expression
				&& DRAWN.matcher(expression.sql()).find();
	}

	private static boolean names(RowUse insert, String column) {
		return insert.columns() != null && insert.columns().contains(column);
	}

	private static boolean plain(Table table) {
		return table.constraints().stream().noneMatch((constraint) -> constraint.kind() == Constraint.Kind.EXCLUDE)
				&& table.indexes()
					.stream()
					.noneMatch((index) -> index.unique()
							&& index.elements().stream().anyMatch((element) -> element.column() == null));
	}

	private static List<List<String>> keys(Table table) {
		List<List<String>> keys = new ArrayList<>();
		Stream.concat(table.columnConstraints().stream(), table.constraints().stream())
			.filter((constraint) -> constraint.kind() == Constraint.Kind.PRIMARY_KEY
					|| constraint.kind() == Constraint.Kind.UNIQUE)
			.forEach((constraint) -> keys.add(Thing.fold(constraint.columns())));
		table.indexes()
			.stream()
			.filter(Index::unique)
			.forEach((index) -> keys.add(
					index.elements().stream().map((element) -> Thing.fold(String.valueOf(element.column()))).toList()));
		return keys;
	}

	private static BranchOutcome key(List<String> key, RowUse one, RowUse other) {
		for (List<SqlValue> row : one.rows()) {
			for (List<SqlValue> second : other.rows()) {
				List<Optional<String>> first = key.stream().map((column) -> literal(one, row, column)).toList();
				List<Optional<String>> next = key.stream().map((column) -> literal(other, second, column)).toList();
				boolean apart = false;
				for (int i = 0; i < first.size(); i++) {
					apart |= first.get(i).isPresent() && next.get(i).isPresent()
							&& !first.get(i).get().equalsIgnoreCase(next.get(i).get());
				}
				if (!apart) {
					return first.equals(next) && first.stream().allMatch(Optional::isPresent)
							&& !first.contains(Optional.of("null")) ? BranchOutcome.CONFLICT : BranchOutcome.UNKNOWN;
				}
			}
		}
		return BranchOutcome.COMMUTE;
	}

	private static BranchOutcome rule(RowRule rule, RowUse use) {
		return switch (rule.kind()) {
			case VALID ->
				(use.action() == Action.INSERT || writesAny(use, rule)) ? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
			case REFERENCED -> reaches(rule, use) ? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
			case NOT_NULL -> notNull(use, rule);
			case REQUIRED -> (use.action() == Action.INSERT) ? BranchOutcome.CONFLICT : column(use);
			case COLUMN -> column(use);
			case FILLED -> (use.action() == Action.READ) ? column(use) : BranchOutcome.COMMUTE;
			case DEFAULT -> (use.action() == Action.INSERT && (use.columns() == null || !writesAny(use, rule)))
					? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
			case NUMBERED, TRIGGER -> (use.action() == Action.READ) ? BranchOutcome.COMMUTE : BranchOutcome.UNKNOWN;
			case TYPE -> (use.action() == Action.READ || writesAny(use, rule)
					|| use.read().stream().anyMatch(rule.columns()::contains)) ? BranchOutcome.UNKNOWN
							: BranchOutcome.COMMUTE;
		};
	}

	/**
	 * Whether a statement may matter to rows that refer to those it writes.
	 */
	static boolean reaches(RowRule rule, RowUse use) {
		return use.action() == Action.DELETE
				|| (use.action() == Action.UPDATE && (rule.columns().isEmpty() || writesAny(use, rule)));
	}

	/**
	 * Values that are not said by the names of their columns have to be as many.
	 */
	private static BranchOutcome column(RowUse use) {
		if (use.action() == Action.INSERT && use.columns() == null) {
			return BranchOutcome.CONFLICT;
		}
		return (use.action() == Action.READ && use.columns() == null) ? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
	}

	private static boolean writesAny(RowUse use, RowRule rule) {
		return (use.action() == Action.INSERT || use.action() == Action.UPDATE)
				&& (use.columns() == null || !Collections.disjoint(use.columns(), rule.columns()));
	}

	private static BranchOutcome notNull(RowUse use, RowRule rule) {
		if (use.action() == Action.READ || use.action() == Action.DELETE
				|| (use.action() == Action.UPDATE && !writesAny(use, rule))) {
			return BranchOutcome.COMMUTE;
		}
		Set<String> columns = rule.columns();
		if (use.action() == Action.UPDATE || !writesAny(use, rule) || use.rows().isEmpty()) {
			return BranchOutcome.UNKNOWN;
		}
		BranchOutcome outcome = BranchOutcome.COMMUTE;
		for (List<SqlValue> row : use.rows()) {
			for (String column : columns) {
				Optional<String> literal = literal(use, row, column);
				outcome = outcome.or(literal.isEmpty() ? BranchOutcome.UNKNOWN
						: literal.get().equals("null") ? BranchOutcome.CONFLICT : BranchOutcome.COMMUTE);
			}
		}
		return outcome;
	}

}
