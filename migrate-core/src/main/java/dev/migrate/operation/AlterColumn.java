package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import dev.migrate.start.Changes;
import org.jspecify.annotations.Nullable;

/**
 * Changes a column in place. What is {@code null} is left as it is.
 *
 * @param table the table
 * @param column the column
 * @param changes what it becomes
 * @param existing what it was, as far as the revision says; some databases restate the
 * whole column and read from the live table what is not said here
 * @param using how to convert the values (PostgreSQL, SQLite), SQL taken as it is, or
 * {@code null}
 * @param position where the column moves (MySQL, MariaDB, batch), or {@code null}
 */
public record AlterColumn(TableName table, String column, Aspects changes, Aspects existing, @Nullable String using,
		@Nullable ColumnPosition position) implements TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	/**
	 * The alteration back. Needs the existing type, default, comment and identity where
	 * those are changed; a change of nullability is turned round.
	 */
	@Override
	public Optional<Operation> inverse() {
		if (this.position != null || !this.existing.covers(this.changes)) {
			return Optional.empty();
		}
		Boolean before = this.existing.nullable();
		if (before == null && this.changes.nullable() != null) {
			before = !this.changes.nullable();
		}
		Aspects back = new Aspects((this.changes.type() != null) ? this.existing.type() : null,
				(this.changes.nullable() != null) ? before : null,
				(this.changes.defaultValue() != null) ? this.existing.defaultValue() : null,
				(this.changes.comment() != null) ? this.existing.comment() : null,
				(this.changes.identity() != null) ? this.existing.identity() : null);
		return Optional
			.of(new AlterColumn(this.table, this.column, back, this.existing.overlaidBy(this.changes), null, null));
	}

	/**
	 * What can be said of a column, each {@code null} if it is not said.
	 *
	 * @param type the type
	 * @param nullable whether NULL is allowed
	 * @param defaultValue the server's default
	 * @param comment the comment
	 * @param identity how values are generated
	 */
	public record Aspects(@Nullable ColumnType type, @Nullable Boolean nullable,
			@Nullable NewValue<SqlValue> defaultValue, @Nullable NewValue<String> comment,
			@Nullable NewValue<Identity> identity) {

		/** Nothing is said. */
		public static final Aspects NONE = new Aspects(null, null, null, null, null);

		private boolean covers(Aspects other) {
			return (other.type == null || this.type != null)
					&& (other.defaultValue == null || this.defaultValue != null)
					&& (other.comment == null || this.comment != null)
					&& (other.identity == null || this.identity != null);
		}

		private Aspects overlaidBy(Aspects other) {
			return new Aspects((other.type != null) ? other.type : this.type,
					(other.nullable != null) ? other.nullable : this.nullable,
					(other.defaultValue != null) ? other.defaultValue : this.defaultValue,
					(other.comment != null) ? other.comment : this.comment,
					(other.identity != null) ? other.identity : this.identity);
		}

	}

}
