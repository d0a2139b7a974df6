package dev.migrate.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link SqlSplitter} and the SQL of SQLite.
 */
class SqliteSplittingTests {

	@Test
	void knowsItsQuotes() {
		assertSplit("""
				CREATE TABLE [a;b's] (`c;` int, "d;" text, 'e;' text);
				/
				SELECT 'C:\\', ';', $p, :q, ?1 FROM [x];
				""");
	}

	@Test
	void keepsTriggers() {
		assertSplit("""
				CREATE TRIGGER IF NOT EXISTS t AFTER UPDATE OF a, end ON b FOR EACH ROW
				WHEN new.a = CASE WHEN old.a THEN 1 ELSE 2 END
				BEGIN
				  INSERT INTO log (a) VALUES (CASE new.a WHEN 1 THEN CASE WHEN 2 THEN 3 END ELSE 4 END);
				  UPDATE c SET end = 1, "end" = old.end WHERE begin = 2;
				  SELECT RAISE(ABORT, 'no; end;') WHERE new.a IS NULL;
				END;
				/
				CREATE TEMP TRIGGER begin INSTEAD OF DELETE ON begin BEGIN SELECT 1; END;
				/
				CREATE TABLE begin (end int);
				/
				SELECT 1;
				""");
	}

	@Test
	void takesOtherStatementsWithTheirWords() {
		assertSplit("""
				BEGIN IMMEDIATE;
				/
				CREATE VIEW trigger AS SELECT CASE WHEN begin THEN end END FROM a;
				/
				CREATE INDEX i ON a (end);
				/
				END;
				/
				PRAGMA foreign_keys = ON;
				""");
	}

	@Test
	void refusesUnclosedBodiesAndNames() {
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> SqlSplitterTests.split(Syntaxes.SQLITE,
					"SELECT 1;\nCREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;"))
			.withMessageContaining("The body that begins in line 2 is never closed");
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> SqlSplitterTests.split(Syntaxes.SQLITE, "SELECT 1;\nSELECT [a"))
			.withMessageContaining("The quoted name that begins in line 2 is never closed. Close it with ].");
	}

	@Test
	void splitsAsSqliteDoes() throws SQLException {
		String script = """
				CREATE TABLE [a;b's] ("c;" text, end int);
				CREATE TRIGGER t AFTER INSERT ON [a;b's] WHEN CASE WHEN new.end THEN 1 END
				BEGIN
				  UPDATE [a;b's] SET end = CASE end WHEN 1 THEN 10 ELSE 20 END WHERE end = new.end;
				  UPDATE [a;b's] SET "c;" = "c;" || ';';
				END;
				INSERT INTO [a;b's] VALUES ('it''s', 1); -- it's one
				INSERT INTO [a;b's] VALUES ('C:\\', 2);
				""";

		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement()) {
			for (SqlStatement sql : new SqlSplitter(Syntaxes.SQLITE).split(script)) {
				statement.execute(sql.text());
			}
			try (ResultSet row = statement
				.executeQuery("SELECT group_concat(\"c;\"), sum(end) FROM (SELECT * FROM [a;b's] ORDER BY end)")) {
				assertThat(row.getString(1)).isEqualTo("it's;;,C:\\;");
				assertThat(row.getInt(2)).isEqualTo(30);
			}
		}
	}

	private void assertSplit(String script) {
		SplitAssert.assertSplit(Syntaxes.SQLITE, script);
	}

}
