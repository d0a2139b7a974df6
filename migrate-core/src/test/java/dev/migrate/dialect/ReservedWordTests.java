package dev.migrate.dialect;

import java.util.List;
import java.util.Locale;

import dev.migrate.connect.Dialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.schema.TableElement;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;

/**
 * Every keyword of the databases' own lists can be a name.
 */
class ReservedWordTests {

	@Test
	void everyKeywordCanBeANameOnPostgresql() {
		everyKeywordCanBeAName("postgresql", TestDatabases.postgresql(), "select word from pg_get_keywords()");
	}

	@Test
	void everyKeywordCanBeANameOnMariaDb() {
		everyKeywordCanBeAName("mariadb", TestDatabases.mariadb(), "select word from information_schema.keywords");
	}

	@Test
	void everyKeywordCanBeANameOnMySql() {
		everyKeywordCanBeAName("mysql", TestDatabases.mysql(), "select word from information_schema.keywords");
	}

	private static void everyKeywordCanBeAName(String dialect, TestDatabaseServer server, String query) {
		try (TestDatabase database = server.create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			Dialect sql = Dialects.named(dialect);
			List<String> keywords = keywords(jdbc, query);
			LiveRevision.run(sql, jdbc, (op) -> op.createTable("t",
					keywords.stream().map((keyword) -> column(keyword, integer())).toArray(TableElement[]::new)));
			for (String keyword : keywords) {
				jdbc.queryForList(
						"select " + sql.spelling().quote(keyword) + " from t as " + sql.spelling().quote(keyword));
			}
		}
	}

	private static List<String> keywords(JdbcTemplate jdbc, String query) {
		return jdbc.queryForList(query, String.class)
			.stream()
			.map((keyword) -> keyword.toLowerCase(Locale.ROOT))
			.filter((keyword) -> keyword.matches("[a-z][a-z0-9_]*"))
			.toList();
	}

}
