package dev.migrate.autoconfigure.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Identity;

/**
 * What a {@code columnDefinition} says: the type, and perhaps more, as in
 * {@code varchar(20) default 'none' not null}.
 */
final class ColumnDeclaration {

	private static final Set<String> CLAUSES = Set.of("NOT", "NULL", "DEFAULT", "COLLATE", "CHECK", "UNIQUE", "PRIMARY",
			"COMMENT", "GENERATED", "AS", "AUTO_INCREMENT", "AUTOINCREMENT");

	private final DeclarationTokens tokens;

	private final List<CheckConstraint> checks = new ArrayList<>();

	private Column column;

	private ColumnDeclaration(String name, String text, Function<String, ColumnType> types) {
		this.tokens = new DeclarationTokens(text);
		this.column = Definitions.column(name, types.apply(this.tokens.textUpTo(CLAUSES, 1)));
		while (this.tokens.hasNext()) {
			clause(this.tokens.word());
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
			case "DEFAULT" ->
				this.column = this.column.withDefault(DefaultTexts.value(this.tokens.textUpTo(CLAUSES, 1)));
			case "COLLATE" -> this.column = this.column.collation(unquoted(this.tokens.text()));
			case "COMMENT" -> this.column = this.column.comment(unquoted(this.tokens.text()));
			case "CHECK" -> this.checks.add(new CheckConstraint(null, inside(this.tokens.text()), false));
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
		String expression = inside(this.tokens.text());
		Boolean stored = (this.tokens.skip("STORED") || this.tokens.skip("PERSISTENT")) ? Boolean.TRUE
				: this.tokens.skip("VIRTUAL") ? Boolean.FALSE : null;
		this.column = this.column.withComputed(new Computed(expression, stored));
	}

	private static String inside(String brackets) {
		return brackets.startsWith("(") ? brackets.substring(1, brackets.length() - 1).strip() : brackets;
	}

	private static String unquoted(String text) {
		if (text.length() < 2 || "'\"`".indexOf(text.charAt(0)) < 0) {
			return text;
		}
		String quote = text.substring(0, 1);
		return text.substring(1, text.length() - 1).replace(quote + quote, quote);
	}

}
