package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.OperationVisitor;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintVisitor;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Operations as calls of {@code op}, or of the operations of one table: the shortest that
 * says all of an operation.
 */
final class JavaOperations implements OperationVisitor<List<String>> {

	private final JavaSource source;

	private final JavaElements elements;

	private final JavaReceiver receiver;

	private final int width;

	private final boolean restated;

	/**
	 * Create a writer of calls.
	 * @param source takes the imports
	 * @param receiver what is called
	 * @param width how many characters a line may have
	 * @param restated whether to say all that an altered column was
	 */
	JavaOperations(JavaSource source, JavaReceiver receiver, int width, boolean restated) {
		this.source = source;
		this.elements = new JavaElements(source);
		this.receiver = receiver;
		this.width = width;
		this.restated = restated;
	}

	private static String ifExists(boolean conditional, String method) {
		return conditional ? "ifExists()." + method : method;
	}

	private static String ifNotExists(boolean conditional, String method) {
		return conditional ? "ifNotExists()." + method : method;
	}

	@Override
	public List<String> visit(AddColumn operation) {
		List<JavaExpression> column = new ArrayList<>(List.of(this.elements.column(operation.column())));
		if (operation.position() != null) {
			column.add(this.elements.position(operation.position()));
		}
		return statement(operation.table(), ifNotExists(operation.ifNotExists(), "addColumn"),
				this.receiver.table(operation.table()), column, false);
	}

	@Override
	public List<String> visit(DropColumn operation) {
		Column existing = operation.existing();
		return onTable(operation.table(), ifExists(operation.ifExists(), "dropColumn"), (existing != null)
				? this.elements.column(existing) : JavaExpression.of(JavaSource.text(operation.column())));
	}

	@Override
	public List<String> visit(AlterColumn operation) {
		JavaExpression alteration = new JavaAlteration(this.elements, this.restated).write(operation);
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
		return statement(operation.table().name(), ifNotExists(operation.ifNotExists(), "createTable"),
				List.of(JavaSource.text(operation.table().name().name())), this.elements.table(operation.table()),
				true);
	}

	@Override
	public List<String> visit(DropTable operation) {
		List<JavaExpression> existing = (operation.existing() != null) ? this.elements.table(operation.existing())
				: List.of();
		return statement(operation.table(), ifExists(operation.ifExists(), "dropTable"),
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
		return statement(index.table(), ifNotExists(operation.ifNotExists(), "createIndex"), List.of(),
				List.of(this.elements.index(index, operation.concurrently(), this.receiver.isTable())), false);
	}

	@Override
	public List<String> visit(DropIndex operation) {
		Index existing = operation.existing();
		String method = ifExists(operation.ifExists(), "dropIndex");
		if (existing == null && !operation.concurrently()) {
			return call(operation.table(), method, this.receiver.named(operation.name(), operation.table()));
		}
		JavaExpression index = (existing != null)
				? this.elements.index(existing, operation.concurrently(), this.receiver.isTable()) : this.elements
					.index(operation.name(), operation.table(), operation.concurrently(), this.receiver.isTable());
		return statement(operation.table(), method, List.of(), List.of(index), false);
	}

	@Override
	public List<String> visit(AddConstraint operation) {
		return operation.constraint().accept(new Addition(operation.table()));
	}

	@Override
	public List<String> visit(DropConstraint operation) {
		Constraint existing = operation.existing();
		String method = ifExists(operation.ifExists(), "dropConstraint");
		if (existing != null) {
			return onTable(operation.table(), method, this.elements.constraint(existing));
		}
		Constraint.Kind kind = operation.kind();
		return (kind != null) ? named(operation.table(), method, operation.name(), this.source.constant(kind))
				: named(operation.table(), method, operation.name());
	}

	@Override
	public List<String> visit(BatchAlterTable operation) {
		return new JavaBatch(this.source, this.elements, this.width, this.restated).write(operation,
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

	/**
	 * What has no source is written as what it does.
	 */
	@Override
	public List<String> visit(CustomOperation operation) {
		Optional<String> source = new JavaOwnOperation(this.source).write(operation.own());
		if (source.isEmpty()) {
			return operation.steps().stream().flatMap((step) -> step.accept(this).stream()).toList();
		}
		return JavaStatement.of(this.receiver.in(operation.schema()) + ".apply", List.of(source.get()))
			.lines(this.width);
	}

	/**
	 * Where the text has stood says nothing of the file that is written.
	 */
	@Override
	public List<String> visit(ExecuteSql operation) {
		if (!operation.parameters().isEmpty()) {
			String values = operation.parameters()
				.entrySet()
				.stream()
				.map((value) -> this.source.name(Map.class) + ".entry(" + JavaSource.text(value.getKey()) + ", "
						+ this.elements.value(value.getValue()) + ")")
				.collect(Collectors.joining(", ", this.source.name(Map.class) + ".ofEntries(", ")"));
			return call(null, "execute", List.of(sql(operation.sql()), values));
		}
		String inverse = operation.inverseSql();
		String[] texts = Stream.ofNullable(inverse)
			.filter((text) -> !text.isBlank())
			.map(JavaOperations::sql)
			.toArray(String[]::new);
		return call(null, "execute", Stream.concat(Stream.of(sql(operation.sql())), Arrays.stream(texts)).toList());
	}

	/**
	 * Text of several lines as one string on each.
	 */
	static String sql(String sql) {
		return String.join("\n\t\t+ ",
				Arrays.stream(sql.split("(?<=\n)(?=.)")).map((line) -> JavaSource.text(line)).toList());
	}

	@Override
	public List<String> visit(CreateSchema operation) {
		return call(null, ifNotExists(operation.ifNotExists(), "createSchema"),
				List.of(JavaSource.text(operation.name())));
	}

	@Override
	public List<String> visit(DropSchema operation) {
		return call(null, ifExists(operation.ifExists(), "dropSchema"), List.of(JavaSource.text(operation.name())));
	}

	@Override
	public List<String> visit(CreateSequence operation) {
		Sequence sequence = operation.sequence();
		return inSchema(sequence.schema(), ifNotExists(operation.ifNotExists(), "createSequence"),
				this.elements.sequence(sequence));
	}

	@Override
	public List<String> visit(AlterSequence operation) {
		Sequence changes = operation.sequence();
		Long restart = operation.restart();
		if (restart != null) {
			boolean alone = changes.start() == null && changes.increment() == null;
			return inSchema(changes.schema(), "restartSequence",
					alone ? JavaSource.text(changes.name()) : this.elements.sequence(changes),
					JavaValues.number(restart));
		}
		return inSchema(changes.schema(), "alterSequence",
				Stream.concat(Stream.ofNullable(operation.existing()), Stream.of(changes))
					.map(this.elements::sequence)
					.toArray(String[]::new));
	}

	@Override
	public List<String> visit(DropSequence operation) {
		Sequence existing = operation.existing();
		return inSchema(operation.schema(), ifExists(operation.ifExists(), "dropSequence"),
				(existing != null) ? this.elements.sequence(existing) : JavaSource.text(operation.name()));
	}

	@Override
	public List<String> visit(CreateObject operation) {
		return object("create", operation.object(), List.of(operation.object()));
	}

	/**
	 * What was there is said by the downgrade, which is written out, but for what does
	 * not go by being replaced.
	 */
	@Override
	public List<String> visit(ReplaceObject operation) {
		SchemaObject existing = operation.existing();
		return object("replace", operation.object(), (existing == null || existing.kind().isView())
				? List.of(operation.object()) : List.of(existing, operation.object()));
	}

	@Override
	public List<String> visit(DropObject operation) {
		return object(ifExists(operation.ifExists(), "drop"), operation.object(), List.of(operation.object()));
	}

	private List<String> object(String verb, SchemaObject object, List<SchemaObject> objects) {
		JavaObject written = new JavaObject(this.source, object.schema());
		return JavaStatement
			.of(this.receiver.in(object.schema()) + "." + verb + JavaObject.method(object.kind()),
					objects.stream().map(written::write).toList())
			.lines(this.width);
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
		List<String> values = (operation.existing() != null) ? operation.existing().values() : List.of();
		return inSchema(operation.schema(), ifExists(operation.ifExists(), "dropEnum"),
				JavaSource.texts(Stream.concat(Stream.of(operation.name()), values.stream()).toList()));
	}

	@Override
	public List<String> visit(AddEnumValue operation) {
		ColumnPosition position = operation.position();
		String name = JavaSource.text(operation.name());
		String value = JavaSource.text(operation.value());
		String method = ifNotExists(operation.ifNotExists(), "addEnumValue");
		return (position == null) ? inSchema(operation.schema(), method, name, value)
				: inSchema(operation.schema(), method, name, value, this.elements.position(position).toString());
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

	/**
	 * The call that adds a constraint to a table.
	 */
	private final class Addition implements ConstraintVisitor<List<String>> {

		private final TableName table;

		Addition(TableName table) {
			this.table = table;
		}

		@Override
		public List<String> visit(PrimaryKey key) {
			return (key.name() != null)
					? named(this.table, "createPrimaryKey", key.name(), JavaSource.texts(key.columns())) : add(key);
		}

		@Override
		public List<String> visit(UniqueConstraint unique) {
			boolean plain = !unique.isNullsNotDistinct() && unique.deferrability() == null;
			return (plain && unique.name() != null)
					? named(this.table, "createUniqueConstraint", unique.name(), JavaSource.texts(unique.columns()))
					: add(unique);
		}

		@Override
		public List<String> visit(CheckConstraint check) {
			return (!check.isNotValid() && check.name() != null)
					? named(this.table, "createCheckConstraint", check.name(), JavaSource.text(check.condition()))
					: add(check);
		}

		@Override
		public List<String> visit(ForeignKey key) {
			return (key.referencedTable() != null)
					? onTable(this.table, "createForeignKey", JavaOperations.this.elements.constraint(key)) : add(key);
		}

		@Override
		public List<String> visit(ExcludeConstraint exclude) {
			return add(exclude);
		}

		private List<String> add(Constraint constraint) {
			return onTable(this.table, "addConstraint", JavaOperations.this.elements.constraint(constraint));
		}

	}

}
