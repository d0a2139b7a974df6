package dev.migrate.dialect.hsqldb;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SqlSplitter} and the SQL of HSQLDB, with HSQLDB as the judge.
 */
class HsqldbSplittingTests {

	@Test
	void splitsAsHsqldbDoes() {
		String script = """
				create table t (id int primary key, "a;b" varchar(100), "C"";" varchar(100));
				-- it's a comment;
				/* outer; /* no inner; */
				insert into t values (1, 'it''s; ok', 'C:\\'), (2, U&'\\00fc;', 'x'); -- it's another;
				create procedure fill(in x int) modifies sql data
				begin atomic
					declare n int default 0;
					while n < x do
						set n = n + 1;
						if n = 2 then
							insert into t (id, "a;b") values (100 + n, 'two;');
						else
							insert into t (id, "a;b") values (100 + n, case when n = 1 then 'once;' else 'more;' end);
						end if;
					end while;
				end;
				create function twice(x int) returns int return x * 2;
				create trigger tr before insert on t referencing new row as n for each row
				begin atomic
					if n."a;b" is null then
						set n."a;b" = 'none;';
					end if;
				end;
				create table log (c int);
				create trigger tw after insert on t referencing new row as n for each row when (n.id > case when n.id > 0 then 200 else 0 end)
				begin atomic
					insert into log values (1);
					insert into log values (case when n.id > 1 then 2 else 3 end);
				end;
				create trigger ts after insert on t referencing new table as n for each statement
				begin atomic
					insert into log values (4);
					insert into log values (5);
				end;
				call fill(3);
				insert into t (id) values (twice(500))
				""";
		try (TestDatabase database = TestDatabases.hsqldb().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			List<String> statements = new ArrayList<>();
			for (SqlStatement sql : new SqlSplitter(new HsqldbDialect().syntax()).split(script)) {
				statements.add(sql.text());
				jdbc.execute(sql.text());
			}
			assertThat(statements).hasSize(10);
			assertThat(jdbc.queryForList("select \"a;b\" from t order by id", String.class)).containsExactly("it's; ok",
					"ü;", "once;", "two;", "more;", "none;");
			assertThat(jdbc.queryForList("select c from log where c < 4 order by c", Integer.class)).containsExactly(1,
					2);
		}
	}

}
