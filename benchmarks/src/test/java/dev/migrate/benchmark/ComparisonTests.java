package dev.migrate.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That each tool does the same, without which no figure counts.
 */
class ComparisonTests {

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void eachToolDoesTheSame(Tool tool, @TempDir Path folder) throws Exception {
		new Revisions(5).write(folder);
		try (TestDatabase database = TestDatabases.h2().create()) {
			for (int run = 0; run < 2; run++) {
				tool.run(database.dataSource(), folder);
				assertThat(new JdbcTemplate(database.dataSource()).queryForList(
						"select lower(index_name) from information_schema.indexes where lower(index_name) = 'ix5' "
								+ "union all select name from t5",
						String.class))
					.containsExactly("ix5", "x");
			}
		}
	}

	@Test
	void medianIsTakenOfEachFigure() {
		Cost cost = Cost.median(List.of(cost(1, 9), cost(2, 8), cost(3, 7)));
		assertThat(cost).isEqualTo(cost(2, 8)).isEqualTo(Cost.parse(cost.toString()));
	}

	private static Cost cost(int time, int classes) {
		return new Cost(Duration.ofMillis(time), Duration.ofMillis(2 * time), classes, 0);
	}

}
