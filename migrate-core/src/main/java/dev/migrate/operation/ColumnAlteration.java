package dev.migrate.operation;

import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Says how a column is altered; handed to the function of {@code op.alterColumn}. Used by
 * one thread, within that function.
 */
public final class ColumnAlteration {

	private AlterColumn.Aspects changes = AlterColumn.Aspects.NONE;

	private AlterColumn.Aspects existing = AlterColumn.Aspects.NONE;

	private @Nullable String using;

	private @Nullable ColumnPosition position;

	private @Nullable String newName;

	ColumnAlteration() {
	}

	/**
	 * To another type.
	 * @param type the type
	 * @return this
	 */
	public ColumnAlteration type(ColumnType type) {
		this.changes = new AlterColumn.Aspects(type, this.changes.nullable(), this.changes.defaultValue(),
				this.changes.comment(), this.changes.identity());
		return this;
	}

	/**
	 * Without NULL.
	 * @return this
	 */
	public ColumnAlteration notNull() {
		return nullable(false);
	}

	/**
	 * With NULL.
	 * @return this
	 */
	public ColumnAlteration nullable() {
		return nullable(true);
	}

	private ColumnAlteration nullable(boolean nullable) {
		this.changes = new AlterColumn.Aspects(this.changes.type(), nullable, this.changes.defaultValue(),
				this.changes.comment(), this.changes.identity());
		return this;
	}

	/**
	 * With a literal as the server's default.
	 * @param value the literal; rendered safely
	 * @return this
	 */
	public ColumnAlteration defaultValue(Object value) {
		return defaultChange(SqlValue.of(value));
	}

	/**
	 * With an SQL expression as the server's default.
	 * @param sql the expression, taken as it is
	 * @return this
	 */
	public ColumnAlteration defaultExpression(String sql) {
		return defaultChange(new SqlValue.Expression(sql));
	}

	/**
	 * Without a default of the server's.
	 * @return this
	 */
	public ColumnAlteration dropDefault() {
		return defaultChange(null);
	}

	private ColumnAlteration defaultChange(@Nullable SqlValue value) {
		this.changes = new AlterColumn.Aspects(this.changes.type(), this.changes.nullable(), new NewValue<>(value),
				this.changes.comment(), this.changes.identity());
		return this;
	}

	/**
	 * With a comment.
	 * @param comment the comment
	 * @return this
	 */
	public ColumnAlteration comment(String comment) {
		return commentChange(comment);
	}

	/**
	 * Without a comment.
	 * @return this
	 */
	public ColumnAlteration dropComment() {
		return commentChange(null);
	}

	private ColumnAlteration commentChange(@Nullable String comment) {
		this.changes = new AlterColumn.Aspects(this.changes.type(), this.changes.nullable(),
				this.changes.defaultValue(), new NewValue<>(comment), this.changes.identity());
		return this;
	}

	/**
	 * With values that the database generates unless an insert gives one.
	 * @return this
	 */
	public ColumnAlteration autoIncrement() {
		return identity(Identity.byDefault());
	}

	/**
	 * With values that the database generates.
	 * @param identity how
	 * @return this
	 */
	public ColumnAlteration identity(Identity identity) {
		return identityChange(identity);
	}

	/**
	 * Without values that the database generates.
	 * @return this
	 */
	public ColumnAlteration dropIdentity() {
		return identityChange(null);
	}

	private ColumnAlteration identityChange(@Nullable Identity identity) {
		this.changes = new AlterColumn.Aspects(this.changes.type(), this.changes.nullable(),
				this.changes.defaultValue(), this.changes.comment(), new NewValue<>(identity));
		return this;
	}

	/**
	 * Under another name, from after the other changes.
	 * @param newName the name
	 * @return this
	 */
	public ColumnAlteration newName(String newName) {
		this.newName = newName;
		return this;
	}

	/**
	 * With values converted by an expression (PostgreSQL, SQLite).
	 * @param sql the expression, taken as it is
	 * @return this
	 */
	public ColumnAlteration using(String sql) {
		this.using = sql;
		return this;
	}

	/**
	 * Moved before another column (MySQL, MariaDB, or a table that is rebuilt).
	 * @param column the other column
	 * @return this
	 */
	public ColumnAlteration before(String column) {
		this.position = new ColumnPosition(true, column);
		return this;
	}

	/**
	 * Moved behind another column (MySQL, MariaDB, or a table that is rebuilt).
	 * @param column the other column
	 * @return this
	 */
	public ColumnAlteration after(String column) {
		this.position = new ColumnPosition(false, column);
		return this;
	}

	/**
	 * The type that it has; needed to derive the downgrade of a change of type.
	 * @param type the type
	 * @return this
	 */
	public ColumnAlteration existingType(ColumnType type) {
		this.existing = new AlterColumn.Aspects(type, this.existing.nullable(), this.existing.defaultValue(),
				this.existing.comment(), this.existing.identity());
		return this;
	}

	/**
	 * Whether it has NULL allowed.
	 * @param nullable whether NULL is allowed
	 * @return this
	 */
	public ColumnAlteration existingNullable(boolean nullable) {
		this.existing = new AlterColumn.Aspects(this.existing.type(), nullable, this.existing.defaultValue(),
				this.existing.comment(), this.existing.identity());
		return this;
	}

	/**
	 * The server's default that it has; needed to derive the downgrade of a change of
	 * default.
	 * @param value a literal, an {@link SqlValue}, or {@code null} for none
	 * @return this
	 */
	public ColumnAlteration existingDefault(@Nullable Object value) {
		SqlValue before = (value != null) ? SqlValue.of(value) : null;
		this.existing = new AlterColumn.Aspects(this.existing.type(), this.existing.nullable(), new NewValue<>(before),
				this.existing.comment(), this.existing.identity());
		return this;
	}

	/**
	 * The comment that it has; needed to derive the downgrade of a change of comment.
	 * @param comment the comment, or {@code null} for none
	 * @return this
	 */
	public ColumnAlteration existingComment(@Nullable String comment) {
		this.existing = new AlterColumn.Aspects(this.existing.type(), this.existing.nullable(),
				this.existing.defaultValue(), new NewValue<>(comment), this.existing.identity());
		return this;
	}

	/**
	 * How its values are generated; needed to derive the downgrade of a change of that.
	 * @param identity how, or {@code null} if they are not
	 * @return this
	 */
	public ColumnAlteration existingIdentity(@Nullable Identity identity) {
		this.existing = new AlterColumn.Aspects(this.existing.type(), this.existing.nullable(),
				this.existing.defaultValue(), this.existing.comment(), new NewValue<>(identity));
		return this;
	}

	/**
	 * Give the operations to a sink: the alteration if there is one, then the renaming.
	 * @param table the table
	 * @param column the column
	 * @param sink takes the operations
	 */
	void emit(TableName table, String column, java.util.function.Consumer<Operation> sink) {
		boolean altered = !this.changes.equals(AlterColumn.Aspects.NONE) || this.position != null;
		if (!altered && this.newName == null) {
			throw new IllegalArgumentException(
					"alterColumn of '" + table + "." + column + "' says no change: call type(…), notNull(), …");
		}
		if (altered) {
			sink.accept(new AlterColumn(table, column, this.changes, this.existing, this.using, this.position));
		}
		if (this.newName != null && !this.newName.equals(column)) {
			sink.accept(new RenameColumn(table, column, this.newName));
		}
	}

}
