package dev.migrate;

import dev.migrate.contract.StatementInFlightContract;

/**
 * What MySQL and MariaDB tell of statements that may have run.
 */
interface MySqlStatementInFlightContract extends StatementInFlightContract {

	@Override
	default String statementsInFlight() {
		return """
				create table one (id integer not null)     | alter table one add primary key (id)            | drop table one
				create table one (id integer not null)     | alter table one add constraint pk primary key (id) | drop table one
				create table one (id integer primary key)  | alter table one drop primary key                | drop table one
				create table one (id integer primary key, n integer, constraint fk foreign key (n) references one (id)) | alter table one drop foreign key fk | drop table one
				create table one (id integer primary key, n integer, key fk (n)) | alter table one add constraint fk foreign key (n) references one (id) | drop table one
				create table one (id integer, constraint a unique (id)) | alter table one drop index a       | drop table one
				create table one (id integer)              | truncate table one               | drop table one
				create table one (id integer, key a (id))  | alter table one rename key a to b               | drop table one
				create table one (id integer)              | alter table one add unique key a (id)           | drop table one
				create table one (id integer) partition by range (id) (partition a values less than (9)) | alter table one add partition (partition b values less than (19), partition c values less than (29)) | drop table one
				create table one (id integer) partition by range (id) (partition a values less than (9), partition b values less than (19)) | alter table one drop partition b | drop table one
				create table one (id integer) partition by range (id) (partition a values less than (9), partition b values less than (19)) | alter table one reorganize partition a, b into (partition c values less than (19)) | drop table one
				create table one (id integer) partition by range (id) (partition a values less than (9)) | alter table one truncate partition a | drop table one
				create table one (id integer)              | alter table one partition by hash (id) partitions 3 | drop table one
				select 1                                   | create event a on schedule every 1 day disable do select 1 | drop event a
				create event a on schedule every 1 day disable do select 1 | drop event a                    | select 1
				create event a on schedule every 1 day disable do select 1 | alter event a rename to b       | drop event b
				create event a on schedule every 1 day disable do select 1 | alter event a comment 'x'       | drop event a
				select 1                                   | create definer = current_user() sql security invoker view a as select 1 as n | drop view a
				select 1                                   | create user 'bob'@'H.x' identified by 'x', 'Bob'@'h.x' | drop user 'bob'@'h.x', 'Bob'@'h.x'
				create user bob@h.x                        | drop user bob@h.x                               | select 1
				create user bob                            | rename user bob to robert                       | drop user robert
				create table one (id integer)              | alter table one rename two, add column n integer | drop table two
				""";
	}

}
