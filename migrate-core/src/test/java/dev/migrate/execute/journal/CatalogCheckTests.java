package dev.migrate.execute.journal;

import dev.migrate.connect.Dialects;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogCheckTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			h2      | create temporary table t (id int)           | false
			h2      | create global temporary table t (id int)    | false
			h2      | create local temporary table t (id int)     | true
			hsqldb  | create temporary table t (id int)           | false
			hsqldb  | declare local temporary table t (id int)    | true
			mariadb | create or replace temporary table t (id int) | true
			""")
	void tableOfTheSessionAloneMayBeMadeAgain(String dialect, String statement, boolean expected) {
		assertThat(CatalogCheck.mayRunAgain(statement, Dialects.named(dialect).syntax())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			drop table if /* it is still there */ exists t              | true
			create table if /* not */ not exists t (id int)             | true
			create /* or not */ or /* yet */ replace view v as select 1 | true
			drop table /* if exists */ t                                | false
			""")
	void commentsBetweenKeywordsSayNothing(String statement, boolean expected) {
		assertThat(CatalogCheck.mayRunAgain(statement, Dialects.named("mariadb").syntax())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			h2      | alter table "A" rename to "a"               | true
			h2      | alter table a rename to A                   | false
			mariadb | rename table `two` to old, new to two, old to new | false
			""")
	void catalogTellsOfNamesThatDifferAsTheyAreStored(String dialect, String statement, boolean expected) {
		SqlSyntax syntax = Dialects.named(dialect).syntax();
		assertThat(CatalogCheck.isVisible(CatalogCheck.effects(SqlStatement.read(statement, syntax), syntax)))
			.isEqualTo(expected);
	}

}
