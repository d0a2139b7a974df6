package dev.migrate.execute.session;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.lang.Internal;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import dev.migrate.sql.SqlTrait;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * What a revision that goes on in another session than it began in may read there, and
 * what only the session had that has ended: variables, and what functions such as
 * {@code last_insert_id()} tell of statements before. Used by one thread.
 */
@Internal
public final class SessionMemory {

	/**
	 * Whether a setting that is made in words of its own may say where names are looked
	 * for.
	 */
	private static final Pattern NAMES_SCHEMA = Pattern.compile("(?i)\\b(?:schema|search_path)\\b");

	private final SqlSyntax syntax;

	private final SessionReset reset;

	private final Supplier<SchemaInspector> inspector;

	private final Runnable changed;

	private final String revision;

	private final Set<String> known = new HashSet<>();

	private final Map<String, Supplier<String>> lost = new HashMap<>();

	/**
	 * What the session had that has ended and this one cannot have: each table, each
	 * setting by its name, and statements that make settings in another way.
	 */
	private final Map<Object, Supplier<String>> gone = new LinkedHashMap<>();

	/** How often names without a schema may have been looked for elsewhere. */
	private int schemas;

	/** What statements name that were not run again. */
	private final Set<String> named = new HashSet<>();

	/** What statements name that have run, as long as the catalog is not asked. */
	private final Set<String> ran = new HashSet<>();

	private final Map<Set<String>, List<String>> bodies = new HashMap<>();

	/** The last statement that was not run again, as it is done. */
	private @Nullable Supplier<String> passed;

	/** The last of them that may have set any variable. */
	private @Nullable Supplier<String> opaque;

	/** What ran where something is named that was not run again, if it is known. */
	private @Nullable SessionVariables suspected;

	private boolean first;

	/**
	 * Create a memory.
	 * @param syntax how statements are read
	 * @param live the session that goes on
	 * @param inspector reads the catalog
	 * @param changed is told when the session is set in another way
	 */
	public SessionMemory(SqlSyntax syntax, LiveDatabase live, Supplier<SchemaInspector> inspector, Runnable changed,
			String revision) {
		this.syntax = syntax;
		this.reset = new SessionReset(live);
		this.inspector = inspector;
		this.changed = changed;
		this.revision = revision;
	}

	/**
	 * Bring the session to where a statement has left it that is done.
	 */
	public void restore(String statement, Supplier<String> place, SqlAction work) throws SQLException {
		if (OwnTransaction.of(statement, this.syntax) == OwnTransaction.LEFT_OUT) {
			return;
		}
		switch (SessionState.of(statement, this.syntax)) {
			case SETTING -> set(statement, place, work);
			case NAMED -> {
				passed(statement, place);
				prepare(statement, work);
			}
			case CONTENT -> {
				TableName table = tables(statement).findFirst()
					.orElseThrow(() -> new SessionLostException(this.revision, place.get()));
				left(table, place);
			}
			case NONE -> {
				passed(statement, place);
				if (SqlTokens.firstWord(statement, this.syntax).equals("DROP")) {
					tables(statement).forEach(this::dropped);
				}
			}
		}
	}

	private Stream<TableName> tables(String statement) {
		return SessionState.tables(statement, this.syntax)
			.stream()
			.map((table) -> new TableName((table.schema() != null) ? written(table.schema()) : null,
					written(table.name())));
	}

	private String written(String name) {
		return this.inspector.get().name(SchemaEffect.unquoted(name), SchemaEffect.isQuoted(name));
	}

	/**
	 * Set again what was set. What is not there any more cannot be, which matters unless
	 * the same was set once more behind that.
	 */
	private void set(String statement, Supplier<String> place, SqlAction work) throws SQLException {
		refuse(statement, place);
		Optional<String> setting = SessionState.setting(statement, this.syntax);
		if (this.reset.sets(work)) {
			this.gone.remove(setting.orElse(statement));
		}
		else {
			this.gone.put(setting.orElse(statement), place);
		}
		if (setting.map(SessionState.SCHEMA::equals).orElseGet(() -> NAMES_SCHEMA.matcher(statement).find())) {
			this.schemas++;
		}
		this.changed.run();
		passed(place);
		set(statement);
	}

	/**
	 * Prepare a statement again, or one in its place that can be given up as well, but
	 * not run.
	 */
	private void prepare(String statement, SqlAction work) throws SQLException {
		SqlTokens tokens = new SqlTokens(statement, this.syntax);
		if (!tokens.skip("PREPARE")) {
			return;
		}
		String name = tokens.next().text();
		if (lost(statement).isEmpty() && this.reset.prepares(work)) {
			set(statement);
			return;
		}
		this.reset.prepareLost(name);
	}

	/**
	 * A statement has left a table in the session that has ended, which is missed unless
	 * it was dropped before that.
	 * @param table the table, as revisions write it
	 */
	public void left(TableName table, Supplier<String> place) {
		passed(place);
		this.gone.put(here(table), place);
	}

	/**
	 * A table was dropped before that.
	 */
	public void dropped(TableName table) {
		this.gone.remove(here(table));
	}

	private SessionTable here(TableName table) {
		return new SessionTable(table, (table.schema() != null) ? 0 : this.schemas);
	}

	/**
	 * Fail if a statement reads what a statement that is done has left in a session that
	 * has ended.
	 */
	public void require(String statement, Supplier<String> place) {
		for (Supplier<String> gone : this.gone.values()) {
			throw new SessionLostException(this.revision, gone.get());
		}
		if (this.passed != null && hasVariables() && !SessionFunctions.tellOfLast(statement, this.syntax)) {
			look();
		}
		refuse(statement, place);
	}

	private void refuse(String statement, Supplier<String> place) {
		lost(statement).ifPresent((lost) -> {
			throw new SessionLostException(this.revision, lost, place.get());
		});
	}

	/**
	 * A statement or an operation was not run again.
	 */
	public void passed(Supplier<String> place) {
		this.passed = place;
		this.first = true;
	}

	/**
	 * A statement was not run again.
	 */
	public void passed(String statement, Supplier<String> place) {
		passed(place);
		SessionVariables variables = SessionVariables.of(statement, this.syntax);
		if (variables.opaque()) {
			this.opaque = place;
			this.known.clear();
		}
		if (hasVariables()) {
			this.named.addAll(QueryCheck.names(statement, this.syntax));
			this.suspected = null;
		}
		this.known.removeAll(variables.set());
		variables.set().forEach((name) -> this.lost.put(name, place));
	}

	/**
	 * A statement has run in this session.
	 */
	public void ran(String statement) {
		if (this.passed == null) {
			return;
		}
		set(statement);
		if (hasVariables() && mayRunBodies(statement)) {
			this.ran.addAll(QueryCheck.names(statement, this.syntax));
		}
		if (!SqlStatement.read(statement, this.syntax).facts().data()) {
			this.bodies.clear();
		}
	}

	private void set(String statement) {
		this.first = false;
		this.known.addAll(SessionVariables.of(statement, this.syntax).set());
	}

	/**
	 * What a statement reads that has been lost.
	 * @param statement the statement, which has not run
	 * @return what it reads, and what had left that there; empty if all is there
	 */
	private Optional<Lost> lost(String statement) {
		Supplier<String> last = this.passed;
		if (last == null) {
			return Optional.empty();
		}
		SessionVariables variables = SessionVariables.of(statement, this.syntax);
		Set<String> read = new TreeSet<>(variables.read());
		boolean dynamic = variables.dynamic();
		if (hasVariables() && !this.first && SessionFunctions.tellOfLast(statement, this.syntax)) {
			// A question to the catalog would be the last statement
			if (mayHaveLost()) {
				return function(statement, true).map((function) -> new Lost(function, last.get()));
			}
		}
		else if (hasVariables() && mayRunBodies(statement)) {
			SessionVariables behind = behind(QueryCheck.names(statement, this.syntax));
			read.addAll(behind.read());
			dynamic |= behind.dynamic();
		}
		if (dynamic && this.opaque != null) {
			return Optional.of(new Lost("variables of the session", this.opaque.get()));
		}
		if (dynamic) {
			read.addAll(this.lost.keySet());
		}
		read.removeAll(this.known);
		for (String name : read) {
			Supplier<String> place = this.lost.getOrDefault(name, variables.opaque() ? null : this.opaque);
			if (place == null && suspected().mayHaveSet(name)) {
				place = last;
			}
			if (place != null) {
				return Optional.of(new Lost(name, place.get()));
			}
		}
		return SessionState.isDefinition(statement, this.syntax) ? Optional.empty()
				: function(statement, this.first).map((function) -> new Lost(function, last.get()));
	}

	/**
	 * Ask the catalog, while no statement asks for the one before it, for what may have
	 * been set where something is named that was passed or has run.
	 */
	private void look() {
		suspected();
		if (!this.ran.isEmpty()) {
			this.known.addAll(behind(this.ran).set());
			this.ran.clear();
		}
	}

	private SessionVariables suspected() {
		SessionVariables variables = this.suspected;
		if (variables == null) {
			variables = behind(this.named);
			this.suspected = variables;
		}
		return variables;
	}

	private boolean mayHaveLost() {
		SessionVariables variables = this.suspected;
		return !this.lost.isEmpty() || this.opaque != null || variables == null || variables.opaque()
				|| !variables.set().isEmpty();
	}

	private boolean hasVariables() {
		return this.syntax.has(SqlTrait.SESSION_VARIABLES);
	}

	/**
	 * Whether triggers or routines may run with a statement; with a change of the schema,
	 * only those that a query calls.
	 */
	private boolean mayRunBodies(String statement) {
		return !SessionState.isDefinition(statement, this.syntax)
				&& (SqlStatement.read(statement, this.syntax).facts().effects().isEmpty()
						|| SqlToken.read(statement, this.syntax).stream().anyMatch((token) -> token.is("SELECT")));
	}

	/**
	 * The variables of all that runs where something is named. What the user may not see
	 * reads and sets any of those that are lost.
	 */
	private SessionVariables behind(Set<String> start) {
		Set<String> read = new HashSet<>();
		Set<String> set = new HashSet<>();
		boolean opaque = false;
		boolean dynamic = false;
		Set<String> seen = new HashSet<>(start);
		Set<String> names = start;
		while (!names.isEmpty()) {
			Set<String> next = new HashSet<>();
			for (String body : this.bodies.computeIfAbsent(Set.copyOf(names), this::bodies)) {
				SessionVariables variables = SessionVariables.of(body, this.syntax);
				read.addAll(body.isBlank() ? this.lost.keySet() : variables.read());
				set.addAll(variables.set());
				opaque |= body.isBlank();
				dynamic |= variables.dynamic();
				next.addAll(QueryCheck.names(body, this.syntax));
			}
			next.removeIf((name) -> !seen.add(name));
			names = next;
		}
		return new SessionVariables(read, set, opaque, dynamic);
	}

	private List<String> bodies(Set<String> names) {
		try {
			return this.inspector.get().bodiesBehind(names);
		}
		catch (DataAccessException ex) {
			return List.of("");
		}
	}

	private Optional<String> function(String statement, boolean ofLast) {
		return SessionFunctions.missing(statement, this.syntax, ofLast, this.reset::isSet);
	}

	/**
	 * What a statement reads that is gone.
	 *
	 * @param name the variable or the expression
	 * @param origin the statement that had left it in its session
	 */
	record Lost(String name, String origin) {
	}

	/**
	 * A table that only a session has.
	 *
	 * @param name as revisions write it
	 * @param schemas tells where a name without a schema was looked for
	 */
	private record SessionTable(TableName name, int schemas) {
	}

}
