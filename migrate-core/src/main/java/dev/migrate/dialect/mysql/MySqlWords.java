package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.ServerWords.Part;
import dev.migrate.dialect.standard.CreateText;
import dev.migrate.dialect.standard.SaidRules;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlToken;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What MySQL and MariaDB say of a table themselves, with its triggers.
 */
final class MySqlWords {

	/** Options of tables that operations say, or that the server has for all tables. */
	private static final Pattern SAID = Pattern
		.compile("(?i)\\b(?:ENGINE|AUTO_INCREMENT|DEFAULT CHARSET|COLLATE)=\\S+|\\bCOMMENT='(?:[^'\\\\]|''|\\\\.)*'");

	private static final Pattern COMMENT = Pattern.compile("(?i)\\bCOMMENT[ =]'(?:[^'\\\\]|''|\\\\.)*'");

	/** What a sequence has that nothing is said of. */
	private static final Pattern SEQUENCE = Pattern.compile(
			"(?i)minvalue (?:1 maxvalue 9223372036854775806|-9223372036854775807 maxvalue -1) .*cache 1000 nocycle");

	/** Words at columns that operations do not say. */
	private static final Set<String> UNSAID = Set.of("INVISIBLE", "COMPRESSED", "WITHOUT", "ROW", "STORAGE",
			"COLUMN_FORMAT", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE", "REF_SYSTEM_ID", "=");

	/** Where backslashes are plain, a string ends here that is read as going on. */
	private static final Pattern BEFORE_QUOTE = Pattern.compile("\\\\['\"]");

	private static final String FOR_SERVER = "/*!";

	private static final String PRIMARY = "PRIMARY";

	private final Dialect dialect;

	private final JdbcOperations jdbc;

	private final Table table;

	private final String name;

	private final SaidRules said;

	private final List<ServerWords> rules = new ArrayList<>();

	private final List<ServerWords> columns = new ArrayList<>();

	/** Whether something is in the table that cannot be said of a part of it. */
	private boolean more;

	private MySqlWords(Dialect dialect, JdbcOperations jdbc, Table table) {
		this.dialect = dialect;
		this.jdbc = jdbc;
		this.table = table;
		this.name = dialect.spelling().quote(table.name());
		this.said = new SaidRules(dialect, table, false);
	}

	static List<ServerWords> of(Dialect dialect, JdbcOperations jdbc, Table table) {
		return new MySqlWords(dialect, jdbc, table).all();
	}

	static List<String> of(Dialect dialect, JdbcOperations jdbc, Sequence sequence) {
		String create = Objects.requireNonNull(jdbc.queryForObject(
				"show create sequence " + dialect.spelling().quote(new TableName(sequence.schema(), sequence.name())),
				(row, number) -> row.getString(2)));
		int end = SqlToken.read(create, dialect.syntax()).get(2).end();
		return SEQUENCE.matcher(create).find() ? List.of() : List.of("CREATE SEQUENCE "
				+ dialect.spelling().quote(new TableName(sequence.schema(), sequence.name())) + create.substring(end));
	}

	private List<ServerWords> all() {
		String create = shown("show create table " + this.name, 2);
		CreateText text = CreateText.of(create, this.dialect.syntax());
		this.more = !SAID.matcher(text.tail()).replaceAll("").isBlank();
		List<String> foreignKeys = new ArrayList<>();
		text.parts().forEach((part) -> {
			List<SqlToken> tokens = SqlToken.read(part, this.dialect.syntax());
			if (tokens.get(0).isQuoted()) {
				column(part, tokens);
			}
			else if (tokens.stream().anyMatch((token) -> !token.isQuoted() && token.is("FOREIGN"))
					&& tokens.get(0).is("CONSTRAINT")) {
				foreignKeys.add(part);
			}
			else {
				rule(part, tokens);
			}
		});
		List<ServerWords> all = new ArrayList<>();
		boolean whole = this.more || !this.rules.isEmpty() || !this.columns.isEmpty();
		if (whole) {
			List<String> parts = text.parts().stream().filter((part) -> !foreignKeys.contains(part)).toList();
			String statement = new CreateText("CREATE TABLE " + this.name, parts, withoutNextValue(text.tail())).sql();
			ServerWords table = words(Part.TABLE, this.table.name().name(), statement);
			List<String> partitioned = MySqlPartitions.columns(this.table, text.tail(), this.dialect.syntax());
			all.add(new ServerWords(table.part(), table.name(), partitioned, table.statements()));
		}
		all.addAll(this.columns);
		all.addAll(this.rules);
		foreignKeys.forEach((part) -> {
			String key = SqlToken.read(part, this.dialect.syntax()).get(1).name();
			String add = "ALTER TABLE " + this.name + " ADD " + part;
			if (whole || !this.said.says(key, add)) {
				all.add(words(Part.CONSTRAINT, key, add));
			}
		});
		all.addAll(triggers());
		return all;
	}

	private static ServerWords words(Part part, String name, String statement) {
		return new ServerWords(part, name, List.of(),
				ServerText.mayLack(COMMENT.matcher(statement).replaceAll("")) ? List.of() : List.of(statement));
	}

	private void column(String part, List<SqlToken> tokens) {
		int depth = 0;
		boolean unsaid = part.contains(FOR_SERVER);
		for (SqlToken token : tokens) {
			depth += token.nesting();
			unsaid |= depth == 0 && !token.isQuoted() && UNSAID.contains(token.word());
		}
		if (unsaid) {
			this.columns
				.add(words(Part.COLUMN, tokens.get(0).name(), "ALTER TABLE " + this.name + " ADD COLUMN " + part));
		}
	}

	private void rule(String part, List<SqlToken> tokens) {
		int at = 0;
		while (at < tokens.size() && !tokens.get(at).isQuoted()) {
			at++;
		}
		String add = "ALTER TABLE " + this.name + " ADD " + part;
		if (tokens.get(0).is("CONSTRAINT")) {
			String constraint = tokens.get(1).name();
			if (part.contains(FOR_SERVER) || !this.said.says(constraint, add)) {
				this.rules.add(words(Part.CONSTRAINT, constraint, add));
			}
		}
		else if (tokens.get(0).is(PRIMARY)) {
			if (!hasColumnsOnly(part, tokens.subList(2, tokens.size()))) {
				this.rules.add(words(Part.CONSTRAINT, PRIMARY, add));
			}
		}
		else if (at > 0 && at < tokens.size() && tokens.get(at - 1).is("KEY")) {
			index(part, tokens, at);
		}
		else {
			this.more = true;
		}
	}

	private void index(String part, List<SqlToken> tokens, int at) {
		String index = tokens.get(at).name();
		boolean plain = hasColumnsOnly(part, tokens.subList(at + 1, tokens.size()));
		if (plain && !this.said.hasIndex(index) && !this.said.hasUnique(index)) {
			return;
		}
		String rest = part.substring(tokens.get(at).end());
		String kind = part.substring(0, tokens.get(at - 1).start());
		String create = "CREATE " + kind + "INDEX " + this.dialect.spelling().quote(index) + " ON " + this.name + rest;
		String unique = "ALTER TABLE " + this.name + " ADD CONSTRAINT " + this.dialect.spelling().quote(index) + " "
				+ kind + rest;
		if (part.contains(FOR_SERVER) || !this.said.says(index, create, unique)) {
			this.rules.add(words(this.said.hasUnique(index) ? Part.CONSTRAINT : Part.INDEX, index, create));
		}
	}

	private static boolean hasColumnsOnly(String part, List<SqlToken> tokens) {
		return !part.contains(FOR_SERVER) && tokens.stream()
			.allMatch((token) -> token.isQuoted() || token.is("(") || token.is(")") || token.is(","));
	}

	private List<ServerWords> triggers() {
		return this.jdbc
			.query("select trigger_name, sql_mode from information_schema.triggers where event_object_schema = "
					+ "coalesce(?, database()) and event_object_table = ? order by action_timing, event_manipulation, "
					+ "action_order", (row, number) -> List.of(row.getString(1), row.getString(2)),
					this.table.name().schema(), this.table.name().name())
			.stream()
			.map((trigger) -> trigger(trigger.get(0), trigger.get(1)))
			.toList();
	}

	/**
	 * A trigger is read by the mode of the session that makes it, and works by it.
	 */
	private ServerWords trigger(String name, String mode) {
		String quoted = this.dialect.spelling().quote(this.table.name().withName(name));
		String shown = shown("show create trigger " + quoted, 3);
		boolean readable = !mode.contains("NO_BACKSLASH_ESCAPES") || !BEFORE_QUOTE.matcher(shown).find();
		return new ServerWords(Part.TRIGGER, name, List.of(),
				readable ? List.of("SET @migrate_sql_mode = @@sql_mode, sql_mode = '" + mode + "'",
						trigger(name, quoted, shown), "SET sql_mode = @migrate_sql_mode") : List.of());
	}

	/**
	 * The server keeps the names of the trigger and its table as they were typed.
	 */
	private String trigger(String name, String quoted, String created) {
		List<SqlToken> tokens = SqlToken.read(created, this.dialect.syntax());
		int made = index(tokens, 0, "TRIGGER") + 1;
		made += (tokens.get(made).is("IF") && tokens.get(made + 1).is("NOT")) ? 3 : 0;
		int named = endOfName(tokens, made);
		int on = index(tokens, named, "ON") + 1;
		String definer = MySqlRights.definer(this.jdbc,
				new SchemaObject(SchemaObject.Kind.TRIGGER, this.table.name().schema(), name, "", null, null));
		return "CREATE " + definer + "TRIGGER " + quoted
				+ created.substring(tokens.get(named).end(), tokens.get(on).start()) + this.name
				+ created.substring(tokens.get(endOfName(tokens, on)).end());
	}

	private static int index(List<SqlToken> tokens, int from, String word) {
		int i = from;
		while (tokens.get(i).isQuoted() || !tokens.get(i).is(word)) {
			i++;
		}
		return i;
	}

	private static int endOfName(List<SqlToken> tokens, int begin) {
		return tokens.get(begin + 1).is(".") ? begin + 2 : begin;
	}

	private String withoutNextValue(String tail) {
		List<SqlToken> tokens = SqlToken.read(tail, this.dialect.syntax());
		for (int i = 0; i + 2 < tokens.size(); i++) {
			if (tokens.get(i).is("AUTO_INCREMENT") && tokens.get(i + 1).is("=")) {
				return (tail.substring(0, tokens.get(i).start()) + tail.substring(tokens.get(i + 2).end())).strip();
			}
		}
		return tail;
	}

	private String shown(String sql, int column) {
		return Objects.requireNonNull(this.jdbc.queryForObject(sql, (row, number) -> row.getString(column)));
	}

}
