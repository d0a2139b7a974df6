package dev.migrate.branch;

import java.util.List;
import java.util.Locale;

import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Something in a database that operations touch. Names are compared without regard to
 * case: who writes {@code Users} and {@code users} means one table far more often than
 * two.
 *
 * @param schema its schema, or {@code null} for the current one
 * @param table the table that it belongs to; empty for what belongs to none
 * @param name its name; empty for what a table has once
 */
record Thing(Kind kind, @Nullable String schema, String table, String name) {

	Thing {
		schema = (schema != null) ? fold(schema) : null;
		table = fold(table);
		name = fold(name);
	}

	static String fold(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	static List<String> fold(List<String> names) {
		return names.stream().map(Thing::fold).toList();
	}

	static Thing of(Kind kind, @Nullable String schema, String name) {
		return new Thing(kind, schema, "", name);
	}

	static Thing table(TableName table) {
		return of(Kind.TABLE, table.schema(), table.name());
	}

	static Thing column(TableName table, String column) {
		return new Thing(Kind.COLUMN, table.schema(), table.name(), column);
	}

	static Thing rows(TableName table) {
		return new Thing(Kind.ROWS, table.schema(), table.name(), "");
	}

	static Thing parts(TableName table) {
		return new Thing(Kind.PARTS, table.schema(), table.name(), "");
	}

	static Thing key(TableName table) {
		return new Thing(Kind.KEY, table.schema(), table.name(), "");
	}

	/**
	 * The same wherever it is: a schema that is not said may be any.
	 */
	Thing anywhere() {
		return (this.schema != null) ? new Thing(this.kind, null, this.table, this.name) : this;
	}

	boolean isElsewhere(Thing other) {
		return this.schema != null && other.schema != null && !this.schema.equals(other.schema);
	}

	boolean isSurelyAt(Thing other) {
		return (this.schema != null) ? this.schema.equals(other.schema) : other.schema == null;
	}

	@Override
	public String toString() {
		String place = (this.schema != null) ? this.schema + "." : "";
		return switch (this.kind) {
			case KEY -> "primary key of " + place + this.table;
			case ROWS -> "rows of " + place + this.table;
			case PARTS -> "keys and indexes of " + place + this.table;
			case COLUMN, VALUE -> this.kind.words + " " + place + this.table + "." + this.name;
			default -> this.kind.words + " " + place + this.name;
		};
	}

	/**
	 * What a thing is.
	 */
	enum Kind {

		/** A schema. */
		SCHEMA("schema"),

		/** A table or a view. */
		TABLE("table"),

		/** A column. */
		COLUMN("column"),

		/** What a table has one of. */
		KEY("primary key"),

		/** A name that can be given once, whatever has it. */
		NAME("name"),

		/** The keys, constraints and indexes of a table, as they stand upon columns. */
		PARTS("keys and indexes"),

		/** The rows of a table. */
		ROWS("rows"),

		/** A sequence. */
		SEQUENCE("sequence"),

		/** A type that has a name. */
		TYPE("type"),

		/** A value of an enum type, or the place where one is added. */
		VALUE("value"),

		/** A function, a procedure or a trigger. */
		ROUTINE("routine");

		private final String words;

		Kind(String words) {
			this.words = words;
		}

	}

}
