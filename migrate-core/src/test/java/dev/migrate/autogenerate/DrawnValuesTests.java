package dev.migrate.autogenerate;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.connect.Dialects;
import dev.migrate.connect.KnownDialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterColumn.Aspects;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.uuid;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests what goes on behind the rows that are there: only where keys are numbers, and as
 * far as the largest of them.
 */
class DrawnValuesTests {

	private static final TableName GUEST = TableName.of("guest");

	private static final DrawnColumn DRAWN = new DrawnColumn(GUEST, "id", TableName.of("guest_seq"), 50, null);

	private static final Operation CREATED = new CreateSequence(sequence("guest_seq").incrementBy(50), false);

	private static final Operation RELEASED = new AlterColumn(GUEST, "id",
			new Aspects(null, null, null, null, new NewValue<>(null)),
			new Aspects(bigint(), null, null, null, new NewValue<>(Identity.byDefault())), null, null);

	static final List<TestDatabaseServer> SERVERS = List.of(TestDatabases.h2(), TestDatabases.hsqldb(),
			TestDatabases.postgresql(), TestDatabases.mariadb());

	@Test
	void onlyNumbersAreGoneOnBehind() {
		assertThat(goingOn(bigint(), bigint(), SchemaChange.of(CREATED))).isEqualTo("going on");
		assertThat(goingOn(numeric(20, 0), bigint(), SchemaChange.of(CREATED))).isEqualTo("going on");
		assertThat(goingOn(type("bigint unsigned"), bigint(), SchemaChange.of(CREATED))).isEqualTo("going on");
		assertThat(goingOn(varchar(20), varchar(20), SchemaChange.of(CREATED))).isEmpty();
		assertThat(goingOn(uuid(), bigint(), SchemaChange.of(CREATED))).isEmpty();
		assertThat(goingOn(type("int4range"), bigint(), SchemaChange.of(CREATED))).isEmpty();
	}

	@Test
	void waitsForTheColumn() {
		Operation narrower = new AlterColumn(GUEST, "id", Aspects.of(integer()), Aspects.of(bigint()), null, null);
		assertThat(goingOn(bigint(), integer(), SchemaChange.of(CREATED), SchemaChange.withheld(narrower)))
			.isEqualTo("Waits for the change of 'id'");
	}

	@Test
	void blocksOfAnotherSizeGoOnBehindTheFormer() {
		Operation wider = new AlterSequence(sequence("guest_seq").incrementBy(50), null,
				sequence("guest_seq").incrementBy(1));
		Operation later = new AlterSequence(sequence("guest_seq").startWith(9), null, sequence("guest_seq"));
		assertThat(goingOn(bigint(), bigint(), SchemaChange.of(wider))).isEqualTo("going on");
		assertThat(goingOn(bigint(), bigint(), SchemaChange.of(later))).isEmpty();
	}

	@Test
	void saysWhereNothingGoesOn() {
		assertThat(completed(Dialects.named("h2"), bigint(), bigint(), SchemaChange.of(RELEASED)).get(0).notes())
			.isEmpty();
		assertThat(completed(Dialects.named("mysql"), bigint(), bigint(), SchemaChange.of(RELEASED))).singleElement()
			.satisfies((change) -> assertThat(change.notes()).singleElement()
				.asString()
				.startsWith("The database makes no values of 'id' any more"));
	}

	private static String goingOn(ColumnType live, ColumnType wanted, SchemaChange... changes) {
		List<SchemaChange> completed = completed(Dialects.named("h2"), live, wanted, changes);
		return completed.stream()
			.skip(changes.length)
			.map((change) -> change.withheld() ? String.join("", change.notes()) : "going on")
			.reduce("", String::concat);
	}

	private static List<SchemaChange> completed(Dialect dialect, ColumnType live, ColumnType wanted,
			SchemaChange... changes) {
		Table before = Comparing.table("guest", column("id", live));
		Table after = Comparing.table("guest", column("id", wanted));
		return new DrawnValues(dialect).completed(List.of(changes), List.of(DRAWN),
				Map.of(GUEST, LiveTable.of(before, dialect)), List.of(new WantedTable(after, after, Set.of(), "test")));
	}

	@ParameterizedTest
	@FieldSource("SERVERS")
	void movesBehindTheLargestAndNoFurther(TestDatabaseServer server) {
		try (TestDatabase database = server.create()) {
			SingleConnectionDataSource connection = new SingleConnectionDataSource(database.url(), database.user(),
					database.password(), true);
			JdbcTemplate jdbc = new JdbcTemplate(connection);
			Dialect dialect = KnownDialects.OURS.detect(connection.getConnection());
			jdbc.execute("create table guest (id numeric(20, 2))");
			jdbc.execute("create table visit (id bigint)");
			jdbc.execute("create sequence guest_seq start with 1 increment by 50");
			List<AlterColumn> both = List.of(filled("guest"), filled("visit"));
			assertThat(next(jdbc, dialect, both)).isLessThanOrEqualTo(101);
			for (long largest : List.of(7L, 250L, 40_000L)) {
				jdbc.update("insert into guest values (?)", largest);
				assertThat(next(jdbc, dialect, both)).isBetween(largest + 50, largest + 300);
			}
			jdbc.update("insert into visit values (?)", 1_700_000);
			assertThat(next(jdbc, dialect, both)).isBetween(1_700_050L, 1_700_200L);
			jdbc.update("insert into visit values (?)", 1_700_000_000_000L);
			if (dialect.name().equals("hsqldb")) {
				assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> next(jdbc, dialect, both))
					.havingRootCause()
					.withMessageContaining("out of range");
			}
			else {
				assertThat(next(jdbc, dialect, both)).isEqualTo(1_700_000_000_050L);
			}
			connection.destroy();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static AlterColumn filled(String table) {
		return new AlterColumn(TableName.of(table), "id", Aspects.of(bigint()), Aspects.NONE, null, null);
	}

	private static long next(JdbcTemplate jdbc, Dialect dialect, List<AlterColumn> filled) {
		for (SchemaChange change : new DrawnValues(dialect).goOn(sequence("guest_seq").incrementBy(50), filled)) {
			dialect.render(change.operation(), LiveDatabase.none(), (statement) -> jdbc.execute(statement.text()));
		}
		BigDecimal next = jdbc.queryForObject(dialect.name().equals("postgresql") ? "select nextval('guest_seq')"
				: "select next value for guest_seq" + dialect.spelling().fromNothing(), BigDecimal.class);
		return (next != null) ? next.longValue() : -1;
	}

}
