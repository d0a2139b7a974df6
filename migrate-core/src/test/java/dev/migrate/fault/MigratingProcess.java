package dev.migrate.fault;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.execute.RunStoppedException;
import dev.migrate.test.database.TestDatabase;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Another process that migrates a database. It says when it has come to a round trip, and
 * stops there or goes on; who started it kills it then.
 */
final class MigratingProcess {

	private static final String REACHED = "reached ";

	private static final String START = "start";

	private MigratingProcess() {
	}

	public static void main(String[] arguments) {
		DriverManagerDataSource database = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
		Moment moment = Moment.valueOf(arguments[5]);
		FaultyDataSource counting = new FaultyDataSource(database, Integer.parseInt(arguments[4]),
				moment == Moment.AFTER) {

			@Override
			protected void fault(String trip) {
				System.out.println(REACHED + trip.replaceAll("\\s+", " "));
				if (moment != Moment.DURING) {
					stop();
				}
			}

		};
		Path files = Path.of(arguments[3]);
		if (arguments[6].equals(START)) {
			start(Migrator.builder(counting).locations(files.toUri().toString()).build());
		}
		else {
			FaultScenario scenario = FaultScenario.valueOf(arguments[6]);
			scenario.go(scenario.migrator(counting, files), database);
		}
		System.out.println("ended");
	}

	private static void start(Migrator migrator) {
		try {
			migrator.run();
		}
		catch (RunStoppedException ex) {
			System.exit(1);
		}
	}

	private static void stop() {
		try {
			System.in.read();
		}
		catch (IOException ex) {
			// Whoever started this process has ended
		}
	}

	/**
	 * Start an application in another process, which runs revisions in SQL.
	 * @param database the database
	 * @param files the revisions
	 */
	static Process start(TestDatabase database, Path files) throws IOException {
		return start(database, files, Integer.MAX_VALUE, Moment.AFTER, START);
	}

	private static Process start(TestDatabase database, Path files, int point, Moment moment, String work)
			throws IOException {
		return new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						MigratingProcess.class.getName(), database.url(), database.user(), database.password(),
						files.toString(), Integer.toString(point), moment.name(), work))
			.redirectErrorStream(true)
			.start();
	}

	/**
	 * Migrate in another process, and kill it.
	 * @param database the database
	 * @param files the revisions in SQL
	 * @param point the round trip, counted from 1
	 * @param moment when to kill
	 * @param scenario what it does
	 * @return the round trip at which it was killed
	 */
	static String kill(TestDatabase database, Path files, int point, Moment moment, FaultScenario scenario)
			throws Exception {
		Process process = start(database, files, point, moment, scenario.name());
		StringBuilder said = new StringBuilder();
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				if (line.startsWith(REACHED)) {
					process.destroyForcibly();
					process.waitFor();
					return line.substring(REACHED.length());
				}
				said.append(line).append('\n');
			}
		}
		finally {
			process.destroyForcibly();
		}
		throw new IllegalStateException("The process has not come to round trip " + point + ": " + said);
	}

	/**
	 * When a process is killed.
	 */
	enum Moment {

		/** Before the database has the statement. */
		BEFORE,

		/** While the statement runs, or the one after it. */
		DURING,

		/** When the database has answered. */
		AFTER

	}

}
