package dev.migrate.schema;

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
