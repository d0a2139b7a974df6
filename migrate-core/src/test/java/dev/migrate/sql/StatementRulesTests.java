package dev.migrate.sql;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatementRules}: what the text of a statement tells.
 */
class StatementRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN", "begin work", "Begin Transaction", "BEGIN IMMEDIATE",
			"BEGIN ISOLATION LEVEL SERIALIZABLE", "BEGIN NOT DEFERRABLE", "BEGIN /* x */ WORK",
			"START TRANSACTION READ ONLY", "COMMIT", "commit work", "COMMIT AND CHAIN", "COMMIT PREPARED 'a'", "END",
			"END TRANSACTION", "ROLLBACK", "ROLLBACK WORK", "ABORT", "PREPARE TRANSACTION 'a'", "XA START 'a'",
			"/*!40101 COMMIT */", "SET autocommit=0", "set @@autocommit = 1" })
	void recognisesTransactionControl(String sql) {
		assertThat(facts(sql, SqlSyntax.standard()).transactionControl()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SAVEPOINT a", "RELEASE SAVEPOINT a", "ROLLBACK TO SAVEPOINT a", "ROLLBACK TO a",
			"ROLLBACK WORK TO SAVEPOINT a", "BEGIN NOT ATOMIC SELECT 1; END",
			"SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "START REPLICA", "PREPARE a FROM 'b'", "\"COMMIT\"",
			"SELECT 'COMMIT'", "COMMITTED", "/* COMMIT */ SELECT 1", "SET search_path TO a",
			"CREATE TABLE \"begin\" (a int)", "XA RECOVER" })
	void leavesOtherStatementsAlone(String sql) {
		assertThat(facts(sql, SqlSyntax.standard()).transactionControl()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX CONCURRENTLY a ON b (c)",
			"create unique index concurrently if not exists a on b (c)",
			"CREATE /* x; */ INDEX -- y\n CONCURRENTLY ON b (c)", "DROP INDEX CONCURRENTLY a",
			"REINDEX INDEX CONCURRENTLY a", "REINDEX (VERBOSE) TABLE CONCURRENTLY a", "REINDEX (CONCURRENTLY) TABLE a",
			"REINDEX DATABASE a", "REINDEX (VERBOSE, TABLESPACE b) SYSTEM a", "REINDEX SCHEMA a", "VACUUM",
			"VACUUM (FULL) a", "ALTER SYSTEM SET a = 1", "CREATE DATABASE a", "DROP DATABASE IF EXISTS a",
			"ALTER DATABASE a SET TABLESPACE b", "CREATE TABLESPACE a LOCATION 'b'", "DROP TABLESPACE a",
			"CREATE SUBSCRIPTION a CONNECTION 'b' PUBLICATION c", "DROP SUBSCRIPTION a",
			"ALTER TABLE a.\"b\" DETACH PARTITION c CONCURRENTLY", "CLUSTER", "CLUSTER VERBOSE", "CLUSTER (VERBOSE)" })
	void knowsWhatPostgresqlRefusesInTransactions(String sql) {
		assertThat(facts(sql, Syntaxes.POSTGRESQL).needsAutocommit()).isTrue();
		assertThat(facts(sql, Syntaxes.MYSQL).needsAutocommit()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX a ON b (concurrently)", "CREATE INDEX \"concurrently\" ON b (c)",
			"DROP INDEX a", "REINDEX TABLE a", "ALTER TABLE a DETACH PARTITION b", "ALTER TABLE a ADD concurrently int",
			"CLUSTER a", "CLUSTER a USING b", "CLUSTER VERBOSE a", "ALTER DATABASE a SET work_mem = 1",
			"CREATE TABLE vacuum (a int)", "ALTER TYPE a ADD VALUE 'b'", "SELECT 'VACUUM'" })
	void knowsWhatPostgresqlAllowsInTransactions(String sql) {
		assertThat(facts(sql, Syntaxes.POSTGRESQL).needsAutocommit()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "VACUUM", "vacuum into 'a'", "PRAGMA foreign_keys = OFF", "PRAGMA main.foreign_keys=1",
			"PRAGMA foreign_keys(0)", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF" })
	void knowsWhatSqliteRefusesOrIgnoresInTransactions(String sql) {
		assertThat(facts(sql, Syntaxes.SQLITE).needsAutocommit()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PRAGMA foreign_keys", "PRAGMA foreign_key_check(a)", "PRAGMA defer_foreign_keys = ON",
			"CREATE TABLE vacuum (a int)", "PRAGMA user_version = 1", "DETACH DATABASE a" })
	void knowsWhatSqliteAllowsInTransactions(String sql) {
		assertThat(facts(sql, Syntaxes.SQLITE).needsAutocommit()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX CONCURRENTLY a ON b (c)",
			"create unique index concurrently if not exists a on b (c)", "DROP INDEX CONCURRENTLY a",
			"REINDEX (VERBOSE) TABLE CONCURRENTLY a", "REFRESH MATERIALIZED VIEW CONCURRENTLY a",
			"ALTER TABLE a DETACH PARTITION c CONCURRENTLY" })
	void whatIsBuiltBesideOthersIsNotTriedAgain(String sql) {
		assertThat(facts(sql, Syntaxes.POSTGRESQL).concurrent()).isTrue();
		assertThat(facts(sql, Syntaxes.POSTGRESQL).repeatable()).isFalse();
		assertThat(facts(sql, Syntaxes.H2).concurrent()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CALL p(1)", "call p()", "DO $$ begin commit; end $$", "/* x */ do 'begin end'" })
	void whatMayHaveCommittedItselfIsNotTriedAgain(String sql) {
		assertThat(facts(sql, Syntaxes.POSTGRESQL).repeatable()).isFalse();
		assertThat(facts(sql, Syntaxes.POSTGRESQL).concurrent()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX a ON b (concurrently)", "CREATE INDEX \"concurrently\" ON b (c)",
			"INSERT INTO a VALUES ('create index concurrently')", "DROP TABLE call", "select do from a" })
	void otherStatementsAreTriedAgain(String sql) {
		assertThat(facts(sql, Syntaxes.POSTGRESQL).repeatable()).isTrue();
		assertThat(facts(sql, Syntaxes.POSTGRESQL).concurrent()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into a values (1)", "UPDATE a SET b = 1", "delete from a", "MERGE INTO a KEY (b)",
			"REPLACE INTO a VALUES (1)", "/* x */ insert into a values (1)" })
	void rowsAreDataThatCommitNowhere(String sql) {
		assertThat(facts(sql, Syntaxes.MYSQL)).isEqualTo(StatementFacts.DATA);
		assertThat(facts(sql, Syntaxes.POSTGRESQL)).isEqualTo(StatementFacts.DATA);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1", "with a as (select 1) select * from a", "values (1)" })
	void queriesAreDataThatTravelsAlone(String sql) {
		assertThat(facts(sql, Syntaxes.MYSQL))
			.extracting(StatementFacts::data, StatementFacts::commits, StatementFacts::query)
			.containsExactly(true, false, true);
	}

	@ParameterizedTest
	@ValueSource(strings = { "(select 1)", "/* x */ ((values (1)))", "table a", "execute p", "copy a from stdin" })
	void whatElseMayGiveRowsTravelsAlone(String sql) {
		assertThat(facts(sql, Syntaxes.POSTGRESQL).query()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table a (b int)", "inserted", "truncate a", "call p()", "(select 1)", "set a = 1",
			"\"insert\"" })
	void whatMayBeSomethingElseCommitsWhereSchemaChangesDo(String sql) {
		assertThat(facts(sql, Syntaxes.MYSQL)).extracting(StatementFacts::data, StatementFacts::commits)
			.containsExactly(false, true);
		assertThat(facts(sql, Syntaxes.H2).commits()).isTrue();
		assertThat(facts(sql, Syntaxes.POSTGRESQL).commits()).isFalse();
		assertThat(facts(sql, Syntaxes.SQLITE).commits()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TEMPORARY TABLE a (b int)", "create temporary table if not exists a (b int)",
			"create /* x */ temporary table a as select 1", "CREATE OR REPLACE TEMPORARY TABLE a (b int)",
			"DROP TEMPORARY TABLE a", "drop temporary table if exists a, b" })
	void tablesOfTheSessionCommitNothingOnMySql(String sql) {
		assertThat(facts(sql, Syntaxes.MYSQL)).isEqualTo(StatementFacts.ddl(false));
		assertThat(facts(sql, Syntaxes.H2).commits()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE temporary (a int)", "DROP TABLE `temporary`", "DROP TABLE a" })
	void otherTablesCommitOnMySql(String sql) {
		assertThat(facts(sql, Syntaxes.MYSQL).commits()).isTrue();
	}

	private static StatementFacts facts(String sql, SqlSyntax syntax) {
		return SqlStatement.read(sql, syntax).facts();
	}

}
