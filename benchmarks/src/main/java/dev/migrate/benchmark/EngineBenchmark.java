package dev.migrate.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Planner;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlSyntax;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What the engine does before it asks a database, in a warm JVM.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EngineBenchmark {

	private static final int WIDTH = 10;

	/** How many revisions there are. */
	@Param({ "1000", "10000" })
	public int revisions;

	private List<RevisionNode> nodes = List.of();

	private String script = "";

	/**
	 * Run all of them.
	 * @param arguments none
	 * @throws RunnerException if JMH fails
	 */
	public static void main(String[] arguments) throws RunnerException {
		new Runner(new OptionsBuilder().include(EngineBenchmark.class.getSimpleName()).build()).run();
	}

	/**
	 * Make a history in which every tenth revision merges two branches.
	 */
	@Setup(Level.Trial)
	public void prepare() {
		this.nodes = new ArrayList<>();
		for (int number = 1; number <= this.revisions; number++) {
			this.nodes.add(RevisionNode.of(Revisions.id(number), parents(number)));
		}
		this.script = IntStream.rangeClosed(1, this.revisions)
			.mapToObj((number) -> String.join(";\n", Revisions.statements(number)) + ";\n")
			.collect(Collectors.joining());
	}

	private static String[] parents(int number) {
		if (number == 1) {
			return new String[0];
		}
		return switch (number % WIDTH) {
			case 0 -> new String[] { Revisions.id(number - 1), Revisions.id(number - 2) };
			case WIDTH - 1 -> new String[] { Revisions.id(number - 2) };
			default -> new String[] { Revisions.id(number - 1) };
		};
	}

	/**
	 * The graph of the history, and the way from its middle to its head.
	 * @return the plan
	 */
	@Benchmark
	public MigrationPlan planFromTheMiddle() {
		Planner planner = new Planner(RevisionGraph.of(this.nodes));
		return planner.upgrade(List.of(Revisions.id(this.revisions / 2)), Target.parse("heads"));
	}

	/**
	 * A file with the statements of all revisions, one by one.
	 * @param sink takes them
	 */
	@Benchmark
	public void splitScript(Blackhole sink) {
		new SqlSplitter(SqlSyntax.standard()).split(this.script).forEach(sink::consume);
	}

}
