package dev.migrate.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.Scratch;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Columns that are computed from others, in the order in which each database can make and
 * drop them, with a row in the table, there and back.
 */
class ComputedColumnTests {

	private static final Map<String, TestDatabase> DATABASES = new HashMap<>();

	private static final Column ID = column("id", integer());

	private static final Column P = column("p", integer());

	private static final Column G = column("g", integer()).computed("p + 1");

	private static final Column H = column("h", integer()).computed("g + 1");

	private static final List<String> ALL = List.of("postgresql", "h2", "hsqldb", "sqlite", "mariadb");

	/** Where a computed column may be computed from others that are. */
	private static final List<String> CHAINING = List.of("sqlite", "mariadb");

	private static Stream<Arguments> changes() {
		return Stream.of(change(ALL, "both go", List.of(ID, P, G), List.of(ID)),
				change(ALL, "both go, in another order", List.of(ID, G, P), List.of(ID)),
				change(ALL, "both come", List.of(ID), List.of(ID, G, P)),
				change(ALL, "quoted names",
						List.of(ID, column("Or der", integer()), column("g", integer()).computed("\"Or der\" + 1")),
						List.of(ID)),
				change(ALL, "several",
						List.of(ID, P, column("q", integer()), G, column("r", integer()).computed("p + q"),
								column("s", integer()).computed("q * 2")),
						List.of(ID)),
				change(ALL, "with index and check",
						List.of(ID, P, G, index("ix_g").columns("g", "id"), unique("g").named("uq_g"),
								check("g > 0").named("ck_g")),
						List.of(ID)),
				change(ALL, "computed otherwise",
						List.of(ID, P, G, index("ix_g").columns("g"), check("g > 0").named("ck_g")),
						List.of(ID, P, column("g", integer()).computed("p + 2"), index("ix_g").columns("g"),
								check("g > 0").named("ck_g"))),
				change(ALL, "computed from another", List.of(ID, P, G),
						List.of(ID, column("q", integer()), column("g", integer()).computed("q + 1"))),
				change(ALL, "no longer computed", List.of(ID, P, G), List.of(ID, column("g", integer()))),
				change(ALL, "type", List.of(ID, P, G, index("ix_g").columns("g")),
						List.of(ID, column("p", bigint()), G, index("ix_g").columns("g"))),
				change(CHAINING, "a chain goes", List.of(ID, P, G, H), List.of(ID)),
				change(CHAINING, "a chain comes", List.of(ID), List.of(ID, H, G, P)),
				change(CHAINING, "the middle of a chain", List.of(ID, P, G, H),
						List.of(ID, P, column("g", integer()).computed("p + 2"), H)))
			.flatMap((some) -> some);
	}

	private static Stream<Arguments> change(List<String> databases, String name, List<? extends TableElement> before,
			List<? extends TableElement> after) {
		return databases.stream().map((database) -> Arguments.of(database, name, before, after));
	}

	@AfterAll
	static void drop() {
		DATABASES.values().forEach(TestDatabase::close);
		DATABASES.clear();
	}

	private static TestDatabase database(String name) {
		return DATABASES.computeIfAbsent(name, (added) -> TestDatabases.of(added).create());
	}

	private static List<Table> tables(String database, List<? extends TableElement> elements) {
		return Stream.of("t", "u").map((name) -> {
			List<TableElement> own = elements.stream().map((element) -> own(database, name, element)).toList();
			return Table.of(TableName.of(name), own);
		}).toList();
	}

	/**
	 * Names are given once in a schema, and quotes are the database's.
	 */
	private static TableElement own(String database, String table, TableElement element) {
		if (element instanceof Constraint constraint) {
			return constraint.named(constraint.name() + table);
		}
		if (element instanceof IndexDefinition index) {
			return index("ix_" + table)
				.elements(index.onTable(TableName.of(table)).toIndex().elements().toArray(IndexElement[]::new));
		}
		Column column = (Column) element;
		return (column.computed() != null && database.equals("mariadb"))
				? column.computed(column.computed().expression().replace('"', '`')) : column;
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("changes")
	void leadsThereAndBack(String name, String what, List<? extends TableElement> from, List<? extends TableElement> to)
			throws SQLException {
		Dialect dialect = Dialects.named(name);
		try (Connection connection = database(name).dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			Scratch scratch = dialect.scratch().tables(connection).orElse(null);
			Consumer<Operation> run = (operation) -> dialect.render(operation, LiveDatabase.of(jdbc),
					(statement) -> jdbc.execute(statement.text()));
			tables(name, from).forEach((table) -> run.accept(new CreateTable(table, false)));
			try {
				jdbc.execute("insert into t (id) values (1)");
				jdbc.execute("insert into u (id) values (1)");
				Map<TableName, Table> before = inspect(dialect, jdbc);
				List<Operation> operations = differences(dialect, jdbc, scratch, tables(name, to));
				assertThat(operations).isNotEmpty();
				operations.forEach(run);
				assertThat(differences(dialect, jdbc, scratch, tables(name, to))).as("%s", operations).isEmpty();
				List<Operation> inverses = new ArrayList<>(
						operations.stream().map(Operation::inverse).map(Optional::orElseThrow).toList());
				Collections.reverse(inverses);
				inverses.forEach(run);
				assertThat(inspect(dialect, jdbc)).isEqualTo(before);
			}
			finally {
				jdbc.execute("drop table t");
				jdbc.execute("drop table u");
			}
		}
	}

	private static List<Operation> differences(Dialect dialect, JdbcTemplate jdbc, @Nullable Scratch scratch,
			List<Table> wanted) {
		AutogenerateSettings settings = new AutogenerateSettings(true, AutogenerateLevel.STRICT, Renames.NONE,
				List.of(), List.of(), List.of(), null);
		Schema live = dialect.inspector(jdbc).schema(null);
		return new SchemaDiffer(dialect, settings, scratch)
			.differences(live, List.of(WantedSchema.of("test", Schema.of(wanted.toArray(Table[]::new)))),
					new Owned(live.tables().stream().map(Table::name).collect(Collectors.toSet()), Set.of(), Set.of()))
			.changes()
			.stream()
			.map(SchemaChange::operation)
			.toList();
	}

	private static Map<TableName, Table> inspect(Dialect dialect, JdbcTemplate jdbc) {
		Map<TableName, Table> tables = new HashMap<>();
		dialect.inspector(jdbc).schema(null).tables().forEach((table) -> {
			List<Column> columns = new ArrayList<>(table.columns());
			columns.sort(Comparator.comparing(Column::name));
			List<Constraint> constraints = new ArrayList<>(table.constraints());
			constraints.sort(Comparator.comparing(Object::toString));
			tables.put(table.name(), table.withColumns(columns).withConstraints(constraints));
		});
		return tables;
	}

}
