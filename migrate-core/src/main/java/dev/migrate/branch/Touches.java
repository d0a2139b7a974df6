package dev.migrate.branch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import dev.migrate.branch.Manner.Aspect;
import dev.migrate.branch.Manner.Existence;
import dev.migrate.branch.Manner.Existence.Becomes;
import dev.migrate.branch.Manner.Part;
import dev.migrate.branch.OperationFootprint.Mention;
import dev.migrate.branch.OperationFootprint.Touch;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one operation touches. Used once.
 */
final class Touches {

	private static final Thing VIEWS = Thing.of(Thing.Kind.NAME, null, "of what views select from");

	private final Dialect dialect;

	private final List<Touch> all = new ArrayList<>();

	private final Set<String> schemas = new HashSet<>();

	private final Set<String> statements = new HashSet<>();

	private final Set<String> expressions = new HashSet<>();

	private boolean star;

	private boolean opaque;

	private final List<String> unresolved = new ArrayList<>();

	Touches(Dialect dialect) {
		this.dialect = dialect;
	}

	Dialect dialect() {
		return this.dialect;
	}

	OperationFootprint footprint(String description) {
		Mention mention = (this.statements.isEmpty() && this.expressions.isEmpty()) ? null
				: new Mention(Set.copyOf(this.statements), Set.copyOf(this.expressions), this.star);
		return new OperationFootprint(description, this.all, mention, this.opaque, this.unresolved);
	}

	/**
	 * What is in a schema needs it.
	 */
	void add(Thing thing, Manner manner) {
		this.all.add(new Touch(thing, manner));
		if (thing.schema() != null && this.schemas.add(thing.schema())) {
			add(Thing.of(Thing.Kind.SCHEMA, null, thing.schema()), Existence.USED);
		}
	}

	void use(TableName table) {
		add(Thing.table(table), Existence.USED);
	}

	/**
	 * Something with a name comes or goes. The name may be that of something else where
	 * the database has names once for several kinds.
	 * @param table the table that it belongs to, or its own name
	 */
	void name(Named kind, TableName table, @Nullable String name, Manner manner) {
		if (name == null) {
			return;
		}
		OptionalInt space = this.dialect.nameScopes().space(kind);
		boolean ofSchema = space.isPresent();
		String scope = ofSchema ? "#" + space.getAsInt() : table.name();
		String group = ofSchema ? "" : (kind == Named.INDEX || kind == Named.UNIQUE) ? "" : kind.name().charAt(0) + " ";
		if (ofSchema || isOfTable(kind)) {
			add(new Thing(Thing.Kind.NAME, table.schema(), scope, group + name), manner);
		}
	}

	/**
	 * A column comes that rows which name their columns need not give a value for, and
	 * others only where they have to be as long as the table is wide.
	 */
	Manner.RowRule.Kind filled() {
		return this.dialect.has(DialectFact.TAKES_SHORT_ROWS) ? Manner.RowRule.Kind.FILLED : Manner.RowRule.Kind.COLUMN;
	}

	void columnDropped(TableName table, String name, boolean conditional) {
		Thing column = Thing.column(table, name);
		add(column, dropped(conditional));
		add(Thing.parts(table), new Part(Part.Event.COLUMN_DROPPED, column.name(), List.of(column.name())));
		rule(table, Manner.RowRule.Kind.COLUMN, Set.of(column.name()));
		needViews();
	}

	void columnRenamed(TableName table, String before, String after) {
		add(Thing.column(table, before), Existence.DROPPED);
		add(Thing.column(table, after), Existence.MADE);
		add(Thing.parts(table), new Part(Part.Event.COLUMN_RENAMED, before, List.of(Thing.fold(before))));
		needViews();
	}

	/**
	 * A table goes.
	 */
	void tableDropped(TableName table, Existence dropped) {
		relation(Named.TABLE, table, dropped);
		add(Thing.parts(table), new Part(Part.Event.TABLE_DROPPED, table.name(), null));
		leaveViews();
	}

	/**
	 * A view or a table goes, and a view may select from it.
	 */
	void leaveViews() {
		if (this.dialect.has(DialectFact.CHECKS_ALL_VIEWS)) {
			add(VIEWS, new Aspect(Aspect.ALL, ""));
		}
	}

	/**
	 * Something is done that each view of the database can prevent.
	 */
	void needViews() {
		if (this.dialect.has(DialectFact.CHECKS_ALL_VIEWS)) {
			add(VIEWS, new Manner.Dependence("change", Set.of()));
		}
	}

	/**
	 * A value of a sequence is taken, so that whoever comes later has the next one.
	 * @param text what takes it
	 */
	void drawn(TableName sequence, String text) {
		add(Thing.of(Thing.Kind.SEQUENCE, sequence.schema(), sequence.name()), new Aspect(Aspect.DRAWN, text));
	}

	/**
	 * Something of a table depends on its columns.
	 * @param aspects of them, those that have to stay
	 */
	void depend(TableName table, Iterable<String> columns, String what, String... aspects) {
		Set<String> all = new HashSet<>(List.of(aspects));
		columns.forEach((column) -> add(Thing.column(table, column), new Manner.Dependence(what, all)));
	}

	/**
	 * A table asks something of the rows that are there.
	 * @param columns the columns that it is about
	 */
	void rule(TableName table, Manner.RowRule.Kind kind, Collection<String> columns) {
		add(Thing.rows(table), new Manner.RowRule(kind, new HashSet<>(columns), null));
	}

	/**
	 * Rows of a table are referred to from now on.
	 * @param columns the columns that are referred to; empty for the primary key
	 */
	void referenced(TableName table, Collection<String> columns, Manner.RowRule.Reached by) {
		add(Thing.rows(table), new Manner.RowRule(Manner.RowRule.Kind.REFERENCED, new HashSet<>(columns), by));
	}

	/**
	 * What a text refers to is referred to from now on.
	 * @return the tables
	 */
	Set<TableName> referenced(Tokens text, TableName by) {
		Set<TableName> tables = text.namesBehind(Set.of("REFERENCES"));
		Set<String> words = text.words();
		boolean changes = words.contains("CASCADE") || words.contains("SET");
		tables.forEach((table) -> referenced(table, Set.of(), new Manner.RowRule.Reached(by, null, changes)));
		return tables;
	}

	/**
	 * An index is made, which matters where foreign keys have one of their own.
	 */
	void indexMade(TableName table, String index, Set<String> columns) {
		if (this.dialect.has(DialectFact.INDEXES_FOREIGN_KEYS)) {
			add(Thing.parts(table), new Part(Part.Event.INDEX_MADE, index, List.copyOf(columns)));
		}
	}

	private static boolean isOfTable(Named kind) {
		return switch (kind) {
			case TABLE, VIEW, SEQUENCE -> false;
			case INDEX, PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUDE -> true;
		};
	}

	void relation(Named kind, TableName name, Existence existence) {
		add(Thing.table(name), existence);
		name(kind, name, name.name(), existence);
	}

	static Existence made(boolean conditional, Object definition) {
		return new Existence(Becomes.MADE, conditional, definition.toString());
	}

	static Existence dropped(boolean conditional) {
		return new Existence(Becomes.DROPPED, conditional, "");
	}

	/**
	 * The words of an expression, in strings, too: a sequence is named in one.
	 */
	Set<String> words(@Nullable String expression) {
		Set<String> found = names(expression);
		for (SqlToken token : tokens(expression)) {
			if (token.kind() == SqlToken.Kind.STRING) {
				for (String word : token.name().split("\\W+")) {
					found.add(Thing.fold(word));
				}
			}
		}
		found.remove("");
		return found;
	}

	/**
	 * The words of an expression that may be names of columns.
	 */
	Set<String> names(@Nullable String expression) {
		Set<String> found = new HashSet<>();
		for (SqlToken token : tokens(expression)) {
			if (token.isName()) {
				found.add(Thing.fold(token.name()));
			}
		}
		return found;
	}

	private List<SqlToken> tokens(@Nullable String expression) {
		return (expression != null) ? SqlToken.read(expression, this.dialect.syntax()) : List.of();
	}

	/**
	 * An expression of a table has these words.
	 */
	void mention(Set<String> words) {
		this.expressions.addAll(words);
	}

	/**
	 * A statement has these words.
	 * @param all whether it may read all columns of what it names
	 */
	void mention(Set<String> words, boolean all) {
		this.statements.addAll(words);
		this.star |= all;
	}

	void unresolved(String conflict) {
		this.unresolved.add(conflict);
		opaque();
	}

	void opaque() {
		this.opaque = true;
	}

}
