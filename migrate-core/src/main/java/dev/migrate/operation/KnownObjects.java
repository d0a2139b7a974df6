package dev.migrate.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.lang.Internal;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * Follows views, functions, procedures and triggers through operations, and lets each
 * operation that replaces or drops one say what was there before. SQL text is read, too;
 * what it makes in words that are not understood is not known. Used by one thread.
 */
@Internal
public final class KnownObjects implements GroupingOperationVisitor<Operation> {

	private final SqlSyntax syntax;

	private final List<SchemaObject> all = new ArrayList<>();

	private final List<SchemaObject> made = new ArrayList<>();

	/**
	 * Begin where there is nothing.
	 * @param syntax the SQL of the database
	 */
	public KnownObjects(SqlSyntax syntax) {
		this.syntax = syntax;
	}

	/**
	 * All that is there as far as it is known.
	 * @return the objects in the order in which they were made
	 */
	public List<SchemaObject> all() {
		return List.copyOf(this.all);
	}

	/**
	 * What operations have made, and not text alone.
	 * @return the objects in the order in which they were made
	 */
	public List<SchemaObject> made() {
		return List.copyOf(this.made);
	}

	/**
	 * Text may have made it in other letters, where those without quotes do not matter.
	 */
	private Optional<SchemaObject> find(SchemaObject object) {
		return this.all.stream()
			.filter(object::isSame)
			.findFirst()
			.or(() -> this.all.stream().filter((each) -> folded(each).isSame(folded(object))).findFirst());
	}

	private static SchemaObject folded(SchemaObject object) {
		String schema = object.schema();
		return new SchemaObject(object.kind(), (schema != null) ? schema.toLowerCase(Locale.ROOT) : null,
				object.name().toLowerCase(Locale.ROOT), object.arguments(), object.table(), object.text());
	}

	/**
	 * Under the name that an operation calls it by.
	 */
	private static SchemaObject named(SchemaObject former, SchemaObject object) {
		return new SchemaObject(former.kind(), object.schema(), object.name(), former.arguments(), former.table(),
				former.text());
	}

	private void put(SchemaObject object) {
		drop(object);
		this.all.add(object);
	}

	private void drop(SchemaObject object) {
		this.all.removeIf(object::isSame);
		this.made.removeIf(object::isSame);
	}

	@Override
	public Operation visit(CreateObject operation) {
		put(operation.object());
		this.made.add(operation.object());
		return operation;
	}

	@Override
	public Operation visit(ReplaceObject operation) {
		SchemaObject existing = operation.existing();
		SchemaObject former = (existing != null) ? existing : former(operation.object());
		if (former != null) {
			drop(former);
		}
		put(operation.object());
		this.made.add(operation.object());
		return new ReplaceObject(operation.object(),
				(former == null || former == existing) ? former : named(former, operation.object()));
	}

	/**
	 * Where there is one of a name, it is that one whatever its arguments.
	 */
	private @Nullable SchemaObject former(SchemaObject object) {
		SchemaObject any = folded(object.withoutArguments());
		List<SchemaObject> named = this.all.stream().filter((each) -> folded(each).isSame(any)).toList();
		return find(object).orElseGet(() -> (named.size() == 1) ? named.get(0) : null);
	}

	@Override
	public Operation visit(DropObject operation) {
		Optional<SchemaObject> former = find(operation.object());
		drop(former.orElse(operation.object()));
		return (operation.object().text() != null) ? operation
				: former
					.<Operation>map((object) -> new DropObject(named(object, operation.object()), operation.ifExists()))
					.orElse(operation);
	}

	@Override
	public Operation visit(CustomOperation operation) {
		return new CustomOperation(operation.own(), operation.dialect(), operation.schema(), operation.description(),
				operation.steps().stream().map((step) -> step.accept(this)).toList(), operation.naming());
	}

	@Override
	public Operation visit(ExecuteSql operation) {
		for (SqlStatement statement : new SqlSplitter(this.syntax).split(operation.sql())) {
			List<SchemaEffect> effects = statement.facts().effects();
			effects.stream()
				.filter((effect) -> effect.kind() == SchemaEffect.Kind.TABLE
						&& effect.action() == SchemaEffect.Action.DROPPED)
				.forEach((effect) -> dropTriggers(SchemaEffect.unquoted(effect.name())));
			if (effects.stream().anyMatch((effect) -> !ObjectText.kinds(effect.kind()).isEmpty())) {
				effects.forEach(this::forget);
				new ObjectText(statement.text(), this.syntax).read().ifPresent(this::put);
			}
		}
		return operation;
	}

	private void forget(SchemaEffect effect) {
		String name = SchemaEffect.unquoted(effect.name());
		for (SchemaObject object : all()) {
			boolean meant = (effect.kind() == SchemaEffect.Kind.SCHEMA) ? name.equalsIgnoreCase(object.schema())
					: name.equalsIgnoreCase(object.name());
			if (meant && ObjectText.kinds(effect.kind()).contains(object.kind())) {
				drop(object);
			}
		}
	}

	/**
	 * Triggers go with their table.
	 */
	@Override
	public Operation visit(DropTable operation) {
		dropTriggers(operation.table().name());
		return operation;
	}

	private void dropTriggers(String table) {
		all().stream().filter((object) -> table.equalsIgnoreCase(object.triggerTable())).forEach(this::drop);
	}

	@Override
	public Operation visit(DropSchema operation) {
		all().stream().filter((object) -> operation.name().equals(object.schema())).forEach(this::drop);
		return operation;
	}

	/**
	 * What databases make of texts when they follow a name is not known.
	 */
	@Override
	public Operation visit(RenameTable operation) {
		renamed(operation.table().name());
		return operation;
	}

	@Override
	public Operation visit(RenameColumn operation) {
		renamed(operation.from());
		return operation;
	}

	private void renamed(String name) {
		Pattern word = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE);
		this.made.removeIf((object) -> word.matcher(object.requiredText()).find());
	}

	@Override
	public Operation visit(BatchAlterTable operation) {
		operation.changes().forEach((change) -> change.accept(this));
		return operation;
	}

	@Override
	public Operation visitOther(Operation operation) {
		return operation;
	}

	/**
	 * Reads a view, function, procedure or trigger from the statement that makes it.
	 */
	private static final class ObjectText {

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

}
