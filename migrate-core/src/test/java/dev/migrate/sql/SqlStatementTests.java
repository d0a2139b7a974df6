package dev.migrate.sql;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlStatement}.
 */
class SqlStatementTests {

	@Test
	void excerptIsCut() {
		assertThat(statement("select 1\r\nfrom a").excerpt(SqlSyntax.standard())).isEqualTo("select 1 from a");
		assertThat(statement("x".repeat(80)).excerpt(SqlSyntax.standard())).isEqualTo("x".repeat(80));
		assertThat(statement("x".repeat(81)).excerpt(SqlSyntax.standard())).isEqualTo("x".repeat(79) + "…");
	}

	@Test
	void isShownAsItWasWrittenWhateverItsParametersAre() {
		assertThat(statement("update t set a = :a").withText("update t set a = SECRET").excerpt(SqlSyntax.standard()))
			.isEqualTo("update t set a = :a");
	}

	private static SqlStatement statement(String sql) {
		return SqlStatement.read(sql, SqlSyntax.standard());
	}

}
