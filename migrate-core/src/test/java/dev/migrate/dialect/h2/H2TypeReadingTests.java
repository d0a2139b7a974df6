package dev.migrate.dialect.h2;

import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.TypeReadingContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class H2TypeReadingTests extends DatabaseTests implements TypeReadingContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	@Override
	public Stream<String> types() {
		return """
				tinyint; smallint; int2; int; int4; INTEGER; mediumint; signed; bigint; int8; serial; bigserial
				numeric; numeric(10); numeric(38,2); decimal(10, 0); dec(5,1); decimal; number; number(10,2)
				real; float; float(1); float(24); float(25); float(53); float4; float8; double; double precision
				boolean; bool; bit; char; char(1); char(3); character(255); nchar(4); national character(4)
				varchar; varchar(255); varchar2(20); nvarchar(20); nvarchar2(20); char varying(20); character varying(255)
				national character varying(3); varchar(20 characters); varchar(1000000000); longvarchar; varchar_casesensitive(20)
				varchar_ignorecase(20); varchar_ignorecase; VARCHAR_IGNORECASE(255); text; tinytext; mediumtext; longtext; ntext
				clob; nclob; clob(1000); clob(1M); character large object; character large object(20); char large object
				date; time; time(0); time(6); time(9); time without time zone; time with time zone; time(3) with time zone
				timestamp; timestamp(6); timestamp(9); timestamp(0); timestamp without time zone; timestamp with time zone
				timestamp(6) with time zone; timestamp(3) with time zone; binary; binary(16); varbinary; varbinary(255)
				binary varying(20); bytea; raw(20); longvarbinary; blob; blob(10); binary large object; tinyblob; mediumblob; longblob
				image; uuid; json; enum('a','it''s'); ENUM ('x', 'y'); int array; int array[10]; varchar(20) array
				numeric(5,1) array; timestamp(6) with time zone array; float(53) array; varchar(255) array[5]; uuid array
				interval day; interval day to second; interval day(18) to second(9); interval second; interval second(18,9)
				interval second(9); interval year to month; interval year(4); interval hour to second(3); interval minute
				geometry; java_object; other; object; decfloat; decfloat(10)
				"""
			.strip()
			.lines()
			.flatMap((line) -> Stream.of(line.split(";")));
	}

}
