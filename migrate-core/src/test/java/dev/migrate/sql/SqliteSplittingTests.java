package dev.migrate.sql;

import org.junit.jupiter.api.Test;

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
			.isThrownBy(() -> SqlSplitterTests.split(SqlSyntax.sqlite(),
					"SELECT 1;\nCREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;"))
			.withMessageContaining("The body that begins in line 2 is never closed");
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> SqlSplitterTests.split(SqlSyntax.sqlite(), "SELECT 1;\nSELECT [a"))
			.withMessageContaining("The quoted name that begins in line 2 is never closed. Close it with ].");
	}

	private void assertSplit(String script) {
		SplitAssert.assertSplit(SqlSyntax.sqlite(), script);
	}

}
