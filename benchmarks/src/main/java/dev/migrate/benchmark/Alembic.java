package dev.migrate.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.migrate.test.database.TestDatabase;

/**
 * Alembic, where it is installed: a process as it is called by hand, whose time is that
 * of the whole of it.
 *
 * @param folder what {@link Revisions#write} has filled
 */
record Alembic(Path folder) {

	private static final String ENVIRONMENT = """
			from alembic import context
			from sqlalchemy import create_engine
			engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
			with engine.connect() as connection:
			    context.configure(connection=connection, target_metadata=None, transaction_per_migration=True)
			    with context.begin_transaction():
			        context.run_migrations()
			""";

	/**
	 * Whether there is one.
	 * @return whether {@code alembic} can be called
	 */
	static boolean isInstalled() throws InterruptedException {
		try {
			return new ProcessBuilder("alembic", "--version").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Bring a database to the last revision.
	 * @param database of PostgreSQL
	 * @return how long the process has lasted
	 */
	Duration upgrade(TestDatabase database) throws IOException, InterruptedException {
		URI server = URI.create(database.url().substring("jdbc:".length()));
		Path project = this.folder.resolve("alembic");
		Files.writeString(project.resolve("env.py"), ENVIRONMENT);
		Files.writeString(project.resolve("alembic.ini"),
				"[alembic]\nscript_location = .\nsqlalchemy.url = postgresql+psycopg2://" + database.user() + ":"
						+ database.password() + "@" + server.getHost() + ":" + server.getPort() + server.getPath()
						+ "\n");
		long begin = System.nanoTime();
		int code = new ProcessBuilder("alembic", "upgrade", "head").directory(project.toFile())
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start()
			.waitFor();
		if (code != 0) {
			throw new IllegalStateException("alembic ended with " + code);
		}
		return Duration.ofNanos(System.nanoTime() - begin);
	}

}
