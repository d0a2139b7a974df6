package dev.migrate.author.command.family;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a context without a database, and one below it that has one.
 */
public final class FamilyApplication {

	private FamilyApplication() {
	}

	public static void main(String[] args) {
		new SpringApplicationBuilder(Shared.class).child(Shop.class).run(args);
		System.out.println("The family is at home.");
	}

	@Configuration(proxyBeanMethods = false)
	static class Shared {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Shop {

	}

}
