package dev.migrate.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.migrate.sql.SchemaEffect.Action;
import dev.migrate.sql.SchemaEffect.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the text of a statement what it makes, takes away and changes, as far as the
 * first words of each part tell. Used once.
 */
final class EffectReader {

	private static final Set<String> KINDS_OF_OBJECT = Set.of("GLOBAL", "LOCAL", "UNLOGGED", "CACHED", "MEMORY",
			"PERSISTENT", "UNIQUE", "FULLTEXT", "SPATIAL", "FORCE", "MATERIALIZED");

	private static final Set<String> NO_COLUMN = Set.of("PRIMARY", "UNIQUE", "CHECK", "EXCLUDE", "FULLTEXT", "SPATIAL",
			"PARTITION", "PERIOD", "SYSTEM", "IDENTITY", "DEFAULT", "EXPRESSION");

	/** What comes behind CONSTRAINT or KEY where no name is said. */
	private static final Set<String> NO_NAME = Set.of("FOREIGN", "PRIMARY", "UNIQUE", "CHECK", "KEY", "INDEX", "USING",
			"(");

	private final SqlTokens tokens;

	private final List<SchemaEffect> effects = new ArrayList<>();

	private EffectReader(SqlTokens tokens) {
		this.tokens = tokens;
	}

	/**
	 * Read a statement.
	 * @param syntax what it looks like
	 * @return the effects, none if they are not known
	 */
	static List<SchemaEffect> read(String statement, SqlSyntax syntax) {
		EffectReader reader = new EffectReader(new SqlTokens(statement, syntax));
		reader.read();
		return reader.effects;
	}

	private void read() {
		if (skip("CREATE")) {
			create();
		}
		else if (skip("DROP")) {
			drop();
		}
		else if (skip("ALTER", "TABLE") || skip("ALTER", "IGNORE", "TABLE") || skip("ALTER", "ONLINE", "TABLE")
				|| skip("ALTER", "ONLINE", "IGNORE", "TABLE")) {
			skip("IF", "EXISTS");
			skip("ONLY");
			alterTable();
		}
		else if (skip("RENAME", "TABLE")) {
			renameTables();
		}
		else if (skip("TRUNCATE") || skip("COMMENT", "ON") || skip("ALTER")) {
			changed();
		}
	}

	private void create() {
		skip("OR", "REPLACE");
		while (this.tokens.isAtAny(KINDS_OF_OBJECT)) {
			this.tokens.next();
		}
		Kind kind = kind();
		if (kind == null) {
			return;
		}
		skip("CONCURRENTLY");
		skip("IF", "NOT", "EXISTS");
		if (kind == Kind.INDEX || kind == Kind.TRIGGER) {
			onTable(Action.MADE, kind);
			return;
		}
		add(Action.MADE, kind, name());
	}

	private void drop() {
		skip("MATERIALIZED");
		Kind kind = kind();
		if (kind == null) {
			return;
		}
		skip("CONCURRENTLY");
		skip("IF", "EXISTS");
		if (kind == Kind.INDEX || kind == Kind.TRIGGER) {
			onTable(Action.DROPPED, kind);
			return;
		}
		do {
			add(Action.DROPPED, kind, name());
		}
		while (skip(","));
	}

	/**
	 * An index or a trigger, of which the table stands further behind.
	 */
	private void onTable(Action action, Kind kind) {
		Name own = this.tokens.isAt("ON") ? null : name();
		List<@Nullable Name> others = new ArrayList<>();
		while (action == Action.DROPPED && skip(",")) {
			others.add(name());
		}
		while (!this.tokens.isAtEnd() && !this.tokens.isAt("ON")) {
			this.tokens.next();
		}
		skip("ON");
		skip("ONLY");
		Name table = name();
		if (own == null) {
			add(Action.CHANGED, Kind.TABLE, table);
		}
		else if (table == null) {
			add(action, kind, own);
		}
		else {
			this.effects.add(new SchemaEffect(action, kind, table.schema(), table.name(), own.name()));
		}
		others.forEach((other) -> add(action, kind, other));
	}

	private @Nullable Kind kind() {
		if (skip("FUNCTION") || skip("PROCEDURE") || skip("ROUTINE") || skip("ALIAS")) {
			return Kind.ROUTINE;
		}
		for (Kind kind : Kind.values()) {
			if (kind != Kind.COLUMN && kind != Kind.CONSTRAINT && skip(kind.name())) {
				return kind;
			}
		}
		return null;
	}

	private void changed() {
		if (skip("COLUMN")) {
			List<String> parts = new ArrayList<>();
			do {
				parts.add(identifier());
			}
			while (skip("."));
			int last = parts.size() - 2;
			if (last >= 0) {
				add(Action.CHANGED, Kind.TABLE, new Name((last > 0) ? parts.get(last - 1) : null, parts.get(last)));
			}
			return;
		}
		skip("MATERIALIZED");
		Kind kind = kind();
		skip("IF", "EXISTS");
		skip("ONLY");
		do {
			add(Action.CHANGED, (kind != null) ? kind : Kind.TABLE, name());
		}
		while (skip(","));
	}

	private void alterTable() {
		Name table = name();
		if (table == null) {
			return;
		}
		do {
			int before = this.effects.size();
			change(table);
			if (this.effects.size() == before) {
				add(Action.CHANGED, Kind.TABLE, table);
			}
		}
		while (nextPart());
	}

	private void change(Name table) {
		if (skip("ADD")) {
			part(Action.MADE, table);
		}
		else if (skip("DROP")) {
			part(Action.DROPPED, table);
		}
		else if (skip("RENAME")) {
			rename(table);
		}
		else if (skip("CHANGE")) {
			skip("COLUMN");
			String before = identifier();
			renamedColumn(table, before, identifier());
		}
		else if (skip("ALTER")) {
			skip("COLUMN");
			String before = identifier();
			renamedColumn(table, before, skip("RENAME", "TO") ? identifier() : null);
		}
	}

	private void renamedColumn(Name table, @Nullable String before, @Nullable String after) {
		if (before != null && after != null && !before.equals(after)) {
			this.effects.add(new SchemaEffect(Action.DROPPED, Kind.COLUMN, table.schema(), table.name(), before));
			this.effects.add(new SchemaEffect(Action.MADE, Kind.COLUMN, table.schema(), table.name(), after));
		}
	}

	private void part(Action action, Name table) {
		boolean key = skip("FOREIGN", "KEY");
		Kind kind = Kind.COLUMN;
		if (key || skip("CONSTRAINT")) {
			kind = Kind.CONSTRAINT;
		}
		else if (skip("INDEX") || skip("KEY")) {
			kind = Kind.INDEX;
		}
		else if (!skip("COLUMN") && this.tokens.isAtAny(NO_COLUMN)) {
			return;
		}
		skip("IF", "NOT", "EXISTS");
		skip("IF", "EXISTS");
		String name = (kind != Kind.COLUMN && this.tokens.isAtAny(NO_NAME)) ? null : identifier();
		if (name != null) {
			this.effects.add(new SchemaEffect(action, kind, table.schema(), table.name(), name));
		}
	}

	private void rename(Name before) {
		boolean column = skip("COLUMN");
		if (!column && (skip("TO") || skip("AS"))) {
			renamed(before, name());
			return;
		}
		String first = identifier();
		if (first != null && skip("TO")) {
			renamedColumn(before, first, identifier());
		}
		else if (first != null && this.tokens.isAtEnd()) {
			renamed(before, new Name(null, first));
		}
	}

	private void renameTables() {
		do {
			Name before = name();
			Name after = skip("TO") ? name() : null;
			if (before != null) {
				renamed(before, after);
			}
		}
		while (skip(","));
	}

	private void renamed(Name before, @Nullable Name after) {
		if (after != null) {
			add(Action.DROPPED, Kind.TABLE, before);
			add(Action.MADE, Kind.TABLE, (after.schema() != null) ? after : new Name(before.schema(), after.name()));
		}
	}

	/**
	 * Go behind the next comma that stands in no brackets.
	 */
	private boolean nextPart() {
		while (!this.tokens.isAtEnd()) {
			if (skip(",")) {
				return true;
			}
			this.tokens.skipBrackets();
		}
		return false;
	}

	private void add(Action action, Kind kind, @Nullable Name name) {
		if (name != null) {
			this.effects.add(new SchemaEffect(action, kind, name.schema(), null, name.name()));
		}
	}

	private @Nullable Name name() {
		String first = identifier();
		String second = (first != null && skip(".")) ? identifier() : null;
		if (first == null) {
			return null;
		}
		return (second == null) ? new Name(null, first) : new Name(first, second);
	}

	private @Nullable String identifier() {
		SqlToken token = this.tokens.peek();
		return (token != null && token.isName() && !token.name().isEmpty()) ? this.tokens.next().text() : null;
	}

	private boolean skip(String... words) {
		return this.tokens.skip(words);
	}

	/**
	 * A name as it is written.
	 *
	 * @param schema the schema, or {@code null} if none is written
	 */
	private record Name(@Nullable String schema, String name) {
	}

}
