package dev.migrate.execute.journal;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.SchemaInspector.Existence;
import dev.migrate.dialect.Spelling;
import dev.migrate.error.Quoted;
import dev.migrate.execute.session.OwnTransaction;
import dev.migrate.execute.session.SessionState;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SchemaEffect.Action;
import dev.migrate.sql.SchemaEffect.Kind;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTokens;
import dev.migrate.sql.SqlTrait;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Finds out from the catalog whether a statement has run, of which only its beginning is
 * known.
 */
final class CatalogCheck {

	/** Statements that may run any number of times. */
	private static final Set<String> HARMLESS = Set.of("VACUUM", "REINDEX", "ANALYZE", "OPTIMIZE", "FLUSH", "CHECK",
			"GRANT", "REVOKE", "SET", "RESET", "USE", "SHOW", "START", "LOCK", "UNLOCK", "PRAGMA", "PREPARE",
			"DEALLOCATE");

	/** What comes behind the name of what is made or dropped. */
	private static final Set<String> BEHIND_NAME = Set.of("AS", "ON", "BEGIN", "FOR", "BEFORE", "AFTER");

	private static final Set<String> RESTATING = Set.of("MODIFY", "ALTER", "CHANGE", "COMMENT", "ENGINE", "CONVERT",
			"AUTO_INCREMENT", "ROW_FORMAT", "PARTITION", "REBUILD");

	/**
	 * What is another thing the second time, of an account, an event or a view: a name
	 * that is gone, a part that is there or gone, a time from which on to run, the
	 * password, which may have to be one that was not there before.
	 */
	private static final Set<String> NOT_TWICE = Set.of("RENAME", "ADD", "DROP", "SCHEDULE", "RETAIN", "REPLACE",
			"IDENTIFIED");

	/**
	 * What such a statement does with a column that it does not do again, or does once
	 * more, as with a key of MySQL.
	 */
	private static final Set<String> NOT_STATED = Set.of("USING", "RENAME", "ADD", "UNIQUE", "PRIMARY", "KEY");

	private static final Set<String> OTHERS_TOO = Set.of("CASCADE");

	private final JdbcOperations jdbc;

	private final Spelling spelling;

	private final SchemaInspector inspector;

	CatalogCheck(Dialect dialect, JdbcOperations jdbc) {
		this.jdbc = jdbc;
		this.spelling = dialect.spelling();
		this.inspector = dialect.inspector(jdbc);
	}

	/**
	 * Whether a statement has run.
	 * @param effects what it makes and takes away
	 * @return empty if the catalog does not tell
	 */
	Optional<Boolean> isDone(List<SchemaEffect> effects) {
		return look(effects, "", "").done();
	}

	/**
	 * Look whether a statement has run, and where the session looks for names.
	 * @param effects what the statement makes and takes away
	 * @param home the schema of our own tables
	 * @param path where the session looks for names, if that is known
	 */
	Look look(List<SchemaEffect> effects, String home, @Nullable String path) {
		if (!isVisible(effects)) {
			return new Look((path != null) ? path : path(home), Optional.empty());
		}
		List<SchemaEffect> sought = made(effects).stream().map(this::asWritten).toList();
		SchemaInspector.Found found = this.inspector.find(sought);
		Set<Boolean> done = new HashSet<>();
		for (int i = 0; i < sought.size(); i++) {
			SchemaEffect effect = sought.get(i);
			Existence existence = found.existences().get(i).orElseGet(() -> existence(effect));
			if (existence == Existence.HIDDEN) {
				return new Look(lookedIn(path, home, found), Optional.empty());
			}
			done.add(existence == ((effect.action() == Action.MADE) ? Existence.PRESENT : Existence.ABSENT));
		}
		return new Look(lookedIn(path, home, found),
				(done.size() == 1) ? Optional.of(done.contains(true)) : Optional.empty());
	}

	private String lookedIn(@Nullable String path, String home, SchemaInspector.Found found) {
		String searched = found.path();
		return (path != null) ? path : (searched != null) ? path(home, searched) : path(home);
	}

	/**
	 * Where the session looks for names without a schema.
	 * @param home the schema of our own tables
	 * @return empty if that is where they are and nowhere else, so that a copy of the
	 * database under another name is the same
	 */
	String path(String home) {
		return path(home, this.inspector.searchPath());
	}

	private String path(String home, String path) {
		return (!this.inspector.searchesSeveral() && path.equalsIgnoreCase(home)) ? "" : path;
	}

	/**
	 * What became of a statement, be it that its session was set in another way.
	 * @param expected what the journal expects of it
	 * @param home the schema of our own tables
	 * @return what the catalog shows of its effects, empty if that tells nothing
	 */
	Optional<Shown> shown(Expectation expected, String home) {
		String path = Objects.requireNonNullElse(expected.path(), "");
		boolean elsewhere = expected.isElsewhere(path(home));
		if (expected.before() || (elsewhere && this.inspector.searchesSeveral())) {
			return Optional.empty();
		}
		List<SchemaEffect> effects = elsewhere ? expected.effectsIn(Spelling.quoted(path)) : expected.effects();
		return isDone(effects)
			.map((done) -> new Shown(done, made(effects).stream().map((effect) -> described(effect, done)).toList()));
	}

	private static String described(SchemaEffect effect, boolean done) {
		boolean there = done == (effect.action() == Action.MADE);
		String of = (effect.table() != null) ? " of table '" + shown(effect.table()) + "'" : "";
		String name = effect.name().isEmpty() ? "" : " '" + shown(effect.name()) + "'";
		return effect.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + name + of
				+ (there ? " is there" : " is not there");
	}

	private static String shown(String name) {
		return Quoted.visible(SchemaEffect.unquoted(name));
	}

	/**
	 * Whether the catalog can tell that effects have come.
	 */
	static boolean isVisible(List<SchemaEffect> effects) {
		List<SchemaEffect> made = made(effects);
		return !made.isEmpty() && made.stream().noneMatch((effect) -> effect.kind() == Kind.TYPE);
	}

	/**
	 * What is there or not when all is done: not what is taken away and made again, as
	 * where names are swapped.
	 */
	private static List<SchemaEffect> made(List<SchemaEffect> effects) {
		return effects.stream()
			.filter((effect) -> effect.action() != Action.CHANGED
					&& effects.stream().noneMatch((other) -> isOpposite(effect, other)))
			.toList();
	}

	private static boolean isOpposite(SchemaEffect one, SchemaEffect other) {
		return one.kind() == other.kind() && other.action() != Action.CHANGED && one.action() != other.action()
				&& isSame(one.schema(), other.schema()) && isSame(one.table(), other.table())
				&& isSame(one.name(), other.name());
	}

	private static boolean isSame(@Nullable String one, @Nullable String other) {
		if (one == null || other == null) {
			return one == other;
		}
		boolean quoted = SchemaEffect.isQuoted(one) || SchemaEffect.isQuoted(other);
		return quoted ? SchemaEffect.unquoted(one).equals(SchemaEffect.unquoted(other)) : one.equalsIgnoreCase(other);
	}

	private Existence existence(SchemaEffect effect) {
		return switch (effect.kind()) {
			case TYPE, PARTITION, EVENT, USER, ROLE -> Existence.HIDDEN;
			default -> isThere(effect) ? Existence.PRESENT : Existence.ABSENT;
		};
	}

	private boolean isThere(SchemaEffect effect) {
		String schema = effect.schema();
		String name = effect.name();
		return switch (effect.kind()) {
			case PRIMARY_KEY -> tables(effect).anyMatch((table) -> !table.primaryKeyColumns().isEmpty());
			case TABLE -> this.inspector.table(new TableName(schema, name)).isPresent();
			case COLUMN -> tables(effect).anyMatch((table) -> table.column(name).isPresent());
			case CONSTRAINT, INDEX -> tables(effect).flatMap(CatalogCheck::rules).anyMatch(name::equals);
			case VIEW -> schema(schema).views().stream().anyMatch((view) -> view.name().name().equals(name));
			case SEQUENCE -> schema(schema).sequences().stream().anyMatch((sequence) -> sequence.name().equals(name));
			case ROUTINE, TRIGGER -> isListed(effect.kind().name().toLowerCase(Locale.ROOT), schema, name);
			default -> isSchemaThere(name);
		};
	}

	/**
	 * Routines and triggers are not read, but counted in the information schema.
	 */
	private boolean isListed(String kind, @Nullable String schema, String name) {
		return !this.jdbc.queryForList(
				"select %1$s_name from information_schema.%1$ss where lower(%1$s_name) = ? and lower(%1$s_schema) = ?"
					.formatted(kind),
				String.class, name.toLowerCase(Locale.ROOT),
				((schema != null) ? schema : this.inspector.currentSchema()).toLowerCase(Locale.ROOT))
			.isEmpty();
	}

	private Schema schema(@Nullable String schema) {
		return this.inspector.schema(schema);
	}

	private Stream<Table> tables(SchemaEffect effect) {
		String table = effect.table();
		return (table != null) ? this.inspector.table(new TableName(effect.schema(), table)).stream()
				: this.inspector.tables(effect.schema()).stream();
	}

	/**
	 * A unique index and a unique constraint are one thing to some databases.
	 */
	private static Stream<String> rules(Table table) {
		return Stream
			.concat(table.constraints().stream().map((constraint) -> constraint.name()),
					table.indexes().stream().map((index) -> index.name()))
			.filter(Objects::nonNull);
	}

	private boolean isSchemaThere(String name) {
		return !this.jdbc
			.queryForList("select schema_name from information_schema.schemata where lower(schema_name) = ?",
					String.class, name.toLowerCase(Locale.ROOT))
			.isEmpty();
	}

	/**
	 * The same with names as revisions write them.
	 */
	private SchemaEffect asWritten(SchemaEffect effect) {
		String schema = effect.schema();
		String table = effect.table();
		return new SchemaEffect(effect.action(), effect.kind(), (schema != null) ? written(schema) : null,
				(table != null) ? written(table) : null, written(effect.name()));
	}

	private String written(String name) {
		return name.isEmpty() ? name : this.inspector.name(SchemaEffect.unquoted(name), SchemaEffect.isQuoted(name));
	}

	/**
	 * Whether a statement empties tables and no others with them, so that it may run
	 * again as long as they are empty. Who writes into a table beside the migration may
	 * have done so since it was emptied.
	 */
	static boolean empties(String text, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(text, syntax);
		tokens.skipFrame();
		if (tokens.skip("ALTER", "TABLE")) {
			skipTable(tokens);
			return tokens.isAt("TRUNCATE", "PARTITION");
		}
		return tokens.skip("TRUNCATE") && !says(OTHERS_TOO, tokens);
	}

	/**
	 * Whether what a statement empties has no rows.
	 */
	boolean areEmpty(List<SchemaEffect> effects) {
		return !effects.isEmpty()
				&& effects.stream().allMatch((effect) -> effect.kind() == Kind.TABLE && isEmpty(effect));
	}

	private boolean isEmpty(SchemaEffect table) {
		String schema = (table.schema() != null) ? table.schema() + "." : "";
		return this.jdbc
			.queryForList("select 1 from " + schema + table.name() + this.spelling.firstRows(1), Integer.class)
			.isEmpty();
	}

	/**
	 * Whether a statement may run although it has run already: it says itself what it
	 * does then, or states as a whole what something is.
	 */
	static boolean mayRunAgain(String text, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(text, syntax);
		tokens.skipFrame();
		if (tokens.skip("COMMENT", "ON")) {
			return true;
		}
		if (tokens.skip("ALTER", "TABLE")) {
			return restates(tokens);
		}
		if (tokens.isAt("SET", "PASSWORD")) {
			return !syntax.has(SqlTrait.EXECUTABLE_COMMENTS);
		}
		if (tokens.skip("ALTER", "USER") || tokens.skip("ALTER", "VIEW") || tokens.skip("ALTER", "EVENT")) {
			return !says(NOT_TWICE, tokens);
		}
		if (tokens.isAt("BEGIN")) {
			return OwnTransaction.of(text, syntax) == OwnTransaction.BEGINS;
		}
		if (tokens.isAtAny(HARMLESS) || makesLocal(tokens, text, syntax)) {
			return !tokens.isAt("PREPARE", "TRANSACTION") && !(tokens.isAt("REVOKE") && refusesToRevokeTwice(syntax));
		}
		return (tokens.isAt("CREATE") || tokens.isAt("DROP")) && saysWhatIsDoneThen(tokens, text, syntax);
	}

	/**
	 * Whether a statement says what it does where a thing is there or gone already. An
	 * event of which the catalog does not tell may have run, and would do so once more.
	 */
	private static boolean saysWhatIsDoneThen(SqlTokens tokens, String text, SqlSyntax syntax) {
		boolean says = false;
		boolean event = false;
		while (!tokens.isAtEnd() && !tokens.isAtAny(BEHIND_NAME) && !tokens.isAt("(")) {
			event |= tokens.isAt("EVENT");
			if (tokens.skip("OR", "REPLACE") || tokens.skip("IF", "NOT", "EXISTS") || tokens.skip("IF", "EXISTS")) {
				says = true;
			}
			else if (!tokens.skip("CURRENT_USER", "(")) {
				tokens.next();
			}
		}
		return says && (!event || isVisible(SqlStatement.read(text, syntax).facts().effects()));
	}

	private static boolean says(Set<String> words, SqlTokens tokens) {
		while (!tokens.isAtEnd() && !tokens.isAt("DO")) {
			if (tokens.isAtAny(words)) {
				return true;
			}
			tokens.next();
		}
		return false;
	}

	/**
	 * Whether a table is made that the next session does not have. H2 and HSQLDB keep
	 * those that are not said to be local.
	 */
	private static boolean makesLocal(SqlTokens tokens, String text, SqlSyntax syntax) {
		boolean local = tokens.isAt("DECLARE") || tokens.isAt("CREATE", "LOCAL")
				|| syntax.has(SqlTrait.EXECUTABLE_COMMENTS);
		return local && SessionState.isTemporary(text, syntax);
	}

	/**
	 * MariaDB and MySQL have no right to take away then.
	 */
	private static boolean refusesToRevokeTwice(SqlSyntax syntax) {
		return syntax.has(SqlTrait.EXECUTABLE_COMMENTS);
	}

	/**
	 * Whether all parts of an {@code ALTER TABLE} say what a column or the table is and
	 * not what becomes of it.
	 */
	private static boolean restates(SqlTokens tokens) {
		skipTable(tokens);
		boolean restates = restatesPart(tokens);
		while (restates && tokens.skip(",")) {
			restates = restatesPart(tokens);
		}
		return restates;
	}

	private static void skipTable(SqlTokens tokens) {
		tokens.skip("IF", "EXISTS");
		do {
			if (!tokens.isAtEnd()) {
				tokens.next();
			}
		}
		while (tokens.skip("."));
	}

	private static boolean restatesPart(SqlTokens tokens) {
		if (!tokens.isAtAny(RESTATING) || (tokens.isAt("CONVERT") && !tokens.isAt("CONVERT", "TO"))) {
			return false;
		}
		boolean changes = tokens.isAt("CHANGE");
		boolean partitions = tokens.isAt("PARTITION");
		tokens.next();
		tokens.skip("COLUMN");
		tokens.skip("IF", "EXISTS");
		String name = tokens.isAtEnd() ? "" : tokens.next().text();
		if (changes && (tokens.isAtEnd() || !tokens.next().text().equalsIgnoreCase(name))) {
			return false;
		}
		while (!tokens.isAtEnd() && !tokens.isAt(",")) {
			if (!partitions && tokens.isAtAny(NOT_STATED) || tokens.isAt("SET", "GENERATED", "ALWAYS", "AS")
					|| tokens.isAt("SET", "GENERATED", "BY", "DEFAULT", "AS")) {
				return false;
			}
			tokens.skipBrackets();
		}
		return true;
	}

	/**
	 * What a statement makes and takes away: what its operation knows, else what its text
	 * tells.
	 */
	static List<SchemaEffect> effects(SqlStatement statement, SqlSyntax syntax) {
		List<SchemaEffect> known = statement.facts().effects();
		return known.isEmpty() ? SqlStatement.read(statement.text(), syntax).facts().effects() : known;
	}

	/**
	 * What a look into the catalog has told.
	 *
	 * @param path where the session looks for names, empty if that is where our tables
	 * are and nowhere else
	 * @param done whether the statement is done; empty if the catalog does not tell
	 */
	record Look(String path, Optional<Boolean> done) {
	}

	/**
	 * What the catalog shows.
	 *
	 * @param done whether the statement is done
	 * @param objects what is there and what is not, for people
	 */
	record Shown(boolean done, List<String> objects) {
	}

}
