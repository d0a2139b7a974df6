package dev.migrate.dialect.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.AlterColumn;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Makes one alteration to the text of a column.
 */
record SqliteColumnEditor(Dialect dialect, SqliteDdlRenderer renderer, SqliteColumn column) {

	private static final Pattern COLLATION = Pattern.compile("(?i)\\bCOLLATE\\b");

	SqliteColumn alter(AlterColumn operation) {
		AlterColumn.Aspects changes = operation.changes();
		boolean losesIdentity = changes.identity() != null && changes.identity().value() == null;
		SqliteColumn altered = losesIdentity ? withoutIdentity(this.column) : this.column;
		if (changes.type() != null) {
			altered = withType(altered, changes.type(), operation.existing().type());
		}
		if (changes.nullable() != null) {
			altered = changes.nullable() ? altered.without(SqliteClause.Kind.NOT_NULL) : notNull(altered);
		}
		if (changes.defaultValue() != null) {
			altered = withDefault(altered, changes.defaultValue().value(), type(altered, changes));
		}
		if (changes.identity() != null && changes.identity().value() != null) {
			requirePlain(changes.identity().value());
		}
		return (changes.comment() != null) ? altered.withComment(changes.comment().value()) : altered;
	}

	private SqliteColumn withType(SqliteColumn column, ColumnType type, @Nullable ColumnType before) {
		boolean generated = column.clauses()
			.stream()
			.anyMatch((clause) -> clause.kind() == SqliteClause.Kind.PRIMARY_KEY && clause.has("AUTOINCREMENT"));
		boolean integer = List.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT)
			.contains(type.name());
		String text = (generated && integer) ? "INTEGER" : this.renderer.type(type);
		// A type that says its collation takes that of before away, and so does one
		// without
		// where that of before is said
		boolean collated = COLLATION.matcher(text).find()
				|| before != null && COLLATION.matcher(this.renderer.type(before)).find();
		SqliteColumn typed = column
			.withClauses(column.clauses()
				.stream()
				.filter((clause) -> !isOfEnum(clause) && !(collated && clause.kind() == SqliteClause.Kind.COLLATE))
				.toList())
			.withType(text);
		boolean words = type.name() == TypeName.ENUM && !type.variants().containsKey("sqlite");
		if (!words) {
			return typed;
		}
		String check = this.renderer.enumCheck(column.name(), type);
		String expression = check.substring(check.indexOf('(') + 1, check.length() - 1);
		return typed.with(new SqliteClause(SqliteClause.Kind.CHECK, null, check, List.of(), null, expression));
	}

	private boolean isOfEnum(SqliteClause clause) {
		return clause.kind() == SqliteClause.Kind.CHECK && clause.name() == null
				&& SqliteTypes.words(this.column.name(), clause.expression()).isPresent();
	}

	static SqliteColumn notNull(SqliteColumn column) {
		if (column.has(SqliteClause.Kind.NOT_NULL)) {
			return column;
		}
		return column.without(SqliteClause.Kind.NULL)
			.with(new SqliteClause(SqliteClause.Kind.NOT_NULL, null, "NOT NULL", List.of(), null, ""));
	}

	private static ColumnType type(SqliteColumn column, AlterColumn.Aspects changes) {
		return (changes.type() != null) ? changes.type() : SqliteTypes.parse(column.type());
	}

	private SqliteColumn withDefault(SqliteColumn column, @Nullable SqlValue value, ColumnType type) {
		SqliteColumn without = column.without(SqliteClause.Kind.DEFAULT);
		if (value == null) {
			return without;
		}
		String text = this.renderer.defaultValue(value, type);
		return without
			.with(new SqliteClause(SqliteClause.Kind.DEFAULT, null, "DEFAULT " + text, List.of(), null, text));
	}

	private static SqliteColumn withoutIdentity(SqliteColumn column) {
		return column.withClauses(column.clauses()
			.stream()
			.map((clause) -> (clause.kind() == SqliteClause.Kind.PRIMARY_KEY) ? new SqliteClause(clause.kind(),
					clause.name(), clause.body().replaceAll("(?i)\\s+AUTOINCREMENT", ""), List.of(), null, "") : clause)
			.toList());
	}

	private void requirePlain(Identity identity) {
		if (!identity.equals(Identity.byDefault())) {
			throw this.renderer.notSupported("Its generated keys go up by one, and an insert can give its own value.",
					"Use autoIncrement().");
		}
	}

	/**
	 * Where the values come from. A number that stands in a text becomes one as it is
	 * stored in a column of numbers, and what is no number stays what it is: a CAST would
	 * make zero of it. Only text and bytes are made of everything else by a CAST.
	 * @param operation the alteration
	 * @param source the expression so far
	 * @return the expression
	 */
	String source(AlterColumn operation, String source) {
		if (operation.using() != null) {
			return "(" + operation.using() + ")";
		}
		if (operation.changes().type() == null) {
			return source;
		}
		Family before = Family.of(this.column.type());
		Family after = Family.of(this.renderer.type(operation.changes().type()));
		boolean cast = before != after && (after == Family.TEXT || after == Family.BLOB);
		return cast ? "CAST(" + source + " AS " + after + ")" : source;
	}

	/**
	 * The families of types, SQLite's affinities.
	 */
	enum Family {

		/** Whole numbers. */
		INTEGER,

		/** Text. */
		TEXT,

		/** Bytes, or whatever comes. */
		BLOB,

		/** Floating-point numbers. */
		REAL,

		/** Numbers where possible. */
		NUMERIC;

		// The rules of
		// https://www.sqlite.org/datatype3.html#determination_of_column_affinity
		static Family of(String type) {
			String upper = type.toUpperCase(Locale.ROOT);
			if (upper.contains("INT")) {
				return INTEGER;
			}
			if (upper.contains("CHAR") || upper.contains("CLOB") || upper.contains("TEXT")) {
				return TEXT;
			}
			if (upper.contains("BLOB") || upper.isEmpty() || upper.equals("ANY")) {
				return BLOB;
			}
			return (upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB")) ? REAL : NUMERIC;
		}

	}

}
