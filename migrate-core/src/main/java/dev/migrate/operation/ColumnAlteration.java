package dev.migrate.operation;

import java.util.function.Consumer;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Says how a column is altered; handed to the function of {@code op.alterColumn}. What
 * {@code from} says serves to derive the downgrade, and to write a script without a
 * connection for a database that restates the whole column. Used by one thread, within
 * that function.
 *
 * <pre class="code">
 * op.alterColumn("users", "role", (role) -&gt; role.from(varchar(50)).to(varchar(120)).notNull());
 * </pre>
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
	 * From a type. That is all the downgrade needs of a change of type or of NULL.
	 * @param type the type that the column has
	 * @return this
	 */
	public ColumnAlteration from(ColumnType type) {
		this.existing = AlterColumn.Aspects.of(type);
		return this;
	}

	/**
	 * From all that the column is: its type, whether it allows NULL, its default, its
	 * comment and how its values are generated. What {@code column} does not say, the
	 * column does not have.
	 * @param column the column as it is; a collation stands in its type
	 * ({@code type("varchar(50) collate …")})
	 * @return this
	 */
	public ColumnAlteration from(Column column) {
		if (column.collation() != null || column.computed() != null) {
			throw new IllegalArgumentException("from(…) does not take the "
					+ ((column.computed() != null) ? "expression that computes '" : "collation of '") + column.name()
					+ "': say " + ((column.computed() != null) ? "its type alone with from(type)"
							: "it with the type, as in type(\"varchar(50) collate " + column.collation() + "\")"));
		}
		this.existing = AlterColumn.Aspects.of(column);
		return this;
	}

	/**
	 * To another type.
	 * @param type the type
	 * @return this
	 */
	public ColumnAlteration to(ColumnType type) {
		return changed(this.changes.withType(type));
	}

	/**
	 * Without NULL.
	 * @return this
	 */
	public ColumnAlteration notNull() {
		return changed(this.changes.withNullable(false));
	}

	/**
	 * With NULL.
	 * @return this
	 */
	public ColumnAlteration nullable() {
		return changed(this.changes.withNullable(true));
	}

	/**
	 * With a literal as the server's default.
	 * @param value the literal; rendered safely
	 * @return this
	 */
	public ColumnAlteration defaultValue(Object value) {
		return changed(this.changes.withDefault(SqlValue.of(value)));
	}

	/**
	 * With an SQL expression as the server's default.
	 * @param sql the expression, taken as it is
	 * @return this
	 */
	public ColumnAlteration defaultExpression(String sql) {
		return changed(this.changes.withDefault(new SqlValue.Expression(sql)));
	}

	/**
	 * Without a default of the server's.
	 * @return this
	 */
	public ColumnAlteration dropDefault() {
		return changed(this.changes.withDefault(null));
	}

	/**
	 * With a comment.
	 * @param comment the comment
	 * @return this
	 */
	public ColumnAlteration comment(String comment) {
		return changed(this.changes.withComment(comment));
	}

	/**
	 * Without a comment.
	 * @return this
	 */
	public ColumnAlteration dropComment() {
		return changed(this.changes.withComment(null));
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
		return changed(this.changes.withIdentity(identity));
	}

	/**
	 * Without values that the database generates.
	 * @return this
	 */
	public ColumnAlteration dropIdentity() {
		return changed(this.changes.withIdentity(null));
	}

	private ColumnAlteration changed(AlterColumn.Aspects changes) {
		this.changes = changes;
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
	 * Give the operations to a sink: the alteration if there is one, then the renaming.
	 */
	void emit(TableName table, String column, Consumer<Operation> sink) {
		boolean altered = !this.changes.equals(AlterColumn.Aspects.NONE) || this.position != null;
		if (!altered && this.newName == null) {
			throw new IllegalArgumentException(
					"alterColumn of '" + table + "." + column + "' says no change: call to(…), notNull(), …");
		}
		if (altered) {
			sink.accept(new AlterColumn(table, column, this.changes, this.existing, this.using, this.position));
		}
		if (this.newName != null && !this.newName.equals(column)) {
			sink.accept(new RenameColumn(table, column, this.newName));
		}
	}

}
