package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column. Made with {@link Definitions#column}; each method gives a new value.
 *
 * @param name the name
 * @param type the type
 * @param nullable whether NULL is allowed; it is unless said otherwise
 * @param defaultValue the server's default, or {@code null} for none
 * @param isPrimaryKey whether it is the table's primary key, declared at the column
 * @param isUnique whether a unique constraint without a name is declared at the column
 * @param identity how its values are generated, or {@code null} if they are not
 * @param computed how its value is computed, or {@code null} if it is not
 * @param references the foreign key declared at the column, or {@code null} for none; its
 * columns are this column
 * @param collation the collation, or {@code null} for the database's default
 * @param comment the comment, or {@code null} for none
 */
public record Column(String name, ColumnType type, boolean nullable, @Nullable SqlValue defaultValue,
		boolean isPrimaryKey, boolean isUnique, @Nullable Identity identity, @Nullable Computed computed,
		@Nullable ForeignKey references, @Nullable String collation, @Nullable String comment) implements TableElement {

	/**
	 * Check the name.
	 */
	public Column {
		NameChecks.require("name", name);
	}

	/**
	 * The column under another name.
	 * @param name the name
	 * @return a new column
	 */
	public Column named(String name) {
		return new Column(name, this.type, this.nullable, this.defaultValue, this.isPrimaryKey, this.isUnique,
				this.identity, this.computed, this.references, this.collation, this.comment);
	}

	/**
	 * The column with another type.
	 * @param type the type
	 * @return a new column
	 */
	public Column withType(ColumnType type) {
		return new Column(this.name, type, this.nullable, this.defaultValue, this.isPrimaryKey, this.isUnique,
				this.identity, this.computed, this.references, this.collation, this.comment);
	}

	/**
	 * Without NULL.
	 * @return a new column
	 */
	public Column notNull() {
		return withNullable(false);
	}

	/**
	 * With or without NULL.
	 * @param nullable whether NULL is allowed
	 * @return a new column
	 */
	public Column withNullable(boolean nullable) {
		return new Column(this.name, this.type, nullable, this.defaultValue, this.isPrimaryKey, this.isUnique,
				this.identity, this.computed, this.references, this.collation, this.comment);
	}

	/**
	 * With a literal as the server's default.
	 * @param value the literal; rendered safely
	 * @return a new column
	 */
	public Column defaultValue(Object value) {
		return withDefault(SqlValue.of(value));
	}

	/**
	 * With an SQL expression as the server's default.
	 * @param sql the expression, taken as it is
	 * @return a new column
	 */
	public Column defaultExpression(String sql) {
		return withDefault(new SqlValue.Expression(sql));
	}

	/**
	 * With or without a default of the server's.
	 * @param value the default, or {@code null} for none
	 * @return a new column
	 */
	public Column withDefault(@Nullable SqlValue value) {
		return new Column(this.name, this.type, this.nullable, value, this.isPrimaryKey, this.isUnique, this.identity,
				this.computed, this.references, this.collation, this.comment);
	}

	/**
	 * As the table's primary key; without NULL.
	 * @return a new column
	 */
	public Column primaryKey() {
		return withPrimaryKey(true).notNull();
	}

	/**
	 * As the table's primary key or not.
	 * @param primaryKey whether it is
	 * @return a new column
	 */
	public Column withPrimaryKey(boolean primaryKey) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, primaryKey, this.isUnique,
				this.identity, this.computed, this.references, this.collation, this.comment);
	}

	/**
	 * With a unique constraint of its own, without a name.
	 * @return a new column
	 */
	public Column unique() {
		return withUnique(true);
	}

	/**
	 * With or without a unique constraint of its own.
	 * @param unique whether there is one
	 * @return a new column
	 */
	public Column withUnique(boolean unique) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.isPrimaryKey, unique,
				this.identity, this.computed, this.references, this.collation, this.comment);
	}

	/**
	 * With values that the database generates unless an insert gives one; without NULL.
	 * @return a new column
	 */
	public Column autoIncrement() {
		return identity(Identity.byDefault());
	}

	/**
	 * With values that the database generates; without NULL.
	 * @param identity how
	 * @return a new column
	 */
	public Column identity(Identity identity) {
		return withIdentity(identity).notNull();
	}

	/**
	 * With or without generated values.
	 * @param identity how, or {@code null} for not
	 * @return a new column
	 */
	public Column withIdentity(@Nullable Identity identity) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.isPrimaryKey, this.isUnique,
				identity, this.computed, this.references, this.collation, this.comment);
	}

	/**
	 * With a value that the database computes and, where it has the choice, stores.
	 * @param expression SQL, taken as it is
	 * @return a new column
	 */
	public Column computed(String expression) {
		return withComputed(Computed.stored(expression));
	}

	/**
	 * With or without a computed value.
	 * @param computed how, or {@code null} for not
	 * @return a new column
	 */
	public Column withComputed(@Nullable Computed computed) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.isPrimaryKey, this.isUnique,
				this.identity, computed, this.references, this.collation, this.comment);
	}

	/**
	 * With a foreign key of its own, without a name.
	 * @param table the referenced table, in the current schema
	 * @param column the referenced column
	 * @return a new column
	 */
	public Column references(String table, String column) {
		return references(Definitions.foreignKey().columns(this.name).references(table, column));
	}

	/**
	 * With a foreign key of its own.
	 * @param foreignKey the key; its columns are replaced by this column
	 * @return a new column
	 */
	public Column references(ForeignKey foreignKey) {
		return withReferences(foreignKey.columns(this.name));
	}

	/**
	 * With or without a foreign key of its own.
	 * @param foreignKey the key, or {@code null} for none
	 * @return a new column
	 */
	public Column withReferences(@Nullable ForeignKey foreignKey) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.isPrimaryKey, this.isUnique,
				this.identity, this.computed, foreignKey, this.collation, this.comment);
	}

	/**
	 * With a collation.
	 * @param collation the collation's name
	 * @return a new column
	 */
	public Column collation(String collation) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.isPrimaryKey, this.isUnique,
				this.identity, this.computed, this.references, collation, this.comment);
	}

	/**
	 * With a comment.
	 * @param comment the comment
	 * @return a new column
	 */
	public Column comment(String comment) {
		return withComment(comment);
	}

	/**
	 * With or without a comment.
	 * @param comment the comment, or {@code null} for none
	 * @return a new column
	 */
	public Column withComment(@Nullable String comment) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.isPrimaryKey, this.isUnique,
				this.identity, this.computed, this.references, this.collation, comment);
	}

}
