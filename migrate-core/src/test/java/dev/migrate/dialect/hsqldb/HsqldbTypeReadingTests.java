package dev.migrate.dialect.hsqldb;

import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.TypeReadingContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class HsqldbTypeReadingTests extends DatabaseTests implements TypeReadingContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	@Override
	public Stream<String> types() {
		return """
				tinyint; smallint; int; INTEGER; bigint; numeric; numeric(10); numeric(38,2); decimal(10, 0); dec(5,1); decimal
				real; float; float(1); float(24); float(53); double; double precision; boolean; bit; bit(4); bit varying(7)
				char; char(1); char(3); character(255); varchar; varchar(255); VARCHAR (20); char varying(20); character varying(255)
				varchar(20 characters); varchar(32768); longvarchar; longvarchar(20); varchar_ignorecase(20); clob; clob(1000); clob(1M)
				clob(1G); character large object; character large object(20); char large object
				date; time; time(0); time(6); time(9); time without time zone; time with time zone; time(3) with time zone
				timestamp; timestamp(6); timestamp(9); timestamp(0); timestamp without time zone; timestamp with time zone
				timestamp(6) with time zone; timestamp(3) with time zone; datetime; binary; binary(16); varbinary; varbinary(255)
				binary varying(20); longvarbinary; blob; blob(10); blob(2K); binary large object; uuid; other
				int array; int array[10]; varchar(20) array; numeric(5,1) array; timestamp(6) with time zone array
				varchar(255) array[5]; uuid array; interval day; interval day to second; interval day(9) to second(9)
				interval second; interval second(9,9); interval second(9); interval year to month; interval year(4)
				interval hour to second(3); interval minute; interval day(2) to second(6); interval second(2,6)
				"""
			.strip()
			.lines()
			.flatMap((line) -> Stream.of(line.split(";")));
	}

}
