package dev.migrate.jpa;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.jpa.rows.association.AssociationRows;
import dev.migrate.jpa.rows.generator.GeneratorRows;
import dev.migrate.jpa.rows.history.HistoryRows;
import dev.migrate.jpa.rows.inheritance.InheritanceRows;
import dev.migrate.jpa.rows.order.OrderRows;
import dev.migrate.jpa.rows.value.ValueRows;
import dev.migrate.jpa.rows.words.WordRows;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Hibernate itself creates for associations, collections, inheritance, generators,
 * and tables that keep what was, beside what we create.
 */
class AnnotationRowsTests {

	@ParameterizedTest
	@MethodSource
	void bothCreateTheSame(TestDatabaseServer server, Class<?> beside) {
		try (TestDatabase database = server.create(); EntityZoo rows = new EntityZoo(database.dataSource(), beside)) {
			rows.start("create-only").destroy();
			assertThat(rows.described()).isEmpty();
		}
		try (TestDatabase database = server.create(); EntityZoo rows = new EntityZoo(database.dataSource(), beside)) {
			rows.create();
			rows.start("validate").destroy();
			assertThat(rows.described()).isEmpty();
		}
	}

	static Stream<Arguments> bothCreateTheSame() {
		return Stream.of(TestDatabases.h2(), TestDatabases.postgresql())
			.flatMap((server) -> List
				.of(AssociationRows.class, GeneratorRows.class, HistoryRows.class, InheritanceRows.class,
						ValueRows.class)
				.stream()
				.map((beside) -> Arguments.of(server, beside)));
	}

	/**
	 * Only MariaDB and MySQL take an order in the constraint that Hibernate makes of a
	 * unique index.
	 */
	@Test
	void bothOrderUniqueIndexes() {
		try (TestDatabase database = TestDatabases.mariadb().create();
				EntityZoo rows = new EntityZoo(database.dataSource(), OrderRows.class)) {
			rows.start("create-only").destroy();
			assertThat(rows.described()).isEmpty();
		}
		for (TestDatabaseServer server : List.of(TestDatabases.mariadb(), TestDatabases.postgresql(),
				TestDatabases.h2(), TestDatabases.hsqldb())) {
			try (TestDatabase database = server.create();
					EntityZoo rows = new EntityZoo(database.dataSource(), OrderRows.class)) {
				rows.create();
				assertThat(rows.described()).isEmpty();
			}
		}
	}

	/**
	 * Which words are reserved, Hibernate asks the driver besides.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "hibernate.auto_quote_keyword", "hibernate.globally_quoted_identifiers" })
	void bothPutTheSameNamesInQuotes(String setting) {
		try (TestDatabase database = TestDatabases.h2().create();
				EntityZoo rows = new EntityZoo(
						database.dataSource(), Map.of(setting, "true",
								"hibernate.globally_quoted_identifiers_skip_column_definitions", "true"),
						WordRows.class)) {
			rows.start("create-only").destroy();
			assertThat(rows.described()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "7.2.25.Final, false", "7.3.0.Final, false", "7.4.0.CR1, true", "7.4.13.Final, true",
			"7.10.0.Final, true", "8.0.0.Final, true" })
	void timesAreNotNullAsTheHibernateThatIsThereHasThem(String hibernate, boolean notNull) {
		assertThat(MappedTimestamps.areNotNull(hibernate)).isEqualTo(notNull);
	}

}
