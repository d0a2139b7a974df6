package dev.migrate.jpa;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.jpa.rows.association.AssociationRows;
import dev.migrate.jpa.rows.generator.GeneratorRows;
import dev.migrate.jpa.rows.history.HistoryRows;
import dev.migrate.jpa.rows.inheritance.InheritanceRows;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
				.of(AssociationRows.class, GeneratorRows.class, HistoryRows.class, InheritanceRows.class)
				.stream()
				.map((beside) -> Arguments.of(server, beside)));
	}

}
