package dev.migrate.author.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
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
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.schema.UniqueConstraint;

import static dev.migrate.schema.Definitions.array;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.elementExpression;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.exclude;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.function;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.materializedView;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.option;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.procedure;
import static dev.migrate.schema.Definitions.temporary;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.time;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.trigger;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.unlogged;
import static dev.migrate.schema.Definitions.varchar;
import static dev.migrate.schema.Definitions.view;

/**
 * Operations of every kind with every option.
 */
final class SampleOperations {

	static final List<String> HOSTILE = List.of("user", "Ünï codé", "a\"b", "back\\slash", "\\u000a", "two\nlines",
			"tab\tand\rreturn", "*/ /* //", "it's", "emoji \uD83D\uDE00", "class", "op", "_", "1st",
			"\"); System.exit(1); //", "\0\b\f\u001a", "x\u2028y", "a.b", "$$", "-- upgrade", "semi;colon", "#hash");

	private static final TableName USERS = TableName.of("users");

	private static final TableName BILLING_USERS = new TableName("billing", "users");

	private SampleOperations() {
	}

	static List<Operation> all() {
		List<Operation> all = withPlainSql();
		all.addAll(hostileSql());
		return all;
	}

	/**
	 * Those of which all SQL in the database's own words is SQL.
	 */
	static List<Operation> withPlainSql() {
		List<Operation> all = new ArrayList<>();
		types().forEach((type) -> all.add(new AddColumn(USERS, column("c", type), false, null)));
		columns().forEach((column) -> all.add(new AddColumn(BILLING_USERS, column, false, null)));
		values().forEach((value) -> all.add(new AddColumn(USERS, column("c", text()).withDefault(value), false, null)));
		constraints().forEach((constraint) -> {
			all.add(new AddConstraint(USERS, constraint));
			all.add(new AddConstraint(BILLING_USERS, constraint));
			if (constraint.name() != null) {
				all.addAll(drops(constraint));
			}
		});
		indexes().forEach((index) -> all.addAll(indexing(index)));
		all.addAll(tables());
		all.addAll(alterations());
		all.addAll(beside());
		all.addAll(objects());
		all.addAll(batches());
		all.addAll(hostileNames());
		return all;
	}

	private static List<ColumnType> types() {
		List<ColumnType> types = new ArrayList<>();
		for (TypeName name : TypeName.values()) {
			if (name != TypeName.ENUM && name != TypeName.ARRAY && name != TypeName.VERBATIM) {
				types.add(new ColumnType(name, null, null, null, null, null, null, Map.of()));
				types.add(new ColumnType(name, 7, null, null, null, null, null, Map.of()));
				types.add(new ColumnType(name, null, 6, null, null, null, null, Map.of()));
				types.add(new ColumnType(name, null, 6, 2, null, null, null, Map.of()));
			}
		}
		types.add(enumeration("mood", "sad", "it's"));
		types.add(enumeration("mood", "sad").existing());
		types.add(enumeration("mood", "sad").inSchema("billing").existing().variant("mysql", "text"));
		types.add(enumeration("mood", "a", "b").inSchema("s").existing());
		types.add(array(array(varchar(20))));
		types.add(array(enumeration("mood", "sad")));
		types.add(type("tsvector").variant("mysql", "text").variant("h2", "character varying"));
		types.add(numeric(10));
		types.add(time(3).variant("sqlite", "TEXT"));
		return types;
	}

	private static List<Column> columns() {
		Column id = column("id", bigint());
		return List.of(id, id.notNull(), id.primaryKey(), id.primaryKey().withNullable(true), id.autoIncrement(),
				id.autoIncrement().withNullable(true), id.autoIncrement().primaryKey(),
				id.identity(
						Identity.always().startWith(5).incrementBy(5_000_000_000L).between(-1, 9).cycling().cache(3)),
				id.withIdentity(new Identity(true, 1L, null, null, 9L, false, null)),
				id.withIdentity(new Identity(false, null, 2L, 1L, null, true, 7L)), id.unique(), id.computed("a + b"),
				id.withComputed(new Computed("a", false)), id.withComputed(new Computed("a", null)),
				id.references("other", "id"),
				id.references(foreignKey("fk").references("other", "id").onDelete(ReferentialAction.SET_NULL)),
				id.references(foreignKey().references(new TableName("x", "other"), "id")),
				id.references(foreignKey().references("other")),
				id.withReferences(foreignKey().columns("z").references("other", "id")), id.collation("de_DE"),
				id.comment("what \"it\" is"), id.notNull().defaultValue(1).unique().collation("C").comment("all"));
	}

	private static List<SqlValue> values() {
		List<Object> values = new ArrayList<>(List.of("it's \"x\"\n\\", 'c', '\'', '"', '\\', '\n', 1, -7, 1L,
				Long.MIN_VALUE, (short) 3, (byte) -3, new BigDecimal("1.50"), new BigDecimal("1E+3"), BigInteger.TEN,
				1.5, 1e100, Double.NaN, Double.NEGATIVE_INFINITY, 1.5f, Float.POSITIVE_INFINITY, true, false,
				UUID.fromString("00000000-0000-0001-0000-000000000002"), URI.create("https://example.org/a?b=c"),
				LocalDate.of(2026, 2, 3), LocalTime.of(1, 2), LocalDateTime.of(2026, 2, 3, 4, 5, 6, 7),
				Instant.parse("2026-03-04T05:06:07.000000001Z"), OffsetDateTime.parse("2026-03-04T05:06:07+02:00"),
				ZonedDateTime.parse("2026-03-04T05:06:07+01:00[Europe/Berlin]"), TimeUnit.DAYS, TypeName.TEXT,
				Constraint.Kind.CHECK, new SqlValue.Expression("now()")));
		values.add(null);
		return values.stream().map(SqlValue::of).toList();
	}

	private static List<Constraint> constraints() {
		return List.of(primaryKey("id"), primaryKey("a", "b").named("pk"), unique("a"), unique("a", "b").named("uq"),
				unique("a").named("uq").nullsNotDistinct().deferrable(Deferrability.INITIALLY_DEFERRED), check("a > 0"),
				check("a > 0").named("ck"), check("a > 0").named("ck").notValid(),
				foreignKey("fk").columns("a").references("other", "id"),
				foreignKey("fk").columns("a", "b").references("other", "c", "d"),
				foreignKey("fk").columns("a").references(new TableName("billing", "other"), "id"),
				foreignKey().columns("a").references("other", "id"), foreignKey("fk").columns("a"),
				foreignKey("fk").columns("a")
					.references("other", "id")
					.onDelete(ReferentialAction.CASCADE)
					.onUpdate(ReferentialAction.NO_ACTION)
					.deferrable(Deferrability.NOT_DEFERRABLE)
					.match("FULL")
					.notValid(),
				exclude("ex").with("room", "=").with("during", "&&"),
				exclude("ex").using("spgist").with("a", "=").where("b").deferrable(Deferrability.INITIALLY_IMMEDIATE),
				new ExcludeConstraint(null, "gist", List.of(new ExcludeConstraint.Element("a", "=")), null, null));
	}

	private static List<Operation> drops(Constraint constraint) {
		String name = constraint.name();
		return List.of(new DropConstraint(USERS, name, constraint.kind(), false, constraint),
				new DropConstraint(BILLING_USERS, name, constraint.kind(), true, constraint),
				new DropConstraint(USERS, name, constraint.kind(), false, null),
				new DropConstraint(USERS, name, constraint.kind(), true, null),
				new DropConstraint(USERS, name, null, false, null), new DropConstraint(USERS, name, null, true, null));
	}

	private static List<Index> indexes() {
		IndexDefinition index = index("ix");
		List<IndexDefinition> indexes = List.of(index.columns("a"), index.columns("a", "b").unique(),
				index.expression("lower(a)"), index.elements(element("a").desc(), elementExpression("b + c")),
				index.elements(element("a").ordered("ASC NULLS LAST").operatorClass("text_pattern_ops").length(5)),
				index.elements(elementExpression("lower(a)").desc()),
				index.columns("a")
					.where("a > 0")
					.using("gin")
					.include("b", "c")
					.with("fillfactor", "70")
					.with("x", "y")
					.nullsNotDistinct()
					.prefix("FULLTEXT"));
		return indexes.stream().map((definition) -> definition.onTable(USERS).toIndex()).toList();
	}

	private static List<Operation> indexing(Index index) {
		Index billing = index.onTable(BILLING_USERS);
		return List.of(new CreateIndex(index, false, false), new CreateIndex(billing, true, false),
				new CreateIndex(index, false, true), new CreateIndex(billing, true, true),
				new DropIndex(USERS, "ix", false, false, index),
				new DropIndex(BILLING_USERS, "ix", true, true, billing),
				new DropIndex(BILLING_USERS, "ix", false, false, null), new DropIndex(USERS, "ix", true, false, null),
				new DropIndex(USERS, "ix", false, true, null), new DropIndex(USERS, "ix", true, true, null));
	}

	private static List<Operation> tables() {
		List<TableElement> elements = new ArrayList<>(columns().subList(1, 2));
		elements.add(
				column("mood", enumeration("mood", "sad", "ok"))
					.comment("a long comment that says what this is for, "
							+ "so long that the whole of the column does not go on one line")
					.notNull());
		elements.addAll(constraints());
		elements.addAll(List.of(index("ix_a").columns("a"), index("ix_b").expression("lower(b)").unique(), comment("c"),
				option("mysql", "ENGINE=InnoDB"), option("sqlite", "STRICT")));
		Table table = Table.of(USERS, elements);
		Table billing = Table.of(BILLING_USERS, elements);
		Table small = Table.of(USERS, List.of(column("id", integer())));
		return List.of(new CreateTable(table, false), new CreateTable(billing, true), new CreateTable(small, false),
				new CreateTable(Table.of(USERS, List.of()), false), new DropTable(USERS, false, table),
				new CreateTable(Table.of(USERS, List.of(column("id", integer()), temporary())), true),
				new CreateTable(Table.of(USERS, List.of(column("id", integer()), unlogged())), false),
				new DropTable(BILLING_USERS, true, billing), new DropTable(USERS, false, small),
				new DropTable(USERS, false, null), new DropTable(BILLING_USERS, true, null),
				new RenameTable(BILLING_USERS, "people"), new RenameColumn(USERS, "a", "b"),
				new RenameColumn(BILLING_USERS, "a", "b"), new SetTableComment(USERS, "new", null),
				new SetTableComment(BILLING_USERS, "new", new NewValue<>("old")),
				new SetTableComment(USERS, "new", new NewValue<>(null)), new SetTableComment(USERS, null, null),
				new SetTableComment(USERS, null, new NewValue<>("old")),
				new SetTableComment(USERS, null, new NewValue<>(null)),
				new AddColumn(USERS, column("c", text()), true, null),
				new AddColumn(BILLING_USERS, column("c", text()), true, new ColumnPosition(true, "d")),
				new AddColumn(USERS, column("c", text()), false, new ColumnPosition(false, "d")),
				new DropColumn(USERS, "c", false, null), new DropColumn(BILLING_USERS, "c", true, null),
				new DropColumn(USERS, "c", false, column("c", enumeration("mood", "sad")).notNull()),
				new DropColumn(USERS, "c", true, column("c", text())));
	}

	private static List<Operation> alterations() {
		AlterColumn.Aspects none = AlterColumn.Aspects.NONE;
		AlterColumn.Aspects full = new AlterColumn.Aspects(varchar(50), false,
				new NewValue<>(new SqlValue.Literal("x")), new NewValue<>("said"),
				new NewValue<>(Identity.byDefault()));
		AlterColumn.Aspects removed = new AlterColumn.Aspects(timestamp(6), true, new NewValue<>(null),
				new NewValue<>(null), new NewValue<>(null));
		AlterColumn.Aspects expressions = new AlterColumn.Aspects(null, null,
				new NewValue<>(new SqlValue.Expression("now()")), null, new NewValue<>(Identity.always().startWith(3)));
		AlterColumn.Aspects nulls = new AlterColumn.Aspects(null, null, new NewValue<>(new SqlValue.Literal(null)),
				null, null);
		List<Operation> operations = new ArrayList<>();
		for (AlterColumn.Aspects changes : List.of(full, removed, expressions, nulls)) {
			for (AlterColumn.Aspects existing : List.of(none, full, removed, AlterColumn.Aspects.of(varchar(9)),
					AlterColumn.Aspects.of(column("e", text()).defaultExpression("now()")),
					AlterColumn.Aspects.of(column("e", bigint()).identity(Identity.always().startWith(3))),
					AlterColumn.Aspects.of(column("e", text()).withDefault(new SqlValue.Literal(null)).notNull()))) {
				operations.add(new AlterColumn(USERS, "email_address", changes, existing, null, null));
			}
			operations.add(new AlterColumn(BILLING_USERS, "e", changes, none, "e::int", new ColumnPosition(true, "x")));
		}
		operations.add(new AlterColumn(USERS, "op", none, none, null, new ColumnPosition(false, "x")));
		return operations;
	}

	private static List<Operation> objects() {
		List<SchemaObject> objects = List.of(view("v").as("select 1 as a"),
				view("v").inSchema("billing").as("select 2"),
				materializedView("m").as("select 1 as a\nunion all\nselect 2"),
				function("f(a integer)").as("returns integer language sql as 'select a'"),
				procedure("p()").as("language sql as 'select 1'"),
				trigger("t").on("users").as("before insert on users for each row execute function g()"));
		List<Operation> operations = new ArrayList<>();
		for (SchemaObject object : objects) {
			SchemaObject former = object
				.as(object.requiredText().replace("select ", "select 3 + ").replace("g()", "h()"));
			operations.addAll(List.of(new CreateObject(object), new ReplaceObject(object, null),
					new ReplaceObject(object, object.kind().isView() ? null : former), new DropObject(object, true),
					new DropObject(object.withoutText(), false)));
		}
		return operations;
	}

	private static List<Operation> beside() {
		ColumnType.Enumeration mood = new ColumnType.Enumeration(null, "mood", List.of("sad", "ok"), true);
		ColumnType.Enumeration billing = new ColumnType.Enumeration("billing", "mood", List.of("sad"), true);
		Sequence sequence = new Sequence(null, "s", null, null);
		Sequence full = new Sequence("billing", "s", 5_000_000_000L, -50L);
		SqlValue now = new SqlValue.Expression("now()");
		return List.of(new CreateSequence(sequence, false), new CreateSequence(full, true),
				new AlterSequence(sequence.incrementBy(50), null, null),
				new AlterSequence(full.incrementBy(7), null, full), new AlterSequence(sequence, 7L, null),
				new AlterSequence(new Sequence("billing", "s", null, null), 7L, null),
				new AlterSequence(sequence.startWith(3), 7L, null), new AlterSequence(full.startWith(8), -7L, null),
				new DropSequence(null, "s", false, sequence), new DropSequence("billing", "s", true, full),
				new DropSequence("billing", "s", false, null), new DropSequence(null, "s", true, null),
				new CreateSchema("billing", false), new CreateSchema("billing", true), new DropSchema("billing", false),
				new DropSchema("billing", true), new CreateEnum(mood), new CreateEnum(billing),
				new DropEnum(null, "mood", false, mood), new DropEnum("billing", "mood", true, billing),
				new DropEnum("billing", "mood", false, null), new DropEnum(null, "mood", true, null),
				new AddEnumValue(null, "mood", "new", false, null),
				new AddEnumValue("billing", "mood", "new", false, new ColumnPosition(true, "ok")),
				new AddEnumValue(null, "mood", "new", false, new ColumnPosition(false, "ok")),
				new AddEnumValue("billing", "mood", "new", true, new ColumnPosition(false, "ok")),
				new AddEnumValue(null, "mood", "new", true, null), new RenameEnumValue("billing", "mood", "a", "b"),
				new RenameEnumValue(null, "mood", "a", "b"), new ExecuteSql("update a set b = 1", "", 1, null),
				new ExecuteSql("update a set b = :b, c = :c", "", 1, null,
						Map.of("b", SqlValue.of("it's"), "c", SqlValue.of(null))),
				new ExecuteSql("update a\n\nset b = '\n'", "", 1, "update a\nset b = 0\n"),
				new BulkInsert(USERS, List.of("z", "a", "b"),
						List.of(List.of(SqlValue.of(1), SqlValue.of("x"), now),
								List.of(SqlValue.of(2L), SqlValue.of(null), SqlValue.of(true)))),
				new BulkInsert(BILLING_USERS, List.of("z"), List.of(List.of(SqlValue.of(null)))));
	}

	private static List<Operation> batches() {
		Index index = index("ix").on("users", "a").unique().toIndex();
		UniqueConstraint uq = unique("a").named("uq");
		PrimaryKey pk = primaryKey("id").named("pk");
		List<Operation> changes = new ArrayList<>(List.of(new AddColumn(USERS, column("c", text()), false, null),
				new AddColumn(USERS, column("c", text()), true, null),
				new AddColumn(USERS, column("c", text()), false, new ColumnPosition(true, "d")),
				new DropColumn(USERS, "c", false, null), new DropColumn(USERS, "c", true, null),
				new DropColumn(USERS, "c", false, column("c", text())),
				new DropColumn(USERS, "c", true, column("c", text())), new RenameColumn(USERS, "a", "b"),
				new CreateIndex(index, false, false), new CreateIndex(index, true, true),
				new CreateIndex(Index.of("ix", USERS, List.of("a", "b")), false, false),
				new DropIndex(USERS, "ix", false, false, null), new DropIndex(USERS, "ix", true, false, null),
				new DropIndex(USERS, "ix", false, true, index), new AddConstraint(USERS, uq),
				new AddConstraint(USERS, pk), new DropConstraint(USERS, "uq", Constraint.Kind.UNIQUE, false, uq),
				new DropConstraint(USERS, "uq", Constraint.Kind.UNIQUE, true, uq),
				new DropConstraint(USERS, "uq", Constraint.Kind.UNIQUE, false, null),
				new DropConstraint(USERS, "uq", null, false, null), new SetTableComment(USERS, "new", null),
				new SetTableComment(USERS, null, null), new SetTableComment(USERS, "new", new NewValue<>("old")),
				new AlterColumn(USERS, "email", new AlterColumn.Aspects(text(), null, null, null, null),
						AlterColumn.Aspects.NONE, "x", new ColumnPosition(true, "id"))));
		constraints().forEach((constraint) -> changes.add(new AddConstraint(USERS, constraint)));
		BatchOptions options = new BatchOptions(BatchOptions.Recreate.ALWAYS,
				List.of(column("id", integer()), primaryKey("id")),
				List.of(uq, column("n", integer()), index("ix").columns("a").unique().concurrently(),
						index("iy").on(BILLING_USERS, "a"), comment("x"), option("mysql", "y")),
				Map.of("id", column("id", bigint())), Map.of(Constraint.Kind.UNIQUE, "uq_%(table_name)s"),
				List.of(List.of("a", "b"), List.of("c", "d")));
		return List.of(new BatchAlterTable(USERS, changes, BatchOptions.DEFAULT),
				new BatchAlterTable(USERS, List.of(), options),
				new BatchAlterTable(BILLING_USERS,
						List.of(new DropColumn(BILLING_USERS, "c", false, column("c", text())),
								new AddColumn(BILLING_USERS, column("c", text()), true, null)),
						new BatchOptions(BatchOptions.Recreate.NEVER, null, List.of(), Map.of(), Map.of(), List.of())));
	}

	private static List<Operation> hostileNames() {
		List<Operation> operations = new ArrayList<>();
		for (String name : HOSTILE) {
			Column column = column(name, text()).defaultValue(name).comment(name);
			TableName table = new TableName(name, name);
			operations.add(new CreateTable(
					Table.of(table,
							List.of(column, unique(name).named(name), comment(name), index(name).columns(name))),
					false));
			operations.add(new AlterColumn(table, name,
					new AlterColumn.Aspects(null, null, new NewValue<>(new SqlValue.Literal(name)), null, null),
					new AlterColumn.Aspects(text(), true, new NewValue<>(null), new NewValue<>(name),
							new NewValue<>(null)),
					null, null));
			operations
				.add(new BatchAlterTable(table, List.of(new RenameColumn(table, name, "b")), BatchOptions.DEFAULT));
			operations.add(new CreateEnum(new ColumnType.Enumeration(name, name, List.of(name), true)));
		}
		return operations;
	}

	private static List<Operation> hostileSql() {
		List<Operation> operations = new ArrayList<>();
		for (String sql : HOSTILE) {
			operations
				.add(new AddColumn(USERS, column("c", type(sql)).defaultExpression(sql).collation(sql), false, null));
			operations.add(new AlterColumn(USERS, sql, new AlterColumn.Aspects(type(sql), null, null, null, null),
					AlterColumn.Aspects.NONE, sql, null));
			operations.add(new ExecuteSql(sql, "", 1, sql));
		}
		return operations;
	}

}
