package dev.migrate.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import dev.migrate.test.database.WireCounter;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The tools side by side on PostgreSQL, in turns, as a table in Markdown: each run in a
 * fresh JVM, the figures those in the middle.
 */
final class Comparison {

	private static final List<Tool> TOOLS = List.of(Tool.RAW, Tool.MIGRATE, Tool.FLYWAY);

	private final int rounds;

	private final List<String> table = new ArrayList<>();

	private Comparison(int rounds) {
		this.rounds = rounds;
	}

	/**
	 * Measure.
	 * @param arguments how many rounds, 5 if nothing is said
	 * @throws Exception if a tool fails
	 */
	public static void main(String[] arguments) throws Exception {
		Comparison comparison = new Comparison((arguments.length > 0) ? Integer.parseInt(arguments[0]) : 5);
		comparison.compare(10, 100, 1000);
		comparison.table.forEach(System.out::println);
		EngineBenchmark.main(new String[0]);
	}

	private void compare(int... counts) throws Exception {
		boolean alembic = Alembic.isInstalled();
		this.table.add("| what | raw | Migrate | Flyway |" + (alembic ? " Alembic, whole process |" : ""));
		this.table.add("|---|---|---|---|" + (alembic ? "---|" : ""));
		for (int count : counts) {
			Path folder = new Revisions(count).write(Files.createTempDirectory("benchmark"));
			measure(count, folder, alembic);
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private void measure(int count, Path folder, boolean alembic) throws Exception {
		Map<Tool, List<Cost>> applying = new EnumMap<>(Tool.class);
		Map<Tool, List<Cost>> starting = new EnumMap<>(Tool.class);
		List<Duration> alembicApplying = new ArrayList<>();
		List<Duration> alembicStarting = new ArrayList<>();
		for (int round = 0; round < this.rounds; round++) {
			for (Tool tool : TOOLS) {
				try (TestDatabase database = TestDatabases.postgresql().create()) {
					applying.computeIfAbsent(tool, (key) -> new ArrayList<>())
						.add(ToolProcess.run(tool, database, folder));
					starting.computeIfAbsent(tool, (key) -> new ArrayList<>())
						.add(ToolProcess.run(tool, database, folder));
				}
			}
			if (alembic) {
				try (TestDatabase database = TestDatabases.postgresql().create()) {
					alembicApplying.add(new Alembic(folder).upgrade(database));
					alembicStarting.add(new Alembic(folder).upgrade(database));
				}
			}
		}
		String revisions = count + " revisions";
		row("apply " + revisions + ": time", applying, (cost) -> text(cost.time()), alembicApplying);
		row("… cpu of the client", applying, (cost) -> text(cost.cpu()), List.of());
		row("… memory of the process at its peak", applying, (cost) -> cost.peakKilobytes() / 1024 + " MiB", List.of());
		wire("… round trips, bytes from the server", folder, 0);
		row("start with nothing to do, " + revisions + ": time", starting, (cost) -> text(cost.time()),
				alembicStarting);
		row("… cpu of the client", starting, (cost) -> text(cost.cpu()), List.of());
		row("… classes loaded", starting, (cost) -> String.valueOf(cost.classes()), List.of());
		row("… memory of the process at its peak", starting, (cost) -> cost.peakKilobytes() / 1024 + " MiB", List.of());
		wire("… round trips, bytes from the server", folder, 1);
	}

	private void row(String what, Map<Tool, List<Cost>> costs, Function<Cost, String> figure, List<Duration> alembic) {
		Stream<String> figures = TOOLS.stream()
			.map((tool) -> figure.apply(Cost.median(costs.getOrDefault(tool, List.of()))));
		Stream<String> last = alembic.isEmpty() ? Stream.of()
				: Stream.of(text(alembic.stream().sorted().toList().get(alembic.size() / 2)));
		this.table.add("| " + what + " | " + Stream.concat(figures, last).collect(Collectors.joining(" | ")) + " |");
	}

	/**
	 * Over what a connection and a query cost.
	 */
	private void wire(String what, Path folder, int runsBefore) throws IOException, SQLException {
		List<String> figures = new ArrayList<>();
		for (Tool tool : TOOLS) {
			try (TestDatabase database = TestDatabases.postgresql().create()) {
				for (int run = 0; run < runsBefore; run++) {
					tool.run(database.dataSource(), folder);
				}
				Wire none = count(Tool.NONE, database, folder);
				Wire whole = count(tool, database, folder);
				figures.add("%d, %,d".formatted(whole.trips() - none.trips(), whole.bytes() - none.bytes()));
			}
		}
		this.table.add("| " + what + " | " + String.join(" | ", figures) + " |");
	}

	private static Wire count(Tool tool, TestDatabase database, Path folder) throws IOException, SQLException {
		try (WireCounter wire = new WireCounter(database, "")) {
			tool.run(new DriverManagerDataSource(wire.url(), database.user(), database.password()), folder);
			return new Wire(wire.trips(), wire.received());
		}
	}

	private static String text(Duration time) {
		return String.format(Locale.ROOT, "%,d ms", time.toMillis());
	}

	/**
	 * What went over the wire.
	 */
	private record Wire(int trips, long bytes) {
	}

}
