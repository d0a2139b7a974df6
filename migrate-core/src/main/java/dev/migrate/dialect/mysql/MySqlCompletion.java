package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.ColumnOrder;
import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.Operation;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Asks MySQL what its statements have to say and operations leave open: a column that is
 * restated whole, the column before which another one goes, and whether something is
 * there, as the server has no IF [NOT] EXISTS.
 */
class MySqlCompletion extends Completion {

	private static final Pattern CREATE = Pattern.compile("^CREATE (?:OR REPLACE )?");

	private final MySqlDialect dialect;

	MySqlCompletion(MySqlDialect dialect, LiveDatabase live) {
		super(dialect, live);
		this.dialect = dialect;
	}

	/**
	 * A string may need a backslash escaped or not, which the session says. It is asked
	 * only where there is one.
	 */
	@Override
	protected final Completed inItself(Operation operation) {
		return new Completed.InItself(operation, operation.accept(renderer(operation)));
	}

	final MySqlDdlRenderer renderer(Operation operation) {
		boolean plain = operation.toString().indexOf('\\') >= 0 && isBackslashPlain();
		return this.dialect.renderer(operation, plain);
	}

	private boolean isBackslashPlain() {
		return live().jdbc().map((jdbc) -> new CatalogText(jdbc, this.dialect).backslashIsPlain()).orElse(false);
	}

	@Override
	public Completed visit(AddColumn operation) {
		if (operation.ifNotExists() && isThere(operation, operation.table(), "columns",
				(table) -> table.column(operation.column().name()).isPresent(),
				(catalog) -> catalog.hasColumn(operation.table(), operation.column().name()))) {
			return Completed.InItself.nothing(operation);
		}
		return inItself(new AddColumn(operation.table(), operation.column(), false,
				placed(operation.table(), operation.column().name(), operation.position())));
	}

	/**
	 * There is only FIRST and AFTER, so "before" has to look at the table. What is still
	 * before its neighbour goes first.
	 */
	final @Nullable ColumnPosition placed(TableName table, String column, @Nullable ColumnPosition position) {
		if (position == null || !position.before()) {
			return position;
		}
		List<String> others = columnNames(table).stream().filter((name) -> !name.equalsIgnoreCase(column)).toList();
		int neighbour = 0;
		while (neighbour < others.size() && !others.get(neighbour).equalsIgnoreCase(position.neighbour())) {
			neighbour++;
		}
		if (neighbour == others.size()) {
			throw new ColumnNotFoundException(table, position.neighbour());
		}
		return (neighbour > 0) ? new ColumnPosition(false, others.get(neighbour - 1)) : position;
	}

	private List<String> columnNames(TableName name) {
		Optional<Table> planned = live().table(name);
		return planned.map((table) -> table.columns().stream().map(Column::name).toList())
			.orElseGet(() -> MySqlCatalog.columnNames(live().required(name), name));
	}

	@Override
	public Completed visit(DropColumn operation) {
		if (operation.ifExists() && !isThere(operation, operation.table(), "columns",
				(table) -> table.column(operation.column()).isPresent(),
				(catalog) -> catalog.hasColumn(operation.table(), operation.column()))) {
			return Completed.InItself.nothing(operation);
		}
		return inItself(new DropColumn(operation.table(), operation.column(), false, operation.existing()));
	}

	/**
	 * Look for something that the server's own statement has no IF [NOT] EXISTS for.
	 */
	final boolean isThere(Operation operation, TableName name, String what, Predicate<Table> planned,
			Predicate<MySqlCatalog> question) {
		Optional<Table> table = live().table(name);
		if (table.isPresent()) {
			return planned.test(table.get());
		}
		JdbcOperations jdbc = live().jdbc(name)
			.orElseThrow(() -> this.dialect.renderer(operation, false)
				.notSupported("It has no IF [NOT] EXISTS for " + what + ", and there is no database to look into.",
						"Run the revision against a database, or leave ifExists() or ifNotExists() out."));
		return question.test(this.dialect.catalog(jdbc));
	}

	@Override
	public Completed visit(AlterColumn operation) {
		return change(new AlterColumn(operation.table(), operation.column(), operation.changes(), operation.existing(),
				operation.using(), placed(operation.table(), operation.column(), operation.position())));
	}

	private MySqlColumnChange change(AlterColumn operation) {
		boolean plain = isBackslashPlain();
		MySqlDdlRenderer renderer = this.dialect.renderer(operation, plain);
		MySqlColumnChange change = new MySqlColumnChange(renderer, operation, column(operation, renderer).orElse(null));
		change.requireComplete();
		return change;
	}

	private Optional<MySqlColumn> column(AlterColumn operation, MySqlDdlRenderer renderer) {
		TableName name = operation.table();
		Optional<Table> planned = live().table(name);
		if (planned.isPresent()) {
			// A planned table does not know these, and a column that is restated would
			// lose them
			boolean saysMore = live().jdbc()
				.flatMap((jdbc) -> this.dialect.catalog(jdbc).column(name, operation.column()))
				.filter(MySqlColumn::saysMoreThanAnyDialect)
				.isPresent();
			if (saysMore) {
				throw new NeedsDatabaseException();
			}
			return Optional.of(planned.get()
				.column(operation.column())
				.map(renderer::toMySqlColumn)
				.orElseThrow(() -> new ColumnNotFoundException(name, operation.column())));
		}
		return live().jdbc(name)
			.map((jdbc) -> this.dialect.catalog(jdbc)
				.column(name, operation.column())
				.orElseThrow(() -> new ColumnNotFoundException(name, operation.column())));
	}

	@Override
	public Completed visit(DropConstraint operation) {
		if (operation.ifExists() && !isThere(operation, operation.table(), "constraints", (table) -> {
			throw new NeedsDatabaseException();
		}, (catalog) -> catalog.hasConstraint(operation.table(), operation.name(), operation.kind()))) {
			return Completed.InItself.nothing(operation);
		}
		return dropped(
				new DropConstraint(operation.table(), operation.name(), operation.kind(), false, operation.existing()));
	}

	final Completed dropped(DropConstraint operation) {
		boolean key = operation.kind() == Constraint.Kind.PRIMARY_KEY;
		boolean indexed = key || operation.kind() == null || operation.kind() == Constraint.Kind.UNIQUE;
		List<Index> instead = indexed ? instead(operation.table(), key ? "PRIMARY" : operation.name()) : List.of();
		return new Completed.InItself(operation, renderer(operation).drop(operation, instead));
	}

	/**
	 * What has to come in the place of an index that a foreign key needs: as the server
	 * says, or, in a script, as the operations before do.
	 */
	private List<Index> instead(TableName table, String index) {
		if (!live().isRun()) {
			return live().table(table).map((planned) -> KeyedIndexes.of(planned).insteadOf(index)).orElse(List.of());
		}
		return live().jdbc().map((jdbc) -> KeyedIndexes.of(jdbc, table).insteadOf(index)).orElse(List.of());
	}

	@Override
	public Completed visit(CreateIndex operation) {
		TableName table = operation.index().table();
		if (operation.ifNotExists()
				&& isThere(operation, table, "indexes", (planned) -> hasIndex(planned, operation.index().name()),
						(catalog) -> catalog.hasIndex(table, operation.index().name()))) {
			return Completed.InItself.nothing(operation);
		}
		return inItself(new CreateIndex(operation.index(), false, operation.concurrently()));
	}

	private static boolean hasIndex(Table table, String name) {
		return table.indexes().stream().anyMatch((index) -> index.name().equals(name));
	}

	@Override
	public Completed visit(DropIndex operation) {
		if (operation.ifExists()
				&& !isThere(operation, operation.table(), "indexes", (planned) -> hasIndex(planned, operation.name()),
						(catalog) -> catalog.hasIndex(operation.table(), operation.name()))) {
			return Completed.InItself.nothing(operation);
		}
		return dropped(new DropIndex(operation.table(), operation.name(), false, operation.concurrently(),
				operation.existing()));
	}

	final Completed dropped(DropIndex operation) {
		return new Completed.InItself(operation,
				renderer(operation).drop(operation, instead(operation.table(), operation.name())));
	}

	/**
	 * The server makes what it is told to, with the rights of whoever makes it. What it
	 * drops before is gone if it then refuses to make it for somebody else.
	 */
	@Override
	public Completed visit(ReplaceObject operation) {
		SchemaObject object = live().unchanged()
			.filter((jdbc) -> operation.object().kind() == Kind.TRIGGER)
			.map((jdbc) -> new MySqlTriggerOrder(jdbc, this.dialect).placed(operation.object()))
			.orElse(operation.object());
		MySqlDdlRenderer renderer = renderer(operation);
		List<SqlStatement> statements = new ArrayList<>(
				renderer.visit(new ReplaceObject(object, operation.existing())));
		live().unchanged().ifPresent((jdbc) -> {
			String definer = Matcher.quoteReplacement(MySqlRights.definer(jdbc, object));
			if (statements.size() > 1 && definer.startsWith("DEFINER") && !MySqlRights.mayNameDefiners(jdbc)) {
				throw renderer.notSupported(
						"It is dropped and made again there, and this account may not make it for its "
								+ MySqlRights.definer(jdbc, object).strip() + ".",
						"Let an account do it that may, or drop it and create it anew, with this account as its definer.");
			}
			boolean routine = object.kind().isRoutine();
			List<String> grants = (routine && statements.size() > 1)
					? MySqlRights.grants(jdbc, object, renderer.quote(object.qualifiedName())) : List.of();
			SqlStatement create = statements.remove(statements.size() - 1);
			statements
				.add(new SqlStatement(CREATE.matcher(create.text()).replaceFirst("$0" + definer), create.facts()));
			grants.forEach((grant) -> statements.add(renderer.ddl(grant)));
		});
		return new Completed.InItself(operation, statements);
	}

	/**
	 * The server would drop all tables with the schema.
	 */
	@Override
	public Completed visit(DropSchema operation) {
		MySqlDdlRenderer renderer = this.dialect.renderer(operation, false);
		Optional<JdbcOperations> jdbc = live().unchanged();
		if (jdbc.isEmpty() || this.dialect.catalog(jdbc.get()).hasTables(operation.name())) {
			throw renderer.notSupported(
					"DROP SCHEMA drops all tables of the schema there, and "
							+ (jdbc.isPresent() ? "'" + operation.name() + "' has some."
									: "there is no database to see whether it has some."),
					"Drop its tables first; to drop it with all that it holds, say so: op.execute(\"DROP SCHEMA "
							+ operation.name() + "\").");
		}
		return inItself(operation);
	}

	/**
	 * What has words of its own, too, is written as a part of a change of its table.
	 */
	@Override
	protected Completed part(Operation change) {
		if (change instanceof CreateIndex create) {
			return new Completed.InItself(change, renderer(change).added(create));
		}
		if (change instanceof DropIndex drop) {
			return new Completed.InItself(change, renderer(change).dropped(drop, instead(drop.table(), drop.name())));
		}
		return super.part(change);
	}

	/**
	 * From the first place on, each column that is named goes behind the one that stands
	 * before it in the end. A move leaves the definition of a column as it is.
	 */
	@Override
	public Completed visit(BatchAlterTable operation) {
		if (operation.options().columnOrder().isEmpty()) {
			return super.visit(operation);
		}
		List<String> named = operation.options().columnOrder().get(0);
		TableName table = operation.table();
		List<String> ordered = ColumnOrder.apply(columnNames(table), named, table);
		List<SqlStatement> moves = new ArrayList<>();
		for (int i = 0; i < ordered.size(); i++) {
			if (named.contains(ordered.get(i))) {
				ColumnPosition position = new ColumnPosition(i == 0,
						ordered.get((i == 0) ? ordered.size() - 1 : i - 1));
				moves.addAll(change(new AlterColumn(table, ordered.get(i), AlterColumn.Aspects.NONE,
						AlterColumn.Aspects.NONE, null, position))
					.statements());
			}
		}
		return new Completed.InItself(operation, moves);
	}

}
