package dev.migrate.dialect.mysql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.standard.JdbcSession;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Whether the engines of the tables that a statement may touch undo what it does. Tables
 * of MyISAM, Aria or MEMORY keep what was written whatever happens. Which ones a
 * statement touches, it does not tell for triggers, views and functions: those may reach
 * the databases that they name. What was asked is kept until a statement may change it.
 */
final class MySqlEngines {

	private static final String UNTRANSACTIONAL_TABLES = """
			select 1 from information_schema.tables t join information_schema.engines e on e.engine = t.engine
			where t.table_schema = coalesce(nullif(?, ''), database())
				and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and e.transactions <> 'YES'
			union all select 1 from information_schema.engines
			where engine = @@default_storage_engine and transactions <> 'YES' limit 1""";

	/** What a statement may run besides itself. */
	private static final String BODIES = """
			select routine_definition from information_schema.routines where routine_schema = database()
			union all select action_statement from information_schema.triggers where trigger_schema = database()
			union all select view_definition from information_schema.views where table_schema = database()""";

	private static final Pattern QUALIFIER = Pattern.compile("(?:`((?:[^`]|``)+)`|\"([^\"]+)\"|([\\w$]+))\\s*\\.");

	/** What tables there are, and what reaches them, may be another after these words. */
	private static final Pattern CHANGES_TABLES = Pattern
		.compile("(?i)engine|trigger|procedure|function|view|database|schema|like|rename|^\\s*use\\b");

	private final JdbcSession.Query server;

	/** Whether all tables of a database take part in transactions, as far as asked. */
	private final Map<String, Boolean> transactional = new HashMap<>();

	/** The databases of the server by lower case, if they have been asked for. */
	private final Map<String, String> databases = new HashMap<>();

	/** Those that triggers, routines and views of the current one name. */
	private final Set<String> reached = new HashSet<>();

	MySqlEngines(JdbcSession.Query server) {
		this.server = server;
	}

	/**
	 * Forget what a statement that is about to run may change.
	 */
	void prepare(SqlStatement statement) {
		if (CHANGES_TABLES.matcher(statement.text()).find()) {
			this.transactional.clear();
			this.databases.clear();
			this.reached.clear();
		}
	}

	/**
	 * Whether all that a statement may write is undone by a rollback.
	 */
	boolean undo(SqlStatement statement) throws SQLException {
		if (this.databases.isEmpty()) {
			for (List<@Nullable String> row : this.server.rows("select schema_name from information_schema.schemata")) {
				String name = String.valueOf(row.get(0));
				this.databases.put(name.toLowerCase(Locale.ROOT), name);
			}
			for (List<@Nullable String> row : this.server.rows(BODIES)) {
				this.reached.addAll(named(Objects.requireNonNullElse(row.get(0), "")));
			}
		}
		Set<String> touched = named(statement.text());
		touched.addAll(this.reached);
		// The current one
		touched.add("");
		for (String name : touched) {
			if (!isTransactional(name)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The databases that a text may name.
	 */
	private Set<String> named(String text) {
		Set<String> named = new HashSet<>();
		Matcher qualifiers = QUALIFIER.matcher(text);
		while (qualifiers.find()) {
			String name = qualifiers.group()
				.replaceAll("\\s*\\.$", "")
				.replaceAll("^[`\"]|[`\"]$", "")
				.replace("``", "`");
			String stored = this.databases.get(name.toLowerCase(Locale.ROOT));
			if (stored != null) {
				named.add(stored);
			}
		}
		named.removeAll(Set.of("information_schema", "performance_schema", "mysql", "sys"));
		return named;
	}

	private boolean isTransactional(String name) throws SQLException {
		Boolean known = this.transactional.get(name);
		if (known == null) {
			known = this.server.rows(UNTRANSACTIONAL_TABLES, name).isEmpty();
			this.transactional.put(name, known);
		}
		return known;
	}

}
