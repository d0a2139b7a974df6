package dev.migrate.dialect.mysql;

import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.TypeReadingContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class MariaDbTypeReadingTests extends DatabaseTests implements TypeReadingContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	@Override
	public Stream<String> types() {
		return """
				tinyint; tinyint(1); tinyint(4); bool; boolean; smallint; smallint(5); mediumint; mediumint(9); int; int(11); integer
				int4; int8; int2; int3; int1; bigint; bigint(20); int unsigned; bigint unsigned; integer(10) unsigned; serial; tinyint unsigned
				int(5) unsigned zerofill; decimal; decimal(10); numeric(38,2); dec(5,1); fixed(7,3); numeric(10,0); decimal(5,1) unsigned
				float; float(23); float(24); float(25); float(53); float(7,4); float4; double; double precision; real; float8; double(10,2)
				bit; bit(1); bit(8); char; char(1); char(36); character(3); nchar(4); national char(4); national character(2)
				varchar(255); character varying(20); char varying(3); nvarchar(20); national varchar(20); national character varying(9)
				tinytext; text; mediumtext; longtext; text(10); text(100); text(100000); long varchar; long
				tinyblob; blob; mediumblob; longblob; blob(10); blob(1000); blob(100000); long varbinary; blob(20000000)
				binary; binary(16); varbinary(255); date; time; time(0); time(6); time(3); datetime; datetime(6); datetime(3); datetime(0)
				timestamp; timestamp(6); timestamp(3); year; json; enum('a','b'); ENUM ( 'it''s' , 'ok' ); set('a', 'b')
				geometry; point; linestring; uuid; inet6; varchar(20) character set latin1; varchar(20) charset utf8mb4 collate utf8mb4_bin
				char(3) ascii; longtext character set utf8mb4; varchar(9) binary; enum('x') character set latin1
				"""
			.strip()
			.lines()
			.flatMap((line) -> Stream.of(line.split(";")));
	}

}
