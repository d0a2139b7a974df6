package dev.migrate.schema;

import java.util.List;
import java.util.Map;

/**
 * Factories of columns, types, constraints and indexes, for static import in revisions.
 */
public final class Definitions {

	private Definitions() {
	}

	/**
	 * A table's name in a schema.
	 * @param schema the schema
	 * @param name the table
	 * @return the qualified name
	 */
	public static TableName table(String schema, String name) {
		return new TableName(schema, name);
	}

	/**
	 * A column; NULL is allowed unless {@link Column#notNull()} follows.
	 * @param name the name
	 * @param type the type
	 * @return the column
	 */
	public static Column column(String name, ColumnType type) {
		return new Column(name, type, true, null, false, false, null, null, null, null, null);
	}

	/**
	 * The comment of the table that is being created.
	 * @param text the comment
	 * @return an element of the table
	 */
	public static TableElement comment(String text) {
		return new TableElement.Comment(text);
	}

	/**
	 * An option after the closing bracket of the table that is being created.
	 * @param dialect the dialect's name, such as {@code mysql}; others leave the option
	 * out
	 * @param sql the option, taken as it is, such as {@code ENGINE=InnoDB}
	 * @return an element of the table
	 */
	public static TableElement option(String dialect, String sql) {
		return new TableElement.Option(dialect, sql);
	}

	/**
	 * Makes the table that is being created one of the session, which ends with it.
	 * @return an element of the table
	 */
	public static TableElement temporary() {
		return Persistence.TEMPORARY;
	}

	/**
	 * Makes the table that is being created one that is not logged, and empty after a
	 * crash (PostgreSQL).
	 * @return an element of the table
	 */
	public static TableElement unlogged() {
		return Persistence.UNLOGGED;
	}

	/**
	 * A place behind a column of the table, or behind a value of the enum.
	 * @param neighbour the column or value
	 * @return the place
	 */
	public static ColumnPosition after(String neighbour) {
		return new ColumnPosition(false, neighbour);
	}

	/**
	 * A place before a column of the table, or before a value of the enum.
	 * @param neighbour the column or value
	 * @return the place
	 */
	public static ColumnPosition before(String neighbour) {
		return new ColumnPosition(true, neighbour);
	}

	/**
	 * 8-bit integer, or the next wider one.
	 * @return the type
	 */
	public static ColumnType tinyint() {
		return ColumnType.of(TypeName.TINYINT);
	}

	/**
	 * 16-bit integer.
	 * @return the type
	 */
	public static ColumnType smallint() {
		return ColumnType.of(TypeName.SMALLINT);
	}

	/**
	 * 32-bit integer.
	 * @return the type
	 */
	public static ColumnType integer() {
		return ColumnType.of(TypeName.INTEGER);
	}

	/**
	 * 64-bit integer.
	 * @return the type
	 */
	public static ColumnType bigint() {
		return ColumnType.of(TypeName.BIGINT);
	}

	/**
	 * Exact number of the database's default size.
	 * @return the type
	 */
	public static ColumnType numeric() {
		return ColumnType.of(TypeName.NUMERIC);
	}

	/**
	 * Exact number without fractional digits.
	 * @param precision digits in all
	 * @return the type
	 */
	public static ColumnType numeric(int precision) {
		return ColumnType.withPrecision(TypeName.NUMERIC, precision, null);
	}

	/**
	 * Exact number.
	 * @param precision digits in all
	 * @param scale digits after the point
	 * @return the type
	 */
	public static ColumnType numeric(int precision, int scale) {
		return ColumnType.withPrecision(TypeName.NUMERIC, precision, scale);
	}

	/**
	 * Floating point of single precision.
	 * @return the type
	 */
	public static ColumnType real() {
		return ColumnType.of(TypeName.REAL);
	}

	/**
	 * Floating point of double precision.
	 * @return the type
	 */
	public static ColumnType doublePrecision() {
		return ColumnType.of(TypeName.DOUBLE);
	}

	/**
	 * True or false; a number where the database has no such type.
	 * @return the type
	 */
	public static ColumnType bool() {
		return ColumnType.of(TypeName.BOOLEAN);
	}

	/**
	 * Text of fixed length.
	 * @param length in characters
	 * @return the type
	 */
	public static ColumnType character(int length) {
		return ColumnType.withLength(TypeName.CHAR, length);
	}

	/**
	 * Text up to a length.
	 * @param length in characters
	 * @return the type
	 */
	public static ColumnType varchar(int length) {
		return ColumnType.withLength(TypeName.VARCHAR, length);
	}

	/**
	 * Text without a length; refused where the database needs one.
	 * @return the type
	 */
	public static ColumnType varchar() {
		return ColumnType.of(TypeName.VARCHAR);
	}

	/**
	 * Text without a practical limit.
	 * @return the type
	 */
	public static ColumnType text() {
		return ColumnType.of(TypeName.TEXT);
	}

	/**
	 * Day.
	 * @return the type
	 */
	public static ColumnType date() {
		return ColumnType.of(TypeName.DATE);
	}

	/**
	 * Time of day without zone.
	 * @return the type
	 */
	public static ColumnType time() {
		return ColumnType.of(TypeName.TIME);
	}

	/**
	 * Time of day without zone.
	 * @param fraction fractional digits of a second
	 * @return the type
	 */
	public static ColumnType time(int fraction) {
		return ColumnType.withPrecision(TypeName.TIME, fraction, null);
	}

	/**
	 * Date and time without zone, with the database's default fraction of a second.
	 * @return the type
	 */
	public static ColumnType timestamp() {
		return ColumnType.of(TypeName.TIMESTAMP);
	}

	/**
	 * Date and time without zone.
	 * @param fraction fractional digits of a second
	 * @return the type
	 */
	public static ColumnType timestamp(int fraction) {
		return ColumnType.withPrecision(TypeName.TIMESTAMP, fraction, null);
	}

	/**
	 * A timestamp with time zone, with the database's default fraction of a second.
	 * @return the type
	 */
	public static ColumnType timestampWithTimeZone() {
		return ColumnType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE);
	}

	/**
	 * A timestamp.
	 * @param fraction fractional digits of a second
	 * @return the type
	 */
	public static ColumnType timestampWithTimeZone(int fraction) {
		return ColumnType.withPrecision(TypeName.TIMESTAMP_WITH_TIME_ZONE, fraction, null);
	}

	/**
	 * A span of time (PostgreSQL, H2).
	 * @return the type
	 */
	public static ColumnType interval() {
		return ColumnType.of(TypeName.INTERVAL);
	}

	/**
	 * Bytes up to a length.
	 * @param length in bytes
	 * @return the type
	 */
	public static ColumnType varbinary(int length) {
		return ColumnType.withLength(TypeName.VARBINARY, length);
	}

	/**
	 * Bytes without a practical limit.
	 * @return the type
	 */
	public static ColumnType blob() {
		return ColumnType.of(TypeName.BLOB);
	}

	/**
	 * UUID; text of 36 characters where the database has no such type.
	 * @return the type
	 */
	public static ColumnType uuid() {
		return ColumnType.of(TypeName.UUID);
	}

	/**
	 * JSON; text where the database has no such type.
	 * @return the type
	 */
	public static ColumnType json() {
		return ColumnType.of(TypeName.JSON);
	}

	/**
	 * Binary JSON on PostgreSQL, {@link #json()} elsewhere.
	 * @return the type
	 */
	public static ColumnType jsonb() {
		return ColumnType.of(TypeName.JSONB);
	}

	/**
	 * One of a list of values. PostgreSQL keeps it as a type of its own, which is created
	 * with the table or column and dropped with it; {@link ColumnType#existing()} leaves
	 * the type alone.
	 * @param name the name of the database's type
	 * @param values the values, in order
	 * @return the type
	 */
	public static ColumnType enumeration(String name, String... values) {
		return new ColumnType(TypeName.ENUM, null, null, null,
				new ColumnType.Enumeration(null, name, List.of(values), false), null, null, Map.of());
	}

	/**
	 * An array (PostgreSQL, H2).
	 * @param element the type of its elements
	 * @return the type
	 */
	public static ColumnType array(ColumnType element) {
		return new ColumnType(TypeName.ARRAY, null, null, null, null, element, null, Map.of());
	}

	/**
	 * A type in the database's own words.
	 * @param sql the type, taken as it is
	 * @return the type
	 */
	public static ColumnType type(String sql) {
		return new ColumnType(TypeName.VERBATIM, null, null, null, null, null, sql, Map.of());
	}

	/**
	 * A primary key.
	 * @param columns the columns
	 * @return the constraint
	 */
	public static PrimaryKey primaryKey(String... columns) {
		return new PrimaryKey(null, List.of(columns));
	}

	/**
	 * A unique constraint.
	 * @param columns the columns
	 * @return the constraint
	 */
	public static UniqueConstraint unique(String... columns) {
		return new UniqueConstraint(null, List.of(columns), false, null);
	}

	/**
	 * A check constraint.
	 * @param condition SQL, taken as it is
	 * @return the constraint
	 */
	public static CheckConstraint check(String condition) {
		return new CheckConstraint(null, condition, false);
	}

	/**
	 * A foreign key without a name, to be completed by {@code columns} and
	 * {@code references}.
	 * @return the constraint
	 */
	public static ForeignKey foreignKey() {
		return new ForeignKey(null, List.of(), null, List.of(), null, null, null, null, false);
	}

	/**
	 * A foreign key, to be completed by {@code columns} and {@code references}.
	 * @param name the name
	 * @return the constraint
	 */
	public static ForeignKey foreignKey(String name) {
		return foreignKey().named(name);
	}

	/**
	 * An exclude constraint (PostgreSQL) without a name, by the method {@code gist}, to
	 * be completed by {@code with}.
	 * @return the constraint
	 */
	public static ExcludeConstraint exclude() {
		return new ExcludeConstraint(null, "gist", List.of(), null, null);
	}

	/**
	 * An exclude constraint (PostgreSQL) by the method {@code gist}, to be completed by
	 * {@code with}.
	 * @param name the name
	 * @return the constraint
	 */
	public static ExcludeConstraint exclude(String name) {
		return new ExcludeConstraint(name, "gist", List.of(), null, null);
	}

	/**
	 * An index that is called by the naming convention, else after its table and columns;
	 * to be completed by {@code on} or {@code columns}.
	 * @return the index
	 */
	public static IndexDefinition index() {
		return index("");
	}

	/**
	 * An index, to be completed by {@code on}; inside a table's definition, by
	 * {@code columns}.
	 * @param name the name
	 * @return the index
	 */
	public static IndexDefinition index(String name) {
		return new IndexDefinition(name, null, List.of(), false, null, null, List.of(), Map.of(), false, null, false);
	}

	/**
	 * A column as an element of an index.
	 * @param column the column
	 * @return the element
	 */
	public static IndexElement element(String column) {
		return new IndexElement(column, null, null, null, null);
	}

	/**
	 * An SQL expression as an element of an index.
	 * @param sql the expression, taken as it is
	 * @return the element
	 */
	public static IndexElement elementExpression(String sql) {
		return new IndexElement(null, sql, null, null, null);
	}

	/**
	 * An SQL expression where a value is expected.
	 * @param sql the expression, taken as it is
	 * @return the value
	 */
	public static SqlValue expression(String sql) {
		return new SqlValue.Expression(sql);
	}

	/**
	 * A sequence in the current schema.
	 * @param name the name
	 * @return the sequence
	 */
	public static Sequence sequence(String name) {
		return new Sequence(null, name, null, null);
	}

	/**
	 * A view, to be completed by {@code as}.
	 * @param name the name
	 * @return the view
	 */
	public static SchemaObject view(String name) {
		return new SchemaObject(SchemaObject.Kind.VIEW, null, name, "", null, null);
	}

	/**
	 * A materialized view (PostgreSQL), to be completed by {@code as}.
	 * @param name the name
	 * @return the view
	 */
	public static SchemaObject materializedView(String name) {
		return new SchemaObject(SchemaObject.Kind.MATERIALIZED_VIEW, null, name, "", null, null);
	}

	/**
	 * A function, to be completed by {@code as}.
	 * @param signature name and arguments, such as {@code twice(x integer)}; on H2, where
	 * it is an alias of Java, the name alone
	 * @return the function
	 */
	public static SchemaObject function(String signature) {
		return SchemaObject.of(SchemaObject.Kind.FUNCTION, signature);
	}

	/**
	 * A procedure, to be completed by {@code as}.
	 * @param signature name and arguments, such as {@code tidy(days integer)}
	 * @return the procedure
	 */
	public static SchemaObject procedure(String signature) {
		return SchemaObject.of(SchemaObject.Kind.PROCEDURE, signature);
	}

	/**
	 * A trigger, to be completed by {@code as}.
	 * @param name the name
	 * @return the trigger
	 */
	public static SchemaObject trigger(String name) {
		return new SchemaObject(SchemaObject.Kind.TRIGGER, null, name, "", null, null);
	}

}
