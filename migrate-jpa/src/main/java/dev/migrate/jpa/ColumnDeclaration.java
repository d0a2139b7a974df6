package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTokens;

/**
 * What a {@code columnDefinition} says: the type, and perhaps more, as in
 * {@code varchar(20) default 'none' not null}.
 */
final class ColumnDeclaration {

	private static final Set<String> CLAUSES = Set.of("NOT", "NULL", "DEFAULT", "COLLATE", "CHECK", "UNIQUE", "PRIMARY",
			"COMMENT", "GENERATED", "AS", "AUTO_INCREMENT", "AUTOINCREMENT");

	private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

	private static final Pattern TEXT = Pattern.compile("'([^'\\\\]|'')*'");

	private final SqlTokens tokens;

	private final List<CheckConstraint> checks = new ArrayList<>();

	private Column column;

	private ColumnDeclaration(String name, String text, Function<String, ColumnType> types) {
		this.tokens = new SqlTokens(text, SqlSyntax.common());
		this.column = Definitions.column(name, types.apply(textUpToClause()));
		while (!this.tokens.isAtEnd()) {
			if (this.tokens.isAt("(")) {
				this.tokens.skipBrackets();
			}
			else {
				clause(this.tokens.next().word());
			}
		}
	}

	/**
	 * Read a declaration.
	 * @param name the name of the column
	 * @param text the type and what may follow it
	 * @param types gives the type of its SQL text
	 * @return what it says
	 */
	static ColumnDeclaration parse(String name, String text, Function<String, ColumnType> types) {
		return new ColumnDeclaration(name, text, types);
	}

	Column column() {
		return this.column;
	}

	List<CheckConstraint> checks() {
		return this.checks;
	}

	private void clause(String word) {
		switch (word) {
			case "NOT" -> {
				this.tokens.skip("NULL");
				this.column = this.column.notNull();
			}
			case "DEFAULT" -> this.column = this.column.withDefault(defaultValue(textUpToClause()));
			case "COLLATE" -> this.column = this.column.collation(name());
			case "COMMENT" -> this.column = this.column.comment(name());
			case "CHECK" -> this.checks.add(new CheckConstraint(null, inside(), false));
			case "UNIQUE" -> {
				this.tokens.skip("KEY");
				this.column = this.column.unique();
			}
			case "AUTO_INCREMENT", "AUTOINCREMENT" -> this.column = this.column.autoIncrement();
			case "GENERATED" -> generated();
			case "AS" -> computed();
			default -> {
				// NULL and PRIMARY KEY, which the mapping says itself
			}
		}
	}

	private void generated() {
		boolean always = this.tokens.skip("ALWAYS");
		if (!always && this.tokens.skip("BY")) {
			this.tokens.skip("DEFAULT");
		}
		this.tokens.skip("AS");
		if (this.tokens.skip("IDENTITY")) {
			this.column = this.column.identity(always ? Identity.always() : Identity.byDefault());
		}
		else {
			computed();
		}
	}

	private void computed() {
		String expression = inside();
		Boolean stored = (this.tokens.skip("STORED") || this.tokens.skip("PERSISTENT")) ? Boolean.TRUE
				: this.tokens.skip("VIRTUAL") ? Boolean.FALSE : null;
		this.column = this.column.withComputed(new Computed(expression, stored));
	}

	private String textUpToClause() {
		int start = this.tokens.position();
		boolean more = !this.tokens.isAtEnd();
		while (more) {
			this.tokens.skipBrackets();
			more = !this.tokens.isAtEnd() && !this.tokens.isAtAny(CLAUSES);
		}
		return this.tokens.text(start);
	}

	private String inside() {
		return this.tokens.isAt("(") ? this.tokens.takeBrackets() : name();
	}

	/**
	 * What comes next without its quotes; as it is written if it is qualified.
	 */
	private String name() {
		if (this.tokens.isAtEnd()) {
			return "";
		}
		int start = this.tokens.position();
		String name = this.tokens.next().name();
		while (this.tokens.skip(".") && !this.tokens.isAtEnd()) {
			this.tokens.next();
			name = this.tokens.text(start);
		}
		return name;
	}

	/**
	 * A default as it stands in SQL. What is plainly a literal becomes one, so that a
	 * revision reads like a person's.
	 */
	static SqlValue defaultValue(String sql) {
		String text = sql.strip();
		if (INTEGER.matcher(text).matches()) {
			return SqlValue.of(Integer.valueOf(text));
		}
		if (TEXT.matcher(text).matches()) {
			return SqlValue.of(text.substring(1, text.length() - 1).replace("''", "'"));
		}
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true" -> SqlValue.of(true);
			case "false" -> SqlValue.of(false);
			default -> new SqlValue.Expression(text);
		};
	}

}
