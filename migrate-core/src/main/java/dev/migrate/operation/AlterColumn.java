package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Changes a column in place. What is {@code null} is left as it is.
 *
 * @param table the table
 * @param column the column
 * @param changes what it becomes
 * @param existing what it was, as far as it is known; {@code op} says nothing, its type
 * or all of it. Some databases restate the whole column; what is not said here is then
 * taken from the table as it is when this runs
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
	 * The same with other changes.
	 * @param changes what the column becomes
	 * @return a new operation
	 */
	public AlterColumn withChanges(Aspects changes) {
		return new AlterColumn(this.table, this.column, changes, this.existing, this.using, this.position);
	}

	/**
	 * The same with more, or less, that is known of the column.
	 * @param existing what it was
	 * @return a new operation
	 */
	public AlterColumn withExisting(Aspects existing) {
		return new AlterColumn(this.table, this.column, this.changes, existing, this.using, this.position);
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
		Aspects after = this.existing.overlaidBy(this.changes);
		return Optional.of(new AlterColumn(this.table, this.column, back,
				this.existing.isComplete() ? after : Aspects.of(after.type()), null, null));
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

		/**
		 * The type alone.
		 * @param type the type, or {@code null} for nothing
		 * @return what is said
		 */
		public static Aspects of(@Nullable ColumnType type) {
			return new Aspects(type, null, null, null, null);
		}

		/**
		 * All of a column that can be said here. How its value is computed cannot, so
		 * that what is said of such a column is not complete.
		 * @param column the column; its collation, if it has one, stands in its type
		 * @return what is said
		 */
		public static Aspects of(Column column) {
			boolean computed = column.computed() != null;
			return new Aspects(column.type(), column.nullable(),
					computed ? null : new NewValue<>(column.defaultValue()), new NewValue<>(column.comment()),
					computed ? null : new NewValue<>(column.identity()));
		}

		/**
		 * Whether all is said that can be.
		 * @return {@code false} if something is left open
		 */
		public boolean isComplete() {
			return this.type != null && this.nullable != null && this.defaultValue != null && this.comment != null
					&& this.identity != null;
		}

		/**
		 * The column of which all this is said.
		 * @param name its name
		 * @return the column
		 * @throws IllegalStateException if not all is said
		 */
		public Column toColumn(String name) {
			if (this.type == null || this.nullable == null || this.defaultValue == null || this.comment == null
					|| this.identity == null) {
				throw new IllegalStateException("Not all is said of column '" + name + "': " + this);
			}
			return Definitions.column(name, this.type)
				.withNullable(this.nullable)
				.withDefault(this.defaultValue.value())
				.withComment(this.comment.value())
				.withIdentity(this.identity.value());
		}

		/**
		 * With the type.
		 * @param type the type, or {@code null} to say nothing of it
		 * @return what is said
		 */
		public Aspects withType(@Nullable ColumnType type) {
			return new Aspects(type, this.nullable, this.defaultValue, this.comment, this.identity);
		}

		Aspects withNullable(boolean nullable) {
			return new Aspects(this.type, nullable, this.defaultValue, this.comment, this.identity);
		}

		/**
		 * With the server's default.
		 * @param value the default, or {@code null} for none
		 * @return what is said
		 */
		public Aspects withDefault(@Nullable SqlValue value) {
			return new Aspects(this.type, this.nullable, new NewValue<>(value), this.comment, this.identity);
		}

		Aspects withComment(@Nullable String comment) {
			return new Aspects(this.type, this.nullable, this.defaultValue, new NewValue<>(comment), this.identity);
		}

		/**
		 * With how values are generated.
		 * @param identity how, or {@code null} if they are not
		 * @return what is said
		 */
		public Aspects withIdentity(@Nullable Identity identity) {
			return new Aspects(this.type, this.nullable, this.defaultValue, this.comment, new NewValue<>(identity));
		}

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
