package dev.migrate.jpa;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.jpa.draws.identity.Guest;
import dev.migrate.jpa.draws.kinds.Kinds;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.sequence.NoSequenceSupport;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that keys go on behind those that rows have, whatever makes them then.
 */
class DrawnValuesTests {

	private static final Class<?> IDENTITY = Guest.class;

	private static final Class<?> NUMBERS = dev.migrate.jpa.draws.numbers.Guest.class;

	private static final Class<?> SEQUENCE = dev.migrate.jpa.draws.sequence.Guest.class;

	private static final Class<?> SINGLE = dev.migrate.jpa.draws.single.Guest.class;

	/** Its sequence is called as the table. */
	private static final Class<?> NAMED = dev.migrate.jpa.draws.named.Guest.class;

	/** From each of them to each other, and back. */
	private static final List<Class<?>> WAYS = List.of(IDENTITY, SEQUENCE, NUMBERS, IDENTITY, NUMBERS, SEQUENCE,
			IDENTITY, SINGLE, SEQUENCE, SINGLE);

	@ParameterizedTest
	@MethodSource
	void keysGoOn(TestDatabaseServer server) {
		keysGoOn(server, Map.of(), WAYS);
	}

	@Test
	void keysGoOnWhereSequencesAndTablesShareNames() {
		keysGoOn(TestDatabases.h2(), Map.of(), List.of(IDENTITY, NAMED, IDENTITY));
		keysGoOn(TestDatabases.hsqldb(), Map.of(), List.of(IDENTITY, NAMED, IDENTITY));
	}

	@Test
	void keysGoOnWhereATableStandsInForASequence() {
		keysGoOn(TestDatabases.h2(), Map.of("hibernate.dialect", WithoutSequences.class.getName()),
				List.of(IDENTITY, SEQUENCE, IDENTITY));
	}

	private static void keysGoOn(TestDatabaseServer server, Map<String, Object> properties, List<Class<?>> ways) {
		Set<Object> keys = new HashSet<>();
		try (TestDatabase database = server.create()) {
			for (Class<?> way : ways) {
				try (EntityZoo guests = new EntityZoo(database.dataSource(), properties, way)) {
					guests.create();
					assertThat(guests.described()).as(way.getPackageName()).isEmpty();
					keys.addAll(persisted(guests, way));
				}
			}
		}
		assertThat(keys).hasSize(3 * ways.size());
	}

	@Test
	void tablesThatHaveKeysOfTheirOwnDraw() {
		try (TestDatabase database = TestDatabases.h2().create();
				EntityZoo kinds = new EntityZoo(database.dataSource(), Kinds.class)) {
			assertThat(kinds.wanted().drawn()).extracting((drawn) -> drawn.table().name() + " " + drawn.source().name())
				.containsExactlyInAnyOrder("kinds$joined kinds$joined_seq", "kinds$united_one kinds$united_seq",
						"kinds$united_two kinds$united_seq");
		}
	}

	private static List<Object> persisted(EntityZoo guests, Class<?> type) {
		LocalContainerEntityManagerFactoryBean factory = guests.start("validate");
		try {
			EntityManagerFactory managers = factory.getNativeEntityManagerFactory();
			List<Object> all = List.of(instance(type), instance(type), instance(type));
			managers.runInTransaction((manager) -> all.forEach(manager::persist));
			return all.stream().map((guest) -> managers.getPersistenceUnitUtil().getIdentifier(guest)).toList();
		}
		finally {
			factory.destroy();
		}
	}

	private static Object instance(Class<?> type) {
		return org.springframework.beans.BeanUtils.instantiateClass(type);
	}

	static List<TestDatabaseServer> keysGoOn() {
		return List.of(TestDatabases.h2(), TestDatabases.hsqldb(), TestDatabases.postgresql(), TestDatabases.mariadb());
	}

	/**
	 * A database of which Hibernate knows no sequences.
	 */
	public static class WithoutSequences extends H2Dialect {

		@Override
		public SequenceSupport getSequenceSupport() {
			return NoSequenceSupport.INSTANCE;
		}

	}

}
