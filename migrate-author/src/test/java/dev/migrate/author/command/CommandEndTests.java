package dev.migrate.author.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.migrate.author.command.TestCommands.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * Real processes that somebody else ends, or whose database or reader is gone.
 */
class CommandEndTests {

	private ShopProcess shop;

	@BeforeEach
	void begin(@TempDir Path directory) {
		this.shop = new ShopProcess(directory);
	}

	@Test
	void endFromOutsideSaysWhatStays() throws IOException, InterruptedException {
		this.shop.property("migrate.locations", "classpath:dev/migrate/author/command/shop/slow");
		Process process = this.shop.start("migrate", "upgrade");
		BufferedReader err = process.errorReader();
		assertThat(err.readLine()).startsWith("upgrade a1f0, Take no time (");
		assertThat(err.readLine()).isEqualTo("waiting");
		process.toHandle().destroy();
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(err.lines()).startsWith("interrupted: upgrade c3d0 was not complete.",
				"What it has done so far is taken back where the database has transactions for DDL, and stays where it "
						+ "has not.",
				"What was complete before stays: upgrade a1f0.",
				"See where the database is with `migrate current`, and run the command again.");
		assertThat(this.shop.run("migrate", "current")).satisfies((result) -> {
			assertThat(result.code()).isZero();
			assertThat(result.out()).startsWith("a1f0\nupgrade c3d0 stopped at operation 1, create table half (");
		});
	}

	@Test
	void endFromOutsideCancelsTheStatementThatRuns() throws IOException, InterruptedException {
		this.shop.property("migrate.locations", "classpath:dev/migrate/author/command/shop/busy");
		Process process = this.shop.start("migrate", "upgrade");
		BufferedReader err = process.errorReader();
		assertThat(err.readLine()).startsWith("upgrade a1f1, Take no time (");
		assertThat(err.readLine()).isEqualTo("counting");
		process.toHandle().destroy();
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(err.lines().toList()).hasSize(3)
			.first(as(STRING))
			.startsWith("error: ")
			.contains("stopped", "as the process was told to end.", "a1f1");
		assertThat(this.shop.run("migrate", "current")).satisfies((result) -> {
			assertThat(result.code()).isZero();
			assertThat(result.out()).startsWith("a1f1\nupgrade c3d1 stopped at operation 1, create table half (");
		});
	}

	@Test
	void closedPipeEndsQuietly() throws IOException, InterruptedException {
		Process process = this.shop.start("migrate", "history");
		process.getInputStream().close();
		String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(err).isEmpty();
		assertThat(process.exitValue()).isZero();
	}

	@Test
	void databaseThatIsDownIsMessage() {
		Result result = this.shop.run("migrate", "current", "--spring.datasource.url=jdbc:h2:tcp://127.0.0.1:1/shop",
				"--spring.datasource.hikari.connection-timeout=300");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("error: ").doesNotContain("\tat ");
	}

}
