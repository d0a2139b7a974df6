package dev.migrate.dialect.standard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.ConstraintNotFoundException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.normal.TableNormalizer;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What the dialects have in common.
 */
public abstract class AbstractDialect implements Dialect, Spelling {

	private final Identifiers identifiers;

	private final Literals literals;

	protected AbstractDialect(Identifiers identifiers, Literals literals) {
		this.identifiers = identifiers;
		this.literals = literals;
	}

	@Override
	public Set<DialectFact> facts() {
		return Set.of();
	}

	@Override
	public String currentUser() {
		return "current_user";
	}

	@Override
	public String schemaOf(String table) {
		return "current_schema";
	}

	/**
	 * How a script begins that works in a schema of its own.
	 * @param schema the schema, or {@code null} for that of the session
	 * @return the statements
	 */
	protected final List<String> setSchema(@Nullable String schema) {
		return (schema == null) ? List.of() : List.of("SET SCHEMA " + quote(schema));
	}

	/**
	 * The changes of a batch and of an application's own operation one by one, everything
	 * else by itself.
	 */
	@Override
	public List<Operation> changes(Operation operation) {
		if (operation instanceof CustomOperation custom) {
			return changes(custom);
		}
		return (operation instanceof BatchAlterTable batch) ? changes(batch) : List.of(operation);
	}

	private List<Operation> changes(CustomOperation custom) {
		if (custom.steps().isEmpty()) {
			throw new OperationNotSupportedException(custom, productName(),
					"'" + custom.own().getClass().getName() + "' makes no operation there.",
					"Let its apply(op) make one for '" + name()
							+ "', or leave the call out there: op.dialect() tells which database it is.");
		}
		return custom.steps().stream().flatMap((step) -> changes(step).stream()).toList();
	}

	/**
	 * What a batch is made of: each change in place, unless overridden.
	 */
	protected List<Operation> changes(BatchAlterTable batch) {
		return new BatchChanges(batch).inPlace();
	}

	@Override
	public final Completed complete(Operation change, LiveDatabase live) {
		Operation named = change.accept(new UnnamedConstraints(this, live));
		Operation said = has(DialectFact.REFERS_BESIDE) ? named.accept(new ReferencedTables(this, live)) : named;
		return said.accept(completion(live));
	}

	/**
	 * A table as a change will find it.
	 */
	final Optional<Table> table(TableName name, LiveDatabase live) {
		return live.table(name).or(() -> inspector(live.required(name)).table(name));
	}

	/**
	 * Asks the database what operations do not say.
	 * @param live what is known
	 * @return a completion, where every operation says all unless overridden
	 */
	protected Completion completion(LiveDatabase live) {
		return new Completion(this, live);
	}

	/**
	 * A renderer of one operation, which asks nobody.
	 */
	public abstract DdlRenderer renderer(Operation operation);

	@Override
	public final Spelling spelling() {
		return this;
	}

	@Override
	public String quote(String identifier) {
		return this.identifiers.quote(identifier, productName());
	}

	@Override
	public String literal(@Nullable Object value) {
		return this.literals.render(value);
	}

	@Override
	public String sql(ColumnType type, @Nullable String collation) {
		DdlRenderer renderer = speller();
		return renderer.type(type) + ((collation != null) ? " COLLATE " + renderer.collation(collation) : "");
	}

	@Override
	public String defaultValue(SqlValue value, ColumnType type) {
		return speller().defaultValue(value, type);
	}

	/**
	 * Types and defaults are spelled alike whatever the operation.
	 */
	private DdlRenderer speller() {
		return renderer(new DropTable(TableName.of("t"), false, null));
	}

	@Override
	public final Table normalize(Table table) {
		return new TableNormalizer(this, normalForm(), table).normalize();
	}

	/**
	 * What an inspector leaves out.
	 */
	public abstract NormalForm normalForm();

	/**
	 * Whether two constraints say the same, whatever they are called.
	 * @param table what is known of their table
	 */
	public final boolean isSame(Table table, Constraint one, Constraint other) {
		return UnnamedConstraints.isSame(this, table, one, other);
	}

	@Override
	public String toString() {
		return productName();
	}

	/**
	 * Ask a session.
	 * @param connection the session
	 * @param query a query of one value
	 * @return whether that is true, or 1
	 */
	protected static boolean isTrue(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			return rows.next() && rows.getBoolean(1);
		}
	}

	/**
	 * Names the schema of referenced tables where the database would look for them beside
	 * the table that refers to them: a name without a schema is one of the current
	 * schema, as everywhere, if it is there. Where no database can be asked, the name
	 * stays as it is.
	 *
	 * @param live what is known
	 */
	private record ReferencedTables(AbstractDialect dialect,
			LiveDatabase live) implements GroupingOperationVisitor<Operation> {

		@Override
		public Operation visit(CreateTable operation) {
			Table table = operation.table();
			List<Column> columns = table.columns().stream().map((column) -> qualified(column, table.name())).toList();
			List<Constraint> constraints = table.constraints()
				.stream()
				.map((constraint) -> qualified(constraint, table.name()))
				.toList();
			return new CreateTable(table.withColumns(columns).withConstraints(constraints), operation.ifNotExists());
		}

		@Override
		public Operation visit(AddColumn operation) {
			return new AddColumn(operation.table(), qualified(operation.column(), operation.table()),
					operation.ifNotExists(), operation.position());
		}

		@Override
		public Operation visit(AddConstraint operation) {
			return new AddConstraint(operation.table(), qualified(operation.constraint(), operation.table()));
		}

		@Override
		public Operation visitOther(Operation operation) {
			return operation;
		}

		private Column qualified(Column column, TableName table) {
			ForeignKey key = column.references();
			return (key != null) ? column.withReferences(qualified(key, table)) : column;
		}

		private Constraint qualified(Constraint constraint, TableName table) {
			return constraint.withForeignKey((key) -> qualified(key, table));
		}

		private ForeignKey qualified(ForeignKey key, TableName table) {
			TableName target = key.target();
			if (table.schema() == null || target.schema() != null) {
				return key;
			}
			return this.live.jdbc()
				.filter((jdbc) -> isCurrent(target, jdbc))
				.map((jdbc) -> this.dialect.inspector(jdbc).currentSchema())
				.map((schema) -> key.references(new TableName(schema, target.name()),
						key.referencedColumns().toArray(String[]::new)))
				.orElse(key);
		}

		private boolean isCurrent(TableName target, JdbcOperations jdbc) {
			SchemaInspector inspector = this.dialect.inspector(jdbc);
			return this.live.table(target).isPresent() || inspector.table(target).isPresent();
		}

	}

	/**
	 * Finds by what they are constraints that a revision drops without a name: the
	 * database may have named them itself. Where it has given no name either, the
	 * operation stays.
	 *
	 * @param live what is known
	 */
	private record UnnamedConstraints(AbstractDialect dialect,
			LiveDatabase live) implements GroupingOperationVisitor<Operation> {

		/** What no constraint is called, for one that may be absent and is. */
		private static final String ABSENT = "migrate_absent";

		@Override
		public Operation visit(DropConstraint operation) {
			Constraint existing = operation.existing();
			boolean named = !operation.name().isEmpty();
			if (existing == null
					|| named && (existing.name() != null || existing.kind() == Constraint.Kind.PRIMARY_KEY)) {
				return operation;
			}
			return named(operation, existing);
		}

		@Override
		public Operation visit(BatchAlterTable operation) {
			return new BatchAlterTable(operation.table(),
					operation.changes().stream().map((change) -> change.accept(this)).toList(), operation.options());
		}

		@Override
		public Operation visitTableChange(TableChange change) {
			return change;
		}

		@Override
		public Operation visitOther(Operation operation) {
			return operation;
		}

		private DropConstraint named(DropConstraint operation, Constraint existing) {
			Table table = table(operation.table());
			List<Constraint> same = table.constraints()
				.stream()
				.filter((constraint) -> isMeant(table, constraint, existing))
				.toList();
			if (same.isEmpty() && operation.ifExists()) {
				return new DropConstraint(operation.table(), ABSENT, operation.kind(), true, null);
			}
			if (same.isEmpty()) {
				throw new ConstraintNotFoundException(operation.table(), existing.kind() + " of " + existing.columns(),
						table.constraints()
							.stream()
							.map((constraint) -> constraint.kind() + " '" + constraint.name() + "'")
							.toList());
			}
			return same.stream()
				.map(Constraint::name)
				.filter(Objects::nonNull)
				.findFirst()
				.map((name) -> new DropConstraint(operation.table(), name, operation.kind(), operation.ifExists(),
						existing.named(name)))
				.orElse(operation);
		}

		private Table table(TableName name) {
			return this.dialect.table(name, this.live).orElseGet(() -> Table.of(name, List.of()));
		}

		private boolean isMeant(Table table, Constraint there, Constraint existing) {
			boolean keys = there.kind() == Constraint.Kind.PRIMARY_KEY && there.kind() == existing.kind();
			return keys || isSame(this.dialect, table, there, existing);
		}

		static boolean isSame(Dialect dialect, Table table, Constraint one, Constraint other) {
			return one.kind() == other.kind()
					&& normal(dialect, table, one, other).equals(normal(dialect, table, other, one));
		}

		/**
		 * A foreign key may leave out which columns it refers to.
		 */
		private static List<Constraint> normal(Dialect dialect, Table table, Constraint constraint, Constraint other) {
			Constraint same = constraint
				.withForeignKey((key) -> other.referencedColumns().isEmpty() ? key.references(key.target()) : key);
			return dialect.normalize(table.withConstraints(List.of(same.named("same"))).withIndexes(List.of()))
				.constraints();
		}

	}

}
