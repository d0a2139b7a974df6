package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.WantedSchemaComparison;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.branch.UnresolvedConflict;
import dev.migrate.start.ChangedRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Says whether a revision is missing. Nothing is written.
 */
@Command(name = "check", description = "End with code 3 and say why, if the application wants the database otherwise "
		+ "than its revisions make it.")
final class CheckCommand extends ReportingCommand {

	@Option(names = "--against-database",
			description = "Compare the database with what its revisions make of an empty one: what differs was "
					+ "changed by hand.")
	private boolean againstDatabase;

	@Mixin
	private DifferenceOptions comparing = new DifferenceOptions();

	@Override
	Need need() {
		return Need.APPLICATION;
	}

	@Override
	boolean takesAll() {
		return true;
	}

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		// First, as it is refused on the database of another application
		List<ChangedRevision> changed = migrator.changedRevisions();
		SchemaDifferences differences = differences(session.comparison(options()), migrator);
		DifferenceText text = new DifferenceText(differences);
		if (!options().quiet()) {
			text.warn(session.output());
		}
		BranchText branches = new BranchText(migrator.compareBranches());
		List<UnresolvedConflict> unresolved = migrator.unresolvedConflicts();
		List<String> lines = new ArrayList<>();
		lines.add(sentence(differences));
		lines.addAll(text.lines(this.comparing.details()));
		changed.forEach((revision) -> lines.add(revision.toString()));
		lines.addAll(branches.lines());
		unresolved.forEach((conflict) -> lines.add(conflict.toString()));
		print(session, new Report(lines, data(text, changed, branches, unresolved)));
		if (!changed.isEmpty()) {
			return ExitCode.UNKNOWN_REVISION;
		}
		if (branches.conflict() || !unresolved.isEmpty()) {
			return ExitCode.MULTIPLE_HEADS;
		}
		return differences.isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
	}

	private static Map<String, Object> data(DifferenceText text, List<ChangedRevision> changed, BranchText branches,
			List<UnresolvedConflict> unresolved) {
		Map<String, Object> data = new LinkedHashMap<>(text.data());
		if (!changed.isEmpty()) {
			data.put("changed", changed.stream().map(RepairCommand::data).toList());
		}
		branches.addTo(data);
		if (!unresolved.isEmpty()) {
			data.put("unresolved", unresolved.stream().map(UnresolvedConflict::toString).toList());
		}
		return data;
	}

	private SchemaDifferences differences(WantedSchemaComparison comparison, Migrator migrator) {
		if (this.againstDatabase) {
			return migrator.autogenerate(comparison.settings(migrator)).drift();
		}
		return KeepNotes.on(RenameNotes.on(comparison.differences(migrator,
				Autogeneration.leveled(comparison.settings(migrator), this.comparing.level()))));
	}

	private String sentence(SchemaDifferences differences) {
		String wanted = this.againstDatabase ? "as its revisions make it" : "as the application wants it";
		int count = differences.changes().size();
		return switch (count) {
			case 0 -> "No differences: the database is " + wanted + ".";
			case 1 -> "1 change is missing for the database to be " + wanted + ":";
			default -> count + " changes are missing for the database to be " + wanted + ":";
		};
	}

}
