package dev.migrate.dialect.sqlite;

import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the type of a column, or as a constraint of its own between the
 * brackets of CREATE TABLE.
 *
 * @param name the name behind CONSTRAINT, or {@code null} if there is none
 * @param body the text without the name
 * @param columns the columns of a key in the brackets of the constraint, empty at a
 * column
 * @param references the foreign key, or {@code null} if it is none
 * @param expression the text in brackets of a check or a computed column, the text of a
 * default, or the name of a collation; empty for others
 */
record SqliteClause(Kind kind, @Nullable String name, String body, List<String> columns,
		@Nullable References references, String expression) {

	/**
	 * Copy.
	 */
	SqliteClause {
		columns = List.copyOf(columns);
	}

	SqliteClause named(String name) {
		return new SqliteClause(this.kind, name, this.body, this.columns, this.references, this.expression);
	}

	boolean isNamed(String name) {
		return this.name != null && SqliteTokens.equal(this.name, name);
	}

	/**
	 * Whether an expression of it mentions a column.
	 * @return {@code true} if it does
	 */
	boolean mentions(String column) {
		boolean expression = this.kind == Kind.CHECK || this.kind == Kind.GENERATED;
		return expression && SqliteTokens.hasName(this.expression, column);
	}

	boolean hasColumn(String column) {
		return this.columns.stream().anyMatch((candidate) -> SqliteTokens.equal(candidate, column));
	}

	/**
	 * Whether its body has a keyword.
	 * @param keyword the keyword in upper case
	 * @return {@code true} if it has
	 */
	boolean has(String keyword) {
		return SqliteTokens.list(this.body).stream().anyMatch((token) -> token.is(keyword));
	}

	Constraint.@Nullable Kind constraintKind() {
		return switch (this.kind) {
			case PRIMARY_KEY -> Constraint.Kind.PRIMARY_KEY;
			case UNIQUE -> Constraint.Kind.UNIQUE;
			case CHECK -> Constraint.Kind.CHECK;
			case FOREIGN_KEY -> Constraint.Kind.FOREIGN_KEY;
			default -> null;
		};
	}

	/**
	 * The text.
	 * @param dialect quotes the name
	 */
	String sql(Dialect dialect) {
		return (this.name != null) ? "CONSTRAINT " + dialect.spelling().quote(this.name) + " " + this.body : this.body;
	}

	/**
	 * The kinds of clause.
	 */
	enum Kind {

		/** PRIMARY KEY. */
		PRIMARY_KEY,

		/** NOT NULL. */
		NOT_NULL,

		/** NULL, which says nothing. */
		NULL,

		/** UNIQUE. */
		UNIQUE,

		/** CHECK. */
		CHECK,

		/** DEFAULT. */
		DEFAULT,

		/** COLLATE. */
		COLLATE,

		/** REFERENCES, or FOREIGN KEY. */
		FOREIGN_KEY,

		/** GENERATED ALWAYS AS. */
		GENERATED

	}

	/**
	 * What stands behind REFERENCES.
	 *
	 * @param table the referenced table
	 * @param columns the referenced columns, empty for its primary key
	 * @param onDelete what becomes of referring rows on delete
	 * @param onUpdate what becomes of referring rows on update
	 * @param match the word behind MATCH
	 * @param deferrability when it is checked
	 */
	record References(String table, List<String> columns, @Nullable ReferentialAction onDelete,
			@Nullable ReferentialAction onUpdate, @Nullable String match, @Nullable Deferrability deferrability) {

		ForeignKey toForeignKey(@Nullable String name, @Nullable String schema, List<String> referring) {
			return new ForeignKey(name, referring, new TableName(schema, this.table), this.columns, this.onDelete,
					this.onUpdate, this.deferrability, this.match, false);
		}

	}

}
