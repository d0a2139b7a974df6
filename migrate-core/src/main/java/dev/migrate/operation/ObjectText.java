package dev.migrate.operation;

import java.util.Optional;
import java.util.Set;

import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTokens;

/**
 * Reads a view, function, procedure or trigger from the statement that makes it.
 */
final class ObjectText {

	private final String statement;

	private final SqlTokens tokens;

	ObjectText(String statement, SqlSyntax syntax) {
		this.statement = statement;
		this.tokens = new SqlTokens(statement, syntax);
	}

	/**
	 * The kinds of what a statement says that it makes or drops.
	 */
	static Set<Kind> kinds(SchemaEffect.Kind kind) {
		return switch (kind) {
			case VIEW -> Set.of(Kind.VIEW, Kind.MATERIALIZED_VIEW);
			case ROUTINE -> Set.of(Kind.FUNCTION, Kind.PROCEDURE);
			case TRIGGER -> Set.of(Kind.TRIGGER);
			case SCHEMA -> Set.of(Kind.values());
			default -> Set.of();
		};
	}

	/**
	 * Read it.
	 * @return empty if it makes something else, or says more of it than we would
	 */
	Optional<SchemaObject> read() {
		if (!this.tokens.skip("CREATE")) {
			return Optional.empty();
		}
		this.tokens.skip("OR", "REPLACE");
		return kind().flatMap(this::object);
	}

	private Optional<Kind> kind() {
		if (this.tokens.skip("MATERIALIZED", "VIEW")) {
			return Optional.of(Kind.MATERIALIZED_VIEW);
		}
		if (this.tokens.skip("ALIAS")) {
			return Optional.of(Kind.FUNCTION);
		}
		for (Kind kind : Kind.values()) {
			if (this.tokens.skip(kind.name())) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}

	private Optional<SchemaObject> object(Kind kind) {
		if (this.tokens.isAt("IF") || this.tokens.isAtEnd()) {
			return Optional.empty();
		}
		String name = identifier();
		String schema = null;
		if (this.tokens.skip(".") && !this.tokens.isAtEnd()) {
			schema = name;
			name = identifier();
		}
		String arguments = "";
		if (!kind.isView() && this.tokens.isAt("(")) {
			arguments = "(" + this.tokens.takeBrackets() + ")";
		}
		String text = this.statement.substring(this.tokens.position());
		if (name.isBlank() || text.isBlank() || kind.isView() && !this.tokens.skip("AS")) {
			return Optional.empty();
		}
		return Optional.of(new SchemaObject(kind, schema, name, arguments, null, null)
			.as(kind.isView() ? this.statement.substring(this.tokens.position()) : text));
	}

	private String identifier() {
		return SchemaEffect.unquoted(this.tokens.next().text());
	}

}
