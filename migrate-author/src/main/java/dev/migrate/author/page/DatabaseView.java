package dev.migrate.author.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.actuate.DifferencesDescriptor;
import dev.migrate.branch.BranchFinding;
import dev.migrate.branch.BranchVerdict;
import dev.migrate.error.RunLog;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.PendingRevision;
import dev.migrate.tenant.FleetStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What the page shows of one database.
 *
 * @param name the name of the migrator
 * @param status where the database is, or {@code null} if it cannot be asked
 * @param tenants where its tenants are, which stand for the database, or {@code null} if
 * it has none, or they cannot be asked
 * @param branches what branches make of each other; empty if nobody has asked
 * @param lockHolder a sentence on who holds the migration lock, or {@code null} if nobody
 * has asked
 * @param differences how it differs from what the application wants, or {@code null} if
 * nobody has asked
 */
record DatabaseView(String name, RevisionGraph graph, @Nullable MigrationStatus status, @Nullable FleetStatus tenants,
		List<BranchVerdict> branches, @Nullable String lockHolder, @Nullable DifferencesDescriptor differences) {

	private static final Logger logger = RunLog.of(DatabaseView.class);

	/**
	 * Ask a database.
	 * @param name the name of the migrator
	 * @return the view; without a status if the database cannot be asked
	 */
	static DatabaseView of(String name, Migrator migrator) {
		Optional<RevisionGraph> graph = told(name, migrator::graph);
		RevisionGraph known = graph.orElseGet(() -> RevisionGraph.of(List.of()));
		if (migrator.hasTenants()) {
			return new DatabaseView(name, known, null,
					graph.flatMap((found) -> told(name, () -> migrator.fleet().status())).orElse(null), List.of(), null,
					null);
		}
		return new DatabaseView(name, known, graph.flatMap((found) -> told(name, migrator::status)).orElse(null), null,
				List.of(), null, null);
	}

	/**
	 * The same with what branches make of each other, for which their revisions are read.
	 */
	DatabaseView withBranches(Migrator migrator) {
		return (this.graph.heads().size() < 2) ? this
				: new DatabaseView(this.name, this.graph, this.status, this.tenants,
						told(this.name, migrator::compareBranches).orElse(List.of()), this.lockHolder,
						this.differences);
	}

	/**
	 * The same with who holds the migration lock.
	 */
	DatabaseView withLockHolder(Migrator migrator) {
		return new DatabaseView(this.name, this.graph, this.status, this.tenants, this.branches,
				told(this.name, migrator::lockHolder)
					.map((holder) -> holder.map((text) -> "The migration lock is held by " + text + ".")
						.orElse("Nobody holds the migration lock, or the database does not tell who."))
					.orElse("Who holds the migration lock cannot be told. The log of the application says why."),
				this.differences);
	}

	/**
	 * The same with how it differs from what the application wants.
	 */
	DatabaseView withDifferences(@Nullable DifferencesDescriptor compared) {
		return new DatabaseView(this.name, this.graph, this.status, this.tenants, this.branches, this.lockHolder,
				compared);
	}

	/**
	 * What a driver or a file says of a failure may hold what is not meant for readers,
	 * and to compare branches runs the code of revisions, whatever that throws.
	 */
	private static <T> Optional<T> told(String name, Supplier<T> question) {
		try {
			return Optional.of(question.get());
		}
		catch (RuntimeException | AssertionError | StackOverflowError ex) {
			logger.warn("Not all that the page of '{}' shows can be told", name, ex);
			return Optional.empty();
		}
	}

	/**
	 * Where branches contradict each other, or may do so.
	 * @return the findings, those that are certain first
	 */
	List<BranchFinding> findings() {
		return this.branches.stream()
			.flatMap((verdict) -> verdict.findings().stream())
			.distinct()
			.sorted(Comparator.comparing((finding) -> !finding.certain()))
			.toList();
	}

	/**
	 * The revisions that another one contradicts for sure.
	 * @return by identifier the others
	 */
	Map<String, Set<String>> contradicted() {
		Map<String, Set<String>> contradicted = new HashMap<>();
		findings().stream().filter(BranchFinding::certain).forEach((finding) -> {
			String first = finding.first().revision();
			String second = finding.second().revision();
			contradicted.computeIfAbsent(first, (id) -> new LinkedHashSet<>()).add(second);
			contradicted.computeIfAbsent(second, (id) -> new LinkedHashSet<>()).add(first);
		});
		return contradicted;
	}

	/**
	 * The revisions that are applied.
	 * @return their identifiers
	 */
	Set<String> applied() {
		return known(status(), this.graph);
	}

	private static Set<String> known(@Nullable MigrationStatus status, RevisionGraph graph) {
		if (status == null) {
			return Set.of();
		}
		List<String> rows = current(status, graph);
		Set<String> applied = new LinkedHashSet<>(graph.ancestors(rows, Relation.REQUIREMENTS));
		applied.addAll(rows);
		return applied;
	}

	private static List<String> current(MigrationStatus status, RevisionGraph graph) {
		return status.current().stream().filter(graph::contains).toList();
	}

	/**
	 * The revisions that a start would run.
	 * @return their identifiers
	 */
	Set<String> pending() {
		return (this.status != null)
				? this.status.pending().stream().map(PendingRevision::revision).collect(Collectors.toSet()) : Set.of();
	}

	/**
	 * Where the database is, for a person.
	 * @return a sentence or two
	 */
	String sentence() {
		if (this.tenants != null) {
			return sentence(this.tenants);
		}
		if (this.status == null) {
			return ((this.graph.size() == 0) ? "The revisions cannot be read, or the database cannot be asked."
					: "The database cannot be asked.")
					+ " The log of the application says why, and so does migrate current.";
		}
		if (this.graph.size() == 0 && this.status.current().isEmpty()) {
			return "There are no revisions.";
		}
		return switch (this.status.state()) {
			case UP_TO_DATE -> "The database is at its target" + target() + ": " + rows(this.status.current()) + ".";
			case PENDING -> count(this.status.pending()) + " pending on the way to the target" + target()
					+ ". The database is at " + rows(this.status.current()) + ".";
			case UNINITIALIZED -> "The database has no version table. " + count(this.status.pending())
					+ " pending on the way to the target" + target() + ".";
			case ABOVE_TARGET ->
				"The database is above its target" + target() + ": it is at " + rows(this.status.current()) + ".";
			case AHEAD -> "The database names a revision that this application does not know: it is at "
					+ rows(this.status.current()) + ".";
			case FAILED -> "A revision stopped in the middle, and a part of it stays." + " The database is at "
					+ rows(this.status.current()) + ".";
			case INTERRUPTED -> "A run ended in the middle of a revision; the next one goes on there."
					+ " The database is at " + rows(this.status.current()) + ".";
			case CHANGED -> "A revision was edited after it had been applied. The database is at "
					+ rows(this.status.current()) + ".";
			case EMPTIED -> "The version table is empty though the history says what is applied.";
			case SET_BACK -> "The version table does not have what the history says is applied. The database is at "
					+ rows(this.status.current()) + ".";
			case FOREIGN -> "The database is another application's: it knows none of these revisions.";
		};
	}

	private static String sentence(FleetStatus tenants) {
		int total = tenants.tenants().size();
		if (total == 0) {
			return "There are no tenants.";
		}
		List<String> where = new ArrayList<>();
		tenants.counts().forEach((state, count) -> where.add(count + " " + words(state)));
		if (tenants.unreachable() > 0) {
			where.add(tenants.unreachable() + " cannot be asked");
		}
		return ((total == 1) ? "1 tenant" : total + " tenants") + " with the target '" + tenants.target() + "': "
				+ String.join(", ", where) + ".";
	}

	/**
	 * A state as a person says it.
	 * @return such as {@code up to date}
	 */
	static String words(MigrationStatus.State state) {
		return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * How bad it is; of tenants, how bad the worst is.
	 * @return what its sentence is marked with
	 */
	Severity severity() {
		if (this.tenants != null) {
			return this.tenants.tenants()
				.stream()
				.map((tenant) -> severity(tenant.state()))
				.min(Comparator.naturalOrder())
				.orElse(Severity.FINE);
		}
		return severity((this.status != null) ? this.status.state() : null);
	}

	private static Severity severity(MigrationStatus.@Nullable State state) {
		if (state == null) {
			return Severity.TROUBLE;
		}
		return switch (state) {
			case UP_TO_DATE -> Severity.FINE;
			case PENDING, UNINITIALIZED, ABOVE_TARGET, AHEAD -> Severity.BEHIND;
			case FAILED, INTERRUPTED, CHANGED, EMPTIED, SET_BACK, FOREIGN -> Severity.TROUBLE;
		};
	}

	/**
	 * How bad it is, the worst first.
	 */
	enum Severity {

		/** Somebody has to look. */
		TROUBLE,

		/** A run changes that, or there is a newer one elsewhere. */
		BEHIND,

		/** There is nothing to do. */
		FINE;

		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	private String target() {
		return (this.status != null) ? " '" + this.status.target() + "'" : "";
	}

	private static String count(List<?> pending) {
		return (pending.size() == 1) ? "1 revision is" : pending.size() + " revisions are";
	}

	private static String rows(Collection<String> rows) {
		return rows.isEmpty() ? "base" : String.join(", ", rows);
	}

}
