package dev.migrate.jpa;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.jpa.draws.identity.Guest;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that keys go on behind those that rows have, whatever makes them then.
 */
class DrawnValuesTests {

	/** From each of them to each other, and back. */
	private static final List<Class<?>> WAYS = List.of(Guest.class, dev.migrate.jpa.draws.sequence.Guest.class,
			dev.migrate.jpa.draws.numbers.Guest.class, Guest.class, dev.migrate.jpa.draws.numbers.Guest.class,
			dev.migrate.jpa.draws.sequence.Guest.class, Guest.class);

	@ParameterizedTest
	@MethodSource
	void keysGoOn(TestDatabaseServer server) {
		Set<Object> keys = new HashSet<>();
		try (TestDatabase database = server.create()) {
			for (Class<?> way : WAYS) {
				try (EntityZoo guests = new EntityZoo(database.dataSource(), way)) {
					guests.create();
					assertThat(guests.described()).as(way.getPackageName()).isEmpty();
					keys.addAll(persisted(guests, way));
				}
			}
		}
		assertThat(keys).hasSize(3 * WAYS.size());
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

}
