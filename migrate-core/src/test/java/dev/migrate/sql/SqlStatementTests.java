package dev.migrate.sql;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlStatement}.
 */
class SqlStatementTests {

	@Test
	void cutsTheFirstLine() {
		assertThat(statement("select 1\r\nfrom a").firstLine()).isEqualTo("select 1");
		assertThat(statement("x".repeat(80)).firstLine()).isEqualTo("x".repeat(80));
		assertThat(statement("x".repeat(81)).firstLine()).isEqualTo("x".repeat(79) + "…");
	}

	private static SqlStatement statement(String sql) {
		return SqlStatement.read(sql, SqlSyntax.standard());
	}

}
