package dev.migrate.branch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.branch.Manner.Aspect;
import dev.migrate.branch.Manner.Existence;
import dev.migrate.branch.Manner.RowRule;
import dev.migrate.branch.Manner.RowUse;
import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Says of a statement that people have written what it touches, as far as its words tell.
 * What they do not tell is opaque. Used once.
 */
final class SqlTouches {

	/** What comes before the name of a table. */
	private static final Set<String> BEFORE_TABLES = Set.of("FROM", "JOIN", "INTO", "UPDATE", "REFERENCES");

	/** What comes before the name of a table whose rows are read. */
	private static final Set<String> BEFORE_ROWS = Set.of("FROM", "JOIN");

	private static final Set<String> ENDS_OF_SET = Set.of("WHERE", "FROM", "ORDER", "LIMIT", "RETURNING");

	private static final Set<String> HARMLESS = Set.of("ANALYZE", "VACUUM", "SHOW", "LOCK", "UNLOCK");

	private static final Set<String> OF_THE_SESSION = Set.of("SET", "RESET", "PRAGMA");

	private static final Set<String> RIGHTS = Set.of("GRANT", "REVOKE");

	private static final Set<String> PLACES = Set.of("SEARCH_PATH", "SCHEMA", "ROLE", "SQL_MODE", "FOREIGN_KEYS",
			"FOREIGN_KEY_CHECKS", "MODE");

	/** How long names of PostgreSQL are, which gives an index its name. */
	private static final int LONGEST_NAME = 63;

	private final Touches touches;

	private final SqlStatement statement;

	private final Tokens tokens;

	SqlTouches(Touches touches, SqlStatement statement) {
		this.touches = touches;
		this.statement = statement;
		this.tokens = new Tokens(SqlToken.read(statement.text(), touches.dialect().syntax()));
	}

	void read() {
		switch (this.statement.facts().kind()) {
			case SESSION -> session();
			case DATA -> data();
			case SCHEMA -> schema();
		}
	}

	private void session() {
		if (this.tokens.isAtAny(HARMLESS)) {
			return;
		}
		if (this.tokens.isAtAny(RIGHTS)) {
			change();
			return;
		}
		if (this.tokens.isAtAny(OF_THE_SESSION) && this.tokens.words().stream().noneMatch(PLACES::contains)) {
			return;
		}
		unknown();
	}

	private void unknown() {
		this.touches.opaque();
		mention();
	}

	/**
	 * A statement that speaks of one table may call a function besides.
	 */
	private void calls() {
		this.touches.mention(this.touches.words(this.statement.text()));
	}

	private void mention() {
		this.touches.mention(this.touches.words(this.statement.text()), this.tokens.hasStar());
	}

	private void data() {
		this.tokens.drawn().forEach((sequence) -> this.touches.drawn(sequence, this.tokens.toString()));
		if (this.tokens.skip("INSERT")) {
			insert();
		}
		else if (this.tokens.isAt("UPDATE")) {
			update();
		}
		else if (this.tokens.isAt("DELETE")) {
			delete();
		}
		else if (this.tokens.isAt("SELECT") && !this.tokens.hasCall() && !this.tokens.words().contains("INTO")) {
			mention();
		}
		else {
			unknown();
		}
	}

	private void insert() {
		boolean plain = this.tokens.skip("INTO");
		TableName table = this.tokens.name();
		if (!plain || table == null) {
			unknown();
			return;
		}
		if (this.tokens.skip("AS")) {
			this.tokens.identifier();
		}
		List<String> columns = (this.tokens.isAt("(") && !this.tokens.isAt("(", "SELECT")) ? this.tokens.names() : null;
		boolean values = this.tokens.skip("VALUES");
		List<List<SqlValue>> rows = values ? this.tokens.rows() : List.of();
		this.touches.use(table);
		if (columns != null) {
			this.touches.depend(table, Set.copyOf(columns), "insert", Aspect.IDENTITY);
		}
		add(table, RowUse.Action.INSERT, columns, Map.of(), this.tokens.isAtEnd() ? rows : List.of(), "");
		if (!values || rows.stream().flatMap(List::stream).anyMatch(SqlValue.Expression.class::isInstance)) {
			mention();
			reads(table);
		}
	}

	private void add(TableName table, RowUse.Action action, @Nullable List<String> columns, Map<String, String> values,
			List<List<SqlValue>> rows, String condition) {
		Set<String> read = this.touches.names(condition);
		values.values().forEach((value) -> read.addAll(this.touches.names(value)));
		this.touches.add(Thing.rows(table),
				new RowUse(action, columns, values, rows, condition, read, this.tokens.toString()));
	}

	private void update() {
		TableName table = this.tokens.skip("UPDATE") ? this.tokens.name() : null;
		if (table == null) {
			unknown();
			return;
		}
		this.tokens.to(Set.of("SET"));
		Map<String, String> values = this.tokens.skip("SET") ? assignments() : Map.of();
		boolean told = !values.isEmpty() && (this.tokens.isAtEnd() || this.tokens.isAt("WHERE"));
		String condition = this.tokens.skip("WHERE") ? this.tokens.rest() : told ? "" : "?";
		this.touches.use(table);
		add(table, RowUse.Action.UPDATE, told ? List.copyOf(values.keySet()) : null, values, List.of(), condition);
		rowsOf(table);
	}

	private Map<String, String> assignments() {
		Map<String, String> values = new LinkedHashMap<>();
		do {
			List<String> parts = new ArrayList<>();
			do {
				parts.add(this.tokens.identifier());
			}
			while (this.tokens.skip("."));
			String column = parts.get(parts.size() - 1);
			if (column == null || !this.tokens.skip("=")) {
				return Map.of();
			}
			values.put(Thing.fold(column), this.tokens.upTo(ENDS_OF_SET));
		}
		while (this.tokens.skip(","));
		return values;
	}

	/**
	 * A statement that speaks of one table speaks of its columns.
	 */
	private void rowsOf(TableName table) {
		Set<TableName> tables = tables();
		if (tables.equals(Set.of(table))) {
			this.touches.depend(table, this.tokens.fromTheBeginning().columns(), "statement", Aspect.IDENTITY);
			calls();
		}
		else {
			mention();
			reads(table);
		}
	}

	private void reads(TableName written) {
		tables().forEach(this.touches::use);
		Set<TableName> read = this.tokens.namesBehind(BEFORE_ROWS);
		read.addAll(this.tokens.wholeTables());
		for (TableName table : read) {
			if (!table.equals(written)) {
				Set<String> words = this.touches.words(this.statement.text());
				this.touches.add(Thing.rows(table), new RowUse(RowUse.Action.READ,
						this.tokens.hasStar() ? null : List.of(), Map.of(), List.of(), "?", words, ""));
			}
		}
	}

	private void delete() {
		boolean from = this.tokens.skip("DELETE", "FROM");
		TableName table = from ? this.tokens.name() : null;
		if (table == null || !(this.tokens.isAtEnd() || this.tokens.isAt("WHERE"))) {
			unknown();
			return;
		}
		this.touches.use(table);
		add(table, RowUse.Action.DELETE, List.of(), Map.of(), List.of(),
				this.tokens.skip("WHERE") ? this.tokens.rest() : "");
		rowsOf(table);
	}

	/**
	 * The tables that are surely meant: names behind certain words. A name that the
	 * statement gives itself is none.
	 */
	private Set<TableName> tables() {
		Set<TableName> tables = this.tokens.namesBehind(BEFORE_TABLES);
		tables.addAll(this.tokens.wholeTables());
		return tables;
	}

	private void schema() {
		if (this.tokens.dropsDependents() || this.tokens.isCopyOfTable()) {
			this.touches.opaque();
		}
		if (AlterTableTouches.isOne(this.tokens)) {
			new AlterTableTouches(this.touches, this.tokens).read();
			return;
		}
		if (this.tokens.isAt("TRUNCATE")) {
			truncate();
			return;
		}
		if (this.tokens.isAt("COMMENT") || this.tokens.isAt("ALTER")) {
			change();
			return;
		}
		List<SchemaEffect> effects = this.statement.facts().effects();
		if (effects.isEmpty()) {
			unknown();
		}
		effects.forEach(this::effect);
	}

	private void change() {
		if (!new ChangeTouches(this.touches, this.tokens).read()) {
			unknown();
		}
	}

	private void truncate() {
		for (SchemaEffect effect : this.statement.facts().effects()) {
			TableName table = new TableName(unquoted(effect.schema()), SchemaEffect.unquoted(effect.name()));
			this.touches.use(table);
			add(table, RowUse.Action.DELETE, List.of(), Map.of(), List.of(), "");
		}
	}

	private static @Nullable String unquoted(@Nullable String name) {
		return (name != null) ? SchemaEffect.unquoted(name) : null;
	}

	private void effect(SchemaEffect effect) {
		String name = SchemaEffect.unquoted(effect.name());
		String schema = unquoted(effect.schema());
		String text = this.tokens.toString();
		TableName own = new TableName(schema, name);
		Existence existence = existence(effect);
		switch (effect.kind()) {
			case TABLE -> table(effect, own, existence);
			case VIEW -> view(own, existence);
			case INDEX -> index(unquoted(effect.table()), own, existence);
			case SEQUENCE -> {
				this.touches.name(Named.SEQUENCE, own, name, existence);
				of(Thing.Kind.SEQUENCE, own, existence);
			}
			case TYPE -> of(Thing.Kind.TYPE, own, existence);
			case SCHEMA -> of(Thing.Kind.SCHEMA, TableName.of(name), existence);
			case ROUTINE -> {
				of(Thing.Kind.ROUTINE, own, existence);
				mention();
			}
			case TRIGGER -> trigger(unquoted(effect.table()), own, existence);
			case EVENT, USER, ROLE -> unknown();
			case COLUMN, CONSTRAINT, PRIMARY_KEY, PARTITION -> this.touches
				.add(Thing.table(TableName.of(String.valueOf(effect.table()))), new Aspect(Aspect.ALL, text));
		}
	}

	private Existence existence(SchemaEffect effect) {
		Set<String> words = this.tokens.words();
		boolean replaces = words.contains("REPLACE");
		boolean conditional = words.contains("EXISTS") || replaces;
		String definition = (replaces ? "replace " : "") + this.tokens;
		return switch (effect.action()) {
			case MADE -> Touches.made(conditional, definition);
			case DROPPED -> Touches.dropped(conditional);
			case CHANGED -> Existence.USED;
		};
	}

	private void of(Thing.Kind kind, TableName name, Existence existence) {
		this.touches.add(Thing.of(kind, name.schema(), name.name()), existence);
	}

	private void table(SchemaEffect effect, TableName table, Existence existence) {
		if (effect.action() == SchemaEffect.Action.CHANGED) {
			this.touches.use(table);
			unnamedIndex(table);
			return;
		}
		if (effect.action() == SchemaEffect.Action.DROPPED) {
			this.touches.tableDropped(table, existence);
			return;
		}
		this.touches.relation(Named.TABLE, table, existence);
		this.touches.referenced(this.tokens, table);
		this.tokens.constraintNames().forEach((name, kind) -> this.touches.name(kind, table, name, existence));
		if (this.tokens.hasStar()) {
			mention();
		}
		else {
			calls();
		}
		reads(table);
	}

	private void view(TableName view, Existence existence) {
		this.touches.relation(Named.VIEW, view, existence);
		if (existence.becomes() == Existence.Becomes.DROPPED) {
			this.touches.leaveViews();
		}
		if (existence.becomes() == Existence.Becomes.MADE) {
			Set<TableName> tables = new HashSet<>(tables());
			for (TableName table : tables) {
				this.touches.use(table);
				this.touches.add(Thing.parts(table), new Manner.Part(Manner.Part.Event.VIEWED, view.name(), null));
			}
			if (tables.size() == 1) {
				tables.forEach((table) -> this.touches.depend(table, this.tokens.fromTheBeginning().columns(),
						"view " + view.name(), Aspect.TYPE));
				calls();
			}
			if (tables.size() != 1 || this.tokens.hasStar()) {
				mention();
			}
		}
	}

	private void index(@Nullable String tableName, TableName index, Existence existence) {
		TableName table = new TableName(index.schema(), (tableName != null) ? tableName : "?");
		this.touches.name(Named.INDEX, table, index.name(), existence);
		if (tableName == null) {
			return;
		}
		this.touches.use(table);
		if (existence.becomes() == Existence.Becomes.MADE) {
			Tokens behind = this.tokens.fromTheBeginning();
			behind.to(Set.of("ON"));
			Set<String> columns = behind.columns();
			this.touches.indexMade(table, index.name(), columns);
			calls();
			boolean unique = this.tokens.words().contains("UNIQUE");
			this.touches.depend(table, columns, "index " + index.name(), Aspect.LARGE,
					unique ? Aspect.TYPE : Aspect.LARGE);
			if (unique) {
				this.touches.rule(table, RowRule.Kind.VALID, columns);
			}
		}
		else {
			this.touches.add(Thing.parts(table),
					new Manner.Part(Manner.Part.Event.INDEX_DROPPED, Thing.fold(index.name()), null));
		}
	}

	/**
	 * An index that the database gives a name, which on PostgreSQL is that of the table
	 * and of the columns.
	 */
	private void unnamedIndex(TableName table) {
		this.tokens.to(Set.of("ON"));
		this.tokens.skip("ON");
		this.tokens.skip("ONLY");
		this.tokens.name();
		List<String> columns = this.tokens.isAt("(") ? this.tokens.names() : List.of();
		String name = table.name() + "_" + String.join("_", columns) + "_idx";
		boolean cut = name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
		if (columns.isEmpty() || cut || !this.tokens.isAtEnd() || !isOfColumns(columns)) {
			this.touches.add(Thing.table(table), new Aspect(Aspect.ALL, this.tokens.toString()));
			unknown();
			return;
		}
		index(table.name(), table.withName(name), Existence.MADE);
	}

	/**
	 * Whether the columns are all that stands between the brackets, which are the last of
	 * the statement.
	 */
	private boolean isOfColumns(List<String> columns) {
		return this.tokens.toString().endsWith("( " + String.join(" , ", columns) + " )");
	}

	private void trigger(@Nullable String table, TableName trigger, Existence existence) {
		this.touches.add(Thing.of(Thing.Kind.ROUTINE, trigger.schema(), trigger.name()), existence);
		if (table != null) {
			TableName on = new TableName(trigger.schema(), table);
			this.touches.use(on);
			if (existence.becomes() == Existence.Becomes.MADE) {
				this.touches.add(Thing.parts(on), new Manner.Part(Manner.Part.Event.VIEWED, trigger.name(), null));
			}
			this.touches.rule(on, RowRule.Kind.TRIGGER, Set.of(trigger.name()));
		}
		mention();
	}

}
