package dev.migrate.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.migrate.test.database.TestDatabase;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One run of a tool in a JVM of its own, which says what it took as its only line.
 */
final class ToolProcess {

	private static final long TIMEOUT_SECONDS = 300;

	private ToolProcess() {
	}

	/**
	 * Run a tool in a new JVM.
	 * @param tool the tool
	 * @param database the database
	 * @param folder the revisions
	 * @return what it took
	 */
	static Cost run(Tool tool, TestDatabase database, Path folder) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
						"-Dlogback.configurationFile=log-of-benchmarks.xml", "-cp",
						System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						ToolProcess.class.getName(), tool.name(), database.url(), database.user(), database.password(),
						folder.toString()));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		// It says little, which a pipe takes without a reader
		if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IllegalStateException(tool + " does not end");
		}
		String output = new String(process.getInputStream().readAllBytes()).strip();
		if (process.exitValue() != 0) {
			throw new IllegalStateException(tool + " failed: " + output);
		}
		return Cost.parse(output.lines().reduce((first, second) -> second).orElse(""));
	}

	/**
	 * Run a tool.
	 * @param arguments its name; URL, user and password; the folder
	 */
	public static void main(String[] arguments) throws SQLException, IOException {
		Tool tool = Tool.valueOf(arguments[0]);
		DriverManagerDataSource dataSource = new DriverManagerDataSource(arguments[1], arguments[2], arguments[3]);
		Tool.NONE.run(dataSource, Path.of(arguments[4]));
		long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
		Duration cpu = cpu();
		long begin = System.nanoTime();
		tool.run(dataSource, Path.of(arguments[4]));
		Duration time = Duration.ofNanos(System.nanoTime() - begin);
		System.out.println(new Cost(time, cpu().minus(cpu),
				ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - classes, peakKilobytes()));
	}

	private static Duration cpu() {
		return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/**
	 * What Linux says the process has had in memory at once; 0 elsewhere.
	 */
	private static long peakKilobytes() throws IOException {
		Path status = Path.of("/proc/self/status");
		if (Files.notExists(status)) {
			return 0;
		}
		try (Stream<String> lines = Files.lines(status)) {
			return lines.filter((line) -> line.startsWith("VmHWM"))
				.map((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst()
				.orElse(0L);
		}
	}

}
