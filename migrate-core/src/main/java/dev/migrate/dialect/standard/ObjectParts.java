package dev.migrate.dialect.standard;

import java.util.Optional;

import dev.migrate.schema.SchemaObject;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;

/**
 * The statement that makes a function, procedure or trigger, as a catalog has it, taken
 * apart.
 *
 * @param arguments the arguments of a function or procedure in their brackets, else
 * nothing
 * @param text what stands behind name and arguments
 */
public record ObjectParts(String arguments, String text) {

	/**
	 * Take a statement apart.
	 * @param kind what it makes
	 * @param syntax the SQL of the database
	 * @return the parts, or empty if it makes something else
	 */
	public static Optional<ObjectParts> of(String statement, SchemaObject.Kind kind, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(statement, syntax);
		while (!tokens.isAtEnd() && !tokens.isAt(kind.name())) {
			tokens.next();
		}
		if (tokens.isAtEnd()) {
			return Optional.empty();
		}
		tokens.next();
		tokens.skip("IF", "NOT", "EXISTS");
		tokens.next();
		if (tokens.skip(".")) {
			tokens.next();
		}
		String arguments = tokens.isAt("(") ? "(" + tokens.takeBrackets() + ")" : "";
		return Optional.of(new ObjectParts(arguments, statement.substring(tokens.position()).strip()));
	}

	/**
	 * Where the text of a trigger says its table.
	 * @param text what stands behind the name of the trigger
	 * @param syntax the SQL of the database
	 * @return the place, or empty if it does not say it
	 */
	public static Optional<TablePlace> table(String text, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(text, syntax);
		while (!tokens.isAtEnd() && !tokens.isAt("ON")) {
			tokens.next();
		}
		if (tokens.isAtEnd()) {
			return Optional.empty();
		}
		tokens.next();
		if (tokens.isAtEnd()) {
			return Optional.empty();
		}
		int start = tokens.position();
		SqlToken name = tokens.next();
		while (tokens.skip(".")) {
			name = tokens.next();
		}
		return Optional
			.of(new TablePlace(text.substring(0, start).strip(), text.substring(start, tokens.position()).strip(),
					name.name(), text.substring(tokens.position()).strip()));
	}

	/**
	 * The table in the text of a trigger.
	 *
	 * @param before what stands before it
	 * @param table the table as it stands there
	 * @param name its name alone
	 * @param after what stands behind it
	 */
	public record TablePlace(String before, String table, String name, String after) {

		/**
		 * The text upon another table.
		 * @param other the table as it stands in a statement
		 */
		public String on(String other) {
			return this.before + " " + other + " " + this.after;
		}

	}

}
