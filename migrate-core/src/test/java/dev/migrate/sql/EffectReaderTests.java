package dev.migrate.sql;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EffectReader}: what the text of a statement makes and takes away.
 */
class EffectReaderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					create table A (id int)                                   | made table A
					CREATE UNLOGGED TABLE IF NOT EXISTS "A b"."C" (id int)    | made table "A b"."C"
					create temporary table a (id int)                         | nothing
					create or replace view v as select 1                      | made view v
					create materialized view v as select 1                    | made view v
					create unique index concurrently if not exists i on s.t (c) | made index s.t.i
					create index on t (c)                                     | changed table t
					create trigger tr before insert on t for each row execute function f() | made trigger t.tr
					create function f() returns int language sql as $$ drop table a; $$ | made routine f
					create sequence s start 5                                 | made sequence s
					create type t as enum ('x')                               | made type t
					create schema s                                           | made schema s
					drop table if exists a, x.b cascade                       | dropped table a, dropped table x.b
					drop index concurrently if exists i                       | dropped index i
					drop table if /* still there */ exists a                  | dropped table a
					create table if /* not */ not exists a (id int)           | made table a
					alter table a rename /* c */ column b /* d */ to e        | dropped column a.b, made column a.e
					drop index i on t                                         | dropped index t.i
					drop index a, if_b, s.c                                   | dropped index a, dropped index if_b, dropped index s.c
					drop schema s cascade                                     | dropped schema s
					truncate only t, s.u restart identity                     | changed table t, changed table s.u
					alter sequence if exists s restart                        | changed sequence s
					comment on materialized view m is 'x'                     | changed view m
					alter table a rename to b                                 | dropped table a, made table b
					alter table only x.a rename column b to c                 | dropped column x.a.b, made column x.a.c
					alter table a rename b to c                               | dropped column a.b, made column a.c
					alter table a rename constraint b to c                    | dropped constraint a.b, made constraint a.c
					alter table a rename key to c                             | dropped column a.key, made column a.c
					alter constraint s.b rename to c                          | dropped constraint s.b, made constraint s.c
					alter index s.b rename to c                               | dropped index s.b, made index s.c
					alter view if exists b rename to c                        | dropped view b, made view c
					alter table a add column if not exists b numeric(1, 2), drop column c | made column a.b, dropped column a.c
					alter table a add b int                                   | made column a.b
					alter table a add constraint ck check (b > 0)             | made constraint a.ck
					alter table a add primary key (b)                         | made primary_key a.
					alter table a add constraint pk primary key (b)           | made primary_key a.
					alter table a add unique nulls not distinct (b)           | changed table a
					create user a in role b, c                                | made user a
					create role a role b, c                                   | made role a
					create user a password 'x'                                | made user a
					alter user a rename to b                                  | dropped user a, made user b
					create event trigger a on ddl_command_end execute function f() | nothing
					alter table a add index ix (b), add key k (c)             | made index a.ix, made index a.k
					alter table a drop foreign key fk                         | dropped constraint a.fk
					alter table a alter column b set not null                 | changed table a
					alter sequence s restart with 5                           | changed sequence s
					comment on column s.t.c is 'x'                            | changed table s.t
					comment on table t is 'x'                                 | changed table t
					truncate table t                                          | changed table t
					reindex table t                                           | nothing
					insert into a values ('create table b (id int)')          | nothing
					alter                                                     | nothing
					create                                                    | nothing
					""")
	void readsStatements(String sql, String effects) {
		assertThat(described(sql, Syntaxes.POSTGRESQL)).isEqualTo(effects);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					RENAME TABLE `A` TO b, c TO d                             | dropped table `A`, made table b, dropped table c, made table d
					create fulltext index i on t (c)                          | made index t.i
					alter table a rename index b to c                         | dropped index a.b, made index a.c
					alter table a add unique key b (c), drop check d          | made index a.b, dropped constraint a.d
					alter table a drop primary key, add primary key (b)       | dropped primary_key a., made primary_key a.
					alter table a add partition (partition b values in (1, 2) engine = innodb, partition c values in (3)) | made partition a.b, made partition a.c
					alter table a add vector index v (b), add ix key w (c)    | changed table a, changed table a
					alter table a add column b int, rename c, drop d          | dropped table a, made table c
					create user a identified with 'p' by 'x', b@H.X default role c, d | made user a, made user 'b'@'h.x'
					create role a, b                                          | made role a, made role b
					alter table a add foreign key i (b) references c (d)      | changed table a
					alter table a add partition partitions 2                  | changed table a
					alter table a drop partition if exists b, c               | dropped partition a.b, dropped partition a.c
					alter table a reorganize partition b into (partition c values in (1)) | dropped partition a.b, made partition a.c
					alter table a exchange partition b with table c           | changed table a
					create definer = root@localhost event s.a on schedule every 1 day do select 1 | made event s.a
					create event a on schedule at current_timestamp do select 1 | nothing
					create or replace event a on schedule every 1 day do select 1 | nothing
					create event a on schedule every 1 day ends '2030-01-01' do select 1 | nothing
					create event a on schedule at now() on completion preserve do select 1 | made event a
					create event a on schedule at now() on completion not preserve do select 1 | nothing
					alter event a rename to b                                 | dropped event a, made event b
					create user 'a'@'%', b@h-1.x, c@`127.0.0.1` identified by 'x, c' | made user 'a'@'%', made user 'b'@'h-1.x', made user 'c'@'127.0.0.1'
					drop user if exists a, 'b'                                | dropped user a, dropped user 'b'@'%'
					rename user a to b@h                                      | dropped user a, made user 'b'@'h'
					""")
	void readsStatementsOfMySql(String sql, String effects) {
		assertThat(described(sql, Syntaxes.MYSQL)).isEqualTo(effects);
	}

	private static String described(String sql, SqlSyntax syntax) {
		String effects = SqlStatement.read(sql, syntax)
			.facts()
			.effects()
			.stream()
			.map(EffectReaderTests::described)
			.collect(Collectors.joining(", "));
		return effects.isEmpty() ? "nothing" : effects;
	}

	private static String described(SchemaEffect effect) {
		return (effect.action() + " " + effect.kind()).toLowerCase(Locale.ROOT) + " "
				+ Stream.of(effect.schema(), effect.table(), effect.name())
					.filter(Objects::nonNull)
					.collect(Collectors.joining("."));
	}

}
