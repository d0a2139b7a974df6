package dev.migrate.autoconfigure.application;

import java.util.List;

import dev.migrate.Migrator;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the application, for a test that has it in a class loader of its own.
 */
public final class PlainStart {

	private PlainStart() {
	}

	/**
	 * Start and stop the application.
	 * @return what the database was at
	 */
	public static List<String> current() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(UsersApplication.class)
			.web(WebApplicationType.NONE)
			.properties("spring.datasource.url=jdbc:h2:mem:plain", "spring.jpa.hibernate.ddl-auto=validate")
			.run()) {
			return context.getBean(Migrator.class).current();
		}
	}

}
