package dev.migrate.schema;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A foreign key. Made with {@link Definitions#foreignKey}; each method gives a new value.
 *
 * @param name the name, or {@code null} to let the database choose one
 * @param columns the referring columns
 * @param referencedTable the referenced table, or {@code null} while it is being built
 * @param referencedColumns the referenced columns; empty means the primary key, where the
 * database allows that
 * @param onDelete what becomes of referring rows on delete, or {@code null} for the
 * default
 * @param onUpdate what becomes of referring rows on update, or {@code null} for the
 * default
 * @param deferrability when it is checked, or {@code null} for the database's default
 * @param match {@code FULL}, {@code PARTIAL} or {@code SIMPLE}, or {@code null} for the
 * default
 * @param isNotValid whether rows that are there already go unchecked (PostgreSQL)
 */
public record ForeignKey(@Nullable String name, List<String> columns, @Nullable TableName referencedTable,
		List<String> referencedColumns, @Nullable ReferentialAction onDelete, @Nullable ReferentialAction onUpdate,
		@Nullable Deferrability deferrability, @Nullable String match, boolean isNotValid) implements Constraint {

	public ForeignKey {
		columns = List.copyOf(columns);
		referencedColumns = List.copyOf(referencedColumns);
		if (match != null && !List.of("FULL", "PARTIAL", "SIMPLE").contains(match)) {
			throw new IllegalArgumentException("'match' must be FULL, PARTIAL or SIMPLE but was '" + match + "'");
		}
	}

	/**
	 * The referenced table of a complete key.
	 * @return the table
	 * @throws IllegalStateException if {@code references(…)} was never called
	 */
	public TableName target() {
		if (this.referencedTable == null) {
			throw new IllegalStateException(
					"Foreign key '" + this.name + "' on " + this.columns + " references no table: call references(…)");
		}
		return this.referencedTable;
	}

	@Override
	public ForeignKey named(@Nullable String name) {
		return new ForeignKey(name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate, this.deferrability, this.match, this.isNotValid);
	}

	/**
	 * With these referring columns.
	 * @param columns the columns
	 * @return a new key
	 */
	public ForeignKey columns(String... columns) {
		return new ForeignKey(this.name, List.of(columns), this.referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate, this.deferrability, this.match, this.isNotValid);
	}

	/**
	 * To a table in the current schema.
	 * @param table the referenced table
	 * @param columns the referenced columns
	 * @return a new key
	 */
	public ForeignKey references(String table, String... columns) {
		return references(TableName.of(table), columns);
	}

	/**
	 * To a table.
	 * @param table the referenced table
	 * @param columns the referenced columns
	 * @return a new key
	 */
	public ForeignKey references(TableName table, String... columns) {
		return new ForeignKey(this.name, this.columns, table, List.of(columns), this.onDelete, this.onUpdate,
				this.deferrability, this.match, this.isNotValid);
	}

	/**
	 * With an action on delete.
	 * @param action what becomes of referring rows
	 * @return a new key
	 */
	public ForeignKey onDelete(ReferentialAction action) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, action,
				this.onUpdate, this.deferrability, this.match, this.isNotValid);
	}

	/**
	 * With an action on update.
	 * @param action what becomes of referring rows
	 * @return a new key
	 */
	public ForeignKey onUpdate(ReferentialAction action) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				action, this.deferrability, this.match, this.isNotValid);
	}

	/**
	 * Checked at another time.
	 * @param deferrability when
	 * @return a new key
	 */
	public ForeignKey deferrable(Deferrability deferrability) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate, deferrability, this.match, this.isNotValid);
	}

	/**
	 * With a rule for keys that are partly NULL.
	 * @param match {@code FULL}, {@code PARTIAL} or {@code SIMPLE}
	 * @return a new key
	 */
	public ForeignKey match(String match) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate, this.deferrability, match, this.isNotValid);
	}

	/**
	 * Leaving rows that are there already unchecked (PostgreSQL).
	 * @return a new key
	 */
	public ForeignKey notValid() {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate, this.deferrability, this.match, true);
	}

	@Override
	public ForeignKey renamed(UnaryOperator<String> column, UnaryOperator<String> sql) {
		return columns(this.columns.stream().map(column).toArray(String[]::new));
	}

	@Override
	public Constraint withForeignKey(UnaryOperator<ForeignKey> change) {
		return change.apply(this);
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Kind kind() {
		return Kind.FOREIGN_KEY;
	}

}
