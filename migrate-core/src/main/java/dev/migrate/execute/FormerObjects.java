package dev.migrate.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.DataAccessInRecordingException;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Recording;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.operation.TableChange;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.SchemaObject;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

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

	/** What is known, each by what it is the same as; no text where that is unknown. */
	private final List<SchemaObject> known = new ArrayList<>();

	private FormerObjects(Scripts scripts, Dialect dialect) {
		this.scripts = scripts;
		this.dialect = dialect;
	}

	/**
	 * Record an upgrade, in which all that is replaced or dropped says what it was, as
	 * far as earlier revisions tell.
	 * @param scripts the revisions
	 * @param dialect the database
	 * @param script the revision
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
			.map((entry) -> new Recording.Entry(entry.operation().accept(new Completion()), entry.autocommit()))
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
		entries.forEach((entry) -> entry.operation().accept(new Completion()));
	}

	private Optional<SchemaObject> find(SchemaObject object) {
		return this.known.stream().filter(object::isSame).findFirst();
	}

	private void put(SchemaObject object) {
		drop(object);
		this.known.add(object);
	}

	private void drop(SchemaObject object) {
		this.known.removeIf(object::isSame);
	}

	private void read(ExecuteSql execute) {
		for (SqlStatement statement : new SqlSplitter(this.dialect.syntax()).split(execute.sql())) {
			ObjectText text = new ObjectText(statement.text(), this.dialect.syntax());
			Optional<SchemaObject> made = text.read();
			if (made.isPresent()) {
				put(made.get());
			}
			else {
				statement.facts().effects().forEach(this::forget);
			}
		}
	}

	private void forget(SchemaEffect effect) {
		String name = SchemaEffect.unquoted(effect.name());
		this.known.removeIf((object) -> object.name().equalsIgnoreCase(name)
				&& ObjectText.kinds(effect.kind()).contains(object.kind()));
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
		public Boolean visitTableChange(TableChange change) {
			return false;
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return false;
		}

	}

	/**
	 * Follows what operations make, and lets them say what was there before.
	 */
	private final class Completion implements GroupingOperationVisitor<Operation> {

		@Override
		public Operation visit(CreateObject operation) {
			put(operation.object());
			return operation;
		}

		@Override
		public Operation visit(ReplaceObject operation) {
			SchemaObject existing = operation.existing();
			SchemaObject former = (existing != null) ? existing : former(operation.object());
			if (former != null) {
				drop(former);
			}
			put(operation.object());
			return new ReplaceObject(operation.object(), former);
		}

		/**
		 * Where the database has one of a name, it is that one whatever its arguments.
		 */
		private @Nullable SchemaObject former(SchemaObject object) {
			List<SchemaObject> named = FormerObjects.this.known.stream()
				.filter((each) -> each.kind() == object.kind() && each.name().equalsIgnoreCase(object.name()))
				.toList();
			return find(object).orElseGet(() -> (named.size() == 1 && !object.arguments().isEmpty()
					&& named.get(0).isSame(object.withoutArguments())) ? named.get(0) : null);
		}

		@Override
		public Operation visit(DropObject operation) {
			Optional<SchemaObject> former = find(operation.object());
			drop(operation.object());
			return (operation.object().text() != null) ? operation
					: former.<Operation>map((object) -> new DropObject(object, operation.ifExists())).orElse(operation);
		}

		@Override
		public Operation visit(CustomOperation operation) {
			return new CustomOperation(operation.own(), operation.dialect(), operation.schema(),
					operation.description(), operation.steps().stream().map((step) -> step.accept(this)).toList());
		}

		@Override
		public Operation visit(ExecuteSql operation) {
			read(operation);
			return operation;
		}

		@Override
		public Operation visitTableChange(TableChange change) {
			return change;
		}

		@Override
		public Operation visitOther(Operation operation) {
			return operation;
		}

	}

}
