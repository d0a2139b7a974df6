package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.error.Quoted;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.PlanWarning;
import dev.migrate.plan.Step;
import dev.migrate.script.External;
import dev.migrate.start.PlannedOperation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Shows what would be run.
 */
@Command(name = "plan", description = "Show what an upgrade would do here, and change nothing.")
final class PlanCommand extends ReportingCommand {

	@Parameters(arity = "0..1", paramLabel = "<revision>",
			description = "Where to; 'migrate.target' by default. A number of steps down is a downgrade.")
	private @Nullable String target;

	@Option(names = "--downgrade", description = "Show what a downgrade would do.")
	private boolean downgrade;

	@Override
	boolean takesAll() {
		return true;
	}

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		String goal = (this.target != null) ? this.target : migrator.settings().goal().target();
		boolean down = this.downgrade || goal.matches("-[0-9]+");
		MigrationPlan plan = down ? migrator.planDowngrade(goal) : migrator.planUpgrade(goal);
		List<String> lines = new ArrayList<>();
		List<Map<String, Object>> steps = new ArrayList<>();
		List<List<PlannedOperation>> preview = migrator.preview(plan);
		for (int i = 0; i < preview.size(); i++) {
			Step step = plan.steps().get(i);
			List<PlannedOperation> operations = preview.get(i);
			String message = step.revision().message();
			lines.add(message.isEmpty() ? step.toString() : step + ", " + message);
			List<String> external = migrator.script(step.revision().id())
				.external()
				.stream()
				.map(External::toString)
				.toList();
			Map<String, Object> data = ChangingCommand.data(step);
			if (!external.isEmpty()) {
				lines.add("    -- external: " + Quoted.visible(String.join(", ", external)));
				data.put("external", external);
			}
			operations.forEach((operation) -> lines.addAll(describe(operation)));
			data.put("operations", operations.stream().map(PlanCommand::data).toList());
			steps.add(data);
		}
		if (steps.isEmpty()) {
			lines.add("Nothing to do: the database is at " + rows(plan.rowsBefore()) + ".");
		}
		plan.warnings()
			.forEach((warning) -> session.output().err().println("warning: " + Quoted.visible(warning.message())));
		print(session, new Report(lines, data(plan, steps)));
		return ExitCode.DONE;
	}

	private List<String> describe(PlannedOperation operation) {
		List<String> lines = new ArrayList<>();
		if (operation.sql().isEmpty() || options().verbose()) {
			lines.add("    -- " + operation.description()
					+ (operation.decidedWhenItRuns() ? " (decided when it runs)" : ""));
		}
		operation.sql().forEach((sql) -> terminated(sql).lines().map((line) -> "    " + line).forEach(lines::add));
		return lines;
	}

	private static String terminated(String sql) {
		String stripped = sql.strip();
		return stripped.endsWith(";") ? stripped : stripped + ";";
	}

	private static String rows(List<String> rows) {
		return rows.isEmpty() ? "base" : String.join(", ", rows);
	}

	private static Map<String, Object> data(MigrationPlan plan, List<Map<String, Object>> steps) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("before", plan.rowsBefore());
		data.put("after", plan.rowsAfter());
		data.put("steps", steps);
		data.put("warnings", plan.warnings().stream().map(PlanWarning::message).toList());
		return data;
	}

	private static Map<String, Object> data(PlannedOperation operation) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("description", operation.description());
		data.put("sql", operation.sql());
		if (operation.decidedWhenItRuns()) {
			data.put("decidedWhenItRuns", true);
		}
		return data;
	}

}
