package dev.migrate.dialect.sqlite;

import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.TypeReadingContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class SqliteTypeReadingTests extends DatabaseTests implements TypeReadingContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	@Override
	public Stream<String> types() {
		return """
				integer; INT; int; bigint; smallint; tinyint; boolean; BOOLEAN; real; double; double precision; float; float(53); FLOAT(24)
				numeric; numeric(38,2); decimal(10, 0); decimal(5,1); text; TEXT; varchar(255); VARCHAR( 20 ); varchar; char(1); char(36)
				clob; blob; date; time; timestamp; timestamp(6); timestamp with time zone; datetime; datetime(6); json; uuid
				varbinary(255); binary(16); unsigned big int; character varying(20); nvarchar(100); int8; int2; any
				"""
			.strip()
			.lines()
			.flatMap((line) -> Stream.of(line.split(";")));
	}

}
