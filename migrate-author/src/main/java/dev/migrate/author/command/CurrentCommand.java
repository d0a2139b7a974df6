package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.diagnostics.ApplicationSpeaker;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.MigrationStatus.InterruptedRevision;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.tables.BackfillProgress;
import dev.migrate.tenant.FleetStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Says where the database is, or how many tenants are where.
 */
@Command(name = "current", description = "Show the revisions that the database is at.")
final class CurrentCommand extends ReportingCommand {

	@Option(names = { "-c", "--check-heads" }, description = "End with code 3 if a head is not applied; "
			+ "with --tenants, if a tenant is behind the target.")
	private boolean checkHeads;

	@Option(names = "--tenants", description = "How many tenants are where, and the first hundred that are behind.")
	private boolean all;

	@Mixin
	private TenantOptions tenants = new TenantOptions();

	@Override
	boolean takesAll() {
		return true;
	}

	@Override
	boolean takesTenants() {
		return asksTenants();
	}

	private boolean asksTenants() {
		if (this.all && options().tenant() != null) {
			throw new IllegalUsageException("With --tenants, no single tenant can be named.",
					"Leave out --tenants or --tenant.");
		}
		return this.tenants.areGiven(options()) || this.all;
	}

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		return asksTenants() ? tenants(session, migrator) : database(session, migrator);
	}

	private ExitCode tenants(CommandSession session, Migrator migrator) {
		FleetStatus status = this.tenants.of(migrator).status();
		print(session, TenantsText.of(status));
		if (status.unreachable() > 0) {
			return ExitCode.TENANTS_LEFT;
		}
		return (this.checkHeads && !status.behind().isEmpty()) ? ExitCode.PENDING : ExitCode.DONE;
	}

	private ExitCode database(CommandSession session, Migrator migrator) {
		List<String> unknown = migrator.unknownRows();
		List<RevisionNode> known = migrator.currentRevisions();
		MigrationStatus status = migrator.status();
		print(session, report(session, migrator, known, unknown, status));
		if (!unknown.isEmpty() || status.state() == State.FOREIGN) {
			return ExitCode.UNKNOWN_REVISION;
		}
		if (status.state() == State.EMPTIED || status.state() == State.SET_BACK) {
			return ExitCode.FAILURE;
		}
		if (this.checkHeads) {
			migrator.requireHeads();
		}
		return ExitCode.DONE;
	}

	private Report report(CommandSession session, Migrator migrator, List<RevisionNode> known, List<String> unknown,
			MigrationStatus status) {
		InterruptedRevision interrupted = status.interrupted();
		Scripts scripts = Scripts.of(migrator.revisions());
		RevisionText data = new RevisionText(scripts, known.stream().map(RevisionNode::id).toList());
		List<String> lines = new ArrayList<>();
		if (options().verbose()) {
			lines.addAll(List.of("Database: " + migrator.databasePlace(), ""));
			lines.addAll(details(session, scripts, known, LogText.last(status.history())));
		}
		else {
			RevisionText text = new RevisionText(scripts, List.of());
			known.forEach((revision) -> lines.add(text.line(revision)));
		}
		unknown.forEach((row) -> lines.add(row + " (unknown)"));
		contradiction(status.state()).ifPresent(lines::add);
		if (interrupted != null) {
			lines.add(describe(interrupted));
		}
		if (status.running() != null) {
			lines.add("revision " + status.running() + " is being run now");
		}
		if (status.backfill() != null) {
			lines.add("in a " + status.backfill());
		}
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("current", known.stream().map(data::data).toList());
		json.put("unknown", unknown);
		json.put("state", status.state().name().toLowerCase(Locale.ROOT));
		json.put("interrupted", (interrupted != null) ? data(interrupted) : null);
		json.put("running", status.running());
		json.put("backfill", (status.backfill() != null) ? data(status.backfill()) : null);
		return new Report(lines, json);
	}

	/** Where the sources are at hand, with the file in them. */
	private List<String> details(CommandSession session, Scripts built, List<RevisionNode> known,
			Map<String, List<String>> last) {
		Scripts sources = session.revisions(this).scripts();
		RevisionText text = new RevisionText(built, List.of());
		return known.stream()
			.map((revision) -> sources.find(revision.id()).map(Script::node).orElse(revision))
			.flatMap((revision) -> text.details(revision, last.getOrDefault(revision.id(), List.of())).stream())
			.toList();
	}

	private static Optional<String> contradiction(State state) {
		return switch (state) {
			case FOREIGN -> Optional.of("This database belongs to another application: the history, too, names no "
					+ "revision that is known here.");
			case EMPTIED -> Optional.of("The version table has no row, but the history ends with revisions that are "
					+ "applied: somebody has emptied it. Look at the tables, and write what the database is at with "
					+ dev.migrate.error.Command.STAMP.run("<revision>").in(new ApplicationSpeaker()) + ".");
			case SET_BACK -> Optional.of("The history says that revisions are applied which the version table does not "
					+ "have: somebody has set it back. Look at the tables, and write what the database is at with "
					+ dev.migrate.error.Command.STAMP.run("<revision>").in(new ApplicationSpeaker()) + ".");
			case AHEAD, FAILED, INTERRUPTED, CHANGED, UNINITIALIZED, PENDING, ABOVE_TARGET, UP_TO_DATE ->
				Optional.empty();
		};
	}

	private static String describe(InterruptedRevision interrupted) {
		String known = switch (interrupted.state()) {
			case DONE -> "that is done, and the next run goes on behind it";
			case NOT_DONE -> "that is not done, and the next run goes on with it";
			case STARTED -> "the next run finds out whether that is done, or asks";
		};
		return interrupted.direction().verb() + " " + interrupted.revision() + " stopped at " + interrupted.statement()
				+ " (" + interrupted.script() + "); " + known;
	}

	private static Map<String, Object> data(InterruptedRevision interrupted) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("revision", interrupted.revision());
		data.put("direction", interrupted.direction().verb());
		data.put("script", interrupted.script());
		data.put("statement", interrupted.statement());
		data.put("state", interrupted.state().name().toLowerCase(Locale.ROOT));
		return data;
	}

	private static Map<String, @Nullable Object> data(BackfillProgress backfill) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("operation", backfill.operation());
		data.put("table", backfill.table());
		data.put("rows", backfill.rows());
		data.put("batches", backfill.batches());
		data.put("began", backfill.began().toString());
		data.put("lastBatch", (backfill.lastBatch() != null) ? backfill.lastBatch().toString() : null);
		return data;
	}

}
