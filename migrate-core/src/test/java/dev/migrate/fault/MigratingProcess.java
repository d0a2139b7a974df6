package dev.migrate.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

import dev.migrate.Migrator;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.execute.RunStoppedException;
import dev.migrate.test.database.TestDatabase;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Another process that migrates databases, each in a thread of its own. It says when one
 * has come to its round trip, which stops there or goes on; who started it kills it then.
 */
final class MigratingProcess {

	static final String REACHED = "reached";

	private static final String START = "start";

	/** How many arguments say what is done to a database. */
	private static final int LENGTH = 6;

	private MigratingProcess() {
	}

	public static void main(String[] arguments) {
		Path files = Path.of(arguments[0]);
		List<String> all = List.of(arguments);
		for (int work = 1; work < all.size(); work += LENGTH) {
			List<String> one = all.subList(work, work + LENGTH);
			int number = work / LENGTH;
			new Thread(() -> migrate(one, number, files)).start();
		}
	}

	private static void migrate(List<String> work, int number, Path files) {
		DriverManagerDataSource database = new DriverManagerDataSource(work.get(0), work.get(1), work.get(2));
		Moment moment = Moment.valueOf(work.get(4));
		FaultyDataSource counting = new FaultyDataSource(database, Integer.parseInt(work.get(3)),
				moment == Moment.AFTER) {

			@Override
			protected void fault(String trip) {
				System.out.println(String.join("\t", REACHED, Integer.toString(number), trip.replaceAll("\\s+", " ")));
				if (moment != Moment.DURING) {
					stop();
				}
			}

		};
		if (work.get(5).equals(START)) {
			start(Migrator.builder(counting).locations(files.toUri().toString()).build());
		}
		else {
			FaultScenario scenario = FaultScenario.valueOf(work.get(5));
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
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Start an application in another process, which runs revisions in SQL.
	 * @param database the database
	 * @param files the revisions
	 */
	static Process start(TestDatabase database, Path files) throws IOException {
		return start(files, List.of(work(database, Integer.MAX_VALUE, Moment.AFTER, START)));
	}

	/**
	 * Start an application in another process, which says when it begins a round trip.
	 * @param database the database
	 * @param files the revisions
	 * @param trip the round trip, counted from 1
	 */
	static Process startAndTell(TestDatabase database, Path files, int trip) throws IOException {
		return start(files, List.of(work(database, trip, Moment.DURING, START)));
	}

	private static List<String> work(TestDatabase database, int point, Moment moment, String what) {
		return List.of(database.url(), database.user(), database.password(), Integer.toString(point), moment.name(),
				what);
	}

	private static Process start(Path files, List<List<String>> works) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp",
						System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						MigratingProcess.class.getName(), files.toString()));
		works.forEach(command::addAll);
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	/**
	 * Migrate databases in another process, and kill it when it has come to the round
	 * trip of each.
	 * @param databases the databases
	 * @param kills what is done to each of them, and when it ends
	 * @param files the revisions in SQL
	 * @return the round trips at which it was killed, in the same order
	 */
	static List<String> kill(List<TestDatabase> databases, List<Kill> kills, Path files) throws Exception {
		List<List<String>> works = new ArrayList<>();
		for (int i = 0; i < kills.size(); i++) {
			Kill kill = kills.get(i);
			works.add(work(databases.get(i), kill.point(), kill.moment(), kill.scenario().name()));
		}
		Process process = start(files, works);
		Map<Integer, String> reached = new TreeMap<>();
		StringBuilder said = new StringBuilder();
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				String[] parts = line.split("\t", 3);
				if (parts[0].equals(REACHED)) {
					reached.put(Integer.valueOf(parts[1]), parts[2]);
				}
				if (reached.size() == kills.size()) {
					process.destroyForcibly();
					process.waitFor();
					return List.copyOf(reached.values());
				}
				said.append(line).append('\n');
			}
		}
		finally {
			process.destroyForcibly();
		}
		throw new IllegalStateException("The process has not come to all of " + kills + ": " + said);
	}

	/**
	 * What a process does when it is killed.
	 *
	 * @param scenario what it does
	 * @param point the round trip, counted from 1
	 * @param moment when in it
	 */
	record Kill(FaultScenario scenario, int point, Moment moment) {
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
