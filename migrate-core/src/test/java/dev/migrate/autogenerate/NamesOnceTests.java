package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.autogenerate.Comparing.table;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two tables declare one name. Where the database has it once in a schema, the second
 * gets another name and a note; everywhere the changes run, there and back, and nothing
 * is left to change.
 */
class NamesOnceTests {

	private static final String LONG = "a_name_that_goes_on_and_on_until_no_room_is_left_in_postgresql_";

	private static final List<String> DATABASES = List.of("postgresql", "h2", "hsqldb", "sqlite", "mariadb", "mysql");

	/**
	 * What two tables declare.
	 *
	 * @param what the kinds
	 * @param one what table {@code a} has
	 * @param two what table {@code b} has
	 * @param renamedOn the databases that need another name
	 */
	record Row(String what, TableElement one, TableElement two, List<String> renamedOn) {

		List<Table> tables() {
			return List.of(of("a", this.one), of("b", this.two));
		}

		private static Table of(String name, TableElement element) {
			return table(name, column("id", integer()).notNull(), column("p_id", integer()), element);
		}
	}

	private static Stream<Row> rows() {
		return Stream.of(
				new Row("unique constraints", unique("id").named("shared"), unique("id").named("shared"),
						List.of("postgresql", "h2", "hsqldb")),
				new Row("indexes", index("shared").columns("id"), index("shared").columns("id"),
						List.of("postgresql", "h2", "hsqldb", "sqlite")),
				new Row("primary keys", primaryKey("id").named("shared"), primaryKey("id").named("shared"),
						List.of("postgresql", "h2", "hsqldb")),
				new Row("checks", check("id > 0").named("shared"), check("id > 0").named("shared"),
						List.of("h2", "hsqldb", "mysql")),
				new Row("foreign keys", foreignKey("shared").columns("p_id").references("p", "id"),
						foreignKey("shared").columns("p_id").references("p", "id"),
						List.of("h2", "hsqldb", "mariadb", "mysql")),
				new Row("unique constraint and index", unique("id").named("shared"), index("shared").columns("p_id"),
						List.of("postgresql")),
				new Row("unique constraint and check", unique("id").named("shared"), check("id > 0").named("shared"),
						List.of("h2", "hsqldb")),
				new Row("index named as a table", index("c").columns("id"), index("other").columns("id"),
						List.of("postgresql", "sqlite")),
				new Row("unique constraint named as its table", unique("id").named("a"), unique("id").named("other"),
						List.of("postgresql")),
				new Row("index named as a sequence", index("s").columns("id"), index("other").columns("id"),
						List.of("postgresql")),
				new Row("indexes in another case", index("shared").columns("id"), index("SHARED").columns("id"),
						List.of("h2", "hsqldb", "sqlite")),
				new Row("unique constraints in a case of their own", unique("id").named("Shared"),
						unique("id").named("Shared"), List.of("postgresql", "h2", "hsqldb")));
	}

	@ParameterizedTest
	@FieldSource("DATABASES")
	void givesNameOnce(String name) {
		try (Place place = new Place(name)) {
			place.apply(place.changes(place.others()));
			rows().forEach((row) -> {
				Schema wanted = place.others(row.tables());
				List<SchemaChange> changes = place.changes(wanted);
				assertThat(changes.stream().flatMap((change) -> change.notes().stream())).as(row.what())
					.hasSize(row.renamedOn().contains(name) ? 1 : 0);
				place.leadsThereAndBack(wanted, changes);
			});
		}
	}

	@ParameterizedTest
	@FieldSource("DATABASES")
	void givesNoNameThatIsThere(String name) {
		try (Place place = new Place(name)) {
			place.apply(place.changes(place.others()));
			rows().forEach((row) -> {
				List<SchemaChange> first = place.changes(place.others(row.tables().get(0)));
				place.apply(first);
				Schema wanted = place.others(row.tables());
				place.leadsThereAndBack(wanted, place.changes(wanted));
				place.undo(first);
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "h2", "hsqldb" })
	void givesNameOnceWithinATable(String name) {
		try (Place place = new Place(name)) {
			Table one = table("a", column("id", integer()).notNull(), unique("id").named("twice"));
			place.apply(place.changes(Schema.of(one)));
			TableElement second = name.equals("postgresql") ? index("twice").columns("p_id")
					: check("p_id > 0").named("twice");
			Schema wanted = Schema.of(table("a", column("id", integer()).notNull(), column("p_id", integer()),
					unique("id").named("twice"), second));
			List<SchemaChange> changes = place.changes(wanted);
			assertThat(changes.stream().flatMap((change) -> change.notes().stream()))
				.anyMatch((note) -> note.contains("'twice' of table 'a' becomes"));
			place.leadsThereAndBack(wanted, changes);
		}
	}

	/**
	 * The note names both places and the way out.
	 */
	@Test
	void saysWhoHasName() {
		Table one = table("a", column("id", integer()), unique("id").named("shared"));
		Table two = table("b", column("id", integer()), unique("id").named("shared"));
		assertThat(Comparing.on("postgresql").live(one).wanted(one, two).differences().changes())
			.flatExtracting(SchemaChange::notes)
			.containsExactly(
					"'shared' of table 'b' becomes 'shared_9a1f142b': PostgreSQL has a name once in a schema, and "
							+ "table 'a' has that one; to choose the name, declare another one");
		assertThat(Comparing.on("mariadb").live(one).wanted(one, two).differences().changes())
			.flatExtracting(SchemaChange::notes)
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb" })
	void cutsNamesThatAreTooLong(String name) {
		try (Place place = new Place(name)) {
			Row row = new Row("", index(LONG + "one").columns("id"), index(LONG + "two").columns("id"), List.of());
			Schema wanted = place.others(row.tables());
			place.leadsThereAndBack(wanted, place.changes(wanted));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "h2" })
	void hasNameOnceInEachSchema(String name) {
		try (Place place = new Place(name)) {
			place.jdbc.execute("create schema other");
			Table table = table("a", column("id", integer()), unique("id").named("shared"));
			List<SchemaChange> changes = place.changes(Schema.of(table, table.named(new TableName("other", "a"))));
			assertThat(changes).hasSize(2).allSatisfy((change) -> assertThat(change.notes()).isEmpty());
			place.apply(changes);
		}
	}

	/**
	 * A database of one of the kinds.
	 */
	private static final class Place implements AutoCloseable {

		private final Dialect dialect;

		private final TestDatabase database;

		private final SingleConnectionDataSource source;

		private final JdbcTemplate jdbc;

		private Place(String name) {
			this.dialect = Dialects.named(name);
			this.database = TestDatabases.of(name).create();
			this.source = new SingleConnectionDataSource(this.database.url(), this.database.user(),
					this.database.password(), true);
			this.jdbc = new JdbcTemplate(this.source);
		}

		/**
		 * Tables beside those that every row needs.
		 */
		private Schema others(List<Table> tables) {
			List<Table> all = new ArrayList<>(tables);
			all.add(table("p", column("id", integer()).notNull(), primaryKey("id")));
			all.add(table("c", column("id", integer()).notNull()));
			Schema schema = Schema.of(all.toArray(Table[]::new));
			return this.dialect.name().matches("sqlite|mysql") ? schema : schema.withSequences(List.of(sequence("s")));
		}

		private Schema others(Table... tables) {
			return others(List.of(tables));
		}

		private List<SchemaChange> changes(Schema wanted) {
			SchemaInspector inspector = this.dialect.inspector(this.jdbc);
			CurrentSchema current = CurrentSchema.of(new DatabaseProfile(this.dialect, this.dialect.productName(), 1, 0,
					inspector.currentSchema(), inspector::name));
			Set<TableName> ours = wanted.tables().stream().map(Table::name).collect(Collectors.toSet());
			return new SchemaDiffer(this.dialect, AutogenerateSettings.DEFAULTS, current, null)
				.differences(inspector.schema(null), List.of(WantedSchema.of("test", wanted)),
						new Owned(ours, Set.of(), Set.of()))
				.changes();
		}

		private void apply(List<SchemaChange> changes) {
			changes.forEach((change) -> apply(change.operation()));
		}

		private void apply(Operation operation) {
			this.dialect.render(operation, LiveDatabase.of(this.jdbc),
					(statement) -> this.jdbc.execute(statement.text()));
		}

		private void leadsThereAndBack(Schema wanted, List<SchemaChange> changes) {
			for (int i = 0; i < 2; i++) {
				apply(changes);
				assertThat(changes(wanted)).isEmpty();
				undo(changes);
				assertThat(changes(wanted)).isEqualTo(changes);
			}
		}

		private void undo(List<SchemaChange> changes) {
			List<Operation> back = new ArrayList<>(
					changes.stream().map((change) -> change.operation().inverse()).map(Optional::orElseThrow).toList());
			Collections.reverse(back);
			back.forEach(this::apply);
		}

		@Override
		public void close() {
			this.source.destroy();
			this.database.close();
		}

	}

}
