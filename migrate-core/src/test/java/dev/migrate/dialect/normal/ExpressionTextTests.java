package dev.migrate.dialect.normal;

import java.util.Set;

import dev.migrate.dialect.h2.H2Dialect;
import dev.migrate.dialect.mysql.MySqlDialect;
import dev.migrate.dialect.postgresql.PostgresqlDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpressionTextTests {

	private final ExpressionText postgres = new ExpressionText(new PostgresqlDialect().normalForm(),
			Set.of("status", "name"), Set.of("mood"));

	private final ExpressionText mysql = new ExpressionText(new MySqlDialect().normalForm(), Set.of("status"),
			Set.of());

	private final ExpressionText h2 = new ExpressionText(new H2Dialect().normalForm(), Set.of(), Set.of());

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~', value = { "a > 0;(A  >  0)", "a > 0;((\"a\") > (0))",
			"a <> 1;a != 1",
			"status in ('A', 'B');(status)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])",
			"status in ('A','B');status::text = ANY (ARRAY['A'::character varying, 'B'::character varying]::text[])",
			"status not in ('A', 'B');status::text <> ALL (ARRAY['A'::character varying::text, 'B'::text])",
			"status in ('A');status::text = 'A'::text", "name like 'a%';name::text ~~ 'a%'::text",
			"a between 1 and 5;a >= 1 AND a <= 5", "a between 1 and 5 and b > 2;(((a >= 1) AND (a <= 5)) AND (b > 2))",
			"a > 0 and b > 0 or c > 0;((a > 0) AND (b > 0)) OR (c > 0)", "a + b * 2 > 7;((a + (b * 2)) > 7)",
			"a is not null and b is null;(a IS NOT NULL) AND (b IS NULL)",
			"not (a > 0 and b > 0);(NOT ((a > 0) AND (b > 0)))", "length(name) > 2;(length((name)::text) > 2)",
			"a - b - c = 0;((a - b) - c) = 0",
			"case when a > 0 then 1 else 0 end = 1;(CASE WHEN (a > 0) THEN 1 ELSE 0 END = 1)", "a > -1;a > (-1)",
			"a > -5;a > ('-5'::integer)", "a > -5.5;a > '-5.5'::numeric" })
	void writesTheSameForWhatPostgresMakesOfIt(String written, String stored) {
		assertThat(this.postgres.canonical(written)).isEqualTo(this.postgres.canonical(stored));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~',
			value = { "a > 0;(`a` > 0)", "status in ('A', 'B');(`status` in (_utf8mb4'A',_utf8mb4'B'))",
					"Status = 'a';(`status` = _utf8mb4'a')", "a between 1 and 5;(`a` between 1 and 5)",
					"a > 0 and b > 0 or c > 0;(((`a` > 0) and (`b` > 0)) or (`c` > 0))", "a * 2 + 1;((`a` * 2) + 1)",
					"`order` > 1;(`order` > 1)", "char_length(name) > 2;(char_length(`name`) > 2)", "a <> 1;(`a` <> 1)",
					"concat(a, '-', b);concat(`a`,_utf8mb4'-',`b`)",
					"case when a > 0 then 1 else 0 end;(case when (`a` > 0) then 1 else 0 end)",
					"a is not null;(`a` is not null)", "a in ('x', 'it''s');`a` in ('x',_utf8mb4'it\\'s')",
					"upper(a);ucase(`a`)" })
	void writesTheSameForWhatMySqlMakesOfIt(String written, String stored) {
		assertThat(this.mysql.canonical(written)).isEqualTo(this.mysql.canonical(stored));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~',
			value = { "a > 0;\"A\" > 0", "status in ('A', 'B');\"STATUS\" IN('A', 'B')",
					"a > 0 and b > 0;(\"A\" > 0) AND (\"B\" > 0)", "a between 1 and 5;\"A\" BETWEEN 1 AND 5",
					"id * 2;\"ID\" * 2", "lower(name) <> '';LOWER(\"NAME\") <> ''" })
	void writesTheSameForWhatH2MakesOfIt(String written, String stored) {
		assertThat(this.h2.canonical(written)).isEqualTo(this.h2.canonical(stored));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~', value = { "a and (b or c);a and b or c", "a - (b - c);a - b - c",
			"a * (b + c);a * b + c", "not (a and b);not a and b", "a = (b = c);a = b = c", "-(a + b);-a + b",
			"a / (b * c);a / b * c", "name = 'A';name = 'a'", "name = 'a  b';name = 'a b'", "\"Name\" = 'a';name = 'a'",
			"\"user\" = 'a';user = 'a'", "a::int = 1;a = 1", "b::text < '10';b < '10'",
			"status::varchar(1) = 'A';status = 'A'", "a in (1, 2);a not in (1, 2)",
			"x between 1 and (b and c);x between 1 and b and c", "f (a);f a", "(a || b) = c;a || (b = c)",
			"a in (1, 2);a in (1)", "name = '(a)';name = 'a'", "(a, b) = (1, 2);a, b = 1, 2",
			"not a between 1 and 5;not a >= 1 and a <= 5", "a is null;a is not null", "a.status = 'x';status = 'x'",
			"not (status like 'x');not status not like 'x'", "(a > 0) is true;a > 0 is true", "a % (b % c);a % b % c",
			"status <> all (array['A', 'B']);status = any (array['A', 'B'])", "a > 1.0;a > 10", "e'a';'a'" })
	void keepsApartWhatMayMeanSomethingElse(String one, String other) {
		assertThat(this.postgres.canonical(one)).isNotEqualTo(this.postgres.canonical(other));
		assertThat(this.mysql.canonical(one)).isNotEqualTo(this.mysql.canonical(other));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~', value = { "a > (1", "a = 'x\\'y'", "a > 1 -- (b", "a > 1)" })
	void leavesAsItIsWhatItCannotTakeApart(String sql) {
		assertThat(this.postgres.canonical(sql)).isEqualTo(sql);
	}

}
