package dev.migrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.migrate.error.MigrateException;
import dev.migrate.plan.History;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.OfflinePlanException;
import dev.migrate.plan.OfflinePlanner;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Step;
import dev.migrate.plan.VersionChange;
import dev.migrate.revision.GraphException;
import dev.migrate.revision.IllegalTargetException;
import dev.migrate.revision.NewRevision;
import dev.migrate.revision.NotOnTopException;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.Target;

/**
 * Runs the command of a case with our classes and words the outcome as the case file
 * does.
 */
final class OracleCommands {

	private static final Map<String, String> OTHER_NAMES = Map.ofEntries(Map.entry("UnknownRevision", "NoSuchRevision"),
			Map.entry("DuplicateRow", "VersionTableMismatch"), Map.entry("AmbiguousSteps", "AmbiguousWalk"),
			Map.entry("OfflinePlan.DOWNGRADE_WITHOUT_START", "OfflineDowngradeNeedsRange"),
			Map.entry("OfflinePlan.SEVERAL_STARTS", "OfflineSingleStart"),
			Map.entry("OfflinePlan.PURGE", "PurgeNotAllowedOffline"),
			Map.entry("IllegalTarget.NO_TARGET", "IllegalTarget"), Map.entry("IllegalTarget.NO_RANGE", "BadRange"),
			Map.entry("IllegalTarget.RANGE", "RangeNotAllowed"), Map.entry("NotOnTop.true", "DuplicateHeads"),
			Map.entry("NotOnTop.false", "NotAHead"));

	private static final Map<String, Function<OracleCommands, Map<String, Object>>> COMMANDS = new HashMap<>();

	static {
		COMMANDS.put("upgrade", OracleCommands::upgrade);
		COMMANDS.put("downgrade", OracleCommands::downgrade);
		COMMANDS.put("stamp", OracleCommands::stamp);
		COMMANDS.put("history", OracleCommands::history);
		COMMANDS.put("show", OracleCommands::show);
		COMMANDS.put("resolve_one", OracleCommands::resolveOne);
		COMMANDS.put("heads", OracleCommands::heads);
		COMMANDS.put("bases", (commands) -> revisions(commands.graph.bases()));
		COMMANDS.put("branches", OracleCommands::branches);
		COMMANDS.put("current", OracleCommands::current);
		COMMANDS.put("merge", OracleCommands::merge);
		COMMANDS.put("revision", OracleCommands::revision);
		COMMANDS.put("describe", OracleCommands::describe);
		COMMANDS.put("validate", (commands) -> Map.of("ok", true));
		COMMANDS.put("scenario", OracleCommands::scenario);
		COMMANDS.put("add_revision", OracleCommands::addRevision);
		COMMANDS.put("filter_lineage", OracleCommands::filterLineage);
		COMMANDS.put("ancestors", OracleCommands::ancestors);
		COMMANDS.put("descendants", OracleCommands::descendants);
	}

	private final RevisionGraph graph;

	private final Planner planner;

	private final Map<String, Object> data;

	private final Map<String, Object> options;

	private final List<String> current;

	private OracleCommands(RevisionGraph graph, Map<String, Object> data, List<String> current) {
		this.graph = graph;
		this.planner = new Planner(graph);
		this.data = data;
		this.options = OracleCase.map(data, "options");
		this.current = current;
	}

	static boolean knows(String command) {
		return COMMANDS.containsKey(command);
	}

	static Map<String, Object> answer(OracleCase oracleCase) {
		try {
			return new OracleCommands(oracleCase.graph(), oracleCase.data(), oracleCase.current()).run();
		}
		catch (MigrateException ex) {
			return error(ex);
		}
	}

	private Map<String, Object> run() {
		return COMMANDS.get(OracleCase.text(this.data, "command").orElseThrow()).apply(this);
	}

	private static Map<String, Object> error(MigrateException ex) {
		String name = name(ex);
		return Map.of("error", OTHER_NAMES.getOrDefault(name, name), "message", ex.getMessage());
	}

	private static String name(MigrateException ex) {
		String name = ex.getClass().getSimpleName().replaceAll("Exception$", "");
		if (ex instanceof GraphException graph) {
			return Arrays.stream(graph.problem().name().split("_"))
				.map((word) -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
				.collect(Collectors.joining());
		}
		if (ex instanceof OfflinePlanException offline) {
			return name + "." + offline.reason();
		}
		if (ex instanceof IllegalTargetException target) {
			return name + "." + target.problem();
		}
		return (ex instanceof NotOnTopException top) ? name + "." + top.isGivenTwice() : name;
	}

	private boolean option(String name) {
		return Boolean.TRUE.equals(this.options.get(name));
	}

	private List<String> targetTexts() {
		return OracleCase.texts(this.data, "target");
	}

	private List<Target> targets() {
		return targetTexts().stream().map(Target::parse).toList();
	}

	private List<RevisionRange> ranges() {
		return targetTexts().stream().map(RevisionRange::parseOffline).toList();
	}

	private Map<String, Object> upgrade() {
		if (option("sql")) {
			return plan(new OfflinePlanner(this.graph).upgrade(ranges().get(0)));
		}
		return plan(this.planner.upgrade(this.current, targets()));
	}

	private Map<String, Object> downgrade() {
		if (option("sql")) {
			return plan(new OfflinePlanner(this.graph).downgrade(ranges().get(0)));
		}
		return plan(this.planner.downgrade(this.current, targets().get(0)));
	}

	private Map<String, Object> stamp() {
		if (option("sql")) {
			return plan(new OfflinePlanner(this.graph).stamp(ranges(), option("purge")));
		}
		return plan(this.planner.stamp(this.current, targets(), option("purge")));
	}

	private static Map<String, Object> plan(MigrationPlan plan) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("steps", plan.steps().stream().map(OracleCommands::step).toList());
		answer.put("heads_after", plan.rowsAfter());
		answer.put("warnings", plan.warnings().stream().map((warning) -> warning.kind().name()).toList());
		answer.put("rows", rowsAfter(plan));
		return answer;
	}

	private static Map<String, Object> step(Step step) {
		return Map.of("id", step.revision().id(), "direction", step.direction().verb(), "heads", step.rowsAfter());
	}

	/** The rows in the order of a table in which an update keeps its place. */
	private static List<String> rowsAfter(MigrationPlan plan) {
		List<String> rows = new ArrayList<>(plan.rowsBefore());
		plan.steps().forEach((step) -> step.changes().forEach((change) -> apply(change, rows)));
		return rows;
	}

	private static void apply(VersionChange change, List<String> rows) {
		if (change instanceof VersionChange.Insert insert) {
			rows.add(insert.id());
		}
		else if (change instanceof VersionChange.Delete delete) {
			rows.remove(delete.id());
		}
		else if (change instanceof VersionChange.Update update) {
			rows.set(rows.indexOf(update.from()), update.to());
		}
	}

	private Map<String, Object> history() {
		RevisionRange range = targetTexts().isEmpty() ? RevisionRange.ALL : RevisionRange.parse(targetTexts().get(0));
		Map<String, Object> answer = new LinkedHashMap<>(
				revisions(new History(this.graph).revisions(range, this.current)));
		if (option("indicate_current")) {
			answer.put("current_marked", this.current);
		}
		return answer;
	}

	private Map<String, Object> show() {
		return revisions(this.graph.resolve(targets().get(0)));
	}

	private Map<String, Object> resolveOne() {
		return one("revision", id(this.graph.resolveOne(targets().get(0))));
	}

	private Map<String, Object> heads() {
		return revisions(option("resolve_dependencies") ? this.graph.realHeads() : this.graph.heads());
	}

	private Map<String, Object> branches() {
		return Map.of("branches",
				this.graph.branchPoints()
					.stream()
					.map((point) -> Map.of("id", point.id(), "into", ids(this.graph.children(point.id()))))
					.toList());
	}

	private Map<String, Object> current() {
		if (option("check_heads")) {
			this.planner.requireHeads(this.current);
		}
		return revisions(this.planner.current(this.current));
	}

	private Map<String, Object> merge() {
		return create(OracleCase.text(this.options, "rev_id").orElse("merged00feed"), targets());
	}

	private Map<String, Object> revision() {
		List<String> heads = this.options.containsKey("head") ? OracleCase.texts(this.options, "head")
				: List.of("head");
		return create(OracleCase.text(this.options, "rev_id").orElse("newrev00feed"),
				heads.stream().map(Target::parse).toList());
	}

	private Map<String, Object> create(String id, List<Target> heads) {
		RevisionNode created = new NewRevision(id, heads, option("splice"),
				new LinkedHashSet<>(OracleCase.texts(this.options, "branch_label")),
				OracleCase.texts(this.options, "depends_on"), "")
			.createIn(this.graph);
		return Map.of("created",
				Map.of("id", created.id(), "down", created.downRevisions(), "depends_on", created.dependsOn(), "labels",
						List.copyOf(created.branchLabels())),
				"heads_after_files", ids(this.graph.with(created).heads()));
	}

	private Map<String, Object> describe() {
		Map<String, Object> answer = new LinkedHashMap<>(summary(this.graph));
		answer.put("revisions", this.graph.nodes().stream().map(RevisionNode::id).map(this::describe).toList());
		return answer;
	}

	private Map<String, Object> describe(String id) {
		Map<String, Object> flags = new LinkedHashMap<>();
		flags.put("id", id);
		flags.put("head", this.graph.isHead(id));
		flags.put("db_head", this.graph.isRealHead(id));
		flags.put("base", this.graph.isBase(id));
		flags.put("branchpoint", this.graph.isBranchPoint(id));
		flags.put("mergepoint", this.graph.isMergePoint(id));
		flags.put("effective_down", sorted(effectiveDown(id)));
		flags.put("labels", sorted(this.graph.branchLabels(id)));
		return flags;
	}

	/**
	 * What a revision is built on and depends on, leaving out dependencies that one of
	 * its ancestors has as well.
	 */
	private Set<String> effectiveDown(String id) {
		Set<String> dependencies = dependencies(id);
		Set<String> ancestors = new LinkedHashSet<>(this.graph.ancestors(List.of(id), Relation.DOWN_REVISIONS));
		ancestors.remove(id);
		ancestors.forEach((ancestor) -> dependencies.removeAll(dependencies(ancestor)));
		dependencies.addAll(this.graph.get(id).downRevisions());
		return dependencies;
	}

	private Set<String> dependencies(String id) {
		return this.graph.get(id)
			.dependsOn()
			.stream()
			.map((name) -> this.graph.labelled(name).map(RevisionNode::id).orElse(name))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static Map<String, Object> summary(RevisionGraph graph) {
		return Map.of("heads", ids(graph.heads()), "db_heads", ids(graph.realHeads()), "bases", ids(graph.bases()));
	}

	private Map<String, Object> scenario() {
		List<Object> results = new ArrayList<>();
		List<String> rows = this.current;
		for (Map<String, Object> command : OracleCase.maps(this.options, "commands")) {
			Map<String, Object> result = new LinkedHashMap<>();
			try {
				result.putAll(new OracleCommands(this.graph, command, rows).run());
				rows = OracleCase.texts(result, "rows");
			}
			catch (MigrateException ex) {
				result.putAll(error(ex));
				result.put("heads_after", sorted(rows));
			}
			results.add(result);
		}
		return Map.of("results", results, "heads_after", sorted(rows));
	}

	private Map<String, Object> addRevision() {
		RevisionGraph grown = this.graph;
		for (RevisionNode added : OracleCase.nodes(this.options, "add")) {
			grown = grown.with(added);
		}
		return summary(grown);
	}

	/** A target without revisions, which is base, lets all candidates pass. */
	private Map<String, Object> filterLineage() {
		Target target = targets().get(0);
		Set<String> names = new LinkedHashSet<>(ids(this.graph.resolve(target)));
		target.branch().ifPresent(names::add);
		Set<String> lines = new LinkedHashSet<>();
		names.forEach((name) -> lines.addAll(this.graph.line(this.graph.named(name).id())));
		return one("revisions",
				OracleCase.texts(this.options, "candidates")
					.stream()
					.filter((candidate) -> names.isEmpty() || lines.contains(candidate))
					.toList());
	}

	private Map<String, Object> ancestors() {
		return one("revisions", List.copyOf(this.graph.ancestors(starts(), relation())));
	}

	private Map<String, Object> descendants() {
		return one("revisions", List.copyOf(this.graph.descendants(starts(), relation())));
	}

	private List<String> starts() {
		return targets().stream()
			.flatMap((target) -> this.graph.resolve(target).stream())
			.map(RevisionNode::id)
			.toList();
	}

	private Relation relation() {
		boolean lineage = Boolean.FALSE.equals(this.options.get("include_dependencies"));
		return lineage ? Relation.DOWN_REVISIONS : Relation.REQUIREMENTS;
	}

	private static Map<String, Object> revisions(Collection<RevisionNode> revisions) {
		return one("revisions", revisions.stream().map(OracleCommands::id).toList());
	}

	/** The identifier, or {@code "null"} for base. */
	private static String id(RevisionNode revision) {
		return RevisionNode.BASE.equals(revision) ? "null" : revision.id();
	}

	private static Map<String, Object> one(String key, Object value) {
		return Map.of(key, value);
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

	private static List<String> sorted(Collection<String> ids) {
		return List.copyOf(new TreeSet<>(ids));
	}

}
