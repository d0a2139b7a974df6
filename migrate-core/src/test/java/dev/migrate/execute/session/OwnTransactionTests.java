package dev.migrate.execute.session;

import dev.migrate.connect.Dialects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OwnTransactionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			mysql      | LOCK TABLES orders WRITE                    | LEFT_OUT
			mysql      | lock table orders write                     | LEFT_OUT
			mysql      | LOCK TABLE orders AS o READ, lines WRITE    | LEFT_OUT
			mysql      | UNLOCK TABLES                               | LEFT_OUT
			mysql      | unlock table                                | LEFT_OUT
			hsqldb     | LOCK TABLE orders WRITE                     | NONE
			postgresql | LOCK TABLE orders IN EXCLUSIVE MODE         | NONE
			mysql      | SET autocommit = 0                          | LEFT_OUT
			mysql      | SET @@session.autocommit = 0                | LEFT_OUT
			mysql      | START TRANSACTION                           | BEGINS
			mysql      | BEGIN                                       | BEGINS
			mariadb    | BEGIN NOT ATOMIC SELECT 1; END              | NONE
			mysql      | COMMIT                                      | COMMITS
			mysql      | ROLLBACK                                    | ROLLS_BACK
			mysql      | ROLLBACK WORK TO s                          | NONE
			mysql      | insert into t values ('lock tables')        | NONE
			""")
	void tellsWhatBecomesOfTheTransaction(String dialect, String statement, OwnTransaction expected) {
		assertThat(OwnTransaction.of(statement, Dialects.named(dialect).syntax())).isEqualTo(expected);
	}

}
