package dev.migrate.dialect.hsqldb;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What statements need to know of a table of HSQLDB that is there.
 */
final class HsqldbTableCatalog {

	private static final String HERE = " where table_schema = coalesce(cast(? as varchar(128)), current_schema) "
			+ "and table_name = ? ";

	private final JdbcOperations jdbc;

	private final Dialect dialect;

	private final TableName name;

	private final StoredNames names;

	private final @Nullable String schema;

	private final @Nullable String table;

	HsqldbTableCatalog(JdbcOperations jdbc, Dialect dialect, TableName table) {
		this.jdbc = jdbc;
		this.dialect = dialect;
		this.name = table;
		this.names = StoredNames.of(dialect, jdbc);
		this.schema = this.names.stored(table.schema());
		this.table = this.names.stored(table.name());
	}

	List<String> columns() {
		return strings("select column_name from information_schema.columns" + HERE + "order by ordinal_position");
	}

	boolean hasConstraint(String constraint) {
		return strings("select constraint_name from information_schema.table_constraints" + HERE).contains(constraint);
	}

	private List<String> strings(String sql) {
		return this.jdbc.queryForList(sql, String.class, this.schema, this.table)
			.stream()
			.map(this.names::written)
			.toList();
	}

	/**
	 * The checks that hold the values of an enum.
	 */
	List<String> enumChecks(String column) {
		HsqldbExpressions expressions = new HsqldbExpressions(this.dialect);
		return this.jdbc
			.query("select t.constraint_name, t.table_schema, t.table_name, c.check_clause "
					+ "from information_schema.table_constraints t join information_schema.check_constraints c "
					+ "on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name"
					+ HERE.replace("table_", "t.table_"),
					(row, number) -> new HsqldbExpressions.Check(row.getString(1),
							expressions.unqualified(row.getString(4), row.getString(2), row.getString(3))),
					this.schema, this.table)
			.stream()
			.filter((check) -> expressions.enumeration(check)
				.filter((found) -> found.column().equals(this.names.stored(column)))
				.isPresent())
			.map((check) -> this.names.written(check.name()))
			.toList();
	}

	/**
	 * The checks that speak of a column, in the words of the database; those of an enum
	 * have no name of ours, and NOT NULL is none.
	 */
	List<CheckConstraint> checks(String column) {
		HsqldbExpressions expressions = new HsqldbExpressions(this.dialect);
		List<String> ofEnum = enumChecks(column);
		return this.jdbc
			.query("select t.constraint_name, t.table_schema, t.table_name, c.check_clause "
					+ "from information_schema.constraint_column_usage t join information_schema.check_constraints c "
					+ "on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name"
					+ HERE.replace("table_", "t.table_") + "and t.column_name = ?",
					(row, number) -> new CheckConstraint(this.names.written(row.getString(1)),
							expressions.unqualified(row.getString(4), row.getString(2), row.getString(3)), false),
					this.schema, this.table, this.names.stored(column))
			.stream()
			.filter((check) -> !ofEnum.contains(check.name()) && !check.condition().endsWith(" IS NOT NULL"))
			.toList();
	}

	/**
	 * The value that a column can generate next, behind all that are there.
	 * @param identity how it generates values
	 * @return the value, or empty if there are none
	 */
	Optional<Long> nextValue(String column, Identity identity) {
		long increment = (identity.increment() != null) ? identity.increment() : 1;
		Long last = this.jdbc
			.queryForObject("select cast(" + ((increment > 0) ? "max(" : "min(") + this.dialect.spelling().quote(column)
					+ ") as bigint) from " + this.dialect.spelling().quote(this.name), Long.class);
		return Optional.ofNullable(last).map((value) -> value + increment);
	}

	/**
	 * The value that a sequence gives next.
	 * @param dialect quotes names
	 * @return the value, or {@code null} if there is no such sequence
	 */
	static @Nullable Long nextValue(JdbcOperations jdbc, Dialect dialect, Sequence sequence) {
		StoredNames names = StoredNames.of(dialect, jdbc);
		return jdbc
			.queryForList("select cast(next_value as bigint) from information_schema.sequences "
					+ "where sequence_schema = coalesce(cast(? as varchar(128)), current_schema) and sequence_name = ?",
					Long.class, names.stored(sequence.schema()), Objects.requireNonNull(names.stored(sequence.name())))
			.stream()
			.findFirst()
			.orElse(null);
	}

}
