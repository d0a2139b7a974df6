package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * How a database writes what makes, replaces and drops views, functions, procedures and
 * triggers.
 *
 * @param words the kinds that it has, with their words
 * @param replaced those that it replaces itself; the others are dropped and made again
 * @param told whether a drop says the arguments of a routine and the table of a trigger
 */
public record ObjectSpelling(Map<Kind, String> words, Set<Kind> replaced, boolean told) {

	/** Everything but materialized views, of which nothing is replaced. */
	public static final ObjectSpelling STANDARD = new ObjectSpelling(
			Map.of(Kind.VIEW, "VIEW", Kind.FUNCTION, "FUNCTION", Kind.PROCEDURE, "PROCEDURE", Kind.TRIGGER, "TRIGGER"),
			Set.of(), false);

	public ObjectSpelling {
		words = Map.copyOf(words);
		replaced = Set.copyOf(replaced);
	}

	/**
	 * With a kind in other words.
	 * @return a new spelling
	 */
	public ObjectSpelling with(Kind kind, String word) {
		Map<Kind, String> all = new EnumMap<>(this.words);
		all.put(kind, word);
		return new ObjectSpelling(all, this.replaced, this.told);
	}

	/**
	 * Without a kind.
	 * @return a new spelling
	 */
	public ObjectSpelling without(Kind kind) {
		Map<Kind, String> all = new EnumMap<>(this.words);
		all.remove(kind);
		return new ObjectSpelling(all, this.replaced, this.told);
	}

	/**
	 * With kinds that the database replaces itself.
	 * @return a new spelling
	 */
	public ObjectSpelling replacing(Kind... kinds) {
		return new ObjectSpelling(this.words, EnumSet.copyOf(List.of(kinds)), this.told);
	}

	/**
	 * Where a drop says the arguments of a routine and the table of a trigger.
	 * @return a new spelling
	 */
	public ObjectSpelling saying() {
		return new ObjectSpelling(this.words, this.replaced, true);
	}

	/**
	 * The statement that makes one.
	 * @param ddl the operation
	 * @param object what is made
	 */
	public SqlStatement create(DdlFragments ddl, SchemaObject object) {
		return make(ddl, "CREATE ", object);
	}

	private SqlStatement make(DdlFragments ddl, String create, SchemaObject object) {
		String name = (object.kind() == Kind.TRIGGER && this.told) ? ddl.quote(object.name())
				: ddl.quote(object.qualifiedName());
		return ddl.ddl(create + word(ddl, object) + " " + name + object.arguments()
				+ (object.kind().isView() ? " AS " : " ") + object.requiredText(), effect(ddl, object, true));
	}

	private String word(DdlFragments ddl, SchemaObject object) {
		String word = this.words.get(object.kind());
		if (word == null) {
			throw ddl.notSupported("It has no " + object.kind() + "s.",
					"Leave the operation to databases that have them: op.dialect() tells which one it is.");
		}
		return word;
	}

	private static SchemaEffect effect(DdlFragments ddl, SchemaObject object, boolean made) {
		SchemaEffect.Kind kind = object.kind().isView() ? SchemaEffect.Kind.VIEW
				: (object.kind() == Kind.TRIGGER) ? SchemaEffect.Kind.TRIGGER : SchemaEffect.Kind.ROUTINE;
		return made ? ddl.made(kind, object.schema(), object.name())
				: ddl.dropped(kind, object.schema(), object.name());
	}

	/**
	 * The statements that replace one, or make it where there is none.
	 * @param ddl the operation
	 * @param object what is there afterwards
	 * @param existing what was there before, or {@code null} if that is not said
	 */
	public List<SqlStatement> replace(DdlFragments ddl, SchemaObject object, @Nullable SchemaObject existing) {
		SchemaObject before = (existing != null) ? existing : object;
		List<SqlStatement> statements = new ArrayList<>();
		boolean inPlace = this.replaced.contains(object.kind());
		if (!inPlace || !before.isSame(object)) {
			statements.add(drop(ddl, before, true));
		}
		statements.add(make(ddl, inPlace ? "CREATE OR REPLACE " : "CREATE ", object));
		return statements;
	}

	/**
	 * The statement that drops one.
	 * @param ddl the operation
	 * @param object what is dropped
	 * @param ifExists whether it may be absent
	 */
	public SqlStatement drop(DdlFragments ddl, SchemaObject object, boolean ifExists) {
		String words = "DROP " + word(ddl, object) + " " + DdlRenderer.ifExists(ifExists);
		String name = ddl.quote(object.qualifiedName());
		if (this.told && object.kind() == Kind.TRIGGER) {
			name = ddl.quote(object.name()) + " ON " + table(ddl, object);
		}
		else if (this.told && !object.arguments().isEmpty()) {
			name += withoutDefaults(ddl, object.arguments());
		}
		return ddl.ddl(words + name, effect(ddl, object, false));
	}

	/**
	 * The table of a trigger as a statement has it.
	 * @param ddl the operation
	 * @return its table, which its text says if nothing else does
	 */
	public static String table(DdlFragments ddl, SchemaObject trigger) {
		if (trigger.table() != null) {
			return ddl.quote(new TableName(trigger.schema(), trigger.table()));
		}
		return ObjectParts.table((trigger.text() != null) ? trigger.text() : "", ddl.dialect().syntax())
			.map(ObjectParts.TablePlace::table)
			.orElseThrow(() -> ddl.notSupported("A trigger is dropped from its table there, which nothing says.",
					"Say it: trigger(\"" + trigger.name() + "\").on(\"…\")."));
	}

	/**
	 * A drop names the arguments without their defaults.
	 */
	private static String withoutDefaults(DdlFragments ddl, String arguments) {
		SqlTokens tokens = new SqlTokens(arguments.substring(1, arguments.length() - 1), ddl.dialect().syntax());
		List<String> names = new ArrayList<>();
		StringBuilder current = new StringBuilder();
		boolean isDefault = false;
		while (!tokens.isAtEnd()) {
			int start = tokens.position();
			if (tokens.skip(",")) {
				names.add(current.toString().strip());
				current.setLength(0);
				isDefault = false;
				continue;
			}
			isDefault |= tokens.isAt("DEFAULT") || tokens.isAt("=") || tokens.isAt(":=");
			tokens.skipBrackets();
			current.append(isDefault ? "" : arguments.substring(1).substring(start, tokens.position()));
		}
		names.add(current.toString().strip());
		return "(" + String.join(", ", names) + ")";
	}

}
