package dev.migrate.author.command;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.Migrator;
import dev.migrate.author.write.RevisionBody;
import dev.migrate.author.write.RevisionWriter;
import dev.migrate.autoconfigure.WantedSchemaComparison;
import dev.migrate.autogenerate.AutogenerateLevel;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.ComparisonBeans;
import dev.migrate.autogenerate.ProposedRevision;
import dev.migrate.autogenerate.RenameCandidate;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.RevisionRewriter;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.schema.NamingConvention;
import dev.migrate.script.RevisionLanguage;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a new revision has to do. What may have been renamed is asked of the
 * person at the terminal, if there is one.
 */
final class Autogeneration {

	private final Migrator migrator;

	private final WantedSchemaComparison comparison;

	private AutogenerateSettings settings;

	/**
	 * Create an autogeneration.
	 * @param migrator the migrator of the database
	 * @param comparison compares
	 * @param renames what is known to be renamed, as the options say
	 * @param allowDrops whether what loses data is written as it is
	 * @param level how much is compared, or {@code null} as the properties say
	 */
	Autogeneration(Migrator migrator, WantedSchemaComparison comparison, List<String> renames, boolean allowDrops,
			@Nullable AutogenerateLevel level) {
		this.migrator = migrator;
		this.comparison = comparison;
		AutogenerateSettings configured = leveled(comparison.settings(migrator), level);
		this.settings = with(configured, configured.renames().and(Renames.parse(renames)),
				allowDrops || configured.allowDrops());
	}

	static AutogenerateSettings leveled(AutogenerateSettings settings, @Nullable AutogenerateLevel level) {
		return (level != null) ? settings.withLevel(level) : settings;
	}

	/**
	 * Compare, and ask until nothing is left to ask: where a table turns out to be
	 * renamed, its columns may be too.
	 * @param output whom to ask
	 */
	SchemaDifferences differences(Output output) {
		Set<RenameCandidate> asked = new HashSet<>();
		while (true) {
			SchemaDifferences differences = this.comparison.differences(this.migrator, this.settings);
			boolean renamed = false;
			for (RenameCandidate candidate : differences.candidates()) {
				if (output.interactive() && asked.add(candidate) && output.confirm(question(candidate))) {
					this.settings = with(this.settings, this.settings.renames().and(renames(candidate)),
							this.settings.allowDrops());
					renamed = true;
				}
			}
			if (!renamed) {
				return KeepNotes.on(RenameNotes.on(differences));
			}
		}
	}

	/**
	 * The revisions that say differences.
	 * @param message what the revision does, as it was said
	 * @return the revisions, each built on the one before
	 */
	List<ProposedRevision> revisions(String message, SchemaDifferences differences) {
		List<ProposedRevision> revisions = List.of(new ProposedRevision(message, "", differences.changes()));
		for (RevisionRewriter rewriter : this.settings.revisionRewriters()) {
			revisions = revisions.stream()
				.flatMap((revision) -> ComparisonBeans.ask(rewriter, () -> rewriter.rewrite(revision)).stream())
				.toList();
		}
		return revisions;
	}

	/**
	 * Write changes.
	 * @param all those of all the revisions that are written with it
	 * @param language what to write them in
	 * @param lineLength how many characters a line of Java may have
	 */
	RevisionBody body(List<SchemaChange> changes, List<SchemaChange> all, RevisionLanguage language, int lineLength) {
		return RevisionWriter
			.in(language, this.migrator.autogenerate(this.settings).dialect(), lineLength, this.settings.typeSources(),
					new NamingConvention(this.migrator.settings().runs().naming()))
			.write(changes, all);
	}

	private static String question(RenameCandidate candidate) {
		return (candidate.column() == null)
				? "Was table " + candidate.formerTable() + " renamed to " + candidate.table() + "?"
				: "Was column " + candidate.table() + "." + candidate.formerColumn() + " renamed to "
						+ candidate.column() + "?";
	}

	private static Renames renames(RenameCandidate candidate) {
		if (candidate.column() == null || candidate.formerColumn() == null) {
			return new Renames(Map.of(candidate.table(), candidate.formerTable()), Map.of());
		}
		return new Renames(Map.of(), Map.of(candidate.table(), Map.of(candidate.column(), candidate.formerColumn())));
	}

	private static AutogenerateSettings with(AutogenerateSettings settings, Renames renames, boolean allowDrops) {
		return settings.with(renames, allowDrops);
	}

}
