package dev.migrate.autoconfigure.command;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandArgumentsTests {

	@Test
	void otherFirstArgumentsStartTheApplication() {
		assertThat(CommandArguments.of()).isEmpty();
		assertThat(CommandArguments.of("import", "migrate")).isEmpty();
		assertThat(CommandArguments.of("--migrate")).isEmpty();
		assertThat(CommandArguments.of("--debug", "migrate")).isEmpty();
	}

	@Test
	void propertiesMayStandBeforeTheCommand() {
		assertThat(CommandArguments.of("--spring.profiles.active=prod", "--tenant=a", "migrate", "current"))
			.hasValueSatisfying((arguments) -> {
				assertThat(arguments.command()).containsExactly("current");
				assertThat(arguments.properties()).containsExactly("--spring.profiles.active=prod", "--tenant=a");
			});
	}

	@Test
	void keyWithDotIsPropertyAndKeyWithoutIsOption() {
		assertThat(CommandArguments.of("migrate", "revision", "--message=Fix v1.2", "--migrate.target=a=b",
				"--server.ssl.enabled", "-m", "a.b"))
			.hasValueSatisfying((arguments) -> {
				assertThat(arguments.command()).containsExactly("revision", "--message=Fix v1.2", "-m", "a.b");
				assertThat(arguments.properties()).containsExactly("--migrate.target=a=b", "--server.ssl.enabled");
			});
	}

	@Test
	void anyKeyIsPropertyAfterTheEndOfTheOptions() {
		assertThat(CommandArguments.of("migrate", "downgrade", "--", "-1", "--tenant=acme"))
			.hasValueSatisfying((arguments) -> {
				assertThat(arguments.command()).containsExactly("downgrade", "--", "-1");
				assertThat(arguments.properties()).containsExactly("--tenant=acme");
			});
	}

}
