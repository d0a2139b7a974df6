package dev.migrate.execute;

import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.DataAccessInRecordingException;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.KnownObjects;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Recording;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;

/**
 * What views, functions, procedures and triggers are to revisions before others replace
 * or drop them, as the graph says it, so that it can be brought back. Text of revisions
 * is read, too; what it makes in words that are not understood is not known, and so is
 * what a revision makes that needs the database. Used once.
 */
@Internal
public final class FormerObjects {

	private final Scripts scripts;

	private final Dialect dialect;

	private final KnownObjects known;

	private FormerObjects(Scripts scripts, Dialect dialect) {
		this.scripts = scripts;
		this.dialect = dialect;
		this.known = new KnownObjects(dialect.syntax());
	}

	/**
	 * Record an upgrade, in which all that is replaced or dropped says what it was, as
	 * far as earlier revisions tell.
	 * @return its operations
	 * @throws DataAccessInRecordingException if the revision asks for data
	 */
	public static Recording record(Scripts scripts, Dialect dialect, Script script) {
		Recording recording = Recording.of(dialect.name(), script.load()::upgrade);
		boolean asks = recording.entries().stream().anyMatch((entry) -> entry.operation().accept(new Asks()));
		return asks ? new FormerObjects(scripts, dialect).completed(script, recording) : recording;
	}

	private Recording completed(Script script, Recording recording) {
		String id = script.node().id();
		this.scripts.graph()
			.oldestFirst(this.scripts.graph().ancestors(List.of(id), Relation.REQUIREMENTS))
			.stream()
			.map(RevisionNode::id)
			.filter((ancestor) -> !ancestor.equals(id))
			.forEach((ancestor) -> follow(this.scripts.get(ancestor)));
		return new Recording(recording.entries()
			.stream()
			.map((entry) -> new Recording.Entry(entry.operation().accept(this.known), entry.autocommit()))
			.toList());
	}

	private void follow(Script script) {
		List<Recording.Entry> entries;
		try {
			entries = Recording.of(this.dialect.name(), script.load()::upgrade).entries();
		}
		catch (DataAccessInRecordingException ex) {
			entries = ex.before();
		}
		catch (RuntimeException ex) {
			// What it does is known when it runs, and nothing of it can be brought back
			return;
		}
		entries.forEach((entry) -> entry.operation().accept(this.known));
	}

	/**
	 * Whether an operation does not say what it replaces or drops.
	 */
	private static final class Asks implements GroupingOperationVisitor<Boolean> {

		@Override
		public Boolean visit(ReplaceObject operation) {
			return operation.existing() == null;
		}

		@Override
		public Boolean visit(DropObject operation) {
			return operation.object().text() == null;
		}

		@Override
		public Boolean visit(CustomOperation operation) {
			return operation.steps().stream().anyMatch((step) -> step.accept(this));
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return false;
		}

	}

}
