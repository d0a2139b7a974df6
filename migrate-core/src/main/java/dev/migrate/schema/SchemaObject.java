package dev.migrate.schema;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A view, function, procedure or trigger: what is made from one text in the database's
 * own words, and is replaced as a whole.
 *
 * @param kind what it is
 * @param schema its schema, or {@code null} for the current one
 * @param name its name
 * @param arguments the brackets behind the name of a function or procedure, with what is
 * in them; empty where there are none
 * @param table the table of a trigger; {@code null} where only the text says it
 * @param text of a view its query, of anything else what stands behind name and arguments
 * where it is created; {@code null} where nothing but the name matters
 */
public record SchemaObject(Kind kind, @Nullable String schema, String name, String arguments, @Nullable String table,
		@Nullable String text) {

	private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")*\"|`[^`]*`|\\[[^]]*]|[^\\s.\"`\\[]+)";

	/** What stands before the table of a trigger, and its name without a schema. */
	private static final Pattern ON = Pattern.compile("(?is)(?:\"[^\"]*\"|`[^`]*`|[^\"`])*?\\bon\\s+(?:" + IDENTIFIER
			+ "\\s*\\.\\s*)?(" + IDENTIFIER + ")(?!\\s*\\.)");

	public SchemaObject {
		NameChecks.require("name", name);
	}

	static SchemaObject of(Kind kind, String signature) {
		int bracket = signature.indexOf('(');
		return (bracket < 0) ? new SchemaObject(kind, null, signature.strip(), "", null, null) : new SchemaObject(kind,
				null, signature.substring(0, bracket).strip(), signature.substring(bracket).strip(), null, null);
	}

	/**
	 * What it is made from.
	 * @param text of a view its query, of anything else what stands behind name and
	 * arguments; taken as it is
	 * @return a new object
	 */
	public SchemaObject as(String text) {
		String stripped = text.strip();
		while (stripped.endsWith(";") && this.kind.isView()) {
			stripped = stripped.substring(0, stripped.length() - 1).strip();
		}
		return new SchemaObject(this.kind, this.schema, this.name, this.arguments, this.table,
				NameChecks.require("text", stripped));
	}

	/**
	 * The table of a trigger, where no text says it.
	 * @param table the table
	 * @return a new object
	 */
	public SchemaObject on(String table) {
		return new SchemaObject(this.kind, this.schema, this.name, this.arguments, table, this.text);
	}

	/**
	 * In a schema.
	 * @param schema the schema, or {@code null} for the current one
	 * @return a new object
	 */
	public SchemaObject inSchema(@Nullable String schema) {
		return new SchemaObject(this.kind, schema, this.name, this.arguments, this.table, this.text);
	}

	/**
	 * Only which it is.
	 * @return a new object
	 */
	public SchemaObject withoutText() {
		return new SchemaObject(this.kind, this.schema, this.name, this.arguments, this.table, null);
	}

	/**
	 * Whatever arguments it has, and on whatever table it is.
	 * @return a new object, without a text if it is a trigger
	 */
	public SchemaObject withoutArguments() {
		boolean trigger = this.kind == Kind.TRIGGER;
		return new SchemaObject(this.kind, this.schema, this.name, "", trigger ? null : this.table,
				trigger ? null : this.text);
	}

	/**
	 * Its name as if it were a table.
	 * @return the name
	 */
	public TableName qualifiedName() {
		return new TableName(this.schema, this.name);
	}

	/**
	 * What it is made from.
	 * @return the text
	 * @throws IllegalArgumentException if it has none
	 */
	public String requiredText() {
		return Optional.ofNullable(this.text)
			.orElseThrow(() -> new IllegalArgumentException(
					"'" + this + "' does not say what it is made from: complete it by as(…)"));
	}

	/**
	 * Whether another one has its place: what makes the one replaces the other.
	 * @param other the other one
	 * @return {@code true} if kind, schema and name are the same, and so are arguments,
	 * and the table of a trigger, where both have them
	 */
	public boolean isSame(SchemaObject other) {
		String one = triggerTable();
		String two = other.triggerTable();
		return this.kind == other.kind && this.name.equals(other.name) && Objects.equals(this.schema, other.schema)
				&& (one == null || two == null || one.equalsIgnoreCase(two)) && (this.arguments.isEmpty()
						|| other.arguments.isEmpty() || squeezed(this.arguments).equals(squeezed(other.arguments)));
	}

	/**
	 * The table of a trigger.
	 * @return its name without a schema, as it is said or as the text has it; nothing
	 * where neither says it, and of anything but a trigger
	 */
	public @Nullable String triggerTable() {
		if (this.kind != Kind.TRIGGER || this.table != null || this.text == null) {
			return (this.kind == Kind.TRIGGER) ? this.table : null;
		}
		Matcher on = ON.matcher(this.text);
		return on.lookingAt() ? on.group(1).replaceAll("^[\"`\\[]|[\"`\\]]$", "").replace("\"\"", "\"") : null;
	}

	private static String squeezed(String arguments) {
		return arguments.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll(" ?([(),]) ?", "$1");
	}

	/**
	 * What it is, for people.
	 * @return such as {@code view active_users}
	 */
	@Override
	public String toString() {
		return this.kind + " " + qualifiedName() + this.arguments;
	}

	/**
	 * The kinds of objects.
	 */
	public enum Kind {

		/** A view. */
		VIEW,

		/** A view that keeps its rows (PostgreSQL). */
		MATERIALIZED_VIEW,

		/** A function; on H2 an alias of Java. */
		FUNCTION,

		/** A procedure. */
		PROCEDURE,

		/** A trigger of a table or view. */
		TRIGGER;

		/**
		 * Whether it is read like a table.
		 * @return {@code true} for views
		 */
		public boolean isView() {
			return this == VIEW || this == MATERIALIZED_VIEW;
		}

		/**
		 * Whether it is called.
		 * @return {@code true} for functions and procedures
		 */
		public boolean isRoutine() {
			return this == FUNCTION || this == PROCEDURE;
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

}
