package dev.migrate.dialect.hsqldb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.MoveCompletion;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.dialect.standard.TableCopy;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.Operation;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Asks HSQLDB what its statements have to say and operations leave open: the column
 * before which another one goes, whether something is there, the checks of an enum, which
 * have no names of ours, and where values that are generated go on.
 */
final class HsqldbCompletion extends MoveCompletion {

	private static final Pattern GENERATED_NAME = Pattern.compile("(?i)sys_(pk|fk|ct)_\\d+");

	private final HsqldbDialect dialect;

	HsqldbCompletion(HsqldbDialect dialect, LiveDatabase live) {
		super(dialect, live);
		this.dialect = dialect;
	}

	@Override
	protected String losses() {
		return """
				SELECT 'privileges' FROM INFORMATION_SCHEMA.TABLE_PRIVILEGES
					WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table AND GRANTOR <> '_SYSTEM'
				UNION SELECT 'privileges' FROM INFORMATION_SCHEMA.COLUMN_PRIVILEGES
					WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table AND GRANTOR <> '_SYSTEM'
				UNION SELECT 'a period' FROM INFORMATION_SCHEMA.PERIODS
					WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table
				UNION SELECT 'values from a sequence' FROM INFORMATION_SCHEMA.SYSTEM_COLUMN_SEQUENCE_USAGE
					WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table
				UNION SELECT 'rows in a file of text' FROM INFORMATION_SCHEMA.SYSTEM_TABLES
					WHERE TABLE_SCHEM = :schema AND TABLE_NAME = :table AND HSQLDB_TYPE = 'TEXT'
				""";
	}

	/**
	 * A name that the database has made is another one when its file is opened again, so
	 * that nobody could tell by it whether the constraint was made.
	 */
	@Override
	protected Table withLastingNames(Table table) {
		return table.withConstraints(table.constraints()
			.stream()
			.map((constraint) -> mayBeUnnamed(constraint, table) ? constraint.named(null) : constraint)
			.toList());
	}

	/**
	 * Not a key to the table itself, which is made behind the copy: its name tells
	 * whether it was.
	 */
	private static boolean mayBeUnnamed(Constraint constraint, Table table) {
		String name = constraint.name();
		return name != null && GENERATED_NAME.matcher(name).matches() && !TableCopy.refersTo(constraint, table.name());
	}

	/**
	 * Only the script of the database says which value comes next, and what follows
	 * updates; tables and columns stand there as they are stored.
	 */
	@Override
	protected List<String> alterations(DdlRenderer renderer, JdbcOperations jdbc, Table table, TableName copy) {
		String name = query(jdbc,
				"SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES "
						+ "WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table",
				table.name(), (row, number) -> HsqldbExpressions.qualified(row.getString(1), row.getString(2)))
			.get(0);
		Pattern definition = Pattern.compile("CREATE (MEMORY|CACHED) TABLE " + name + "\\((.*)");
		Pattern next = Pattern.compile("ALTER TABLE " + name + " (ALTER COLUMN .* RESTART WITH -?\\d+)");
		List<String> alterations = new ArrayList<>();
		for (String statement : jdbc.queryForList("script", String.class)) {
			Matcher created = definition.matcher(statement);
			Matcher restarted = next.matcher(statement);
			if (created.matches()) {
				requireNoUpdates(renderer, table, created.group(2));
				alterations.add("SET TABLE " + renderer.quote(copy) + " TYPE " + created.group(1));
			}
			else if (restarted.matches()) {
				alterations.add(renderer.alterTable(copy) + restarted.group(1));
			}
		}
		return alterations;
	}

	private static void requireNoUpdates(DdlRenderer renderer, Table table, String columns) {
		if (columns.contains(" ON UPDATE CURRENT_TIMESTAMP")) {
			TableCopy.requireNone(renderer, table.name(), List.of("columns that follow updates"));
		}
	}

	@Override
	public Completed visit(AddColumn operation) {
		ColumnPosition position = operation.position();
		if (position == null || position.before()) {
			return inItself(operation);
		}
		ColumnPosition before = columnBehind(operation.table(), position.neighbour())
			.map((column) -> new ColumnPosition(true, column))
			.orElse(null);
		return inItself(new AddColumn(operation.table(), operation.column(), operation.ifNotExists(), before));
	}

	private Optional<String> columnBehind(TableName name, String column) {
		List<String> columns = live().table(name)
			.map((table) -> table.columns().stream().map(Column::name).toList())
			.orElseGet(() -> catalog(name).columns());
		int index = columns.indexOf(column);
		if (index < 0) {
			throw new ColumnNotFoundException(name, column);
		}
		return columns.stream().skip(index + 1L).findFirst();
	}

	private HsqldbTableCatalog catalog(TableName table) {
		return new HsqldbTableCatalog(live().required(table), this.dialect, table);
	}

	@Override
	public Completed visit(DropColumn operation) {
		if (operation.ifExists() && !isThere(operation.table(), (table) -> table.column(operation.column()).isPresent(),
				(catalog) -> catalog.columns().contains(operation.column()))) {
			return Completed.InItself.nothing(operation);
		}
		return inItself(new DropColumn(operation.table(), operation.column(), false, operation.existing()));
	}

	@Override
	public Completed visit(DropConstraint operation) {
		if (operation.ifExists() && !isThere(operation.table(),
				(table) -> table.constraints()
					.stream()
					.anyMatch((constraint) -> operation.name().equals(constraint.name())),
				(catalog) -> catalog.hasConstraint(operation.name()))) {
			return Completed.InItself.nothing(operation);
		}
		return inItself(
				new DropConstraint(operation.table(), operation.name(), operation.kind(), false, operation.existing()));
	}

	private boolean isThere(TableName name, Predicate<Table> planned, Predicate<HsqldbTableCatalog> question) {
		return live().table(name).map(planned::test).orElseGet(() -> question.test(catalog(name)));
	}

	/**
	 * No type changes under a view or a check: they make way.
	 */
	@Override
	public Completed visit(AlterColumn operation) {
		List<SqlStatement> statements = new ArrayList<>();
		HsqldbViews views = views(operation);
		List<CheckConstraint> checks = checks(operation);
		views.drops().forEach((drop) -> statements.addAll(split(drop)));
		checks.forEach((check) -> statements.addAll(rendered(new DropConstraint(operation.table(),
				String.valueOf(check.name()), Constraint.Kind.CHECK, false, check))));
		if (operation.changes().type() != null) {
			enumChecks(operation).forEach((check) -> statements
				.addAll(rendered(new DropConstraint(operation.table(), check, Constraint.Kind.CHECK, false, null))));
		}
		statements.addAll(generating(withBounds(operation)));
		checks.forEach((check) -> statements.addAll(rendered(new AddConstraint(operation.table(), check))));
		views.restoring().forEach((made) -> statements.addAll(split(made)));
		return new Completed.InItself(operation, statements);
	}

	/**
	 * Of the routines of a name, none but the one that is meant goes.
	 */
	@Override
	public Completed visit(DropObject operation) {
		SchemaObject object = operation.object();
		Optional<Map<String, String>> overloads = overloads(object);
		if (overloads.isEmpty()) {
			return inItself(operation);
		}
		DdlRenderer renderer = this.dialect.renderer(operation);
		List<SqlStatement> statements = dropped(renderer, object, overloads.get());
		if (statements.isEmpty() && !operation.ifExists()) {
			throw renderer.notSupported("It has no " + object.kind() + " of that name with these arguments.",
					"Say the types of one that it has: " + String.join("; ", overloads.get().keySet()) + ".");
		}
		return new Completed.InItself(operation, statements);
	}

	private Optional<Map<String, String>> overloads(SchemaObject object) {
		if (!object.kind().isRoutine() || object.arguments().isEmpty()) {
			return Optional.empty();
		}
		return live().unchanged()
			.map((jdbc) -> new HsqldbObjects(new HsqldbInspector(jdbc, this.dialect)).overloads(object))
			.filter((overloads) -> !overloads.isEmpty());
	}

	private List<SqlStatement> dropped(DdlRenderer renderer, SchemaObject object, Map<String, String> overloads) {
		String specific = overloads.get(HsqldbObjects.types(object.arguments(), this.dialect.syntax()));
		String schema = (object.schema() != null) ? renderer.quote(object.schema()) + "." : "";
		return (specific == null) ? List.of()
				: split("DROP SPECIFIC " + object.kind().name() + " " + schema + specific);
	}

	private Completed replaced(ReplaceObject operation, Map<String, String> overloads) {
		DdlRenderer renderer = this.dialect.renderer(operation);
		SchemaObject existing = operation.existing();
		List<SqlStatement> statements = new ArrayList<>(
				dropped(renderer, (existing != null) ? existing : operation.object(), overloads));
		statements.addAll(renderer.visit(new CreateObject(operation.object())));
		return new Completed.InItself(operation, statements);
	}

	/**
	 * What stands upon a view makes way for another one.
	 */
	@Override
	public Completed visit(ReplaceObject operation) {
		SchemaObject object = operation.object();
		Optional<Map<String, String>> overloads = overloads(object);
		if (overloads.isPresent()) {
			return replaced(operation, overloads.get());
		}
		if (object.kind() != SchemaObject.Kind.VIEW) {
			return inItself(operation);
		}
		String create = this.dialect.renderer(operation).visit(new CreateObject(object)).get(0).text();
		HsqldbViews views = live().unchanged()
			.map((jdbc) -> HsqldbViews.replaced(jdbc, StoredNames.of(this.dialect, jdbc), object.qualifiedName(),
					create))
			.orElse(new HsqldbViews(List.of(), List.of()));
		if (views.drops().isEmpty()) {
			return inItself(operation);
		}
		// Each is dropped for good before it turns out that it cannot be made again
		live().unchanged().ifPresent((jdbc) -> requireColumns(operation, jdbc));
		List<SqlStatement> statements = new ArrayList<>();
		views.drops().forEach((drop) -> statements.addAll(split(drop)));
		views.restoring().forEach((made) -> statements.addAll(split(made)));
		return new Completed.InItself(operation, statements);
	}

	private void requireColumns(ReplaceObject operation, JdbcOperations jdbc) {
		List<String> lost = HsqldbViews.lost(jdbc, StoredNames.of(this.dialect, jdbc), operation.object());
		if (!lost.isEmpty()) {
			throw this.dialect.renderer(operation)
				.notSupported(
						"Other views read columns that it will not have any longer: " + String.join(", ", lost) + ".",
						"Replace these before, or drop them before and make them again behind.");
		}
	}

	private List<CheckConstraint> checks(AlterColumn operation) {
		boolean known = operation.changes().type() != null && live().jdbc().isPresent()
				&& live().table(operation.table()).isEmpty();
		return known ? catalog(operation.table()).checks(operation.column()) : List.of();
	}

	/**
	 * Text of the database, with what can be told of it.
	 */
	private List<SqlStatement> split(String sql) {
		List<SqlStatement> statements = new ArrayList<>();
		new SqlSplitter(this.dialect.syntax()).split(sql).forEach(statements::add);
		return statements;
	}

	private HsqldbViews views(AlterColumn operation) {
		return live().jdbc()
			.filter((jdbc) -> operation.changes().type() != null)
			.map((jdbc) -> HsqldbViews.of(jdbc, StoredNames.of(this.dialect, jdbc), operation.table()))
			.orElse(new HsqldbViews(List.of(), List.of()));
	}

	private List<SqlStatement> rendered(Operation operation) {
		return operation.accept(this.dialect.renderer(operation));
	}

	/**
	 * Without a database nobody knows the names of the checks, so that there must be
	 * none.
	 */
	private List<String> enumChecks(AlterColumn operation) {
		Optional<ColumnType> before = Optional.ofNullable(operation.existing().type())
			.or(() -> live().table(operation.table())
				.flatMap((table) -> table.column(operation.column()))
				.map(Column::type));
		boolean possible = before.map(this.dialect.renderer(operation)::isEnum).orElse(true);
		return possible ? catalog(operation.table()).enumChecks(operation.column()) : List.of();
	}

	/**
	 * What generates its values keeps the bounds of the type before, unless it does so
	 * anew.
	 */
	private AlterColumn withBounds(AlterColumn operation) {
		AlterColumn.Aspects changes = operation.changes();
		if (changes.type() == null || changes.identity() != null || live().jdbc().isEmpty()) {
			return operation;
		}
		Optional<Identity> usual = table(operation.table()).flatMap((table) -> table.column(operation.column()))
			.filter((found) -> found.identity() != null)
			.map((found) -> this.dialect.normalForm().identity(Objects.requireNonNull(found.identity()), found.type()))
			.filter((identity) -> identity.minValue() == null && identity.maxValue() == null);
		return usual.map((identity) -> operation.withChanges(changes.withIdentity(identity))).orElse(operation);
	}

	/**
	 * Generated values go on behind the greatest one; the first value is the one that is
	 * said, or the usual one.
	 */
	private List<SqlStatement> generating(AlterColumn operation) {
		AlterColumn.Aspects changes = operation.changes();
		Identity identity = (changes.identity() != null) ? changes.identity().value() : null;
		if (identity == null || live().jdbc().isEmpty()) {
			return rendered(operation);
		}
		long first = identity.first();
		List<SqlStatement> statements = new ArrayList<>(
				rendered(operation.withChanges(changes.withIdentity(identity.startWith(first)))));
		catalog(operation.table()).nextValue(operation.column(), identity)
			.filter((next) -> identity.isAscending() ? next > first : next < first)
			.ifPresent((next) -> statements.add(restarted(operation, next)));
		return statements;
	}

	private SqlStatement restarted(AlterColumn operation, long next) {
		DdlRenderer renderer = this.dialect.renderer(operation);
		return renderer.ddl(renderer.alterColumn(operation) + "RESTART WITH " + next);
	}

	/**
	 * A new first value is the next value, too, unless that is said behind it.
	 */
	@Override
	public Completed visit(AlterSequence operation) {
		if (operation.sequence().start() == null || operation.restart() != null) {
			return inItself(operation);
		}
		Long next = HsqldbTableCatalog.nextValue(live().unchanged().orElseThrow(NeedsDatabaseException::new),
				this.dialect, operation.sequence());
		return inItself(new AlterSequence(operation.sequence(), next, null));
	}

}
