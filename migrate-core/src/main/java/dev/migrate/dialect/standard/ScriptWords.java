package dev.migrate.dialect.standard;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.ServerWords.Part;
import dev.migrate.schema.Table;
import dev.migrate.sql.SqlToken;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What a database that writes itself as a script says there of a table.
 */
public final class ScriptWords {

	private static final Set<String> RULES = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "PERIOD");

	private static final Set<String> USUAL = Set.of("CREATE", "MEMORY", "CACHED", "TABLE");

	private final Dialect dialect;

	private final Table table;

	private final StoredNames names;

	private final String schema;

	private final String stored;

	private final Pattern unsaid;

	private final UnaryOperator<String> plain;

	private final SaidRules said;

	private final String name;

	private final List<ServerWords> columns = new ArrayList<>();

	private final List<ServerWords> rules = new ArrayList<>();

	private final List<ServerWords> foreignKeys = new ArrayList<>();

	private final List<ServerWords> behind = new ArrayList<>();

	private final List<String> whole = new ArrayList<>();

	private boolean more;

	/**
	 * Create a reader.
	 * @param dialect the database
	 * @param table the table as an inspector reads it
	 * @param names what things are called in the script
	 * @param current the schema that names without one are in
	 * @param unsaid what operations do not say of a column
	 * @param plain takes out of a statement what the database says of all of its kind
	 */
	public ScriptWords(Dialect dialect, Table table, StoredNames names, String current, Pattern unsaid,
			UnaryOperator<String> plain) {
		this.dialect = dialect;
		this.table = table;
		this.names = names;
		this.schema = String.valueOf(names.stored((table.name().schema() != null) ? table.name().schema() : current));
		this.stored = String.valueOf(names.stored(table.name().name()));
		this.unsaid = unsaid;
		this.plain = plain;
		this.said = new SaidRules(dialect, table, false);
		this.name = dialect.spelling().quote(table.name());
	}

	private List<ServerWords> of(List<String> script) {
		script.forEach((line) -> {
			String statement = line.strip().replaceFirst(";$", "");
			if (statement.matches("(?s)(CREATE|ALTER|GRANT)\\b.*") && statement.contains(this.stored)) {
				read(statement, SqlToken.read(statement, this.dialect.syntax()));
			}
		});
		List<ServerWords> all = new ArrayList<>();
		if (this.more || !this.columns.isEmpty()) {
			all.add(new ServerWords(Part.TABLE, this.table.name().name(), List.of(), this.whole));
			all.addAll(this.foreignKeys);
		}
		else {
			this.foreignKeys.stream()
				.filter((key) -> !this.said.says(key.name(), this.plain.apply(key.statements().get(0))))
				.forEach(all::add);
		}
		all.addAll(this.columns);
		all.addAll(this.rules);
		all.addAll(this.behind);
		return all;
	}

	/**
	 * Read a script that a database writes for administrators.
	 * @param jdbc the database
	 * @param sql what writes it
	 * @return what the table has that operations do not say, or that nobody tells it
	 */
	public List<ServerWords> of(JdbcOperations jdbc, String sql) {
		try {
			return of(jdbc.queryForList(sql, String.class));
		}
		catch (DataAccessException ex) {
			if (ex.getCause() instanceof SQLException cause
					&& this.dialect.failures().kind(cause) == FailureKind.NOT_PERMITTED) {
				return List.of(new ServerWords(Part.UNTOLD, this.table.name().name(), List.of(), List.of()));
			}
			throw ex;
		}
	}

	private void read(String statement, List<SqlToken> tokens) {
		String first = tokens.get(0).word();
		int on = on(tokens);
		if (on < 0) {
			return;
		}
		if (first.equals("GRANT")) {
			this.behind.add(words(Part.BEHIND, this.table.name().name(), unqualified(statement)));
		}
		else if (first.equals("ALTER") && tokens.size() > on + 1 && isConstraint(tokens, on)) {
			rule(tokens, on + 1, unqualified(statement));
		}
		else if (first.equals("CREATE")) {
			created(statement, tokens, on);
		}
	}

	private static boolean isConstraint(List<SqlToken> tokens, int on) {
		return tokens.get(on).is("ADD") && tokens.get(on + 1).is("CONSTRAINT");
	}

	private void created(String statement, List<SqlToken> tokens, int on) {
		int index = index(tokens, "INDEX");
		int trigger = index(tokens, "TRIGGER");
		int made = index(tokens, "TABLE");
		if (made > 0 && made < on && (trigger < 0 || made < trigger) && (index < 0 || made < index)) {
			table(statement);
		}
		else if (trigger > 0 && trigger < on) {
			this.behind.add(words(Part.TRIGGER, named(tokens, trigger), unqualified(statement)));
		}
		else if (index > 0 && index < on) {
			rule(tokens, index, unqualified(statement));
		}
	}

	private void table(String statement) {
		CreateText text = CreateText.of(unqualified(statement), this.dialect.syntax());
		List<String> parts = new ArrayList<>();
		for (String part : text.parts()) {
			List<SqlToken> tokens = SqlToken.read(part, this.dialect.syntax());
			if (isForeignKey(tokens)) {
				rule(tokens, 0, "ALTER TABLE " + this.name + " ADD " + part);
				continue;
			}
			parts.add(part);
			String word = tokens.get(0).isQuoted() ? "" : tokens.get(0).word();
			if (word.equals("CONSTRAINT")) {
				rule(tokens, 0, "ALTER TABLE " + this.name + " ADD " + part);
			}
			else if (!RULES.contains(word)) {
				column(part, tokens);
			}
			this.more |= word.equals("PERIOD");
		}
		this.more |= !text.tail().isEmpty();
		this.whole.add(0, new CreateText(head(text.head()), parts, text.tail()).sql());
	}

	private static boolean isForeignKey(List<SqlToken> tokens) {
		return tokens.get(0).is("CONSTRAINT") && tokens.stream().anyMatch((token) -> token.is("FOREIGN"));
	}

	/**
	 * Where the rows are kept is a matter of the database that the table comes back in.
	 */
	private String head(String head) {
		List<SqlToken> tokens = SqlToken.read(head, this.dialect.syntax());
		int made = index(tokens, "TABLE");
		boolean usual = tokens.subList(0, made + 1).stream().allMatch((token) -> USUAL.contains(token.word()));
		return usual ? "CREATE " + head.substring(tokens.get(made).start()) : head;
	}

	private void column(String part, List<SqlToken> tokens) {
		if (this.unsaid.matcher(part).find()) {
			String column = this.names.written(tokens.get(0).name());
			boolean filled = this.table.column(column)
				.filter((each) -> each.defaultValue() == null && each.identity() == null && each.computed() == null)
				.isEmpty();
			this.columns.add(words(Part.COLUMN, column,
					"ALTER TABLE " + this.name + " ADD COLUMN " + (filled ? part : nullable(part, tokens))));
		}
	}

	/**
	 * Rows that are there already have no value for a column that comes again.
	 */
	private static String nullable(String part, List<SqlToken> tokens) {
		for (int i = 0; i + 1 < tokens.size(); i++) {
			if (!tokens.get(i).isQuoted() && tokens.get(i).is("NOT") && tokens.get(i + 1).is("NULL")) {
				return part.substring(0, tokens.get(i).start()).stripTrailing()
						+ part.substring(tokens.get(i + 1).end());
			}
		}
		return part;
	}

	/**
	 * A constraint or an index, whose name stands behind a token.
	 */
	private void rule(List<SqlToken> tokens, int before, String statement) {
		String rule = named(tokens, before);
		ServerWords words = words(this.said.hasIndex(rule) ? Part.INDEX : Part.CONSTRAINT, rule, statement);
		if (tokens.stream().anyMatch((token) -> !token.isQuoted() && token.is("FOREIGN"))) {
			this.foreignKeys.add(words);
			return;
		}
		if (!statement.startsWith("ALTER TABLE " + this.name + " ADD ") || !tokens.get(0).is("CONSTRAINT")) {
			this.whole.add(statement);
		}
		if (this.said.has(rule) && !this.said.says(rule, this.plain.apply(statement))) {
			this.rules.add(words);
		}
	}

	/**
	 * What stands behind a token and a schema.
	 */
	private String named(List<SqlToken> tokens, int before) {
		int at = before + 1;
		while (at + 2 < tokens.size() && tokens.get(at + 1).is(".")) {
			at += 2;
		}
		return this.names.written(tokens.get(at).name());
	}

	private static ServerWords words(Part part, String name, String statement) {
		return new ServerWords(part, name, List.of(), List.of(statement));
	}

	/**
	 * Where the name of the table ends behind the first ON or TABLE; others are in a body
	 * or a condition.
	 */
	private int on(List<SqlToken> tokens) {
		for (int i = 0; i + 1 < tokens.size(); i++) {
			boolean before = !tokens.get(i).isQuoted() && (tokens.get(i).is("ON") || tokens.get(i).is("TABLE"));
			if (!before || tokens.get(i + 1).is("TABLE") && !tokens.get(i + 1).isQuoted()) {
				continue;
			}
			boolean qualified = i + 3 < tokens.size() && tokens.get(i + 2).is(".");
			int name = qualified ? i + 3 : i + 1;
			boolean same = tokens.get(name).name().equals(this.stored)
					&& (!qualified || tokens.get(i + 1).name().equals(this.schema));
			return same ? name + 1 : -1;
		}
		return -1;
	}

	private static int index(List<SqlToken> tokens, String word) {
		for (int i = 0; i < tokens.size(); i++) {
			if (!tokens.get(i).isQuoted() && tokens.get(i).is(word)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Names without the schema, where that is the current one.
	 */
	private String unqualified(String statement) {
		if (this.table.name().schema() != null) {
			return statement;
		}
		StringBuilder text = new StringBuilder();
		int end = 0;
		SqlToken before = null;
		for (SqlToken token : SqlToken.read(statement, this.dialect.syntax())) {
			if (before != null && token.is(".") && before.name().equals(this.schema)) {
				text.append(statement, end, before.start());
				end = token.end();
			}
			before = token;
		}
		return text.append(statement.substring(end)).toString();
	}

}
