package dev.migrate.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SqlSplitter} and the SQL of H2, with H2 as the judge.
 */
class H2SplittingTests {

	@Test
	void splitsAsH2Does() throws SQLException {
		String script = """
				create table t (id int primary key, "a;b" varchar(100), `C;` varchar(100));
				-- it's a comment;
				// it's another;
				/* outer; /* inner; */ still outer; */
				insert into t values (1, 'it''s; ok', $$it's; ok$$), (2, 'C:\\', ''); // it's a third;
				create alias twice as $$
				int twice(int value) {
				  // it's Java;
				  return value * 2;
				}
				$$;
				drop table t;
				""";
		String query = "select twice(id), \"a;b\", \"C;\" from t order by id";

		try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:splitting");
				Statement statement = connection.createStatement()) {
			for (SqlStatement sql : new SqlSplitter(Syntaxes.H2).split(script)) {
				if (sql.text().startsWith("drop")) {
					assertRows(statement, query);
				}
				statement.execute(sql.text());
			}
		}
		assertThat(SqlSplitterTests.texts(Syntaxes.H2, script)).hasSize(4);
	}

	private void assertRows(Statement statement, String query) throws SQLException {
		try (ResultSet rows = statement.executeQuery(query)) {
			assertThat(rows.next()).isTrue();
			assertThat(rows.getInt(1)).isEqualTo(2);
			assertThat(rows.getString(2)).isEqualTo("it's; ok");
			assertThat(rows.getString(3)).isEqualTo("it's; ok");
			assertThat(rows.next()).isTrue();
			assertThat(rows.getString(2)).isEqualTo("C:\\");
		}
	}

}
