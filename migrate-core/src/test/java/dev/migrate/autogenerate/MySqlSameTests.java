package dev.migrate.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.connect.Dialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.OperationDescriber;
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
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.tinyint;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.varbinary;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What MySQL and MariaDB spell in another way than it was written is no difference.
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

	private static void put(Map<String, TableElement[]> tables, String name, TableElement... elements) {
		tables.put(name, elements);
	}

	@Test
	void rulesKnowLiterals() throws SQLException {
		assertThat(different(plain())).isEmpty();
	}

	private List<String> different(Map<String, TableElement[]> tables) throws SQLException {
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
			Schema live = dialect().inspector(jdbc).schema(null);
			new SchemaDiffer(dialect(), AutogenerateSettings.DEFAULTS, null)
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
