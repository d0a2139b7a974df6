package dev.migrate.author.command.family;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a context without a database, but with a runner, and one below it that has a
 * database and revisions of its own.
 */
public final class FamilyApplication {

	private FamilyApplication() {
	}

	public static void main(String[] args) {
		new SpringApplicationBuilder(Shared.class).properties("family.locations=classpath:db/shared")
			.child(Shop.class)
			.properties("family.locations=classpath:dev/migrate/author/command/shop/revisions")
			.run(args);
		System.out.println("The family is at home.");
	}

	@Configuration(proxyBeanMethods = false)
	static class Shared {

		@Bean
		ApplicationRunner greeting() {
			return (arguments) -> {
				throw new IllegalStateException("A command runs nobody");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Shop {

	}

}
