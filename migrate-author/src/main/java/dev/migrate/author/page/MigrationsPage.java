package dev.migrate.author.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.migrate.Migrator;
import dev.migrate.autoconfigure.actuate.DifferencesDescriptor;
import dev.migrate.branch.BranchFinding;
import dev.migrate.error.Quoted;
import dev.migrate.lang.Internal;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.start.MigrationStatus;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tenant.TenantStatus;
import org.jspecify.annotations.Nullable;

/**
 * Writes the page. All that comes from revisions and databases is shown as text: escaped,
 * with control characters made visible, and cut where it is endless.
 */
@Internal
public final class MigrationsPage {

	/** So much of a text is shown: more is no message. */
	private static final int TEXT = 200;

	/** So much of the history is shown: {@code migrate log} has all of it. */
	private static final int HISTORY = 100;

	/**
	 * So many tenants that are behind are shown: {@code migrate current --tenants} counts
	 * all of them.
	 */
	private static final int TENANTS = 100;

	/** So many contradictions are shown: forty branches may have hundreds. */
	private static final int FINDINGS = 20;

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final String STYLE = read("page.css");

	private static final Template TEMPLATE = Mustache.compiler()
		.escapeHTML(true)
		.emptyStringIsFalse(true)
		.nullValue("")
		.compile(read("page.html"));

	private MigrationsPage() {
	}

	/**
	 * One database as a document of its own, without a link in it.
	 * @param name the name of the migrator
	 * @param migrator the migrator
	 * @return the document
	 */
	public static String document(String name, Migrator migrator) {
		return database(DatabaseView.of(name, migrator).withBranches(migrator), null, null);
	}

	/**
	 * One database.
	 * @param database the database
	 * @param links where its revisions are, such as {@code migrations/migrator/}, or
	 * {@code null} if there are no links
	 * @param up where all databases are, or {@code null} if there are no others
	 * @return the document
	 */
	static String database(DatabaseView database, @Nullable String links, @Nullable String up) {
		Map<String, @Nullable Object> page = page(database.name());
		up(page, up, "All databases");
		MigrationStatus status = database.status();
		page.put("sentence", text(database.sentence()));
		page.put("severity", database.severity().word());
		page.put("tenants", tenants(database));
		page.put("differences", differences(database.differences()));
		page.put("place", (status != null) ? text(place(status)) : "");
		page.put("interrupted",
				(status != null && status.interrupted() != null) ? text(status.interrupted().direction().verb() + " "
						+ status.interrupted().revision() + " stopped at " + status.interrupted().statement()) : null);
		page.put("graph", (database.graph().size() > 0) ? graph(database, links) : null);
		page.put("history", (status != null && !status.history().isEmpty()) ? history(status.history()) : null);
		page.put("running", (status != null && status.running() != null)
				? text("Revision '" + status.running() + "' is being run now.") : null);
		page.put("backfill",
				(status != null && status.backfill() != null) ? text("In a " + status.backfill() + ".") : null);
		page.put("lockHolder", (database.lockHolder() != null) ? text(database.lockHolder()) : null);
		page.put("ask", (links != null && status != null) ? questions(database) : List.of());
		page.put("findings", findings(database.findings()));
		return TEMPLATE.execute(page);
	}

	private static List<Map<String, String>> questions(DatabaseView database) {
		List<Map<String, String>> questions = new ArrayList<>();
		if (database.lockHolder() == null) {
			questions.add(Map.of("link", "?details=true", "question", "Who holds the migration lock?"));
		}
		if (database.differences() == null) {
			questions.add(Map.of("link", "?differences=true", "question",
					"How does the database differ from what the application wants?"));
		}
		return questions;
	}

	private static @Nullable Map<String, Object> tenants(DatabaseView database) {
		if (database.tenants() == null || database.tenants().behind().isEmpty()) {
			return null;
		}
		List<TenantStatus> behind = database.tenants().behind();
		return Map.of("rows", behind.stream().limit(TENANTS).map(MigrationsPage::row).toList(), "more",
				(behind.size() > TENANTS)
						? "These are the first %d of %d that are behind.".formatted(TENANTS, behind.size()) : "");
	}

	private static Map<String, Object> row(TenantStatus tenant) {
		return Map.of("tenant", text(tenant.tenant()), "state",
				(tenant.state() != null) ? DatabaseView.words(tenant.state()) : "cannot be asked", "current",
				text((tenant.state() == null) ? ""
						: tenant.current().isEmpty() ? "base" : String.join(", ", tenant.current())));
	}

	private static @Nullable Map<String, Object> differences(@Nullable DifferencesDescriptor differences) {
		if (differences == null) {
			return null;
		}
		List<String> changes = differences.changes()
			.stream()
			.map((change) -> text(change.operation()) + (change.withheld() ? ", which would lose data" : ""))
			.toList();
		String notCompared = differences.notCompared();
		return Map.of("changes", changes, "said",
				(notCompared != null) ? text(notCompared) : changes.isEmpty() ? "It does not differ." : "", "leftAlone",
				differences.leftAlone().isEmpty() ? "" : text(
						"Left alone, as no revision has created it: " + String.join(", ", differences.leftAlone())));
	}

	private static void up(Map<String, @Nullable Object> page, @Nullable String link, String name) {
		page.put("up", (link != null) ? Map.of("link", link, "name", text(name)) : null);
	}

	private static @Nullable Map<String, Object> findings(List<BranchFinding> findings) {
		if (findings.isEmpty()) {
			return null;
		}
		return Map.of("objects", findings.stream().limit(FINDINGS).map(MigrationsPage::finding).toList(), "more",
				(findings.size() > FINDINGS)
						? "These are %d of %d; migrate check has all.".formatted(FINDINGS, findings.size()) : "");
	}

	private static Map<String, Object> finding(BranchFinding finding) {
		return Map.of("object", (finding.certain() ? "" : "perhaps ") + text(finding.object()), "sides",
				List.of(side(finding.first()), side(finding.second())));
	}

	private static String side(BranchFinding.Side side) {
		return "'" + text(side.revision()) + "': " + text(side.operation());
	}

	/**
	 * Several databases, a line each, the one in trouble first.
	 * @param databases the databases
	 * @param links where they are, such as {@code migrations/}
	 * @return the document
	 */
	static String list(List<DatabaseView> databases, String links) {
		Map<String, @Nullable Object> page = page("Migrations");
		page.put("databases",
				databases.stream()
					.sorted(Comparator.comparing(DatabaseView::severity))
					.map((database) -> Map.of("name", text(database.name()), "link", links + database.name(),
							"sentence", text(database.sentence()), "severity", database.severity().word(), "place",
							(database.status() != null) ? text(place(database.status())) : ""))
					.toList());
		page.put("empty", databases.isEmpty() ? "Nothing is migrated here." : null);
		return TEMPLATE.execute(page);
	}

	/**
	 * One revision.
	 * @param facts what is known of it, by name
	 * @param operations what its upgrade does, a line for each operation
	 * @param sql the statements that it would run here; none if it is not pending
	 * @param id its identifier
	 * @param migrator the migrator that it belongs to
	 * @return the document
	 */
	static String revision(String migrator, String id, Map<String, String> facts, List<String> operations,
			List<String> sql) {
		Map<String, @Nullable Object> page = page(id);
		up(page, "../" + migrator, migrator);
		page.put("facts",
				facts.entrySet()
					.stream()
					.filter((fact) -> !fact.getValue().isEmpty())
					.map((fact) -> Map.of("name", fact.getKey(), "value", text(fact.getValue())))
					.toList());
		page.put("operations", operations.isEmpty() ? null : operations.stream().map(MigrationsPage::text).toList());
		page.put("sql", sql.isEmpty() ? null : sql.stream().map(MigrationsPage::lines).toList());
		return TEMPLATE.execute(page);
	}

	/**
	 * That there is nothing to show.
	 * @param title what was asked for
	 * @param sentence what is missing
	 * @return the document
	 */
	static String missing(String title, String sentence) {
		Map<String, @Nullable Object> page = page(title);
		page.put("sentence", text(sentence));
		return TEMPLATE.execute(page);
	}

	private static Map<String, @Nullable Object> page(String title) {
		Map<String, @Nullable Object> page = new LinkedHashMap<>();
		List.of("up", "running", "backfill", "lockHolder", "ask", "findings", "sentence", "severity", "place",
				"interrupted", "graph", "history", "databases", "tenants", "differences", "facts", "operations", "sql",
				"empty")
			.forEach((name) -> page.put(name, null));
		page.put("title", text(title));
		page.put("style", STYLE);
		page.put("styleHash", hash(STYLE));
		return page;
	}

	private static String place(MigrationStatus status) {
		return status.database() + (status.schema().isEmpty() ? "" : ", schema " + status.schema()) + ", "
				+ status.mode().name().toLowerCase(Locale.ROOT) + " at a start";
	}

	private static Map<String, @Nullable Object> graph(DatabaseView database, @Nullable String links) {
		RevisionGraph graph = database.graph();
		List<RevisionNode> revisions = graph.newestFirst(graph.nodes().stream().map(RevisionNode::id).toList());
		GraphLayout layout = new GraphLayout(graph, revisions);
		Set<String> applied = database.applied();
		Set<String> open = revisions.stream().map(RevisionNode::id).collect(Collectors.toCollection(HashSet::new));
		open.removeAll(applied);
		Map<String, @Nullable Object> drawn = new LinkedHashMap<>();
		drawn.put("width", layout.width());
		drawn.put("height", layout.height());
		drawn.put("lines", layout.lines());
		drawn.put("dependencies", layout.dependencies());
		drawn.put("applied", layout.circles(applied, 5));
		drawn.put("open", layout.circles(open, 5));
		drawn.put("rings", layout.circles(ids(graph.heads()), 9));
		drawn.put("summary", summary(database, applied));
		Set<String> pending = database.pending();
		Map<String, Set<String>> contradicted = database.contradicted();
		drawn.put("rows",
				revisions.stream()
					.map((revision) -> row(database, revision, applied, pending, contradicted, links))
					.toList());
		return drawn;
	}

	private static String summary(DatabaseView database, Set<String> applied) {
		int size = database.graph().size();
		String revisions = size + ((size == 1) ? " revision" : " revisions");
		if (database.tenants() != null) {
			return revisions + ". Each tenant has some of them, so that all are hollow";
		}
		return (database.status() == null) ? revisions + ". Which are applied is not known, so that all are hollow"
				: revisions + ", "
						+ database.graph().nodes().stream().map(RevisionNode::id).filter(applied::contains).count()
						+ " applied. Filled is applied, hollow is not";
	}

	private static Map<String, @Nullable Object> row(DatabaseView database, RevisionNode revision, Set<String> applied,
			Set<String> pending, Map<String, Set<String>> contradicted, @Nullable String links) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		row.put("id", text(revision.id()));
		row.put("link", (links != null) ? links + revision.id() : null);
		row.put("message", text(revision.message()));
		row.put("labels", revision.branchLabels().stream().map(MigrationsPage::text).toList());
		List<String> marks = new ArrayList<>();
		if (database.status() != null && database.status().current().contains(revision.id())) {
			marks.add("current");
		}
		if (database.graph().isHead(revision.id())) {
			marks.add("head");
		}
		if (database.status() != null && !applied.contains(revision.id())) {
			marks.add(pending.contains(revision.id()) ? "pending" : "not applied");
		}
		row.put("marks", marks);
		row.put("warning", warning(contradicted.getOrDefault(revision.id(), Set.of())));
		return row;
	}

	private static @Nullable String warning(Set<String> others) {
		if (others.isEmpty()) {
			return null;
		}
		return "contradicts " + ((others.size() == 1) ? text(others.iterator().next()) : others.size() + " others");
	}

	private static Set<String> ids(Collection<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).collect(Collectors.toSet());
	}

	private static Map<String, Object> history(List<HistoryEntry> history) {
		List<HistoryEntry> newest = new ArrayList<>(
				history.subList(Math.max(0, history.size() - HISTORY), history.size()));
		Collections.reverse(newest);
		return Map.of("rows", newest.stream().map(MigrationsPage::row).toList(), "more", (history.size() > HISTORY)
				? "These are the newest %d of %d rows; migrate log has all.".formatted(HISTORY, history.size()) : "");
	}

	private static Map<String, Object> row(HistoryEntry entry) {
		return Map.of("when", WHEN.format(entry.installedOn()), "what",
				entry.direction().verb() + " " + text(entry.revision()), "outcome", entry.outcome().word(), "message",
				text(entry.description()), "millis", entry.executionTime().toMillis(), "who",
				text(entry.installedBy() + entry.host().map((host) -> " on " + host).orElse("")), "why",
				text(entry.reason().orElse("")));
	}

	private static String text(String text) {
		String shown = Quoted.visible(text.substring(0, Math.min(text.length(), TEXT)));
		return (text.length() > TEXT) ? shown + "…" : shown;
	}

	private static String lines(String sql) {
		return sql.lines().map(Quoted::visible).collect(Collectors.joining("\n"));
	}

	private static String read(String name) {
		try (InputStream resource = MigrationsPage.class.getResourceAsStream(name)) {
			if (resource == null) {
				throw new IllegalStateException("The jar of migrate-author has no " + name);
			}
			return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What a browser compares a style with before it uses it. */
	private static String hash(String style) {
		try {
			return Base64.getEncoder()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
