package dev.migrate.author.command;

import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.author.command.shop.ShopApplication;
import dev.migrate.autoconfigure.WantedSchemaSources;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.connect.Dialects;
import dev.migrate.schema.TableName;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests that a command knows the entities of an application whose JPA cannot start.
 */
class EntitiesOfCommandTests {

	@Test
	void areKnownWhileTheApplicationSleeps() {
		try (ConfigurableApplicationContext context = start()) {
			Migrator migrator = context.getBean(Migrator.class);
			List<WantedSchemaSource> sources = context.getBean(WantedSchemaSources.class).of(migrator);
			WantedSchema wanted = sources.stream()
				.map((source) -> source.read(profile()))
				.filter((schema) -> schema.origin().equals("entityManagerFactory"))
				.findFirst()
				.orElseThrow();
			assertThat(wanted.schema().table(TableName.of("orders_that_are_not_there"))).isPresent();
		}
	}

	@Test
	void hibernateStartsWhenItIsUsed() {
		try (ConfigurableApplicationContext context = start()) {
			EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
			assertThatException().isThrownBy(factory::createEntityManager)
				.havingRootCause()
				.withMessageContaining("orders_that_are_not_there");
		}
	}

	private static ConfigurableApplicationContext start() {
		CommandContext context = new CommandContext();
		TestPropertyValues
			.of("spring.datasource.url=jdbc:h2:mem:sleeping", "spring.jpa.hibernate.ddl-auto=validate",
					"spring.jpa.defer-datasource-initialization=true", "spring.jpa.bootstrap=async")
			.applyTo(context);
		new AnnotatedBeanDefinitionReader(context).register(ShopApplication.class);
		context.refresh();
		return context;
	}

	private static DatabaseProfile profile() {
		return new DatabaseProfile(Dialects.named("h2"), "H2", 2, 4, "public", (name, quoted) -> name);
	}

}
