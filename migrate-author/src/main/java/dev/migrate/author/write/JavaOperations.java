package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationVisitor;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Operations as calls of {@code op}: the shortest that says all of an operation. What no
 * method says is spelled out and applied.
 */
final class JavaOperations implements OperationVisitor<List<String>> {

	private final JavaSource source;

	private final JavaElements elements;

	private final JavaReceiver receiver;

	private final int width;

	/**
	 * Create a writer of calls.
	 * @param source takes the imports
	 * @param receiver what is called
	 * @param width how many characters a line may have
	 */
	JavaOperations(JavaSource source, JavaReceiver receiver, int width) {
		this.source = source;
		this.elements = new JavaElements(source);
		this.receiver = receiver;
		this.width = width;
	}

	@Override
	public List<String> visit(AddColumn operation) {
		String column = this.elements.column(operation.column()).toString();
		if (operation.position() != null || (operation.ifNotExists() && this.receiver.isBatch())) {
			return apply(operation, table(operation.table()), column, String.valueOf(operation.ifNotExists()),
					position(operation.position()));
		}
		return onTable(operation.table(), operation.ifNotExists() ? "addColumnIfNotExists" : "addColumn",
				this.elements.column(operation.column()));
	}

	private String position(@Nullable ColumnPosition position) {
		return (position == null) ? "null" : this.source.create(ColumnPosition.class, String.valueOf(position.before()),
				JavaSource.text(position.neighbour()));
	}

	@Override
	public List<String> visit(DropColumn operation) {
		Column existing = operation.existing();
		if (operation.ifExists() && this.receiver.isBatch()) {
			return apply(operation, table(operation.table()), JavaSource.text(operation.column()), "true",
					(existing != null) ? this.elements.column(existing).toString() : "null");
		}
		String method = operation.ifExists() ? "dropColumnIfExists" : "dropColumn";
		return (existing != null) ? onTable(operation.table(), method, this.elements.column(existing))
				: onTable(operation.table(), method, JavaExpression.of(JavaSource.text(operation.column())));
	}

	@Override
	public List<String> visit(AlterColumn operation) {
		JavaExpression alteration = new JavaAlteration(this.source, this.elements).write(operation);
		List<String> arguments = this.receiver.table(operation.table(), JavaSource.text(operation.column()));
		return statement(operation.table(), "alterColumn", arguments, List.of(alteration), false);
	}

	@Override
	public List<String> visit(RenameColumn operation) {
		return call(operation.table(), "renameColumn", this.receiver.table(operation.table(),
				JavaSource.text(operation.from()), JavaSource.text(operation.to())));
	}

	@Override
	public List<String> visit(CreateTable operation) {
		List<JavaExpression> all = this.elements.table(operation.table());
		if (operation.ifNotExists()) {
			all.add(this.elements.ifNotExists());
		}
		return statement(operation.table().name(), "createTable",
				List.of(JavaSource.text(operation.table().name().name())), all, true);
	}

	@Override
	public List<String> visit(DropTable operation) {
		List<JavaExpression> existing = (operation.existing() != null) ? this.elements.table(operation.existing())
				: List.of();
		return statement(operation.table(), operation.ifExists() ? "dropTableIfExists" : "dropTable",
				List.of(JavaSource.text(operation.table().name())), existing, true);
	}

	@Override
	public List<String> visit(RenameTable operation) {
		return call(operation.table(), "renameTable",
				List.of(JavaSource.text(operation.table().name()), JavaSource.text(operation.newName())));
	}

	@Override
	public List<String> visit(SetTableComment operation) {
		NewValue<String> existing = operation.existing();
		if (existing != null
				&& (this.receiver.isBatch() || (operation.comment() == null && existing.value() == null))) {
			return apply(operation, table(operation.table()), JavaValues.textOrNull(operation.comment()),
					"new " + this.source.name(NewValue.class) + "<>(" + JavaValues.textOrNull(existing.value()) + ")");
		}
		List<String> texts = new ArrayList<>();
		if (operation.comment() != null) {
			texts.add(JavaSource.text(operation.comment()));
		}
		if (existing != null) {
			texts.add(JavaValues.textOrNull(existing.value()));
		}
		return call(operation.table(), (operation.comment() != null) ? "createTableComment" : "dropTableComment",
				this.receiver.table(operation.table(), texts.toArray(String[]::new)));
	}

	@Override
	public List<String> visit(CreateIndex operation) {
		Index index = operation.index();
		if (JavaIndexes.isPlain(index) && !operation.ifNotExists() && !operation.concurrently()) {
			List<String> columns = index.elements()
				.stream()
				.map((element) -> String.valueOf(element.column()))
				.toList();
			return call(index.table(), "createIndex",
					this.receiver.named(index.name(), index.table(), JavaSource.texts(columns)));
		}
		return statement(index.table(), "createIndex", List.of(),
				List.of(this.elements.index(index, operation.ifNotExists(), operation.concurrently())), false);
	}

	@Override
	public List<String> visit(DropIndex operation) {
		Index existing = operation.existing();
		boolean unsaid = (existing != null) ? this.receiver.isBatch()
				: operation.concurrently() || (operation.ifExists() && this.receiver.isBatch());
		if (unsaid) {
			return apply(operation, table(operation.table()), JavaSource.text(operation.name()),
					String.valueOf(operation.ifExists()), String.valueOf(operation.concurrently()),
					(existing != null) ? index(existing) : "null");
		}
		if (existing == null) {
			return call(operation.table(), operation.ifExists() ? "dropIndexIfExists" : "dropIndex",
					this.receiver.named(operation.name(), operation.table()));
		}
		return statement(operation.table(), "dropIndex", List.of(),
				List.of(this.elements.index(existing, operation.ifExists(), operation.concurrently())), false);
	}

	private String index(Index index) {
		return this.elements.index(index, false, false).toString() + ".toIndex()";
	}

	@Override
	public List<String> visit(AddConstraint operation) {
		Constraint constraint = operation.constraint();
		String name = constraint.name();
		if (name != null) {
			if (constraint instanceof PrimaryKey key) {
				return named(operation.table(), "createPrimaryKey", name, JavaSource.texts(key.columns()));
			}
			if (constraint.equals(plainUnique(constraint))) {
				return named(operation.table(), "createUniqueConstraint", name,
						JavaSource.texts(((UniqueConstraint) constraint).columns()));
			}
			if (constraint instanceof CheckConstraint check && !check.isNotValid()) {
				return named(operation.table(), "createCheckConstraint", name, JavaSource.text(check.condition()));
			}
			if (constraint instanceof ForeignKey key && isPlain(key, operation.table())) {
				return foreignKey(operation.table(), name, key);
			}
		}
		boolean foreignKey = constraint instanceof ForeignKey key && key.referencedTable() != null;
		return onTable(operation.table(),
				(foreignKey && !this.receiver.isBatch()) ? "createForeignKey" : "addConstraint",
				this.elements.constraint(constraint));
	}

	private static @Nullable Constraint plainUnique(Constraint constraint) {
		return (constraint instanceof UniqueConstraint unique)
				? new UniqueConstraint(unique.name(), unique.columns(), false, null) : null;
	}

	private boolean isPlain(ForeignKey key, TableName table) {
		TableName referenced = key.referencedTable();
		return referenced != null && JavaConstraints.hasNoOptions(key)
				&& Objects.equals(referenced.schema(), this.receiver.isBatch() ? null : table.schema());
	}

	private List<String> foreignKey(TableName table, String name, ForeignKey key) {
		return named(table, "createForeignKey", name, JavaSource.text(key.target().name()),
				this.source.list(JavaSource.texts(key.columns())),
				this.source.list(JavaSource.texts(key.referencedColumns())));
	}

	@Override
	public List<String> visit(DropConstraint operation) {
		Constraint existing = operation.existing();
		boolean matches = existing != null && operation.name().equals(existing.name())
				&& existing.kind() == operation.kind();
		boolean unsaid = (existing != null) ? !matches || (operation.ifExists() && this.receiver.isBatch())
				: (operation.kind() == null) ? operation.ifExists() || this.receiver.isBatch()
						: operation.ifExists() && this.receiver.isBatch();
		if (unsaid) {
			return apply(operation, table(operation.table()), JavaSource.text(operation.name()), kind(operation.kind()),
					String.valueOf(operation.ifExists()),
					(existing != null) ? this.elements.constraint(existing).toString() : "null");
		}
		String method = operation.ifExists() ? "dropConstraintIfExists" : "dropConstraint";
		if (existing != null) {
			return onTable(operation.table(), method, this.elements.constraint(existing));
		}
		return (operation.kind() != null) ? named(operation.table(), method, operation.name(), kind(operation.kind()))
				: named(operation.table(), method, operation.name());
	}

	private String kind(Constraint.@Nullable Kind kind) {
		return (kind != null) ? this.source.constant(kind) : "null";
	}

	@Override
	public List<String> visit(BatchAlterTable operation) {
		return new JavaBatch(this.source, this.elements, this.width).write(operation,
				this.receiver.in(operation.table().schema()));
	}

	@Override
	public List<String> visit(BulkInsert operation) {
		if (operation.rows().isEmpty()) {
			return List.of();
		}
		String rows = operation.rows().stream().map(this::row).collect(Collectors.joining(",\n\t\t\t\t"));
		return statement(operation.table(), "bulkInsert",
				List.of(JavaSource.text(operation.table().name()),
						this.source.list(JavaSource.texts(operation.columns()))),
				List.of(JavaExpression.of(this.source.name(List.class) + ".of(" + rows + ")")), true);
	}

	private String row(List<SqlValue> row) {
		String[] cells = row.stream().map(this.elements::cell).toArray(String[]::new);
		if (Arrays.stream(cells).noneMatch("null"::equals)) {
			return this.source.list(cells);
		}
		return (cells.length > 1) ? this.source.name(Arrays.class) + ".asList(" + String.join(", ", cells) + ")"
				: this.source.name(Collections.class) + ".singletonList(null)";
	}

	@Override
	public List<String> visit(ExecuteSql operation) {
		String inverse = operation.inverseSql();
		if (!operation.origin().isEmpty() || operation.line() != 1) {
			return apply(operation, JavaSource.text(operation.sql()), JavaSource.text(operation.origin()),
					String.valueOf(operation.line()), JavaValues.textOrNull(inverse));
		}
		String[] texts = Stream.ofNullable(inverse).map(JavaOperations::sql).toArray(String[]::new);
		return call(null, "execute", Stream.concat(Stream.of(sql(operation.sql())), Arrays.stream(texts)).toList());
	}

	/**
	 * Text of several lines as one string on each.
	 */
	private static String sql(String sql) {
		return String.join("\n\t\t+ ",
				Arrays.stream(sql.split("(?<=\n)(?=.)")).map((line) -> JavaSource.text(line)).toList());
	}

	@Override
	public List<String> visit(CreateSchema operation) {
		return call(null, operation.ifNotExists() ? "createSchemaIfNotExists" : "createSchema",
				List.of(JavaSource.text(operation.name())));
	}

	@Override
	public List<String> visit(DropSchema operation) {
		return call(null, operation.ifExists() ? "dropSchemaIfExists" : "dropSchema",
				List.of(JavaSource.text(operation.name())));
	}

	@Override
	public List<String> visit(CreateSequence operation) {
		Sequence sequence = operation.sequence();
		return inSchema(sequence.schema(), operation.ifNotExists() ? "createSequenceIfNotExists" : "createSequence",
				this.elements.sequence(sequence));
	}

	@Override
	public List<String> visit(AlterSequence operation) {
		Sequence changes = operation.sequence();
		Sequence existing = operation.existing();
		Long restart = operation.restart();
		if (restart == null && existing == null) {
			return inSchema(changes.schema(), "alterSequence", this.elements.sequence(changes));
		}
		if (restart == null && existing != null && Objects.equals(existing.schema(), changes.schema())) {
			return inSchema(changes.schema(), "alterSequence", this.elements.sequence(existing),
					this.elements.sequence(changes));
		}
		if (restart != null && existing == null && changes.start() == null && changes.increment() == null) {
			return inSchema(changes.schema(), "restartSequence", JavaSource.text(changes.name()), number(restart));
		}
		return apply(operation, sequence(changes), number(restart), (existing != null) ? sequence(existing) : "null");
	}

	private String sequence(Sequence sequence) {
		return this.source.create(Sequence.class,
				(sequence.schema() != null) ? JavaSource.text(sequence.schema()) : "null",
				JavaSource.text(sequence.name()), number(sequence.start()), number(sequence.increment()));
	}

	private static String number(@Nullable Long number) {
		return (number != null) ? number + "L" : "null";
	}

	@Override
	public List<String> visit(DropSequence operation) {
		Sequence existing = operation.existing();
		return inSchema(operation.schema(), operation.ifExists() ? "dropSequenceIfExists" : "dropSequence",
				(existing != null) ? this.elements.sequence(existing) : JavaSource.text(operation.name()));
	}

	@Override
	public List<String> visit(CreateEnum operation) {
		return inSchema(operation.enumeration().schema(), "createEnum",
				JavaSource.texts(Stream
					.concat(Stream.of(operation.enumeration().name()), operation.enumeration().values().stream())
					.toList()));
	}

	@Override
	public List<String> visit(DropEnum operation) {
		List<String> words = (operation.existing() != null) ? operation.existing().values() : List.of();
		return inSchema(operation.schema(), operation.ifExists() ? "dropEnumIfExists" : "dropEnum",
				JavaSource.texts(Stream.concat(Stream.of(operation.name()), words.stream()).toList()));
	}

	@Override
	public List<String> visit(AddEnumValue operation) {
		ColumnPosition position = operation.position();
		String name = JavaSource.text(operation.name());
		String value = JavaSource.text(operation.value());
		if (operation.ifNotExists()) {
			return apply(operation, JavaValues.textOrNull(operation.schema()), name, value, "true", position(position));
		}
		if (position == null) {
			return inSchema(operation.schema(), "addEnumValue", name, value);
		}
		return inSchema(operation.schema(), position.before() ? "addEnumValueBefore" : "addEnumValueAfter", name, value,
				JavaSource.text(position.neighbour()));
	}

	@Override
	public List<String> visit(RenameEnumValue operation) {
		return inSchema(operation.schema(), "renameEnumValue", JavaSource.text(operation.name()),
				JavaSource.text(operation.from()), JavaSource.text(operation.to()));
	}

	private List<String> named(TableName table, String method, String name, String... more) {
		return call(table, method, this.receiver.named(name, table, more));
	}

	private List<String> onTable(TableName table, String method, JavaExpression element) {
		return statement(table, method, this.receiver.table(table), List.of(element), false);
	}

	private List<String> inSchema(@Nullable String schema, String method, String... arguments) {
		return JavaStatement.of(this.receiver.in(schema) + "." + method, List.of(arguments)).lines(this.width);
	}

	private List<String> call(@Nullable TableName table, String method, List<String> arguments) {
		return statement(table, method, arguments, List.of(), false);
	}

	private List<String> statement(@Nullable TableName table, String method, List<String> arguments,
			List<JavaExpression> elements, boolean apart) {
		String schema = (table != null) ? table.schema() : null;
		return new JavaStatement(this.receiver.in(schema) + "." + method, arguments, elements, apart).lines(this.width);
	}

	private String table(TableName table) {
		return this.elements.tableName(table);
	}

	private List<String> apply(Operation operation, String... arguments) {
		String created = this.source.create(operation.getClass(), arguments);
		return JavaStatement.of(this.receiver + ".apply", List.of(created)).lines(this.width);
	}

}
