package dev.migrate.dialect;

import java.sql.SQLException;

import dev.migrate.connect.Dialects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.UncategorizedSQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class SqlFailuresTests {

	@ParameterizedTest
	@CsvSource({ "mariadb, HY000, 1205, false", "mariadb, 08S01, 0, false", "mariadb, 70100, 1927, false",
			"mariadb, 42000, 1142, true", "mariadb, 42S02, 1146, true", "postgresql, 55P03, 0, false",
			"postgresql, 57014, 0, false", "postgresql, 57P01, 0, false", "postgresql, 42501, 0, true",
			"postgresql, 42P01, 0, true", "h2, HYT00, 50200, false", "h2, 90040, 90040, true" })
	void failureIsAnAnswerUnlessSomethingElseWasInTheWay(String dialect, String state, int code, boolean answer) {
		RuntimeException failure = new UncategorizedSQLException("read", null, new SQLException("no", state, code));
		Throwable thrown = catchThrowable(() -> Dialects.named(dialect).failures().requireAnswer(failure));
		assertThat(thrown).isSameAs(answer ? null : failure);
	}

}
