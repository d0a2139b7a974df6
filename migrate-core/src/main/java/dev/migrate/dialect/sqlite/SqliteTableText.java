package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * A table as its CREATE TABLE statement says, part by part. SQLite keeps that text and
 * nothing else of checks, collations, conflict clauses and the like, so a table that is
 * rebuilt is made of the parts of its text.
 *
 * @param columns the columns, in order
 * @param constraints the constraints of the table, in order
 * @param options the words behind the closing bracket
 * @param comment the comment before the first column, or {@code null}
 * @param remarks all other comments
 */
record SqliteTableText(List<SqliteColumn> columns, List<SqliteClause> constraints, List<String> options,
		@Nullable String comment, SqliteRemarks remarks) {

	/**
	 * Copy.
	 */
	SqliteTableText {
		columns = List.copyOf(columns);
		constraints = List.copyOf(constraints);
		options = List.copyOf(options);
	}

	/**
	 * A comment that stays in the statement's text.
	 * @param text the comment
	 * @return the text between slash and star
	 */
	static String comment(String text) {
		return "/* " + text.replace("*/", "* /") + " */";
	}

	Optional<SqliteColumn> column(String name) {
		return this.columns.stream().filter((column) -> column.isNamed(name)).findFirst();
	}

	SqliteTableText withColumns(List<SqliteColumn> columns) {
		return new SqliteTableText(columns, this.constraints, this.options, this.comment, this.remarks);
	}

	SqliteTableText withConstraints(List<SqliteClause> constraints) {
		return new SqliteTableText(this.columns, constraints, this.options, this.comment, this.remarks);
	}

	SqliteTableText withOptions(List<String> options) {
		return new SqliteTableText(this.columns, this.constraints, options, this.comment, this.remarks);
	}

	SqliteTableText withComment(@Nullable String comment) {
		return new SqliteTableText(this.columns, this.constraints, this.options, comment, this.remarks);
	}

	SqliteTableText withRemarks(SqliteRemarks remarks) {
		return new SqliteTableText(this.columns, this.constraints, this.options, this.comment, remarks);
	}

	SqliteTableText replace(SqliteColumn column) {
		return withColumns(this.columns.stream()
			.map((candidate) -> candidate.isNamed(column.name()) ? column : candidate)
			.toList());
	}

	SqliteTableText with(SqliteClause constraint) {
		List<SqliteClause> all = new ArrayList<>(this.constraints);
		all.add(constraint);
		return withConstraints(all);
	}

	/**
	 * The columns of the primary key, wherever it is declared.
	 * @return the names in key order
	 */
	List<String> primaryKey() {
		Stream<String> atColumns = this.columns.stream()
			.filter((column) -> column.has(SqliteClause.Kind.PRIMARY_KEY))
			.map(SqliteColumn::name);
		Stream<String> ofTable = this.constraints.stream()
			.filter((clause) -> clause.kind() == SqliteClause.Kind.PRIMARY_KEY)
			.flatMap((clause) -> clause.columns().stream());
		return Stream.concat(atColumns, ofTable).toList();
	}

	boolean isAutoincrement() {
		return this.columns.stream()
			.anyMatch((column) -> column.clause(SqliteClause.Kind.PRIMARY_KEY)
				.filter((key) -> key.has("AUTOINCREMENT"))
				.isPresent());
	}

	boolean hasRowid() {
		return this.options.stream().noneMatch((option) -> option.toUpperCase(Locale.ROOT).startsWith("WITHOUT"));
	}

	boolean isStrict() {
		return this.options.stream().anyMatch((option) -> option.equalsIgnoreCase("STRICT"));
	}

	/**
	 * Whether a column is another name of the row's id: the only column of the primary
	 * key, of type INTEGER and not in descending order at the column.
	 * @return {@code true} if it is
	 */
	boolean isRowid(SqliteColumn column) {
		List<String> key = primaryKey();
		boolean descending = column.clause(SqliteClause.Kind.PRIMARY_KEY)
			.filter((clause) -> clause.has("DESC"))
			.isPresent();
		return hasRowid() && !descending && key.size() == 1 && column.isNamed(key.get(0))
				&& column.type().equalsIgnoreCase("INTEGER");
	}

	/**
	 * The statement.
	 * @param name the table's name as it stands in the statement
	 * @param dialect quotes names
	 */
	String sql(String name, Dialect dialect) {
		StringBuilder elements = new StringBuilder();
		int left = this.columns.size() + this.constraints.size();
		for (SqliteColumn column : this.columns) {
			left--;
			elements.append(this.remarks.around(SqliteRemarks.key(column), column.sql(dialect), left == 0));
		}
		for (SqliteClause constraint : this.constraints) {
			left--;
			elements.append(this.remarks.around(SqliteRemarks.key(constraint), constraint.sql(dialect), left == 0));
		}
		return "CREATE TABLE " + name + " (\n\t" + ((this.comment != null) ? comment(this.comment) + "\n\t" : "")
				+ elements + "\n)" + (this.options.isEmpty() ? "" : " " + String.join(", ", this.options));
	}

}
