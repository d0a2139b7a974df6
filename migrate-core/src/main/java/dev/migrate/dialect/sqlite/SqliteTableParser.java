package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * Takes a CREATE TABLE statement that SQLite has accepted apart. Used once.
 */
final class SqliteTableParser {

	private static final Set<String> END_OF_TYPE = Set.of("CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK",
			"DEFAULT", "COLLATE", "REFERENCES", "GENERATED", "AS", "DEFERRABLE", "ON");

	private final SqlTokens tokens;

	private final List<SqliteColumn> columns = new ArrayList<>();

	private final List<SqliteClause> constraints = new ArrayList<>();

	private final List<String> options = new ArrayList<>();

	private SqliteTableParser(String sql) {
		this.tokens = SqliteTokens.of(sql);
	}

	/**
	 * Read a statement.
	 * @throws IllegalArgumentException if it is no CREATE TABLE with columns
	 */
	static SqliteTableText parse(String sql) {
		return new SqliteTableParser(sql).table();
	}

	private SqliteTableText table() {
		while (!this.tokens.isAt("(")) {
			this.tokens.next();
		}
		int open = this.tokens.position();
		this.tokens.next();
		String comment = this.tokens.takeComment();
		List<SqliteRemarks.Place> places = new ArrayList<>();
		while (!this.tokens.isAt(")")) {
			int start = this.tokens.position();
			int known = this.constraints.size();
			element();
			places.add(place(start, known));
			this.tokens.skip(",");
		}
		this.tokens.next();
		options();
		List.copyOf(this.constraints).stream().filter((clause) -> clause.has("AUTOINCREMENT")).forEach(this::toColumn);
		return new SqliteTableText(this.columns, this.constraints, this.options, comment,
				SqliteRemarks.of(this.tokens.toString(), open, places, comment));
	}

	/**
	 * A key that generates its values may stand behind the columns, but means its column.
	 */
	private void toColumn(SqliteClause key) {
		String behind = key.body().substring(key.body().lastIndexOf(')') + 1);
		SqliteClause same = new SqliteClause(key.kind(), key.name(), "PRIMARY KEY" + behind + " AUTOINCREMENT",
				List.of(), null, "");
		this.constraints.remove(key);
		this.columns.replaceAll((column) -> column.isNamed(key.columns().get(0)) ? column.with(same) : column);
	}

	private SqliteRemarks.Place place(int start, int known) {
		int end = start + this.tokens.text(start).length();
		if (this.constraints.size() == known) {
			SqliteColumn column = this.columns.get(this.columns.size() - 1);
			String kept = column.type()
					+ column.clauses().stream().map(SqliteClause::body).collect(Collectors.joining());
			return new SqliteRemarks.Place(SqliteRemarks.key(column), SqliteRemarks.key(column), start, end,
					this.tokens.position(), kept, column.comment());
		}
		List<SqliteClause> added = this.constraints.subList(known, this.constraints.size());
		return new SqliteRemarks.Place(SqliteRemarks.key(added.get(0)), SqliteRemarks.key(added.get(added.size() - 1)),
				start, end, this.tokens.position(),
				added.stream().map(SqliteClause::body).collect(Collectors.joining()), null);
	}

	private void options() {
		int start = this.tokens.position();
		while (!this.tokens.isAtEnd()) {
			if (this.tokens.isAt(",")) {
				this.options.add(this.tokens.text(start));
				this.tokens.next();
				start = this.tokens.position();
			}
			else {
				this.tokens.next();
			}
		}
		String last = this.tokens.text(start);
		if (!last.isEmpty()) {
			this.options.add(last);
		}
	}

	private void element() {
		boolean constraint = this.tokens.isAt("CONSTRAINT") || this.tokens.isAt("PRIMARY") || this.tokens.isAt("UNIQUE")
				|| this.tokens.isAt("CHECK") || this.tokens.isAt("FOREIGN");
		if (constraint) {
			clauses(this.constraints);
			return;
		}
		this.tokens.takeComment();
		String name = this.tokens.next().name();
		String type = type();
		List<SqliteClause> clauses = new ArrayList<>();
		clauses(clauses);
		this.columns.add(new SqliteColumn(name, type, clauses, this.tokens.takeComment()));
	}

	private String type() {
		int start = this.tokens.position();
		while (!isElementEnd() && !this.tokens.isAtAny(END_OF_TYPE)) {
			this.tokens.skipBrackets();
		}
		return this.tokens.text(start);
	}

	private boolean isElementEnd() {
		return this.tokens.isAt(",") || this.tokens.isAt(")");
	}

	// Constraints of a table may follow one another without a comma
	private void clauses(List<SqliteClause> clauses) {
		while (!isElementEnd()) {
			String name = null;
			while (this.tokens.skip("CONSTRAINT")) {
				name = this.tokens.next().name();
			}
			if (!isElementEnd()) {
				clauses.add(clause(name));
			}
		}
	}

	private SqliteClause clause(@Nullable String name) {
		int start = this.tokens.position();
		SqlToken first = this.tokens.next();
		if (first.is("PRIMARY")) {
			this.tokens.next();
			return key(SqliteClause.Kind.PRIMARY_KEY, name, start);
		}
		if (first.is("UNIQUE")) {
			return key(SqliteClause.Kind.UNIQUE, name, start);
		}
		if (first.is("NOT")) {
			this.tokens.next();
			onConflict();
			return simple(SqliteClause.Kind.NOT_NULL, name, start, "");
		}
		if (first.is("NULL")) {
			onConflict();
			return simple(SqliteClause.Kind.NULL, name, start, "");
		}
		if (first.is("CHECK")) {
			String expression = this.tokens.takeBrackets();
			onConflict();
			return simple(SqliteClause.Kind.CHECK, name, start, expression);
		}
		if (first.is("DEFAULT")) {
			return defaultValue(name, start);
		}
		if (first.is("COLLATE")) {
			return simple(SqliteClause.Kind.COLLATE, name, start, this.tokens.next().name());
		}
		if (first.is("GENERATED") || first.is("AS")) {
			return generated(name, start);
		}
		if (first.is("FOREIGN")) {
			this.tokens.next();
			List<String> columns = keyColumns();
			this.tokens.next();
			return foreignKey(name, start, columns);
		}
		if (first.is("REFERENCES")) {
			return foreignKey(name, start, List.of());
		}
		throw new IllegalArgumentException("'" + first.text() + "' was not expected in " + this.tokens);
	}

	private SqliteClause simple(SqliteClause.Kind kind, @Nullable String name, int start, String expression) {
		return new SqliteClause(kind, name, this.tokens.text(start), List.of(), null, expression);
	}

	private SqliteClause key(SqliteClause.Kind kind, @Nullable String name, int start) {
		List<String> columns = this.tokens.isAt("(") ? keyColumns() : List.of();
		this.tokens.skipAny("ASC", "DESC");
		onConflict();
		this.tokens.skip("AUTOINCREMENT");
		return new SqliteClause(kind, name, this.tokens.text(start), columns, null, "");
	}

	private List<String> keyColumns() {
		List<String> columns = new ArrayList<>();
		this.tokens.next();
		while (!this.tokens.isAt(")")) {
			columns.add(this.tokens.next().name());
			while (!isElementEnd()) {
				this.tokens.next();
			}
			this.tokens.skip(",");
		}
		this.tokens.next();
		return columns;
	}

	private void onConflict() {
		if (this.tokens.skip("ON", "CONFLICT")) {
			this.tokens.next();
		}
	}

	private SqliteClause defaultValue(@Nullable String name, int start) {
		int value = this.tokens.position();
		if (this.tokens.isAt("(")) {
			this.tokens.skipBrackets();
		}
		else {
			this.tokens.skipAny("-", "+");
			boolean blob = this.tokens.next().is("X");
			SqlToken string = this.tokens.peek();
			if (blob && string != null && string.kind() == SqlToken.Kind.STRING) {
				this.tokens.next();
			}
		}
		return simple(SqliteClause.Kind.DEFAULT, name, start, this.tokens.text(value));
	}

	private SqliteClause generated(@Nullable String name, int start) {
		while (!this.tokens.isAt("(")) {
			this.tokens.next();
		}
		String expression = this.tokens.takeBrackets();
		this.tokens.skipAny("STORED", "VIRTUAL");
		return simple(SqliteClause.Kind.GENERATED, name, start, expression);
	}

	private SqliteClause foreignKey(@Nullable String name, int start, List<String> columns) {
		String table = this.tokens.next().name();
		List<String> referenced = this.tokens.isAt("(") ? keyColumns() : List.of();
		ReferentialAction onDelete = null;
		ReferentialAction onUpdate = null;
		String match = null;
		while (this.tokens.isAt("ON") || this.tokens.isAt("MATCH")) {
			boolean action = this.tokens.next().is("ON");
			SqlToken second = this.tokens.next();
			if (!action) {
				match = second.text().toUpperCase(Locale.ROOT);
			}
			else if (second.is("DELETE")) {
				onDelete = action();
			}
			else {
				onUpdate = action();
			}
		}
		Deferrability deferrability = deferrability();
		SqliteClause.References references = new SqliteClause.References(table, referenced, onDelete, onUpdate, match,
				deferrability);
		return new SqliteClause(SqliteClause.Kind.FOREIGN_KEY, name, this.tokens.text(start), columns, references, "");
	}

	private @Nullable ReferentialAction action() {
		SqlToken word = this.tokens.next();
		if (word.is("CASCADE")) {
			return ReferentialAction.CASCADE;
		}
		if (word.is("RESTRICT")) {
			return ReferentialAction.RESTRICT;
		}
		SqlToken second = this.tokens.next();
		if (word.is("NO")) {
			return null;
		}
		return second.is("NULL") ? ReferentialAction.SET_NULL : ReferentialAction.SET_DEFAULT;
	}

	private @Nullable Deferrability deferrability() {
		boolean not = this.tokens.isAt("NOT", "DEFERRABLE") && this.tokens.skip("NOT");
		if (!this.tokens.skip("DEFERRABLE")) {
			return null;
		}
		boolean deferred = this.tokens.skip("INITIALLY") && this.tokens.next().is("DEFERRED");
		if (not) {
			return null;
		}
		return deferred ? Deferrability.INITIALLY_DEFERRED : Deferrability.INITIALLY_IMMEDIATE;
	}

}
