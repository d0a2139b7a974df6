package dev.migrate.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The tables as operations leave them that are shown or written and not run. A table that
 * none of them has touched is what the database has. After SQL text that changes the
 * schema, nothing is known but what is made after it. Used by one thread for one plan.
 */
public final class PlannedTables {

	/** What may be named without its table. */
	private static final Set<SchemaEffect.Kind> OF_ANY_TABLE = Set.of(SchemaEffect.Kind.INDEX,
			SchemaEffect.Kind.CONSTRAINT, SchemaEffect.Kind.SCHEMA);

	private final Dialect dialect;

	private final @Nullable JdbcOperations jdbc;

	private final Runnable before;

	/** What operations have changed; empty if the result is not known. */
	private final Map<TableName, Optional<Table>> changed = new LinkedHashMap<>();

	/**
	 * Bare names, in lower case, of tables that text has changed: it may write another
	 * case or schema than operations do.
	 */
	private final Set<String> touched = new HashSet<>();

	/** What has not been looked at yet, as nothing has been asked since. */
	private final List<Operation> pending = new ArrayList<>();

	private boolean begun;

	private boolean unknown;

	private boolean changes;

	/**
	 * Begin with a database, and what has been run on it.
	 * @param dialect the database
	 * @param jdbc access to it; {@code null} if nothing has been run
	 */
	public PlannedTables(Dialect dialect, @Nullable JdbcOperations jdbc) {
		this(dialect, jdbc, (tables) -> {
		});
	}

	/**
	 * Begin without a database.
	 * @param dialect the database that there will be
	 * @param before applies the operations that have been run on it, once they are asked
	 * for
	 */
	public PlannedTables(Dialect dialect, Consumer<PlannedTables> before) {
		this(dialect, null, before);
	}

	private PlannedTables(Dialect dialect, @Nullable JdbcOperations jdbc, Consumer<PlannedTables> before) {
		this.dialect = dialect;
		this.jdbc = jdbc;
		this.before = () -> before.accept(this);
	}

	@Nullable JdbcOperations jdbc() {
		return this.jdbc;
	}

	/**
	 * Carry the tables through an operation.
	 * @param operation the operation
	 */
	public void apply(Operation operation) {
		this.pending.add(operation);
	}

	/**
	 * Java code has done something that nobody can tell.
	 */
	public void forget() {
		this.begun = true;
		this.pending.clear();
		this.changed.clear();
		this.unknown = true;
		this.changes = true;
	}

	private void catchUp() {
		List<Operation> later = List.copyOf(this.pending);
		this.pending.clear();
		if (!this.begun) {
			this.begun = true;
			this.before.run();
			catchUp();
		}
		later.forEach((operation) -> this.changes |= operation.accept(new Change()));
	}

	boolean hasChanges() {
		catchUp();
		return this.changes;
	}

	private boolean isTouched(TableName table) {
		return this.touched.contains(table.name().toLowerCase(Locale.ROOT));
	}

	boolean isChanged(TableName table) {
		catchUp();
		return this.unknown || this.changed.containsKey(table) || isTouched(table);
	}

	/**
	 * A table that operations have changed.
	 * @param table the table
	 * @return the table, or empty if none has changed it or nothing is known of it
	 * @throws NeedsDatabaseException if nothing is known of it, but will be when the
	 * operation runs
	 */
	public Optional<Table> table(TableName table) {
		catchUp();
		Optional<Table> known = this.changed.getOrDefault(table, Optional.empty());
		if (known.isEmpty() && this.jdbc != null && isChanged(table)) {
			throw new NeedsDatabaseException();
		}
		return known;
	}

	/**
	 * The table before an operation, as far as it is known.
	 */
	private Optional<Table> current(TableName name) {
		Optional<Table> known = this.changed.get(name);
		if (known != null) {
			return known;
		}
		return (this.unknown || isTouched(name) || this.jdbc == null) ? Optional.empty()
				: this.dialect.inspector(this.jdbc).table(name);
	}

	/**
	 * Makes one operation's change; tells whether there is one that can be looked for in
	 * tables.
	 */
	private final class Change implements GroupingOperationVisitor<Boolean> {

		@Override
		public Boolean visitTableChange(TableChange change) {
			TableName name = change.table();
			PlannedTables.this.changed.put(name, current(name).flatMap((table) -> change.accept(new TableEdit(table))));
			return true;
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return false;
		}

		@Override
		public Boolean visit(BulkInsert operation) {
			return false;
		}

		@Override
		public Boolean visit(CreateTable operation) {
			TableName name = operation.table().name();
			boolean sure = !operation.ifNotExists() || (PlannedTables.this.jdbc == null && !isChanged(name));
			PlannedTables.this.changed.put(name, sure ? Optional.of(operation.table()) : Optional.empty());
			return true;
		}

		@Override
		public Boolean visit(CustomOperation operation) {
			boolean changed = false;
			for (Operation step : operation.steps()) {
				changed |= step.accept(this);
			}
			return changed;
		}

		@Override
		public Boolean visit(CreateObject operation) {
			return true;
		}

		@Override
		public Boolean visit(ReplaceObject operation) {
			return true;
		}

		@Override
		public Boolean visit(DropObject operation) {
			return true;
		}

		@Override
		public Boolean visit(RenameTable operation) {
			TableName after = operation.table().withName(operation.newName());
			visitTableChange(operation);
			PlannedTables.this.changed.put(after,
					PlannedTables.this.changed.getOrDefault(operation.table(), Optional.empty()));
			PlannedTables.this.changed.put(operation.table(), Optional.empty());
			return true;
		}

		/**
		 * What a table becomes is not read from text, but which tables are changed.
		 */
		@Override
		public Boolean visit(ExecuteSql operation) {
			boolean changed = false;
			for (SqlStatement statement : new SqlSplitter(PlannedTables.this.dialect.syntax()).split(operation.sql())) {
				if (statement.facts().kind() == StatementFacts.Kind.SCHEMA) {
					forget(statement.facts().effects());
					changed = true;
				}
			}
			return changed;
		}

		private void forget(List<SchemaEffect> effects) {
			if (effects.isEmpty()) {
				PlannedTables.this.forget();
			}
			for (SchemaEffect effect : effects) {
				String table = (effect.kind() == SchemaEffect.Kind.TABLE) ? effect.name() : effect.table();
				if (table != null) {
					touch(SchemaEffect.unquoted(table));
				}
				else if (OF_ANY_TABLE.contains(effect.kind())) {
					PlannedTables.this.forget();
				}
			}
		}

		private void touch(String table) {
			PlannedTables.this.touched.add(table.toLowerCase(Locale.ROOT));
			PlannedTables.this.changed
				.replaceAll((name, known) -> name.name().equalsIgnoreCase(table) ? Optional.empty() : known);
		}

		@Override
		public Boolean visit(DropSchema operation) {
			PlannedTables.this.forget();
			return true;
		}

	}

}
