package dev.migrate.branch;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * How an operation touches a thing.
 */
sealed interface Manner {

	/**
	 * Whether it leaves the thing as it was, so that two that do so commute.
	 */
	default boolean isUse() {
		return false;
	}

	/**
	 * It comes, goes, or has to be there.
	 *
	 * @param conditional whether nothing happens where that is so already
	 * @param definition what it is made as
	 */
	record Existence(Becomes becomes, boolean conditional, String definition) implements Manner {

		static final Existence USED = new Existence(Becomes.USED, false, "");

		static final Existence MADE = new Existence(Becomes.MADE, false, "");

		static final Existence DROPPED = new Existence(Becomes.DROPPED, false, "");

		@Override
		public boolean isUse() {
			return this.becomes == Becomes.USED;
		}

		/**
		 * What becomes of a thing.
		 */
		enum Becomes {

			/** It is there afterwards, and was not before. */
			MADE,

			/** It was there before, and is not afterwards. */
			DROPPED,

			/** It has to be there. */
			USED

		}

	}

	/**
	 * A part of what it is.
	 *
	 * @param aspect which part
	 * @param value what it is now
	 */
	record Aspect(String aspect, String value) implements Manner {

		static final String TYPE = "type";

		/** A type that not every key and index takes. */
		static final String LARGE = "large type";

		static final String NULLABLE = "nullable";

		static final String DEFAULT = "default";

		static final String COMMENT = "comment";

		static final String IDENTITY = "identity";

		/** The next value of a sequence. */
		static final String DRAWN = "next value";

		static final String STORAGE = "storage";

		static final String INCREMENT = "increment";

		static final String START = "start";

		/** The value that a sequence gives next. */
		static final String RESTART = "restart";

		static final String MINVALUE = "minvalue";

		static final String MAXVALUE = "maxvalue";

		static final String OWNER = "owner";

		/** All that is said of it, where nobody can tell which part changes. */
		static final String ALL = "definition";

	}

	/**
	 * Something stands upon a column, so that it matters what the column is.
	 *
	 * @param what what stands there
	 * @param aspects the parts of the column that may matter to it
	 */
	record Dependence(String what, Set<String> aspects) implements Manner {

		@Override
		public boolean isUse() {
			return true;
		}

	}

	/**
	 * A key, a constraint or an index that stands upon columns, or what matters to it.
	 *
	 * @param event what happens
	 * @param name its name, or that of the column
	 * @param columns the columns; {@code null} if they are not known
	 * @param conditional whether it is taken away only where it is there
	 */
	record Part(Event event, String name, @Nullable List<String> columns, boolean conditional) implements Manner {

		Part(Event event, String name, @Nullable List<String> columns) {
			this(event, name, columns, false);
		}

		@Override
		public boolean isUse() {
			return this.event == Event.REFERENCED || this.event == Event.INDEX_MADE || this.event == Event.VIEWED;
		}

		/**
		 * What happens.
		 */
		enum Event {

			/** An index is made, where one may take the place of a foreign key's own. */
			INDEX_MADE,

			/** A unique key is made. */
			UNIQUE_MADE,

			/** An index is taken away. */
			INDEX_DROPPED,

			/** A constraint is taken away. */
			CONSTRAINT_DROPPED,

			/** A column goes, with all that stands upon it. */
			COLUMN_DROPPED,

			/** A column gets another name, which a view or a trigger may forbid. */
			COLUMN_RENAMED,

			/** A view or a trigger is made upon the table. */
			VIEWED,

			/** A foreign key of another table is made that needs a key here. */
			REFERENCED,

			/** A foreign key of this table is made, which may need an index. */
			KEYED,

			/** A key is made whose columns have to take NULL, or must not. */
			NULLS_MATTER,

			/** A column begins or ceases to generate values, which may need a key. */
			NUMBERED,

			/** The table goes, with all that stands upon it. */
			TABLE_DROPPED

		}

	}

	/**
	 * A statement that reads or writes rows.
	 *
	 * @param action what it does
	 * @param columns the columns that it writes; {@code null} for all, as they stand
	 * @param values what an update writes, by column
	 * @param rows the rows of an insert; empty if they are not known
	 * @param condition which rows; empty for all
	 * @param read the words of what it reads
	 * @param text the statement
	 */
	record RowUse(Action action, @Nullable List<String> columns, Map<String, String> values, List<List<SqlValue>> rows,
			String condition, Set<String> read, String text) implements Manner {

		@Override
		public boolean isUse() {
			return this.action == Action.READ;
		}

		/**
		 * What a statement does.
		 */
		enum Action {

			/** It adds rows. */
			INSERT,

			/** It changes rows. */
			UPDATE,

			/** It takes rows away. */
			DELETE,

			/** It looks at them. */
			READ

		}

	}

	/**
	 * Something that rows have to meet, or that is done to them, from now on.
	 *
	 * @param columns the words of the columns that it is about; of a trigger its name
	 * @param reached what follows these rows, or {@code null} for nothing
	 */
	record RowRule(Kind kind, Set<String> columns, @Nullable Reached reached) implements Manner {

		@Override
		public boolean isUse() {
			return true;
		}

		/**
		 * What it is.
		 */
		enum Kind {

			/** Rows have to be valid: a unique key, a check, a foreign key. */
			VALID,

			/** Rows of another table refer to these. */
			REFERENCED,

			/** A column is not NULL. */
			NOT_NULL,

			/** A column comes that each row has to give a value for. */
			REQUIRED,

			/** A column comes or goes. */
			COLUMN,

			/** A column comes that rows need not give a value for. */
			FILLED,

			/** What rows get that do not say it. */
			DEFAULT,

			/** Values are generated. */
			NUMBERED,

			/** Values are converted. */
			TYPE,

			/** Something is done for each row. */
			TRIGGER

		}

		/**
		 * A foreign key, by which rows of its table follow those that they refer to.
		 *
		 * @param table the table of the key
		 * @param columns its columns; {@code null} if they are not known
		 * @param changes whether rows are changed or taken away, and not only asked
		 */
		record Reached(TableName table, @Nullable List<String> columns, boolean changes) {
		}

	}

}
