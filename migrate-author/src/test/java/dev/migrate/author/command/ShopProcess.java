package dev.migrate.author.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.migrate.author.command.TestCommands.Result;
import dev.migrate.author.command.shop.ShopApplication;

/**
 * Runs the shop in a process of its own, on a database in a directory.
 */
final class ShopProcess {

	private static final long TIMEOUT_SECONDS = 120;

	private final Path directory;

	private final List<String> properties = new ArrayList<>();

	private Class<?> application = ShopApplication.class;

	ShopProcess(Path directory) {
		this.directory = directory;
		property("spring.datasource.url", "jdbc:h2:file:" + directory.resolve("shop"));
		property("migrate.locations", "classpath:dev/migrate/author/command/shop/revisions");
		property("spring.jpa.hibernate.ddl-auto", "validate");
	}

	ShopProcess property(String name, String value) {
		this.properties.add("-D" + name + "=" + value);
		return this;
	}

	ShopProcess of(Class<?> application) {
		this.application = application;
		return this;
	}

	/** What a command has left there, asked without a further process. */
	JdbcTemplate database() {
		return new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:file:" + this.directory.resolve("shop"), "", ""));
	}

	Result run(String... arguments) {
		try {
			Process process = start(arguments);
			CompletableFuture<String> out = read(process.getInputStream());
			CompletableFuture<String> err = read(process.getErrorStream());
			if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new IllegalStateException("The process does not end; it says " + out.get() + err.get());
			}
			return new Result(process.exitValue(), out.get(), err.get());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Process start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", classPath()));
		command.addAll(this.properties);
		command.add(this.application.getName());
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).directory(this.directory.toFile()).start();
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	private static CompletableFuture<String> read(InputStream stream) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

}
