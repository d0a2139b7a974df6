package dev.migrate.dialect.postgresql;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.TypeReadingContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.BeforeEach;

class PostgresqlTypeReadingTests extends DatabaseTests implements TypeReadingContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@BeforeEach
	void createTypes() {
		jdbc().execute("create schema app");
		for (String type : List.of("vector_2", "public_type", "\"Mixed Case\"", "plain", "app.status",
				"app.\"Size\"")) {
			jdbc().execute("create domain " + type + " as text");
		}
	}

	@Override
	public Stream<String> types() {
		return """
				smallint; int2; int; int4; INTEGER; bigint; int8; serial; bigserial; smallserial; serial4
				numeric; decimal; numeric(38,2); decimal(10, 0); numeric(10); dec(5,1); NUMERIC( 19 , 4 )
				real; float4; float(1); float(24); double precision; float8; float; float(25); float(53)
				boolean; bool; char; char(1); char(3); character(255); nchar(4); bpchar; bpchar(5); "char"
				varchar; varchar(255); character varying(20); char varying(3); national character varying(3)
				text; date; bytea; uuid; json; jsonb; xml; oid; inet; cidr; macaddr; money; name; tsvector
				point; polygon; int4range; tstzrange; regclass; "text"; "varchar"(20); "time"
				time; time(6); time(3); time without time zone; time with time zone; timetz; timetz(3); time(3) with time zone
				timestamp; timestamp(6); timestamp(9); timestamp(0); timestamp(3) without time zone
				timestamptz; timestamptz(3); timestamp with time zone; timestamp(6) with time zone; timestamp(0) with time zone
				interval; interval(3); interval second; interval second(9); interval second(3); interval day to second
				interval day to second(3); interval year to month; interval(6)
				bit; bit(1); bit(8); varbit; bit varying(8); varbit(3); bit varying
				integer array; varchar(255) array; varchar(20)[]; int[]; int[3]; int[][]; text[3][4]; int array[5]
				numeric(5,1)[]; timestamp(6) with time zone array; timestamptz[]; float(53) array; uuid[]; jsonb array
				Vector_2; public_type; "Mixed Case"; "plain"; app.Status; app."Size"
				"""
			.strip()
			.lines()
			.flatMap((line) -> Stream.of(line.split(";")));
	}

}
