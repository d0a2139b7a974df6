package dev.migrate.execute.session;

import java.util.Optional;

import dev.migrate.connect.Dialects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionStateTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					mysql      | SET foreign_key_checks = 0                                   | SETTING
					mysql      | set @@session.sql_mode = 'ANSI_QUOTES'                       | SETTING
					mysql      | USE shop                                                     | SETTING
					mysql      | lock tables orders write                                     | NONE
					mysql      | SET @last = (select max(id) from orders)                     | NAMED
					mysql      | SET @last := 5                                               | SETTING
					mysql      | SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='ANSI'                | SETTING
					mysql      | SET @last = now()                                            | NAMED
					mysql      | SET @now = current_timestamp                                 | NAMED
					mysql      | SET @a = 1, @b = last_insert_id()                            | NAMED
					mysql      | SET @last = @@identity                                       | NAMED
					mysql      | SET @mode = @@global.sql_mode                                | NAMED
					mysql      | SET PASSWORD FOR 'a'@'b' = 'x'                               | NONE
					mariadb    | set global max_connections = 99                              | NONE
					mysql      | SET @a = now(), sql_mode = ''                                | CONTENT
					mysql      | set global a = 1, persist b = 2                              | NONE
					mysql      | set global a = 1, session sql_mode = ''                      | SETTING
					mysql      | set global a = 1, b = 2                                      | SETTING
					mysql      | SET DEFAULT ROLE a, b TO c                                   | NONE
					hsqldb     | SET TABLE t READ ONLY                                        | NONE
					hsqldb     | SET TABLE s."t" TYPE CACHED                                  | NONE
					hsqldb     | SET TABLE t SOURCE 'x.csv'                                   | NONE
					hsqldb     | SET TABLE t SOURCE OFF                                       | SETTING
					hsqldb     | SET DATABASE REFERENTIAL INTEGRITY FALSE                     | SETTING
					hsqldb     | SET DATABASE GC 99                                           | SETTING
					hsqldb     | SET DATABASE SQL SIZE FALSE                                  | NONE
					hsqldb     | SET DATABASE TRANSACTION CONTROL MVCC                        | NONE
					hsqldb     | SET FILES WRITE DELAY 3                                      | NONE
					hsqldb     | SET FILES SCRIPT FORMAT COMPRESSED                           | SETTING
					hsqldb     | SET SCHEMA s                                                 | SETTING
					postgresql | PREPARE s AS select 1                                        | CONTENT
					mariadb    | SET STATEMENT max_statement_time=60 FOR insert into t values (1) | NONE
					mariadb    | SET STATEMENT max_statement_time=60 FOR select 1 into @x     | CONTENT
					h2         | SET @x 5                                                     | NAMED
					mysql      | SELECT max(id) INTO @last FROM orders                        | CONTENT
					mysql      | CREATE TEMPORARY TABLE t (id int)                            | CONTENT
					mysql      | PREPARE s FROM 'select 1'                                    | NAMED
					mysql      | create table t (id int)                                      | NONE
					mysql      | insert into t values ('@x')                                  | NONE
					postgresql | SET search_path TO shop                                      | SETTING
					postgresql | select set_config('search_path', 'other', false)             | SETTING
					postgresql | SELECT pg_catalog.set_config('search_path', '', false)       | SETTING
					postgresql | select set_config('a.b', 'x', true)                          | NONE
					postgresql | select set_config('a.b', name, false) from t                 | CONTENT
					postgresql | do $$ begin perform set_config('a.b', 'x', false); end $$    | CONTENT
					postgresql | do $x$ begin set search_path to other; end $x$               | CONTENT
					postgresql | do 'begin execute ''set search_path to other''; end'         | CONTENT
					postgresql | do $$ begin set local search_path to other; end $$           | NONE
					postgresql | do $$ begin update t set n = 1; end $$                       | NONE
					postgresql | create function f() returns text as $$ select set_config('a.b', 'x', false) $$ language sql | NONE
					postgresql | create temp table t as select 1                              | CONTENT
					postgresql | SELECT id INTO TEMP t FROM orders                            | CONTENT
					postgresql | SELECT id INTO t FROM orders                                 | NONE
					postgresql | PREPARE TRANSACTION 'x'                                      | NONE
					hsqldb     | DECLARE LOCAL TEMPORARY TABLE t (id int)                     | CONTENT
					h2         | create global temporary table t (id int)                     | NONE
					sqlite     | PRAGMA foreign_keys = off                                    | SETTING
					sqlite     | CREATE TEMP TABLE t (id int)                                 | CONTENT
					""")
	void tellsWhatIsGoneWithTheSession(String dialect, String statement, SessionState expected) {
		assertThat(SessionState.of(statement, Dialects.named(dialect).syntax())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			mysql      | DROP TABLES IF EXISTS a, `b`         | [a, `b`]
			mysql      | drop temporary table app.t           | [app.t]
			mysql      | create or replace temporary table t (a int, b int) | [t]
			mysql      | select max(id) into @last from table1 | []
			hsqldb     | drop function f(int)                 | []
			hsqldb     | declare local temporary table t (id int) | [SESSION.t]
			hsqldb     | drop table session.t                 | [session.t]
			h2         | drop table other."T" cascade         | [other."T"]
			postgresql | create temp view v as select 1       | []
			postgresql | select id into temp t from orders    | []
			""")
	void tellsWhichTablesAreMadeOrDropped(String dialect, String statement, String expected) {
		assertThat(SessionState.tables(statement, Dialects.named(dialect).syntax())).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			mysql      | use app                              | SCHEMA
			mysql      | set @@session.sql_mode = ''          | SQL_MODE
			mysql      | set session sql_mode := ''           | SQL_MODE
			mysql      | set names utf8mb4                    | NAMES
			mysql      | set sql_mode = '', names utf8mb4     |
			mysql      | set @a = 1                           |
			mysql      | set session transaction read only    |
			h2         | set schema s                         | SCHEMA
			h2         | set mode MySQL                       |
			hsqldb     | set database referential integrity false |
			hsqldb     | alter session set time zone interval '1:00' hour to minute |
			postgresql | set search_path to a, b              | SCHEMA
			postgresql | reset search_path                    | SCHEMA
			postgresql | set session authorization x          | SESSION AUTHORIZATION
			postgresql | reset session authorization          | SESSION AUTHORIZATION
			postgresql | set session statement_timeout = 0    | STATEMENT_TIMEOUT
			postgresql | set role x                           | ROLE
			postgresql | reset role                           | ROLE
			postgresql | set local role x                     |
			postgresql | set my.own = 'x'                     | MY.OWN
			postgresql | set time zone 'UTC'                  | TIMEZONE
			postgresql | select set_config('role', 'x', false) |
			sqlite     | pragma foreign_keys = off            | FOREIGN_KEYS
			""")
	void tellsWhichSettingIsMade(String dialect, String statement, @Nullable String expected) {
		assertThat(SessionState.setting(statement, Dialects.named(dialect).syntax()))
			.isEqualTo(Optional.ofNullable(expected));
	}

}
