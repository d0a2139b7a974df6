package dev.migrate.sql;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link SqlSplitter} and the SQL of PostgreSQL.
 */
class PostgresqlSplittingTests {

	@Test
	void keepsDollarQuotes() {
		assertSplit("""
				CREATE FUNCTION f() RETURNS trigger AS $$
				BEGIN
				  NEW.a := 'it''s; $1'; -- it's
				  RETURN NEW;
				END;
				$$ LANGUAGE plpgsql;
				/
				DO $body$ BEGIN EXECUTE $$ select 1; $$; END $body$;
				/
				SELECT $a$x;$b$y;$a$;
				/
				SELECT $größe$;$größe$, $1, a$b$c, $$$$
				""");
	}

	@Test
	void keepsNestedComments() {
		assertThat(SqlSplitterTests.texts(Syntaxes.POSTGRESQL,
				"SELECT /* a; /* b; */ c; */ 1; /* x /* y */ ; */ SELECT 2"))
			.containsExactly("SELECT /* a; /* b; */ c; */ 1", "SELECT 2");
	}

	@Test
	void knowsWhereBackslashesEscape() {
		assertSplit("""
				SELECT E'it\\'s; ok', e'\\\\';
				/
				SELECT 'C:\\', ';';
				/
				SELECT E'one\\';' -- it's one
				  'two\\';', U&'\\0041;', B'1', X'1F', N';';
				/
				SELECT typE'\\'
				""");
	}

	@Test
	void keepsAtomicBodies() {
		assertSplit("""
				CREATE OR REPLACE FUNCTION f(a int, b int DEFAULT 1) RETURNS int LANGUAGE SQL
				BEGIN ATOMIC
				  INSERT INTO t VALUES (a, CASE WHEN b > 0 THEN 1 ELSE CASE b WHEN 0 THEN 2 END END);
				  SELECT a AS end, t.end FROM t;
				END;
				/
				create procedure p(begin int) language sql begin atomic select 1; end;
				/
				CREATE FUNCTION g() RETURNS int RETURN CASE WHEN true THEN 1 ELSE 2 END;
				/
				SELECT 1
				""");
	}

	@Test
	void takesTriggersWithoutBody() {
		assertSplit("""
				CREATE TRIGGER t BEFORE INSERT ON begin FOR EACH ROW EXECUTE FUNCTION f();
				/
				CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION begin();
				/
				SELECT 1
				""");
	}

	@Test
	void keepsRulesWithSeveralActions() {
		assertSplit("""
				CREATE OR REPLACE RULE r AS ON DELETE TO t DO INSTEAD (INSERT INTO a VALUES (1); DELETE FROM b;);
				/
				SELECT 1
				""");
	}

	@Test
	void takesOperatorsThatAreCommentsElsewhere() {
		assertSplit("SELECT data #>> '{a}', data #> '{b}', 5 # 3; / SELECT data->'x', a - -1, `x; / SELECT a[1]");
	}

	@Test
	void readsCopyData() {
		String text = """
				COPY public.actor (id, name) FROM stdin;
				1	O'Hara; "x"
				2	\\N \\. $$
				\\.


				SELECT 1;
				copy b from STDIN with (format csv);\r
				\\.\r
				COPY c TO stdout;
				SELECT 2;
				""";

		List<SqlStatement> statements = SqlSplitterTests.split(Syntaxes.POSTGRESQL, text);

		assertThat(statements).containsExactly(
				statement("COPY public.actor (id, name) FROM stdin", 1, "1\tO'Hara; \"x\"\n2\t\\N \\. $$\n"),
				statement("SELECT 1", 7), statement("copy b from STDIN with (format csv)", 8, ""),
				statement("COPY c TO stdout", 10), statement("SELECT 2", 11));
	}

	@Test
	void refusesCopyDataWithoutEnd() {
		assertRefused("SELECT 1;\nCOPY a FROM stdin;\n1\n2\n",
				"The data of COPY … FROM stdin in line 2 has no end. Write a line '\\.' after the last line of data.");
		assertRefused("SELECT 1;\nCOPY a FROM stdin", "The data of COPY … FROM stdin in line 2 has no end.");
		assertRefused("SELECT 1;\nCOPY a FROM stdin; 1\n\\.\n", "more text after the semicolon");
	}

	@Test
	void refusesMetaCommands() {
		assertRefused("SELECT 1;\n\\connect other\n",
				"There is '\\connect' in line 2, which is a command to the"
						+ " database's command-line client and not SQL. Remove it, and write the SQL that it stands for"
						+ " into the revision.");
		assertRefused("\nSELECT 1 \\gset\n", "'\\gset' in line 2");
	}

	@Test
	void refusesUnclosedBodiesAndDollarQuotes() {
		assertRefused("SELECT 1;\nCREATE FUNCTION f() BEGIN ATOMIC SELECT 1;", "The body that begins in line 2");
		assertRefused("SELECT 1;\nDO $x$ BEGIN; $$",
				"The dollar-quoted text that begins in line 2 is never closed." + " Close it with $x$.");
	}

	@Test
	void takesDumps() {
		String text = """
				--
				-- PostgreSQL database dump
				--

				\\restrict aZ09

				SET statement_timeout = 0;
				SELECT pg_catalog.set_config('search_path', '', false);

				--
				-- Name: _group_concat(text, text); Type: FUNCTION; Schema: public; Owner: -
				--

				CREATE FUNCTION public._f(text) RETURNS text
				    LANGUAGE sql IMMUTABLE
				    AS $_$
				SELECT CASE WHEN $1 IS NULL THEN '' END
				$_$;


				\\unrestrict aZ09

				""";

		assertThat(SqlSplitterTests.split(Syntaxes.POSTGRESQL, text)).containsExactly(
				statement("SET statement_timeout = 0", 7),
				statement("SELECT pg_catalog.set_config('search_path', '', false)", 8), statement("""
						CREATE FUNCTION public._f(text) RETURNS text
						    LANGUAGE sql IMMUTABLE
						    AS $_$
						SELECT CASE WHEN $1 IS NULL THEN '' END
						$_$""", 14));
	}

	private void assertSplit(String text) {
		SplitAssert.assertSplit(Syntaxes.POSTGRESQL, text);
	}

	private void assertRefused(String text, String message) {
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> SqlSplitterTests.split(Syntaxes.POSTGRESQL, text))
			.withMessageContaining(message);
	}

	private static SqlStatement statement(String text, int line) {
		return SqlSplitterTests.statement(Syntaxes.POSTGRESQL, text, line);
	}

	private static SqlStatement statement(String text, int line, String data) {
		return SqlSplitterTests.statement(Syntaxes.POSTGRESQL, text, line, data);
	}

}
