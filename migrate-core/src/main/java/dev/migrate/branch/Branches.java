package dev.migrate.branch;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.PlannedTables;
import dev.migrate.lang.Internal;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.OperationSink;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the branches of a graph. Revisions are read when a branch needs them, and code
 * is called to record what it does; no database is asked. Used by one thread.
 */
@Internal
public final class Branches {

	private final Scripts scripts;

	private final Dialect dialect;

	private final Map<String, Footprint> footprints = new HashMap<>();

	/**
	 * Look at some revisions.
	 * @param scripts the revisions
	 * @param dialect the database that they are for
	 */
	public Branches(Scripts scripts, Dialect dialect) {
		this.scripts = scripts;
		this.dialect = dialect;
	}

	/**
	 * Compare all heads of the graph with each other.
	 * @return a verdict for each pair
	 */
	public List<BranchVerdict> ofHeads() {
		return compare(this.scripts.graph().heads().stream().map(RevisionNode::id).toList());
	}

	/**
	 * Compare revisions with each other: what each is built on, and the other is not.
	 * @param ends full identifiers
	 * @return a verdict for each pair of them
	 */
	public List<BranchVerdict> compare(Collection<String> ends) {
		List<String> all = List.copyOf(new LinkedHashSet<>(ends));
		Map<String, Set<String>> below = new HashMap<>();
		all.forEach((end) -> below.put(end, this.scripts.graph().ancestors(List.of(end), Relation.REQUIREMENTS)));
		List<BranchVerdict> verdicts = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			for (int j = i + 1; j < all.size(); j++) {
				verdicts.add(compare(all.get(i), all.get(j), below));
			}
		}
		return verdicts;
	}

	/**
	 * The places in merges where what resolves a conflict is still to be written.
	 * @param revisions full identifiers; those that are no merge are not read
	 * @return the places
	 */
	public List<UnresolvedConflict> unresolved(Collection<String> revisions) {
		List<UnresolvedConflict> left = new ArrayList<>();
		for (RevisionNode revision : this.scripts.graph().oldestFirst(revisions)) {
			if (revision.downRevisions().size() > 1) {
				Footprint footprint = footprint(revision);
				footprint.operations()
					.forEach((operation) -> operation.unresolved()
						.forEach((conflict) -> left
							.add(new UnresolvedConflict(revision.id(), footprint.script(), conflict))));
			}
		}
		return left;
	}

	private BranchVerdict compare(String one, String other, Map<String, Set<String>> below) {
		Set<String> first = below.getOrDefault(one, Set.of());
		Set<String> second = below.getOrDefault(other, Set.of());
		Rules rules = new Rules(new CommonTables(first, second)::table);
		Reactions reactions = new Reactions(() -> common(first, second).stream().map(this::footprint).toList(),
				this.dialect.has(DialectFact.FINDS_VIEWED_BY_NAME));
		List<BranchFinding> findings = new BranchComparison(rules, reactions.of(footprints(first, second)),
				reactions.of(footprints(second, first)))
			.findings();
		return new BranchVerdict(one, other,
				findings.stream().sorted(Comparator.comparing((finding) -> !finding.certain())).toList());
	}

	private List<Footprint> footprints(Set<String> branch, Set<String> other) {
		List<String> alone = branch.stream().filter((id) -> !other.contains(id)).toList();
		return this.scripts.graph().oldestFirst(alone).stream().map(this::footprint).toList();
	}

	private List<RevisionNode> common(Set<String> first, Set<String> second) {
		return this.scripts.graph().oldestFirst(first.stream().filter(second::contains).toList());
	}

	private Footprint footprint(RevisionNode revision) {
		return this.footprints.computeIfAbsent(revision.id(),
				(id) -> new FootprintReader(this.dialect).read(this.scripts.get(id)));
	}

	/**
	 * The tables as the revisions make them that both branches are built on. They are
	 * read only if something depends on it.
	 */
	private final class CommonTables {

		private final Set<String> first;

		private final Set<String> second;

		private @Nullable PlannedTables tables;

		CommonTables(Set<String> first, Set<String> second) {
			this.first = first;
			this.second = second;
		}

		Optional<Table> table(TableName name) {
			PlannedTables known = this.tables;
			if (known == null) {
				known = new PlannedTables(Branches.this.dialect, this::replay);
				this.tables = known;
			}
			return known.table(name);
		}

		private void replay(PlannedTables planned) {
			for (RevisionNode revision : common(this.first, this.second)) {
				Script script = Branches.this.scripts.get(revision.id());
				FootprintReader reader = new FootprintReader(Branches.this.dialect);
				for (Operation operation : reader.record(script)) {
					planned.apply(operation);
				}
				if (!reader.told()) {
					planned.forget();
				}
			}
		}

	}

	/**
	 * Finds out what a revision does, without a database: what it records. From the first
	 * call on that asks for data, nobody can tell. Used for one revision.
	 */
	private static final class FootprintReader implements OperationSink {

		private static final OperationFootprint CODE = untold("Java code that nobody can tell");

		/** A section or a quote that never ends, a placeholder without a value. */
		private static final OperationFootprint FILE = untold("SQL that cannot be read");

		private final Dialect dialect;

		private final List<Operation> operations = new ArrayList<>();

		private boolean told = true;

		FootprintReader(Dialect dialect) {
			this.dialect = dialect;
		}

		private static OperationFootprint untold(String description) {
			return new OperationFootprint(description, List.of(), null, true, List.of());
		}

		/**
		 * Find out what a revision touches.
		 */
		Footprint read(Script script) {
			record(script);
			List<OperationFootprint> footprints = new ArrayList<>();
			for (Operation operation : this.operations) {
				footprints.add(footprint(operation));
			}
			if (!this.told) {
				footprints.add((script.type() == Script.Type.SQL) ? FILE : CODE);
			}
			return new Footprint(script.node().id(), script.name(), footprints);
		}

		private OperationFootprint footprint(Operation operation) {
			Touches touches = operation.accept(new OperationTouches(new Touches(this.dialect)));
			return touches.footprint(OperationDescriber.describe(operation, this.dialect.syntax()));
		}

		/**
		 * The operations of a revision, as far as they can be told.
		 */
		List<Operation> record(Script script) {
			try {
				if (script.selfContained()) {
					script.load().upgrade(operations());
				}
				else {
					this.told = false;
				}
			}
			catch (RuntimeException | LinkageError ex) {
				// Whatever it needs is not there in a recording
				this.told = false;
			}
			return this.operations;
		}

		/**
		 * Whether all that it does was recorded.
		 */
		boolean told() {
			return this.told;
		}

		@Override
		public void apply(Operation operation) {
			this.operations.add(operation);
		}

		@Override
		public void autocommit(Runnable block) {
			block.run();
		}

		@Override
		public void executeBatch(String sql, List<Map<String, SqlValue>> rows) {
			apply(new ExecuteSql(sql, "", 1, null));
		}

		@Override
		public long copy(String sql, Reader data) {
			apply(new ExecuteSql(sql, "", 1, null));
			return 0;
		}

		@Override
		public long copy(String sql, InputStream data) {
			apply(new ExecuteSql(sql, "", 1, null));
			return 0;
		}

		/**
		 * Ends the recording, in which nobody sees what is thrown.
		 */
		@Override
		public Connection connection() {
			throw new UnsupportedOperationException("There is no connection where a revision is only recorded");
		}

		/**
		 * Ends the recording, in which nobody sees what is thrown.
		 */
		@Override
		public JdbcClient jdbc() {
			throw new UnsupportedOperationException("There are no data where a revision is only recorded");
		}

		@Override
		public String dialect() {
			return this.dialect.name();
		}

	}

	/**
	 * What a revision touches.
	 *
	 * @param revision the revision identifier
	 * @param script the class, or the file
	 * @param operations its operations that touch something, in order
	 */
	record Footprint(String revision, String script, List<OperationFootprint> operations) {

		Footprint {
			operations = operations.stream().filter((operation) -> !operation.isEmpty()).toList();
		}

		BranchFinding.Side side(OperationFootprint operation) {
			return new BranchFinding.Side(this.revision, this.script, operation.description());
		}

	}

}
