package dev.migrate.schema;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A rule that rows of a table obey.
 */
public sealed interface Constraint extends TableElement
		permits PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint, ExcludeConstraint {

	/**
	 * The name.
	 * @return the name, or {@code null} to let the database choose one
	 */
	@Nullable String name();

	/**
	 * The same under another name.
	 * @param name the name, or {@code null} to let the database choose one
	 * @return a new constraint
	 */
	Constraint named(@Nullable String name);

	/**
	 * The columns of its table that it is over.
	 * @return the columns in order; none where it has expressions in place of columns
	 */
	default List<String> columns() {
		return List.of();
	}

	/**
	 * The expressions that it has in place of columns.
	 * @return SQL in order; none where it is over columns
	 */
	default List<String> expressions() {
		return List.of();
	}

	/**
	 * The rows that it is about.
	 * @return an SQL condition, or {@code null} for all
	 */
	default @Nullable String where() {
		return null;
	}

	/**
	 * The table that it refers to.
	 * @return the table; {@code null} if it is no foreign key
	 */
	default @Nullable TableName referencedTable() {
		return null;
	}

	/**
	 * The columns that it refers to.
	 * @return the columns in order; none if it is no foreign key, or one that refers to
	 * the primary key
	 */
	default List<String> referencedColumns() {
		return List.of();
	}

	/**
	 * The same over columns that are called otherwise; what a foreign key refers to
	 * stays.
	 * @param column gives a column its other name
	 * @param sql gives an expression in which its columns have their other names
	 * @return a new constraint
	 */
	Constraint renamed(UnaryOperator<String> column, UnaryOperator<String> sql);

	/**
	 * The same, changed if it is a foreign key.
	 * @param change changes a foreign key
	 * @return a new constraint, or this one
	 */
	default Constraint withForeignKey(UnaryOperator<ForeignKey> change) {
		return this;
	}

	/**
	 * Call the visitor's method for this kind of constraint.
	 * @param visitor the visitor
	 * @param <R> what a visit gives
	 * @return what the visit gives
	 */
	<R> R accept(ConstraintVisitor<R> visitor);

	/**
	 * The kind.
	 * @return the kind
	 */
	Kind kind();

	/**
	 * The kinds of constraint.
	 */
	enum Kind {

		/** {@link PrimaryKey}. */
		PRIMARY_KEY("primary key"),

		/** {@link UniqueConstraint}. */
		UNIQUE("unique constraint"),

		/** {@link ForeignKey}. */
		FOREIGN_KEY("foreign key"),

		/** {@link CheckConstraint}. */
		CHECK("check constraint"),

		/** {@link ExcludeConstraint}. */
		EXCLUDE("exclude constraint");

		private final String words;

		Kind(String words) {
			this.words = words;
		}

		@Override
		public String toString() {
			return this.words;
		}

	}

}
