package dev.migrate.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
			"NULLS");

	/** What stands before the kind of what a dump of MariaDB or MySQL makes. */
	private static final Set<String> BEFORE_KIND = Set.of("ALGORITHM", "DEFINER", "SQL");

	private static final Set<String> DEFINED = Set.of("VIEW", "TRIGGER", "FUNCTION", "PROCEDURE", "EVENT");

	/** What begins a list of roles behind the accounts that are made. */
	private static final Set<String> BEHIND_ACCOUNTS = Set.of("ROLE", "GROUP", "ADMIN", "USER");

	/** Kinds that no statement makes or takes away by itself. */
	private static final Set<Kind> PARTS = Set.of(Kind.COLUMN, Kind.CONSTRAINT, Kind.PRIMARY_KEY, Kind.PARTITION);

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
			renameEach(Kind.TABLE);
		}
		else if (skip("RENAME", "USER")) {
			renameEach(Kind.USER);
		}
		else if (skip("TRUNCATE") || skip("COMMENT", "ON") || skip("ALTER")) {
			changed();
		}
	}

	private void create() {
		boolean replaces = skip("OR", "REPLACE");
		while (this.tokens.isAtAny(KINDS_OF_OBJECT)) {
			this.tokens.next();
		}
		while (this.tokens.isAtAny(BEFORE_KIND)) {
			passUpTo(DEFINED);
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
		do {
			add(Action.MADE, kind, name(kind));
		}
		while ((kind == Kind.USER || kind == Kind.ROLE) && nextPart(BEHIND_ACCOUNTS));
		if (kind == Kind.EVENT && (replaces || mayGoByItself())) {
			this.effects.clear();
		}
	}

	/**
	 * Whether an event may be gone although it was made: when it has run for the last
	 * time. One that takes the place of another begins anew.
	 */
	private boolean mayGoByItself() {
		boolean ends = false;
		while (!this.tokens.isAtEnd() && !this.tokens.isAt("DO")) {
			ends |= this.tokens.isAt("AT") || this.tokens.isAt("ENDS");
			if (skip("COMPLETION", "PRESERVE")) {
				return false;
			}
			this.tokens.skipBrackets();
		}
		return ends;
	}

	private void passUpTo(Set<String> words) {
		do {
			this.tokens.next();
		}
		while (!this.tokens.isAtEnd() && !this.tokens.isAtAny(words));
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
			add(Action.DROPPED, kind, name(kind));
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
			add(action, kind, table, own.name());
		}
		others.forEach((other) -> add(action, kind, other));
	}

	private @Nullable Kind kind() {
		if (skip("FUNCTION") || skip("PROCEDURE") || skip("ROUTINE") || skip("ALIAS")) {
			return Kind.ROUTINE;
		}
		if (this.tokens.isAt("EVENT", "TRIGGER")) {
			return null;
		}
		for (Kind kind : Kind.values()) {
			if (!PARTS.contains(kind) && skip(kind.name())) {
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
		Kind known = skip("CONSTRAINT") ? Kind.CONSTRAINT : kind();
		Kind kind = (known != null) ? known : Kind.TABLE;
		skip("IF", "EXISTS");
		skip("ONLY");
		do {
			Name name = name(kind);
			if (name != null && skip("RENAME", "TO")) {
				renamed(kind, name, name(kind));
			}
			else {
				add(Action.CHANGED, kind, name);
			}
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
		while (nextPart(Set.of()));
		if (this.effects.stream().anyMatch((effect) -> effect.action() == Action.MADE && effect.kind() == Kind.TABLE)) {
			// The new name tells of the whole, and the parts have the old one
			this.effects.removeIf((effect) -> effect.kind() != Kind.TABLE);
		}
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
			renamedPart(table, Kind.COLUMN, identifier(), identifier());
		}
		else if (skip("REORGANIZE", "PARTITION")) {
			partitions(Action.DROPPED, table);
			skip("INTO");
			partitions(Action.MADE, table);
		}
		else if (skip("ALTER")) {
			skip("COLUMN");
			renamedPart(table, Kind.COLUMN, identifier(), skip("RENAME", "TO") ? identifier() : null);
		}
	}

	private void renamedPart(Name table, Kind kind, @Nullable String before, @Nullable String after) {
		if (before != null && after != null && !before.equals(after)) {
			add(Action.DROPPED, kind, table, before);
			add(Action.MADE, kind, table, after);
		}
	}

	private void part(Action action, Name table) {
		if (skip("PRIMARY", "KEY")) {
			add(action, Kind.PRIMARY_KEY, table, "");
			return;
		}
		if (skip("PARTITION")) {
			partitions(action, table);
			return;
		}
		if (action == Action.MADE && this.tokens.isAt("FOREIGN", "KEY")) {
			// The name there is that of an index
			return;
		}
		Kind kind = kindOfPart(action);
		boolean bare = kind == Kind.COLUMN && !skip("COLUMN");
		if (bare && this.tokens.isAtAny(NO_COLUMN)) {
			return;
		}
		skip("IF", "NOT", "EXISTS");
		skip("IF", "EXISTS");
		String name = (kind != Kind.COLUMN && this.tokens.isAtAny(NO_NAME)) ? null : identifier();
		if (kind == Kind.CONSTRAINT && action == Action.MADE && skip("PRIMARY", "KEY")) {
			// MariaDB and MySQL forget the name
			add(action, Kind.PRIMARY_KEY, table, "");
		}
		else if (name != null && !(bare && isAtKey())) {
			add(action, kind, table, name);
		}
	}

	/**
	 * Whether the word before says of which sort an index is.
	 */
	private boolean isAtKey() {
		return this.tokens.isAt("INDEX") || this.tokens.isAt("KEY") || this.tokens.isAt("(");
	}

	private Kind kindOfPart(Action action) {
		if (skip("FOREIGN", "KEY") || skip("CONSTRAINT") || (action == Action.DROPPED && skip("CHECK"))) {
			return Kind.CONSTRAINT;
		}
		boolean index = skip("UNIQUE") || skip("FULLTEXT") || skip("SPATIAL");
		return (skip("INDEX") || skip("KEY") || index) ? Kind.INDEX : Kind.COLUMN;
	}

	/**
	 * Names of partitions, or in brackets what they are.
	 */
	private void partitions(Action action, Name table) {
		skip("IF", "NOT", "EXISTS");
		skip("IF", "EXISTS");
		boolean made = action == Action.MADE;
		if (made && !skip("(")) {
			return;
		}
		do {
			String name = (!made || skip("PARTITION")) ? identifier() : null;
			if (name != null) {
				add(action, Kind.PARTITION, table, name);
			}
			while (made && !this.tokens.isAtEnd() && !this.tokens.isAt(",") && !skip(")")) {
				this.tokens.skipBrackets();
			}
		}
		while (skip(","));
	}

	private void rename(Name table) {
		if (skip("TO") || skip("AS")) {
			renamed(Kind.TABLE, table, name());
			return;
		}
		Kind kind = skip("CONSTRAINT") ? Kind.CONSTRAINT : Kind.COLUMN;
		boolean column = skip("COLUMN") || this.tokens.isAt("INDEX", "TO") || this.tokens.isAt("KEY", "TO");
		if (!column && (skip("INDEX") || skip("KEY"))) {
			kind = Kind.INDEX;
		}
		String first = identifier();
		if (first != null && skip("TO")) {
			renamedPart(table, kind, first, identifier());
		}
		else if (first != null && (this.tokens.isAtEnd() || this.tokens.isAt(","))) {
			renamed(Kind.TABLE, table, new Name(null, first));
		}
	}

	private void renameEach(Kind kind) {
		do {
			Name before = name(kind);
			Name after = skip("TO") ? name(kind) : null;
			if (before != null) {
				renamed(kind, before, after);
			}
		}
		while (skip(","));
	}

	private void renamed(Kind kind, Name before, @Nullable Name after) {
		if (after != null) {
			add(Action.DROPPED, kind, before);
			add(Action.MADE, kind, (after.schema() != null) ? after : new Name(before.schema(), after.name()));
		}
	}

	/**
	 * Go behind the next comma that stands in no brackets.
	 * @param end the words behind which there is none
	 */
	private boolean nextPart(Set<String> end) {
		while (!this.tokens.isAtEnd() && !this.tokens.isAtAny(end)) {
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

	private void add(Action action, Kind kind, Name table, String name) {
		this.effects.add(new SchemaEffect(action, kind, table.schema(), table.name(), name));
	}

	private @Nullable Name name(Kind kind) {
		return (kind == Kind.USER) ? account() : name();
	}

	/**
	 * The name of a user, as the catalog of MariaDB and MySQL shows it where it is a
	 * string or has a host.
	 */
	private @Nullable Name account() {
		SqlToken token = this.tokens.peek();
		if (token == null || !(token.isName() || token.kind() == SqlToken.Kind.STRING)) {
			return null;
		}
		this.tokens.next();
		boolean host = skip("@") && !this.tokens.isAtEnd();
		if (!host && token.isName()) {
			return new Name(null, token.text());
		}
		return new Name(null,
				"'" + value(token.text()) + "'@'" + (host ? value(host()).toLowerCase(Locale.ROOT) : "%") + "'");
	}

	/**
	 * A host, in quotes or with whatever follows without a blank.
	 */
	private String host() {
		int start = this.tokens.position();
		do {
			this.tokens.next();
		}
		while (!this.tokens.isAt(",") && !this.tokens.isAtEnd()
				&& this.tokens.position() == start + this.tokens.text(start).length());
		return this.tokens.text(start);
	}

	private static String value(String written) {
		return written.startsWith("'") ? written.substring(1, written.length() - 1) : SchemaEffect.unquoted(written);
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
