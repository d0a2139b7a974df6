package dev.migrate.dialect.sqlite;

import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.TypeReadingTests;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class SqliteTypeReadingTests extends TypeReadingTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.sqlite().create();
	}

	@Override
	protected Dialect dialect() {
		return new SqliteDialect();
	}

	@Override
	protected Stream<String> types() {
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
