package dev.migrate.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The type of a column. Made with the factories of {@link Definitions}.
 *
 * @param name which type
 * @param length in characters (text) or bytes (binary), or {@code null} for none
 * @param precision digits in all, or fractional digits of a second for times, or
 * {@code null} for the database's default
 * @param scale digits after the point, or {@code null} for the database's default
 * @param enumeration name and values of an {@link TypeName#ENUM}, else {@code null}
 * @param element type of the elements of an {@link TypeName#ARRAY}, else {@code null}
 * @param verbatim SQL text of a {@link TypeName#VERBATIM}, else {@code null}
 * @param variants SQL text that replaces this type on some dialects, by dialect name
 */
public record ColumnType(TypeName name, @Nullable Integer length, @Nullable Integer precision, @Nullable Integer scale,
		@Nullable Enumeration enumeration, @Nullable ColumnType element, @Nullable String verbatim,
		Map<String, String> variants) {

	/**
	 * Check and copy.
	 */
	public ColumnType {
		requirePositive("length", length);
		if (name == TypeName.NUMERIC) {
			requirePositive("precision", precision);
		}
		boolean plain = name != TypeName.ENUM && name != TypeName.ARRAY && name != TypeName.VERBATIM;
		if ((plain ? (length != null && precision != null) || (scale != null && precision == null)
				: length != null || precision != null || scale != null)
				|| (name == TypeName.ENUM) != (enumeration != null) || (name == TypeName.ARRAY) != (element != null)
				|| (name == TypeName.VERBATIM) != (verbatim != null)) {
			throw new IllegalArgumentException(
					"A type of " + name + " has its sizes, values, elements or text mixed up");
		}
		variants = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variants));
	}

	/**
	 * A type that needs no more than its name.
	 * @param name which type
	 * @return the type
	 */
	public static ColumnType of(TypeName name) {
		return new ColumnType(name, null, null, null, null, null, null, Map.of());
	}

	/**
	 * A type with a length.
	 * @param name which type
	 * @param length in characters or bytes
	 * @return the type
	 */
	public static ColumnType withLength(TypeName name, int length) {
		return new ColumnType(name, length, null, null, null, null, null, Map.of());
	}

	/**
	 * A type with a number of digits.
	 * @param name which type
	 * @param precision digits in all, or fractional digits of a second for times
	 * @param scale digits after the point, or {@code null} for the database's default
	 * @return the type
	 */
	public static ColumnType withPrecision(TypeName name, int precision, @Nullable Integer scale) {
		return new ColumnType(name, null, precision, scale, null, null, null, Map.of());
	}

	/**
	 * The same type, spelled otherwise on one dialect.
	 * @param dialect the dialect's name, such as {@code postgresql}
	 * @param sql the type there, taken as it is
	 * @return a new type
	 */
	public ColumnType variant(String dialect, String sql) {
		Map<String, String> all = new LinkedHashMap<>(this.variants);
		all.put(dialect, sql);
		return new ColumnType(this.name, this.length, this.precision, this.scale, this.enumeration, this.element,
				this.verbatim, all);
	}

	/**
	 * The same enum, of a type that exists already: creating or dropping a table or
	 * column neither creates nor drops the database's type (PostgreSQL).
	 * @return a new type
	 */
	public ColumnType existing() {
		if (this.enumeration == null) {
			throw new IllegalStateException("existing() is for enum types, but this is " + this);
		}
		Enumeration shared = new Enumeration(this.enumeration.schema(), this.enumeration.name(),
				this.enumeration.values(), true);
		return new ColumnType(this.name, null, null, null, shared, null, null, this.variants);
	}

	/**
	 * The same enum, of a type in a schema (PostgreSQL).
	 * @param schema the schema of the database's type
	 * @return a new type
	 */
	public ColumnType inSchema(String schema) {
		if (this.enumeration == null) {
			throw new IllegalStateException("inSchema(…) is for enum types, but this is " + this);
		}
		Enumeration moved = new Enumeration(schema, this.enumeration.name(), this.enumeration.values(),
				this.enumeration.existing());
		return new ColumnType(this.name, null, null, null, moved, null, null, this.variants);
	}

	private static void requirePositive(String what, @Nullable Integer value) {
		if (value != null && value < 1) {
			throw new IllegalArgumentException("'" + what + "' must be at least 1 but was " + value);
		}
	}

	/**
	 * The type of a single value.
	 * @return that of the elements of an array, else this one
	 */
	public ColumnType single() {
		return (this.element != null) ? this.element : this;
	}

	@Override
	public String toString() {
		if (this.verbatim != null) {
			return this.verbatim;
		}
		if (this.enumeration != null) {
			return this.enumeration.name() + this.enumeration.values();
		}
		String text = (this.element != null) ? this.element + "[]"
				: this.name.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
		if (this.length != null) {
			return text + "(" + this.length + ")";
		}
		if (this.precision != null) {
			return text + "(" + this.precision + ((this.scale != null) ? ", " + this.scale : "") + ")";
		}
		return text;
	}

	/**
	 * Name and values of an enum type.
	 *
	 * @param schema the schema of the database's type, or {@code null} for the current
	 * one; only databases with named enum types use it
	 * @param name the name of the database's type
	 * @param values the values, in order
	 * @param existing whether the database's type is there already and is left alone
	 */
	public record Enumeration(@Nullable String schema, String name, List<String> values, boolean existing) {

		/**
		 * Check and copy.
		 */
		public Enumeration {
			NameChecks.require("name", name);
			values = List.copyOf(values);
		}

	}

}
