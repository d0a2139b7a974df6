package dev.migrate.dialect.sqlite;

import java.util.Set;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.DropColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.SqlValue;

/**
 * Knows which columns SQLite adds and drops in place.
 */
final class SqliteInPlace {

	private static final Set<SqliteClause.Kind> FREE = Set.of(SqliteClause.Kind.NOT_NULL, SqliteClause.Kind.NULL,
			SqliteClause.Kind.DEFAULT, SqliteClause.Kind.COLLATE);

	private SqliteInPlace() {
	}

	static boolean needsRebuild(AddColumn operation, SqliteDdlRenderer renderer) {
		Column column = operation.column();
		boolean key = column.isPrimaryKey() || column.isUnique() || column.identity() != null;
		boolean stored = column.computed() != null && Boolean.TRUE.equals(column.computed().stored());
		boolean filled = column.defaultValue() != null;
		boolean emptyButNotNull = !column.nullable() && !filled && column.computed() == null;
		boolean refers = column.references() != null && filled;
		return operation.position() != null || key || stored || emptyButNotNull || refers
				|| filled && !isConstant(column, renderer);
	}

	// The current time is no constant there, though it stands without brackets
	private static boolean isConstant(Column column, SqliteDdlRenderer renderer) {
		SqlValue value = column.defaultValue();
		if (value == null) {
			return true;
		}
		String text = renderer.defaultValue(value, column.type());
		return !text.startsWith("(") && !text.regionMatches(true, 0, "current_", 0, "current_".length())
				&& !text.startsWith("CAST");
	}

	/**
	 * Whether a column cannot be dropped in place: a key, an index or an expression has
	 * it. SQLite itself looks into views and triggers then.
	 * @return {@code true} if the table has to be rebuilt
	 */
	static boolean needsRebuild(DropColumn operation, SqliteTableState state) {
		SqliteColumn column = state.text().column(operation.column()).orElse(null);
		if (column == null) {
			return !operation.ifExists();
		}
		boolean plain = column.clauses().stream().allMatch((clause) -> FREE.contains(clause.kind()));
		boolean inConstraint = state.text()
			.constraints()
			.stream()
			.anyMatch((constraint) -> constraint.hasColumn(column.name()) || constraint.mentions(column.name()));
		boolean inColumn = state.text()
			.columns()
			.stream()
			.flatMap((other) -> other.clauses().stream())
			.anyMatch((clause) -> clause.mentions(column.name()));
		boolean inIndex = state.indexes()
			.values()
			.stream()
			.anyMatch((index) -> SqliteIndexText.parse(index).mentions(column.name()));
		return !plain || inConstraint || inColumn || inIndex || state.text().columns().size() == 1;
	}

}
