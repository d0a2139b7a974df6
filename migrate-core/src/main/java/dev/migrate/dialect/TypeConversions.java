package dev.migrate.dialect;

import dev.migrate.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the values of a column that gets another type. Thread-safe.
 */
public interface TypeConversions {

	/** A database that converts whatever it converts by itself. */
	TypeConversions BY_ITSELF = new TypeConversions() {
	};

	/**
	 * How values are converted.
	 * @param from the type that they have
	 * @param to the type that they get
	 * @param column the column as it stands in a statement
	 * @return the way
	 */
	default Way way(ColumnType from, ColumnType to, String column) {
		return Way.BY_ITSELF;
	}

	/**
	 * A type that has room for all values of another, for types that are known by their
	 * text alone.
	 * @param type a type
	 * @return the smallest such type, or the same where none is known
	 */
	default ColumnType widest(ColumnType type) {
		return type;
	}

	/**
	 * A type whose values all have room in another, likewise.
	 * @param type a type
	 * @return the largest such type, or the same where none is known
	 */
	default ColumnType narrowest(ColumnType type) {
		return type;
	}

	/**
	 * Whether values outside the range of a type, which its name does not tell, are
	 * beside the question.
	 * @param from the type that they have
	 * @param to the type that they get
	 * @return {@code false} if some of them have no room
	 */
	default boolean hasRange(ColumnType from, ColumnType to) {
		return true;
	}

	/**
	 * A way from one type to another.
	 *
	 * @param possible whether there is one
	 * @param using the expression that has to stand behind {@code USING}, or {@code null}
	 * if the database needs none
	 * @param meant whether the way is made for just these two types, so that it keeps all
	 * that has room, though nothing follows from their names
	 */
	record Way(boolean possible, @Nullable String using, boolean meant) {

		/** The database does it. */
		public static final Way BY_ITSELF = new Way(true, null, false);

		/** There is none. */
		public static final Way NONE = new Way(false, null, false);

		/**
		 * A way that has to be said.
		 * @param sql the expression
		 * @return the way
		 */
		public static Way using(String sql) {
			return new Way(true, sql, false);
		}

		/**
		 * A way that is made for two types.
		 * @param sql the expression
		 * @return the way
		 */
		public static Way meant(String sql) {
			return new Way(true, sql, true);
		}

	}

}
