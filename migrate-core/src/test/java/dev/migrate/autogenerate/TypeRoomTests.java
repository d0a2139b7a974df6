package dev.migrate.autogenerate;

import java.math.BigDecimal;
import java.sql.Blob;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterColumn.Aspects;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.blob;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.character;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.date;
import static dev.migrate.schema.Definitions.doublePrecision;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.json;
import static dev.migrate.schema.Definitions.jsonb;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.real;
import static dev.migrate.schema.Definitions.smallint;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.time;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.timestampWithTimeZone;
import static dev.migrate.schema.Definitions.tinyint;
import static dev.migrate.schema.Definitions.uuid;
import static dev.migrate.schema.Definitions.varbinary;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every change of type that is not withheld is made with the extreme values of the type,
 * and back: they are there again.
 */
class TypeRoomTests {

	private static final LocalDateTime MOMENT = LocalDateTime.of(2020, 2, 29, 23, 59, 59, 123456000);

	private static final byte[] BYTES = { 0, (byte) 0xff };

	static Stream<Arguments> databases() {
		return Stream.of(Arguments.of("postgresql", TestDatabases.postgresql(),
				Map.of("oid", "once", "integer[]", "{-2147483648,NULL}", "varchar(40)[]", "{once}", "text[]",
						"{once,NULL}", "boolean[]", "{t,f}", "date[]", "{2020-02-29}", "numeric(10,2)[]", "{0.10}")),
				Arguments.of("mariadb", TestDatabases.mariadb(),
						Map.of("text", "once", "mediumtext", "once", "tinyblob", BYTES, "mediumint", -8388608,
								"tinyint unsigned", 255, "mediumint unsigned", 16777215, "int unsigned", 4294967295L,
								"bigint unsigned", new BigDecimal("18446744073709551615"), "decimal(9,1) unsigned",
								new BigDecimal("99999999.9"), "float unsigned", 0.5)),
				Arguments.of("h2", TestDatabases.h2(), Map.of()),
				Arguments.of("hsqldb", TestDatabases.hsqldb(), Map.of()),
				Arguments.of("sqlite", TestDatabases.sqlite(), Map.of()));
	}

	private static Map<ColumnType, List<Object>> values() {
		Map<ColumnType, List<Object>> values = new LinkedHashMap<>();
		values.put(tinyint(), List.of(-128, 127));
		values.put(smallint(), List.of(-32768, 32767));
		values.put(integer(), List.of(Integer.MIN_VALUE, Integer.MAX_VALUE));
		values.put(bigint(), List.of(Long.MIN_VALUE + 1, Long.MAX_VALUE));
		values.put(numeric(6, 0), List.of(-999999));
		values.put(numeric(9, 0), List.of(-999999999, 999999999));
		values.put(numeric(10, 2), List.of(new BigDecimal("-99999999.99"), new BigDecimal("0.10")));
		values.put(numeric(18, 0), List.of(-999999999999999999L));
		values.put(numeric(21, 2), List.of(new BigDecimal("-9999999999999999999.99")));
		values.put(real(), List.of(0.5, 16777216, -1.5e30));
		values.put(doublePrecision(), List.of(0.1, 9007199254740992L));
		values.put(bool(), List.of(true, false));
		values.put(character(36), List.of("abc"));
		values.put(varchar(3), List.of("abc", "a"));
		values.put(varchar(36), List.of("abc"));
		values.put(varchar(255), List.of("x".repeat(255), "1"));
		values.put(text(), List.of("abc".repeat(200)));
		values.put(date(), List.of(LocalDate.of(2020, 2, 29), LocalDate.of(9999, 12, 31)));
		values.put(time(0), List.of(LocalTime.of(23, 59, 59)));
		values.put(time(), List.of(LocalTime.of(23, 59, 59)));
		values.put(timestamp(0), List.of(MOMENT.withNano(0)));
		values.put(timestamp(), List.of(MOMENT));
		values.put(timestampWithTimeZone(), List.of(OffsetDateTime.parse("2020-02-29T23:59:59.123456Z")));
		values.put(varbinary(2), List.of(BYTES));
		values.put(varbinary(255), List.of(BYTES));
		values.put(blob(), List.of(BYTES));
		values.put(uuid(), List.of(new UUID(1, 255)));
		values.put(json(), List.of("{\"a\": 1}"));
		values.put(jsonb(), List.of("{\"a\": 1}"));
		return values;
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("databases")
	void keepsAllValuesWhereNothingIsWithheld(String name, TestDatabaseServer server, Map<String, Object> own) {
		Dialect dialect = Dialects.named(name);
		Map<ColumnType, List<Object>> values = values();
		own.forEach((type, value) -> values.put(dialect.spelling().type(type), List.of(value)));
		TypeRoom room = new TypeRoom(dialect.conversions());
		try (TestDatabase database = server.create()) {
			Changing changing = new Changing(dialect,
					new SingleConnectionDataSource(database.url(), database.user(), database.password(), true));
			values.forEach((from, extremes) -> values.keySet()
				.stream()
				.filter((to) -> !from.equals(to) && !room.loses(from, to))
				.forEach((to) -> changing.thereAndBack(from, to, extremes)));
			assertThat(changing.pairs).isGreaterThan(50);
			changing.connection.destroy();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tinyint unsigned | smallint unsigned | false
			tinyint unsigned | smallint | false
			smallint unsigned | mediumint | false
			mediumint unsigned | int | false
			int unsigned | bigint unsigned | false
			INTEGER(10) UNSIGNED | bigint(20) unsigned | false
			int unsigned | bigint | false
			int unsigned | decimal(10) unsigned | false
			bigint unsigned | decimal(20,0) | false
			decimal(5,1) unsigned | decimal(8,2) unsigned | false
			decimal(5,1) unsigned | decimal(5,1) | false
			decimal(9,0) unsigned | int unsigned | false
			float unsigned | double | false
			int unsigned | varchar(20) | false
			bigint unsigned | varchar(36) | true
			int unsigned | int | true
			int | int unsigned | true
			bigint | bigint unsigned | true
			bigint unsigned | bigint | true
			bigint unsigned | decimal(19,0) | true
			decimal(5,1) unsigned | decimal(5,0) unsigned | true
			decimal(5,1) | decimal(5,1) unsigned | true
			""")
	void knowsHowFarNumbersWithoutASignReach(String from, String to, boolean loses) {
		for (String name : List.of("mysql", "mariadb")) {
			Dialect dialect = Dialects.named(name);
			assertThat(new TypeRoom(dialect.conversions()).loses(dialect.spelling().type(from),
					dialect.spelling().type(to)))
				.as(name)
				.isEqualTo(loses);
		}
	}

	/**
	 * Changes the type of a column with a row.
	 */
	private static final class Changing {

		private final Dialect dialect;

		private final SingleConnectionDataSource connection;

		private final JdbcTemplate jdbc;

		private int pairs;

		private Changing(Dialect dialect, SingleConnectionDataSource connection) {
			this.dialect = dialect;
			this.connection = connection;
			this.jdbc = new JdbcTemplate(connection);
		}

		private void thereAndBack(ColumnType from, ColumnType to, List<Object> extremes) {
			TableName table = TableName.of("t" + this.pairs++);
			apply(new CreateTable(Table.of(table, List.of(column("k", integer()), column("a", from))), false));
			extremes.forEach((value) -> this.jdbc
				.execute("insert into " + table.name() + " values (1, " + literal(from, value) + ")"));
			List<String> before = rows(table, from);
			AlterColumn change = new AlterColumn(table, "a", Aspects.of(to), Aspects.of(from),
					this.dialect.conversions().way(from, to, "a").using(), null);
			try {
				apply(change);
				apply(change.inverse().orElseThrow());
			}
			catch (RuntimeException ex) {
				throw new AssertionError(from + " to " + to + " and back", ex);
			}
			assertThat(rows(table, from)).as("%s to %s and back", from, to).isEqualTo(before);
			this.jdbc.execute("drop table " + table.name());
		}

		private String literal(ColumnType type, Object value) {
			String literal = this.dialect.spelling().literal(value);
			if ("oid".equals(type.verbatim())) {
				return "lo_from_bytea(0, convert_to(" + literal + ", 'UTF8'))";
			}
			return (type.equals(json()) || type.equals(jsonb())) && this.dialect.name().equals("h2") ? "json " + literal
					: literal;
		}

		private List<String> rows(TableName table, ColumnType type) {
			return this.jdbc.query(select(table, type), (row, number) -> {
				Object value = row.getObject(1);
				if (value instanceof Blob large) {
					return HexFormat.of().formatHex(large.getBytes(1, (int) large.length()));
				}
				return (value instanceof byte[] bytes) ? HexFormat.of().formatHex(bytes) : row.getString(1);
			});
		}

		/** What a large object holds counts, and not its number. */
		private static String select(TableName table, ColumnType type) {
			return "select " + ("oid".equals(type.verbatim()) ? "convert_from(lo_get(a), 'UTF8')" : "a") + " from "
					+ table.name();
		}

		private void apply(Operation operation) {
			this.dialect.render(operation, LiveDatabase.of(this.jdbc),
					(statement) -> this.jdbc.execute(statement.text()));
		}

	}

}
