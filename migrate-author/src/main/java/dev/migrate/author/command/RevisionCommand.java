package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.author.command.RevisionAuthor.RevisionPlace;
import dev.migrate.author.draft.RevisionTemplate;
import dev.migrate.author.write.TableRun;
import dev.migrate.autogenerate.ChangePhase;
import dev.migrate.autogenerate.ProposedRevision;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.revision.Target;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Writes a new revision. The database is not asked, unless the revision is to write
 * itself.
 */
@Command(name = "revision", description = "Write a new revision into the project.")
final class RevisionCommand extends ReportingCommand {

	@Mixin
	private DraftOptions draft = new DraftOptions();

	@Option(names = "--head", paramLabel = "<revision>",
			description = "What it is built on: 'head' by default, 'base' for a line of its own.")
	private @Nullable String head;

	@Option(names = "--splice", description = "Allow a parent that is no head.")
	private boolean splice;

	@Option(names = "--depends-on", paramLabel = "<revision>", description = "What has to be applied before it.")
	private List<String> dependsOn = new ArrayList<>();

	@Option(names = "--autogenerate",
			description = "Compare the database with what the application wants, and write what leads there.")
	private boolean autogenerate;

	@Option(names = "--rename", paramLabel = "<old=new>",
			description = "With --autogenerate: what has another name now, as in 'orders=purchases' or "
					+ "'orders.note=remark'.")
	private List<String> renames = new ArrayList<>();

	@Option(names = "--allow-drops",
			description = "With --autogenerate: write what loses data as it is, instead of as a comment.")
	private boolean allowDrops;

	@Option(names = "--split-by", paramLabel = "table|phase",
			description = "With --autogenerate: write a revision for each table, or for each phase of the changes.")
	private @Nullable SplitBy splitBy;

	@Mixin
	private DifferenceOptions comparing = new DifferenceOptions();

	@Override
	boolean writesTheFirstRevision() {
		return true;
	}

	@Override
	Need need() {
		return this.autogenerate ? Need.APPLICATION : Need.REVISIONS;
	}

	@Override
	ExitCode run(CommandSession session) {
		boolean comparing = autogenerates();
		CommandRevisions revisions = session.revisions(this);
		if (this.head == null) {
			revisions.found().requireReadable();
		}
		RevisionAuthor author = new RevisionAuthor(session, revisions, options());
		RevisionPlace place = new RevisionPlace(List.of(Target.parse((this.head != null) ? this.head : "head")),
				this.splice, this.dependsOn);
		print(session, comparing ? autogenerate(session, revisions, author, place)
				: author.write(this.draft, place, "", RevisionAuthor.NO_BODY));
		return ExitCode.DONE;
	}

	private boolean autogenerates() {
		if (!this.autogenerate
				&& (this.allowDrops || !this.renames.isEmpty() || this.splitBy != null || this.comparing.areGiven())) {
			throw new IllegalUsageException(
					(this.allowDrops ? "--allow-drops"
							: !this.renames.isEmpty() ? "--rename"
									: (this.splitBy != null) ? "--split-by" : this.comparing.given())
							+ " is about what a comparison finds, and none is asked for.",
					"Add --autogenerate, or leave it out.");
		}
		return this.autogenerate;
	}

	private Report autogenerate(CommandSession session, CommandRevisions found, RevisionAuthor author,
			RevisionPlace place) {
		RevisionTemplate template = author.templateForChanges(this.draft);
		Migrator migrator = session.migrator(options());
		found.found().requireBuilt(migrator.revisions());
		Autogeneration autogeneration = new Autogeneration(migrator, session.comparison(options()), this.renames,
				this.allowDrops, this.comparing.level());
		SchemaDifferences differences = autogeneration.differences(session.output());
		DifferenceText text = new DifferenceText(differences);
		if (!options().quiet()) {
			text.warn(session.output());
		}
		List<ProposedRevision> revisions = differences.isEmpty() ? List.of()
				: split(autogeneration.revisions(this.draft.message(""), differences));
		List<SchemaChange> all = revisions.stream().flatMap((revision) -> revision.changes().stream()).toList();
		Report written = differences.isEmpty() ? nothing("Nothing to do: the database is as the application wants it.")
				: revisions.isEmpty()
						? nothing("Nothing is written: a RevisionRewriter has left nothing of these changes:")
						: author.write(this.draft, template, place, revisions, (revision) -> (language,
								style) -> autogeneration.body(revision.changes(), all, language, style.lineLength()));
		List<String> lines = new ArrayList<>(written.lines());
		lines.addAll(text.lines(this.comparing.details()));
		Map<String, Object> data = new LinkedHashMap<>(written.data());
		data.putAll(text.data());
		return new Report(lines, data);
	}

	private List<ProposedRevision> split(List<ProposedRevision> revisions) {
		SplitBy splitBy = this.splitBy;
		return (splitBy == null) ? revisions
				: revisions.stream().flatMap((revision) -> splitBy.split(revision).stream()).toList();
	}

	private static Report nothing(String reason) {
		return new Report(List.of(reason), Map.of("written", List.of()));
	}

	/**
	 * Makes several revisions of one, each built on the one before, that do together what
	 * it does.
	 */
	private enum SplitBy {

		/** One for the changes of each table; what they depend on stays between them. */
		TABLE {

			@Override
			List<Part> parts(List<SchemaChange> changes) {
				return TableRun.of(changes)
					.stream()
					.map((run) -> new Part(run.table().map(TableName::toString).orElse("schema"), run.changes()))
					.toList();
			}

		},

		/**
		 * One for each phase: what has to go before, what is new, columns, constraints,
		 * views, and what goes.
		 */
		PHASE {

			@Override
			List<Part> parts(List<SchemaChange> changes) {
				List<ChangePhase> phases = ChangePhase.of(changes);
				List<Part> parts = new ArrayList<>();
				int from = 0;
				for (int i = 1; i <= phases.size(); i++) {
					if (i == phases.size() || phases.get(i) != phases.get(from)) {
						parts.add(new Part(phases.get(from).name().toLowerCase(Locale.ROOT), changes.subList(from, i)));
						from = i;
					}
				}
				return parts;
			}

		};

		abstract List<Part> parts(List<SchemaChange> changes);

		/**
		 * Make several revisions of one.
		 * @return the revisions, in order, each of which does something
		 */
		List<ProposedRevision> split(ProposedRevision revision) {
			List<Part> parts = joined(parts(revision.changes()));
			return (parts.size() < 2) ? List.of(revision) : parts.stream().map((part) -> part.of(revision)).toList();
		}

		/**
		 * What is only proposed goes with what stands behind it, or before it at the end.
		 */
		private static List<Part> joined(List<Part> parts) {
			List<Part> joined = new ArrayList<>();
			List<SchemaChange> proposed = new ArrayList<>();
			for (Part part : parts) {
				proposed.addAll(part.changes());
				if (!part.changes().stream().allMatch(SchemaChange::withheld)) {
					joined.add(new Part(part.name(), List.copyOf(proposed)));
					proposed.clear();
				}
			}
			if (!proposed.isEmpty() && !joined.isEmpty()) {
				Part last = joined.remove(joined.size() - 1);
				proposed.addAll(0, last.changes());
				joined.add(new Part(last.name(), proposed));
			}
			return joined;
		}

		private record Part(String name, List<SchemaChange> changes) {

			ProposedRevision of(ProposedRevision revision) {
				String message = revision.message().isEmpty() ? this.name : revision.message() + ": " + this.name;
				return revision.withMessage(message).withChanges(this.changes);
			}

		}

	}

}
