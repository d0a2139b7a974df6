package dev.migrate.autogenerate;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.connect.Dialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Scratch;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.autogenerate.Comparing.table;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.date;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.json;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.time;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.tinyint;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.varbinary;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What MySQL and MariaDB spell in another way than it was written is no difference: a
 * part of it by rules, all of it by the server's own word.
 */
abstract class MySqlSameTests {

	private final TestDatabase database = create();

	abstract TestDatabase create();

	abstract Dialect dialect();

	@AfterEach
	void drop() {
		this.database.close();
	}

	/**
	 * What nobody has to be asked for.
	 */
	static Map<String, TableElement[]> plain() {
		Map<String, TableElement[]> tables = new LinkedHashMap<>();
		put(tables, "backslash", column("a", varchar(9)).defaultValue("a\\b"));
		put(tables, "backslashes", column("a", varchar(9)).defaultValue("\\'\\\\"));
		put(tables, "quote", column("a", varchar(9)).defaultValue("it's").notNull());
		put(tables, "lines", column("a", varchar(9)).defaultValue("a\nb\r\nc"));
		put(tables, "control", column("a", varchar(9)).defaultValue("\0\t\u001a\b"));
		put(tables, "emoji", column("a", varchar(9)).defaultValue("ü😀?"));
		put(tables, "words", column("a", enumeration("e", "x\\y", "it's", "?", "n\nl")).defaultValue("x\\y"));
		put(tables, "char", column("a", type("char(9)")).defaultValue("a\\'"));
		put(tables, "bit true", column("a", type("bit(1)")).defaultValue(true));
		put(tables, "bit false", column("a", type("bit")).defaultExpression("false"));
		put(tables, "bit 1", column("a", type("bit(1)")).defaultValue(1));
		put(tables, "bit b", column("a", type("bit(1)")).defaultExpression("b'1'"));
		put(tables, "bit B", column("a", type("bit(8)")).defaultExpression("B'0101'"));
		put(tables, "bit x", column("a", type("bit(8)")).defaultExpression("x'05'"));
		put(tables, "bit 0x", column("a", type("bit(16)")).defaultExpression("0xff"));
		put(tables, "bit 64", column("a", type("bit(64)")).defaultExpression("18446744073709551615"));
		put(tables, "tinyint(1)", column("a", type("tinyint(1)")).defaultValue(5));
		put(tables, "boolean", column("a", bool()).defaultExpression("b'1'"));
		put(tables, "tinyint", column("a", tinyint()).defaultValue(true));
		put(tables, "bytes", column("a", varbinary(5)).defaultExpression("x'00ff'"));
		put(tables, "bytes as such", column("a", varbinary(5)).defaultValue(new byte[] { 0, -1 }));
		put(tables, "bytes as text", column("a", varbinary(5)).defaultValue("ü\\"));
		put(tables, "bytes 0x", column("a", varbinary(5)).defaultExpression("0x00FF").notNull());
		put(tables, "binary", column("a", type("binary(4)")).defaultExpression("0xDE"));
		put(tables, "comment", column("a", integer()).comment("it's \\ ü"), comment("a\\b\nc"));
		return tables;
	}

	/**
	 * What only the server knows.
	 */
	static Map<String, TableElement[]> asked() {
		Map<String, TableElement[]> tables = new LinkedHashMap<>();
		put(tables, "datetime", column("a", type("datetime")).defaultValue("2020-01-01"));
		put(tables, "datetime(3)", column("a", timestamp(3)).defaultExpression("'2020-01-01 10:00'"));
		put(tables, "datetime(6)", column("a", timestamp()).defaultValue(LocalDateTime.of(2020, 1, 1, 10, 0)));
		put(tables, "time", column("a", type("time")).defaultValue("10:00"));
		put(tables, "date", column("a", date()).defaultValue("20200101"));
		put(tables, "time(6)", column("a", time()).defaultValue("100000"));
		put(tables, "year", column("a", type("year")).defaultValue("20"));
		put(tables, "decimal", column("a", numeric(10, 3)).defaultValue(new BigDecimal("1.5")));
		put(tables, "decimal string", column("a", numeric(10, 3)).defaultValue("1.5"));
		put(tables, "double", column("a", type("double")).defaultExpression("1e2"));
		put(tables, "int string", column("a", integer()).defaultValue("007"));
		put(tables, "expression", column("a", varchar(40)).defaultExpression("concat('a\\\\b', upper('x'))"));
		put(tables, "expression of numbers", column("a", integer()).defaultExpression("1 + 2 * 3"));
		put(tables, "text", column("a", text()).defaultValue("a\\b'\r\n"));
		put(tables, "json", column("a", json()).defaultExpression("json_object('a', 1)"));
		put(tables, "set", column("a", type("set('a','b')")).defaultValue("b,a"));
		put(tables, "set of any words", column("a", type("set('ä','ö😀','?')")), column("b", enumeration("e", "😀")));
		put(tables, "modulo", column("b", integer()), check("b % 2 = 0").named("ck_modulo"));
		put(tables, "length", column("a", varchar(9)), check("length(a) > 0").named("ck_length"));
		put(tables, "not", column("a", varchar(9)), column("b", integer()),
				check("not (a = 'x' and b = 1)").named("ck_not"));
		put(tables, "in", column("a", varchar(9)), check("a in ('x', 'it''s', 'b\\\\')").named("ck_in"));
		put(tables, "between", column("b", integer()),
				check("b not between 1 and 5 or b is not null").named("ck_between"));
		put(tables, "regexp", column("a", varchar(9)), check("a regexp '^[a-z]+$'").named("ck_regexp"));
		put(tables, "case", column("b", integer()), check("case when b > 1 then 1 else 0 end = 1").named("ck_case"));
		put(tables, "cast", column("b", integer()), check("cast(b as char(3)) <> 'x' && !(b = 3)").named("ck_cast"));
		put(tables, "unnamed", column("b", integer()), check("b mod 3 <> 0"));
		put(tables, "computed", column("b", integer()), column("c", integer()).computed("b % 3"));
		put(tables, "computed stored", column("a", varchar(9)),
				column("c", type("varchar(40)")).withComputed(new Computed("concat(substr(a, 1, 2), '\\\\')", true)));
		put(tables, "names in quotes", column("order", integer()), column("Mixed", integer()).computed("`order` + 1"),
				check("`order` div 2 > 0").named("ck_names_in_quotes"));
		put(tables, "text with a length", column("a", type("text(100)")));
		put(tables, "national", column("a", type("nchar(4)")), column("b", type("nvarchar(20)")),
				column("c", type("NATIONAL VARCHAR(20)")), column("d", type("national character varying(9)")));
		put(tables, "character sets", column("a", type("varchar(20) character set latin1")),
				column("b", type("varchar(20) charset ascii collate ascii_bin")), column("c", type("char(3) ascii")),
				column("d", type("char(3) unicode")), column("e", type("varchar(9) binary")),
				column("f", type("text charset latin1")), column("g", type("varchar(9) character set utf8mb4")));
		return tables;
	}

	private static void put(Map<String, TableElement[]> tables, String name, TableElement... elements) {
		tables.put(name, elements);
	}

	@Test
	void rulesKnowLiterals() throws SQLException {
		assertThat(different(plain(), false)).isEmpty();
	}

	@Test
	void serverIsAskedForTheRest() throws SQLException {
		assertThat(different(asked(), true)).isEmpty();
	}

	private List<String> different(Map<String, TableElement[]> tables, boolean ask) throws SQLException {
		List<String> different = new ArrayList<>();
		try (Connection connection = this.database.dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			jdbc.execute("alter database character set utf8mb4");
			List<Table> wanted = new ArrayList<>();
			tables.forEach((name, elements) -> wanted.add(table("t" + wanted.size(), elements)));
			Set<TableName> names = new LinkedHashSet<>();
			wanted.forEach((table) -> names.add(table.name()));
			LiveRevision.run(dialect(), jdbc,
					(op) -> tables.forEach((name, elements) -> op.createTable("t" + next(different), elements)));
			different.clear();
			Scratch scratch = ask ? dialect().scratch().tables(connection).orElseThrow() : null;
			Schema live = dialect().inspector(jdbc).schema(null);
			new SchemaDiffer(dialect(), AutogenerateSettings.DEFAULTS, scratch)
				.differences(live, List.of(WantedSchema.of("entities", Schema.of(wanted.toArray(Table[]::new)))),
						new Owned(names, Set.of(), Set.of()))
				.changes()
				.forEach((change) -> different
					.add(OperationDescriber.describe(change.operation()) + " " + change.operation()));
			assertThat(dialect().inspector(jdbc).tableNames()).hasSize(wanted.size());
		}
		return different;
	}

	private static int next(List<String> counted) {
		counted.add("");
		return counted.size() - 1;
	}

	static class MariaDbTests extends MySqlSameTests {

		@Override
		TestDatabase create() {
			return TestDatabases.mariadb().create();
		}

		@Override
		Dialect dialect() {
			return Dialects.named("mariadb");
		}

	}

	static class MySqlTests extends MySqlSameTests {

		@Override
		TestDatabase create() {
			return TestDatabases.mysql().create();
		}

		@Override
		Dialect dialect() {
			return Dialects.named("mysql");
		}

	}

}
