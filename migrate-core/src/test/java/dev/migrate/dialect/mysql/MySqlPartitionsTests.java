package dev.migrate.dialect.mysql;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.date;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MySqlPartitions}.
 */
class MySqlPartitionsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			ENGINE=InnoDB COMMENT='partition by range (day)'                                             | ~~
			ENGINE=InnoDB /*!50100 PARTITION BY RANGE (year(`day`)) (PARTITION hash VALUES LESS THAN (9)) */ | day
			/*!50100 PARTITION BY HASH (`hash`) SUBPARTITION BY LINEAR HASH (year(`day`)) SUBPARTITIONS 2 */ | day,hash
			/*!50500 PARTITION BY RANGE  COLUMNS(`Day`,id) (PARTITION p VALUES LESS THAN (1,'year')) */  | id,day
			/*!50100 PARTITION BY KEY () PARTITIONS 4 */                                                  | id,year
			/*!50100 PARTITION BY LINEAR KEY ALGORITHM = 2 (hash) PARTITIONS 4 */                        | hash
			PARTITION BY SYSTEM_TIME (PARTITION `day` HISTORY ENGINE = InnoDB)                            | ~~
			""")
	void columnsTellPartitionsApart(String tail, String columns) {
		Table table = Table.of(TableName.of("t"), List.of(column("id", integer()).primaryKey(), column("day", date()),
				column("hash", integer()), column("year", integer()).primaryKey()));
		assertThat(MySqlPartitions.columns(table, tail, Dialects.named("mysql").syntax()))
			.containsExactlyInAnyOrderElementsOf(
					Stream.of(columns.split(",")).filter((name) -> !name.isEmpty()).toList());
	}

}
