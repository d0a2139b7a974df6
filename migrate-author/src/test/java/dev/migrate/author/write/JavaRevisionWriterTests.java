package dev.migrate.author.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.TypeSource;
import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.error.MigrateException;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.IrreversibleOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Operations;
import dev.migrate.operation.OwnOperation;
import dev.migrate.operation.Recording;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.NamingConvention;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JavaRevisionWriterTests {

	@TempDir
	private Path project;

	@Test
	void everyOperationIsWrittenAsItIs() {
		List<Operation> operations = SampleOperations.all();
		WrittenRevision revision = written(changes(operations)).importsNothingUnused();
		List<Operation> recorded = revision.upgrade();
		for (int i = 0; i < operations.size(); i++) {
			assertThat(recorded.get(i)).isEqualTo(operations.get(i));
		}
		assertThat(recorded).hasSameSizeAs(operations);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mad", "calm" })
	void wordThatIsUsedIsCommittedBefore(String used) {
		Dialect postgresql = Dialects.named("postgresql");
		List<SchemaChange> changes = List.of(SchemaChange.of(new AddEnumValue(null, "mood", "calm", true, null)),
				SchemaChange.of(new AddColumn(TableName.of("t"),
						column("m", enumeration("mood", "mad", "calm").existing()).defaultValue(used), false, null)));
		String source = String.join("\n", new JavaRevisionWriter(120, postgresql).write(changes).upgrade());
		assertThat(source.contains("op.autocommit(() -> {\n\top.ifNotExists().addEnumValue(\"mood\", \"calm\");\n});"))
			.isEqualTo(used.equals("calm"));
		assertThat(new JavaRevisionWriter(120, postgresql).write(changes.subList(0, 1), changes).upgrade())
			.as("used in another revision")
			.anyMatch((line) -> line.contains("op.autocommit") == used.equals("calm"));
		if (used.equals("calm")) {
			assertThatExceptionOfType(ChangeNotInSqlException.class)
				.isThrownBy(() -> new SqlRevisionWriter(postgresql).write(changes))
				.withMessageContaining("--language java");
		}
	}

	@Test
	void noConstructorOfOursIsWritten() {
		List<Operation> operations = SampleOperations.all();
		assertThat(operations).extracting((operation) -> (Object) operation.getClass())
			.contains(kinds(Operation.class).filter((kind) -> kind != CustomOperation.class).toArray());
		assertThat(written(changes(operations)).source()).doesNotContainPattern("new (?!BigDecimal|BigInteger)[A-Z]")
			.doesNotContain(".apply(");
	}

	@Test
	void operationOfAnApplicationIsWrittenAsItsConstructorOrInItsOwnWords() {
		OwnExtension extension = new OwnExtension("citext", List.of("a", "b\n"), 3L, OwnExtension.Mood.FINE,
				new OwnExtension.Version(1, true));
		List<Operation> operations = Stream.of(extension, new OwnExtension.Named("x"))
			.map((own) -> (Operation) CustomOperation.of(own, "postgresql", "app"))
			.toList();
		WrittenRevision revision = written(changes(operations)).importsNothingUnused();
		assertThat(revision.upgrade()).isEqualTo(operations);
		assertThat(revision.source()).contains("op.inSchema(\"app\").apply(new OwnExtension(",
				"dev.migrate.author.write.OwnExtension.Named.of(\"x\")");
		assertThat(revision.downgrade()).extracting(OperationDescriber::describe)
			.containsExactly("execute drop extension x", "execute drop extension citext");
	}

	@Test
	void replacedViewIsWrittenAsItIsToBeAndComesBackInTheDowngrade() {
		SchemaObject before = view("v").as("select 1 as a");
		SchemaObject after = view("v").as("select 1 as a,\n2 as b");
		WrittenRevision revision = written(
				changes(List.of(new ReplaceObject(after, before), new CreateObject(view("w").as("select 3")))));
		assertThat(revision.upgrade()).containsExactly(new ReplaceObject(after, null),
				new CreateObject(view("w").as("select 3")));
		assertThat(revision.downgrade()).containsExactly(new DropObject(view("w"), false),
				new ReplaceObject(before, null));
		assertThat(revision.source()).contains("op.replaceView(view(\"v\").as(", "op.dropView(view(\"w\"))");
	}

	@Test
	void operationWithoutSourceIsWrittenAsWhatItDoes() {
		OwnOperation own = new OwnOperation() {

			@Override
			public String describe() {
				return "make two";
			}

			@Override
			public void apply(Operations op) {
				op.createSchema("a");
				op.execute("select 1");
			}

		};
		WrittenRevision revision = written(changes(List.of(CustomOperation.of(own, "postgresql", null))));
		assertThat(revision.upgrade()).extracting(OperationDescriber::describe)
			.containsExactly("create schema a", "execute select 1");
	}

	private static Stream<Class<?>> kinds(Class<?> type) {
		return type.isRecord() ? Stream.of(type)
				: Arrays.stream(type.getPermittedSubclasses()).flatMap(JavaRevisionWriterTests::kinds);
	}

	@Test
	void textOfAFileIsWrittenWithoutItsPlaceThere() {
		WrittenRevision revision = written(changes(List.of(new ExecuteSql("select 1", "file.sql", 7, "select 2"))));
		assertThat(revision.upgrade()).containsExactly(new ExecuteSql("select 1", "", 1, "select 2"));
	}

	@Test
	void downgradeDoesWhatTheInversesDo() {
		List<Operation> operations = reversible(SampleOperations.all()).stream()
			.filter((operation) -> steps(List.of(operation)).size() == 1)
			.toList();
		WrittenRevision revision = written(changes(operations)).importsNothingUnused();
		assertThat(revision.upgrade()).isEqualTo(operations);
		List<Operation> recorded = revision.downgrade();
		List<Operation> inverses = inverses(operations);
		assertThat(recorded).hasSameSizeAs(inverses);
		for (int i = 0; i < inverses.size(); i++) {
			for (Dialect dialect : Dialects.all()) {
				assertThat(rendered(dialect, recorded.get(i))).as("%s on %s", inverses.get(i), dialect.name())
					.isEqualTo(rendered(dialect, inverses.get(i)));
			}
		}
		assertThat(recorded).isEqualTo(steps(operations));
	}

	/** Those that are made on the way down, without what is only proposed. */
	private static List<Operation> steps(List<Operation> operations) {
		List<SchemaChange> changes = changes(operations);
		return new WrittenDowngrade(changes, changes, Dialects.named("mysql")).inverses()
			.stream()
			.filter((change) -> !change.withheld())
			.map(SchemaChange::operation)
			.toList();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void randomCompositionsAreWrittenAsTheyAre(int seed) {
		Random random = new Random(seed);
		List<Operation> samples = SampleOperations.all();
		List<Operation> chosen = IntStream.range(0, 1 + random.nextInt(12))
			.mapToObj((i) -> samples.get(random.nextInt(samples.size())))
			.toList();
		WrittenRevision revision = written(new JavaRevisionWriter(60 + random.nextInt(100), Dialects.named("mysql")),
				changes(chosen), "Random")
			.importsNothingUnused();
		assertThat(revision.upgrade()).isEqualTo(chosen);
		assertThat(revision.hasDowngrade()).isEqualTo(canBeUndone(chosen) || !reversible(chosen).isEmpty());
		assertThat(revision.hasDowngrade() ? revision.downgrade() : List.of()).isEqualTo(steps(chosen));
	}

	static IntStream seeds() {
		return IntStream.range(0, 30);
	}

	@Test
	void typeIsWrittenAsTheApplicationSays() {
		List<Operation> operations = List.of(new AddColumn(TableName.of("a"), column("b", numeric(19, 4)), false, null),
				new AddColumn(TableName.of("a"), column("c", numeric(19, 2)), false, null));
		TypeSource money = (type) -> numeric(19, 4).equals(type)
				? Optional.of("dev.migrate.author.write.OwnTypes.money(\"a.b.C\")") : Optional.empty();
		WrittenRevision revision = written(new JavaRevisionWriter(120, Dialects.named("postgresql"), List.of(money)),
				changes(operations), "Money")
			.importsNothingUnused();
		assertThat(revision.source()).contains("import dev.migrate.author.write.OwnTypes;\n",
				"column(\"b\", OwnTypes.money(\"a.b.C\"))", "column(\"c\", numeric(19, 2))");
		assertThat(revision.upgrade()).isEqualTo(operations);
	}

	@Test
	void namesAreFinalWhereTheConventionWouldChangeThem() {
		TableName a = TableName.of("a");
		List<Operation> operations = List.of(new AddConstraint(a, check("b > 0").named("positive")),
				new AddConstraint(a, unique("b").named("uq_a")));
		NamingConvention naming = new NamingConvention(
				Map.of("ck", "ck_%(table_name)s_%(constraint_name)s", "uq", "uq_%(column_0_name)s"));
		List<String> written = new JavaRevisionWriter(120, Dialects.named("postgresql"), List.of(), naming,
				UnaryOperator.identity())
			.write(changes(operations))
			.upgrade();
		assertThat(written).containsExactly("op.finalNames().createCheckConstraint(\"positive\", \"a\", \"b > 0\");",
				"op.createUniqueConstraint(\"uq_a\", \"a\", \"b\");");
		Recording recorded = Recording.of("postgresql", (op) -> {
			Operations named = op.naming(naming.patterns());
			named.finalNames().createCheckConstraint("positive", "a", "b > 0");
			named.createUniqueConstraint("uq_a", "a", "b");
		});
		assertThat(recorded.entries()).extracting(Recording.Entry::operation).containsExactlyElementsOf(operations);
	}

	@Test
	void bytesAreWritten() {
		byte[] bytes = HexFormat.of().parseHex("00ff7f");
		WrittenRevision revision = written(changes(
				List.of(new AddColumn(TableName.of("a"), column("b", text()).defaultValue(bytes), false, null))));
		AddColumn recorded = (AddColumn) revision.upgrade().get(0);
		assertThat(((SqlValue.Literal) recorded.column().defaultValue()).value()).isEqualTo(bytes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Constraint", "list", "Map", "column", "Runnable", "Table name" })
	void revisionMayBeCalledLikeWhatItImports(String message) {
		WrittenRevision revision = written(new JavaRevisionWriter(120, Dialects.named("mysql")),
				changes(SampleOperations.all()), message);
		assertThat(revision.upgrade()).isEqualTo(SampleOperations.all());
	}

	@Test
	void largeBodyIsTakenApart() {
		List<Operation> operations = new ArrayList<>();
		for (int i = 0; i < 400; i++) {
			List<TableElement> columns = new ArrayList<>();
			for (int j = 0; j < 30; j++) {
				columns.add(column("column_" + j, varchar(10 + j)).notNull().defaultValue("x"));
			}
			operations.add(new CreateTable(Table.of(TableName.of("t" + i), columns), false));
		}
		WrittenRevision revision = written(changes(operations)).importsNothingUnused();
		assertThat(revision.upgrade()).isEqualTo(operations);
		assertThat(revision.downgrade()).hasSize(400);
		assertThat(revision.source()).contains("\t\tcreateT1(op);\n\t\tcreateT2(op);\n",
				"\n\tprivate void createT399(Operations op) {\n\t\top.createTable(\"t399\",\n",
				"\t\trevertT1(op);\n\t\trevertT0(op);\n\t}\n\n\tprivate void createT0(Operations op) {\n");
	}

	@Test
	void methodsOfALongBodyAreNamedAfterTheirTables() {
		List<Operation> operations = new ArrayList<>();
		for (String table : List.of("order_items", "class", "upgrade", "ORDER_ITEMS", "Größe")) {
			for (int i = 0; i < 25; i++) {
				operations.add(new AddColumn(TableName.of(table), column("c" + i, integer()), false, null));
			}
		}
		operations.add(new ExecuteSql("select 1", "", 1, "select 2"));
		WrittenRevision revision = written(changes(operations)).importsNothingUnused();
		assertThat(revision.upgrade()).isEqualTo(operations);
		assertThat(revision.source()).contains("""
					public void upgrade(Operations op) {
						alterOrderItems(op);
						alterTable(op);
						alterUpgrade(op);
						alterOrderItems2(op);
						alterTable2(op);
						alterSchema(op);
				""");
	}

	@Test
	void downgradeSaysWhatItLeaves() {
		WrittenRevision revision = written(
				changes(List.of(new AddColumn(TableName.of("a"), column("b", text()), false, null),
						new ExecuteSql("delete from a", "", 1, null))));
		assertThat(revision.source()).contains("""
						// Nothing says how to undo this, so the downgrade leaves it as it is
						op.execute("delete from a");
				""", """
						// Not undone, as nothing says how:
						// op.execute("delete from a");
						op.dropColumn("a", "b");
				""");
	}

	@Test
	void withoutInverseThereIsNoDowngrade() {
		WrittenRevision revision = written(changes(List.of(new ExecuteSql("delete from a", "", 1, null))));
		assertThat(revision.hasDowngrade()).isFalse();
		assertThat(revision.source()).contains("""
						// Nothing says how to undo this, so a downgrade has to be written by hand
						op.execute("delete from a");
				""");
		assertThatExceptionOfType(IrreversibleOperationException.class)
			.isThrownBy(() -> Recording.of("h2", revision.migration()::upgrade).inverse())
			.withMessageContaining("delete from a");
	}

	@Test
	void withheldChangesAreComments() {
		List<SchemaChange> changes = List.of(SchemaChange.withheld(SampleOperations.all().get(0), "Loses data"),
				SchemaChange.withheld(new ExecuteSql("update a\nset b = \\u000a", "", 1, null),
						"C:\\users\\u000a \u0000\nop.dropTable(\"a\"); \uD800"));
		WrittenRevision revision = written(changes).importsNothingUnused();
		assertThat(revision.upgrade()).isEmpty();
		assertThat(revision.downgrade()).isEmpty();
		assertThat(revision.source()).contains("""
					public void upgrade(Operations op) {
						// Loses data
						// op.addColumn("users", column("c", tinyint()));
						// C:\\\\users\\\\u000a op.dropTable("a"); ?
						// op.execute("update a\\n"
						// 		+ "set b = \\\\u000a");
					}

					@Override
					public void downgrade(Operations op) {
						// op.dropColumn("users", "c");
					}
				""");
	}

	@Test
	void alterationOfNothingIsRefused() {
		List<SchemaChange> changes = changes(List.of(new AlterColumn(TableName.of("a"), "b", AlterColumn.Aspects.NONE,
				AlterColumn.Aspects.NONE, null, null)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new JavaRevisionWriter(120, Dialects.named("postgresql")).write(changes))
			.withMessageContaining("a.b");
	}

	@Test
	void valueOfUnknownKindIsRefused() {
		List<SchemaChange> changes = changes(
				List.of(new AddColumn(TableName.of("a"), column("b", bigint()).defaultValue(Map.of()), false, null)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new JavaRevisionWriter(120, Dialects.named("postgresql")).write(changes));
	}

	@Test
	void nothingIsNothing() {
		RevisionBody body = new JavaRevisionWriter(120, Dialects.named("postgresql")).write(List.of());
		assertThat(body.upgrade()).isEmpty();
		assertThat(body.downgrade()).isEmpty();
		assertThat(body.imports()).isEmpty();
		assertThat(body.staticImports()).isEmpty();
	}

	private WrittenRevision written(List<SchemaChange> changes) {
		return written(new JavaRevisionWriter(120, Dialects.named("mysql")), changes, "Do things");
	}

	private WrittenRevision written(RevisionWriter writer, List<SchemaChange> changes, String message) {
		return WrittenRevision.of(this.project, writer.write(changes), message);
	}

	private static List<SchemaChange> changes(List<Operation> operations) {
		return operations.stream().map((operation) -> SchemaChange.of(operation)).toList();
	}

	private static List<Operation> reversible(List<Operation> operations) {
		return operations.stream().filter((operation) -> operation.inverse().isPresent()).toList();
	}

	private static boolean canBeUndone(List<Operation> operations) {
		try {
			new Recording(operations.stream().map((operation) -> new Recording.Entry(operation, false)).toList())
				.inverse();
			return true;
		}
		catch (IrreversibleOperationException ex) {
			return false;
		}
	}

	private static List<Operation> inverses(List<Operation> operations) {
		List<Operation> inverses = new ArrayList<>();
		operations.forEach((operation) -> inverses.add(0, operation.inverse().orElseThrow()));
		return inverses;
	}

	/** The statements, or why there are none. */
	private static List<String> rendered(Dialect dialect, Operation operation) {
		List<String> statements = new ArrayList<>();
		try {
			dialect.render(operation, LiveDatabase.none(), (statement) -> {
				statements.add(statement.text());
			});
		}
		catch (MigrateException | IllegalStateException | IllegalArgumentException ex) {
			statements.add(ex.getClass().getSimpleName());
		}
		return statements;
	}

}
