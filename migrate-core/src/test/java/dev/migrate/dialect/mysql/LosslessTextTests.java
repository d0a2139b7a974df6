package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.connect.Dialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.UnreadableTextException;
import dev.migrate.operation.CreateTable;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the information schema cannot show is neither lost by a change of the column nor
 * by a table that is made from what was read.
 */
abstract class LosslessTextTests {

	private static final List<String> COLUMNS = List.of("varbinary(5) default x'00ff'",
			"varbinary(5) not null default x'00ff'", "varbinary(9) default 'ü😀'", "varbinary(9) default 'a?\\\\'",
			"binary(16) default 0xdeadbeef", "binary(3) default 'abc'", "varchar(30) default 'ü😀'",
			"varchar(30) not null default '😀?'", "char(9) default '😀'", "varchar(9) default '?'",
			"varchar(9) character set utf16 default '😀'", "varchar(9) character set latin1 default 'ü?'",
			"varchar(20) default 'a\\\\b\\n''\\r\\0\\Z\"\\t\\%'", "enum('a','😀','x''y','b\\\\?') default '😀'",
			"enum('?','b') not null", "set('😀','b?') not null default '😀,b?'", "text default ('ü😀')",
			"text default ('it''s \\\\ 😀')", "blob default (x'00ff')", "varchar(30) default (concat('ü😀', '?\\\\'))",
			"varchar(30) generated always as (concat(`ö`, 'ü😀?\\\\''')) stored",
			"varchar(30) generated always as (concat(`ö`, 'ü😀')) virtual comment 'ü?'",
			"json default (json_object('a', '😀'))",
			"varchar(9) default 'x' check (c <> 'x' or hex('😀') = 'F09F9880')",
			"varchar(9) default 'x' check (c <> 'x' or hex('ü?\\\\ö') = 'C3BC3F5CC3B6')", "tinyint(1) default 5",
			"bit(9) default b'100000001'", "datetime default '2020-01-01 00:00:00' on update current_timestamp");

	/** A server with an anonymous account of localhost prefers it to one of any host. */
	private static final List<String> POOR = List.of("poor", "poor@localhost");

	private final TestDatabase database = create();

	abstract TestDatabase create();

	abstract String dialect();

	/**
	 * Columns that the server can have.
	 */
	List<String> columns(String mode) {
		return COLUMNS;
	}

	@AfterEach
	void drop() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",NO_BACKSLASH_ESCAPES", ",ANSI_QUOTES" })
	void bytesStayAsTheyAre(String mode) throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			jdbc.execute("alter database character set utf8mb4");
			for (String column : columns(mode)) {
				jdbc.execute("create table t (`ö` int primary key, c " + column
						+ ", constraint `c?` check (`ö` <> 3 or " + "hex('ü😀?') = 'C3BCF09F98803F'))");
				jdbc.execute("set session sql_mode = concat(@@global.sql_mode, '" + mode + "')");
				List<String> before = state(jdbc, "t", column);
				Dialect dialect = Dialects.named(dialect());
				LiveRevision.run(dialect, jdbc, (op) -> op.alterColumn("t", "c", (c) -> c.comment("it's \\")));
				assertThat(state(jdbc, "t", column)).as(column).isEqualTo(before);
				Table read = dialect.inspector(jdbc).table(TableName.of("t")).orElseThrow();
				jdbc.execute("drop table t");
				dialect.render(new CreateTable(read, false), LiveDatabase.of(jdbc),
						(statement) -> jdbc.execute(statement.text()));
				assertThat(state(jdbc, "t", column)).as(column).isEqualTo(before);
				jdbc.execute("drop table t");
				jdbc.execute("set session sql_mode = @@global.sql_mode");
			}
		}
	}

	@Test
	void whatCannotBeReadWithoutLossIsRefused() throws SQLException {
		JdbcTemplate root = new JdbcTemplate(this.database.dataSource());
		root.execute("alter database character set utf8mb4");
		root.execute("create table t (a varchar(9) default '😀', b varchar(9) not null default '😀')");
		String database = root.queryForObject("select database()", String.class);
		for (String user : POOR) {
			root.execute("create user " + user + " identified by 'x'");
		}
		try {
			for (String user : POOR) {
				root.execute("grant select, alter, create, insert on `" + database + "`.* to " + user);
			}
			SingleConnectionDataSource poor = new SingleConnectionDataSource(this.database.url(), "poor", "x", true);
			JdbcTemplate jdbc = new JdbcTemplate(poor);
			LiveRevision.run(Dialects.named(dialect()), jdbc, (op) -> op.alterColumn("t", "a", (a) -> a.comment("x")));
			assertThatExceptionOfType(UnreadableTextException.class)
				.isThrownBy(() -> LiveRevision.run(Dialects.named(dialect()), jdbc,
						(op) -> op.alterColumn("t", "b", (b) -> b.comment("x"))))
				.withMessageContaining("'b'")
				.withMessageContaining("CREATE TEMPORARY TABLES");
			poor.destroy();
			root.execute("insert into t values ()");
			assertThat(root.queryForMap("select * from t").values()).containsExactly("😀", "😀");
		}
		finally {
			root.execute("drop user " + String.join(", ", POOR));
		}
	}

	/**
	 * What the definition means: the values that it gives to rows, and the conditions.
	 */
	private static List<String> state(JdbcTemplate jdbc, String table, String column) {
		List<String> state = new ArrayList<>();
		jdbc.execute("delete from " + table);
		jdbc.execute("insert into " + table + " (`ö`) values (1), (3)");
		if (column.startsWith("enum") || column.startsWith("set")) {
			jdbc.execute("insert into " + table + " (`ö`, c) values (11, 1), (12, 2)");
		}
		for (Map<String, Object> row : jdbc.queryForList("select hex(c) as c, hex(c + 0) as n from t order by `ö`")) {
			state.add(row.toString());
		}
		state.add(jdbc.queryForObject("select count(*) from information_schema.table_constraints "
				+ "where table_schema = database() and constraint_type = 'CHECK'", Integer.class) + " checks");
		return state;
	}

	static class MariaDbTests extends LosslessTextTests {

		@Override
		TestDatabase create() {
			return TestDatabases.mariadb().create();
		}

		@Override
		String dialect() {
			return "mariadb";
		}

	}

	static class MySqlTests extends LosslessTextTests {

		@Override
		TestDatabase create() {
			return TestDatabases.mysql().create();
		}

		@Override
		String dialect() {
			return "mysql";
		}

		/**
		 * With NO_BACKSLASH_ESCAPES, MySQL cannot read what it has kept of a backslash.
		 */
		@Override
		List<String> columns(String mode) {
			return COLUMNS.stream()
				.filter((column) -> !mode.contains("NO_BACKSLASH") || !column.matches(".*(\\\\|'').*"))
				.toList();
		}

	}

}
