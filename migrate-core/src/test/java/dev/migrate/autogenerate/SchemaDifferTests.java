package dev.migrate.autogenerate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.autogenerate.Comparing.on;
import static dev.migrate.autogenerate.Comparing.table;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.blob;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.elementExpression;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.exclude;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.option;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.smallint;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.unlogged;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

class SchemaDifferTests {

	private static final Column ID = column("id", bigint()).primaryKey();

	private static Table orders(TableElement... elements) {
		return table("orders", Stream.concat(Stream.of(ID), List.of(elements).stream()).toArray(TableElement[]::new));
	}

	private static List<String> changes(Table live, Table wanted) {
		return on("postgresql").live(live).wanted(wanted).lines();
	}

	private static <T extends Operation> T only(SchemaDifferences differences, Class<T> type) {
		assertThat(differences.changes()).hasSize(1);
		return type.cast(differences.changes().get(0).operation());
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mysql", "mariadb", "h2", "sqlite" })
	void findsNothingWhereAllIsEqual(String dialect) {
		Table customers = table("customers", ID, column("code", varchar(9)).unique());
		Table orders = orders(column("customer_id", bigint()).references("customers", "id"),
				column("total", numeric(10, 2)).notNull().defaultValue(0), column("twice", bigint()).computed("id * 2"),
				check("total >= 0"), index("ix_orders_total").elements(element("total")),
				unique("total", "customer_id"));
		assertThat(on(dialect).live(customers, orders).wanted(orders, customers).lines()).isEmpty();
	}

	@Test
	void comparesTablesThatReferInARow() {
		Table[] live = IntStream.range(0, 100).mapToObj((i) -> numbered(i)).toArray(Table[]::new);
		Table[] wanted = IntStream.range(0, 100)
			.mapToObj((i) -> numbered(i, column("more", integer())))
			.toArray(Table[]::new);
		assertThat(on("postgresql").live(live).wanted(live).lines()).isEmpty();
		assertThat(on("postgresql").live(live).wanted(wanted).lines()).hasSize(100);
		assertThat(on("postgresql").wanted(wanted).lines()).hasSize(100);
	}

	private static Table numbered(int i, TableElement... more) {
		Stream<TableElement> own = Stream.of(ID, column("before", bigint()).references("t" + Math.max(0, i - 1), "id"),
				index("ix" + i).columns("before"));
		return table("t" + i, Stream.concat(own, Stream.of(more)).toArray(TableElement[]::new));
	}

	@Test
	void createsMissingTablesWithNamesForAll() {
		SchemaDifferences differences = on("postgresql")
			.wanted(orders(column("code", varchar(9)).unique(), column("parent", bigint()).references("orders", "id"),
					check("code <> ''")))
			.differences();
		assertThat(only(differences, CreateTable.class).table().constraints()).extracting("name")
			.containsExactly("pk_orders", "uq_orders_code", "fk_orders_parent", "ck_orders_code");
	}

	@Test
	void fillsNewTablesAlone() {
		Table numbers = table("numbers", column("next", bigint()));
		BulkInsert first = new BulkInsert(numbers.name(), List.of("next"), List.of(List.of(SqlValue.of(1))));
		WantedSchema wanted = new WantedSchema("entities", Schema.of(numbers, orders()), Set.of(), Renames.NONE,
				List.of(first));
		assertThat(on("mysql").wanted(wanted).differences().changes()).extracting(SchemaChange::operation)
			.hasSize(3)
			.last()
			.isEqualTo(first);
		assertThat(on("mysql").live(numbers).wanted(wanted).differences().changes()).extracting(SchemaChange::operation)
			.singleElement()
			.isInstanceOf(CreateTable.class);
	}

	@Test
	void addsColumns() {
		assertThat(changes(orders(), orders(column("note", text())))).containsExactly("add column orders.note (text)");
	}

	@Test
	void saysWhatTheValueOfANewColumnHasToObey() {
		Table customers = table("customers", column("id", integer()), primaryKey("id"));
		assertThat(on("postgresql").live(orders(), customers)
			.wanted(orders(column("buyer", integer()).notNull().references("customers", "id"),
					check("buyer > 3").named("ck_buyer")), customers)
			.differences()
			.changes()).filteredOn(SchemaChange::withheld)
			.singleElement()
			.extracting(SchemaChange::notes, LIST)
			.containsExactly("Fill in what rows that are there already get for 'buyer'",
					"The value has to be one that 'customers' has: fk_orders_buyer",
					"The value has to fulfil buyer > 3: ck_buyer");
	}

	@Test
	void addsColumnsWithoutNullInThreeSteps() {
		SchemaDifferences differences = on("postgresql").live(orders())
			.wanted(orders(column("note", varchar(20)).notNull()))
			.differences();
		assertThat(differences.changes()).extracting(SchemaChange::withheld).containsExactly(false, true, false);
		assertThat(differences.changes().get(0).operation()).isInstanceOfSatisfying(AddColumn.class,
				(add) -> assertThat(add.column().nullable()).isTrue());
		assertThat(differences.changes().get(1).operation()).isInstanceOfSatisfying(ExecuteSql.class,
				(execute) -> assertThat(execute.sql()).isEqualTo("update orders set note = '' where note is null"));
		assertThat(differences.changes().get(1).notes())
			.containsExactly("Fill in what rows that are there already get for 'note'");
		assertThat(differences.changes().get(2).operation()).isInstanceOfSatisfying(AlterColumn.class,
				(alter) -> assertThat(alter.changes().nullable()).isFalse());
	}

	@Test
	void addsColumnsWithADefaultOrGeneratedValuesAtOnce() {
		assertThat(changes(table("orders"),
				table("orders", column("a", integer()).notNull().defaultValue(1),
						column("b", integer()).autoIncrement(), column("c", integer()).computed("1").notNull())))
			.containsExactly("add column orders.a (integer)", "add column orders.b (integer)",
					"add column orders.c (integer)");
	}

	@Test
	void withholdsDropsOfColumns() {
		SchemaDifferences differences = on("postgresql").live(orders(column("note", text())))
			.wanted(orders())
			.differences();
		assertThat(differences.changes().get(0).withheld()).isTrue();
		DropColumn drop = only(differences, DropColumn.class);
		assertThat(drop.inverse()).contains(new AddColumn(TableName.of("orders"), column("note", text()), false, null));
	}

	@Test
	void warnsOfColumnsThatNobodyFills() {
		assertThat(on("h2").live(orders(column("note", text()).notNull())).wanted(orders()).differences().changes())
			.flatExtracting(SchemaChange::notes)
			.containsExactly(
					"Rows cannot be inserted without a value for 'note': drop the column, or allow NULL in it");
	}

	@Test
	void dropsColumnsWhereThatIsAllowed() {
		assertThat(on("h2").allowDrops().live(orders(column("note", text()))).wanted(orders()).lines())
			.containsExactly("drop column orders.note");
	}

	@Test
	void altersAColumnOnceForAll() {
		SchemaDifferences differences = on("mysql").live(orders(column("note", varchar(20)).defaultValue("x")))
			.wanted(orders(column("note", varchar(40)).notNull().comment("text")))
			.differences();
		assertThat(differences.changes()).hasSize(2);
		assertThat(differences.changes().get(0).withheld()).isTrue();
		assertThat(differences.changes().get(0).operation())
			.isEqualTo(new ExecuteSql("update orders set note = '' where note is null", "", 1, null));
		AlterColumn alter = (AlterColumn) differences.changes().get(1).operation();
		assertThat(alter).hasToString(alter.inverse().orElseThrow().inverse().orElseThrow().toString());
		assertThat(alter.changes().type()).isEqualTo(varchar(40));
		assertThat(alter.changes().nullable()).isFalse();
		assertThat(alter.changes().defaultValue()).isNotNull();
		assertThat(alter.changes().comment()).isNotNull();
		assertThat(alter.changes().identity()).isNull();
		assertThat(differences.changes().get(1).notes()).containsExactly("Fails if 'note' is NULL in some row");
	}

	@Test
	void seesLengthPrecisionAndScale() {
		assertThat(changes(orders(column("a", varchar(20)), column("b", numeric(10, 2))),
				orders(column("a", varchar(21)), column("b", numeric(11, 3)))))
			.containsExactly("alter column orders.a (type varchar(21))", "alter column orders.b (type numeric(11, 3))");
	}

	@Test
	void withholdsNarrowerTypes() {
		SchemaDifferences differences = on("h2")
			.live(orders(column("a", varchar(20)), column("b", bigint()), column("c", integer())))
			.wanted(orders(column("a", varchar(10)).notNull(), column("b", integer()), column("c", bigint())))
			.differences();
		assertThat(differences.changes()).filteredOn((change) -> change.operation() instanceof AlterColumn)
			.extracting((change) -> (change.withheld() ? "# " : "") + String.join(", ", change.notes()))
			.containsExactlyInAnyOrder("Fails if 'a' is NULL in some row",
					"# Values of 'a' may have no room, or lose digits without an error: varchar(20) becomes varchar(10)",
					"# Values of 'b' may have no room, or lose digits without an error: bigint becomes integer", "");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			numeric(19,4)    | numeric(38,2)            | true
			numeric(10,2)    | integer                  | true
			double precision | real                     | true
			timestamp        | date                     | true
			varchar(10)      | integer                  | true
			bigint           | numeric(18,0)            | true
			bigint           | numeric(19,0)            | false
			integer          | double precision         | false
			integer          | varchar(5)               | true
			integer          | varchar(11)              | false
			bigint           | varchar(19)              | true
			bigint           | varchar(20)              | false
			bigint           | real                     | true
			integer          | real                     | true
			smallint         | real                     | false
			numeric(9,0)     | integer                  | false
			numeric(10,0)    | integer                  | true
			numeric(15,2)    | double precision         | false
			numeric(16,2)    | double precision         | true
			numeric          | numeric(10,2)            | true
			numeric(10,2)    | varchar(12)              | true
			numeric(10,2)    | varchar(13)              | false
			real             | double precision         | false
			double precision | numeric(20,10)           | true
			boolean          | integer                  | false
			boolean          | bigint                   | false
			boolean          | varchar(4)               | true
			boolean          | text                     | false
			integer          | boolean                  | true
			bytea            | varchar(255)             | true
			bytea            | text                     | true
			text             | bytea                    | true
			uuid             | varchar(20)              | true
			uuid             | varchar(36)              | false
			uuid             | bytea                    | true
			varchar(36)      | uuid                     | true
			varchar(10)      | char(10)                 | true
			char(10)         | varchar(10)              | false
			date             | varchar(9)               | true
			date             | varchar(10)              | false
			timestamp(6)     | timestamp(3)             | true
			timestamp(3)     | timestamp(6)             | false
			timestamp        | time                     | true
			time             | timestamp                | true
			date             | integer                  | true
			timestamp with time zone | timestamp        | true
			jsonb            | json                     | false
			jsonb            | text                     | false
			jsonb            | varchar(255)             | true
			text             | jsonb                    | true
			oid              | varchar(255)             | true
			oid              | text                     | false
			oid              | bytea                    | false
			oid              | bigint                   | true
			text             | oid                      | false
			bytea            | oid                      | false
			bigint           | oid                      | true
			citext           | text                     | false
			inet             | varchar(50)              | true
			inet             | text                     | false
			interval         | varchar(10)              | true
			date             | timestamp                | false
			timestamp        | timestamp with time zone | false
			varchar(10)      | text                     | false
			""")
	void withholdsWhatMayLoseValues(String live, String wanted, boolean withheld) {
		Dialect dialect = Dialects.named("postgresql");
		assertThat(on("postgresql").live(orders(column("a", dialect.spelling().type(live))))
			.wanted(orders(column("a", dialect.spelling().type(wanted))))
			.differences()
			.changes()).singleElement().extracting(SchemaChange::withheld).isEqualTo(withheld);
	}

	@Test
	void leavesAloneWhatOthersHaveGivenToTheirTables() {
		Table live = orders(column("a", integer()).notNull(), index("ix_a").elements(element("a")),
				unique("a").named("uq_a"), check("a > 0").named("ck_a"));
		assertThat(on("h2").ownedByOthers().live(live).wanted(orders(column("a", integer()).notNull())).lines())
			.isEmpty();
		assertThat(on("h2").ownedByOthers()
			.live(live)
			.wanted(orders(column("a", integer()).notNull(), index("ix_a").elements(element("a").desc()),
					unique("a").named("uq_a")))
			.lines()).containsExactly("drop index ix_a on orders", "create index ix_a on orders (a DESC)");
	}

	static Stream<Arguments> adopted() {
		Column reference = column("parent", bigint());
		ForeignKey key = foreignKey("fk").columns("parent").references("orders", "id");
		return Stream
			.of(arguments("identity", column("a", bigint()).identity(Identity.always()), column("a", bigint()), true),
					arguments("serial", column("a", bigint()).defaultExpression("nextval('s')"), column("a", bigint()),
							true),
					arguments("computed", column("a", integer()).computed("id * 2"), column("a", integer()), true),
					arguments("not null", column("a", integer()).notNull(), column("a", integer()), true),
					arguments("null", column("a", integer()), column("a", integer()).notNull(), false),
					arguments("default", column("a", integer()).defaultValue(1), column("a", integer()), true),
					arguments("no size", column("a", varchar()), column("a", varchar(255)), true),
					arguments("text", column("a", text()), column("a", varchar(255)), true),
					arguments("smaller", column("a", varchar(20)), column("a", varchar(255)), true),
					arguments("a size that is said", column("a", varchar(20)), column("a", varchar(30)), false),
					arguments("precision", column("a", numeric(19, 4)), column("a", numeric(38, 2)), true),
					arguments("precision that is said", column("a", numeric(19, 4)), column("a", numeric(12, 2)),
							false),
					arguments("time", column("a", timestamp(3)), column("a", timestamp(6)), true),
					arguments("other type", column("a", integer()), column("a", bigint()), false),
					arguments("enum check", column("a", varchar(9)),
							List.of(column("a", varchar(9)), check("a in ('A', 'B')")), true),
					arguments("ordinal check", column("a", smallint()),
							List.of(column("a", smallint()), check("a >= 0 and a <= 1")), true),
					arguments("check that is said", column("a", varchar(9)),
							List.of(column("a", varchar(9)), check("a <> ''")), false),
					arguments("cascade", List.of(reference, key.onDelete(ReferentialAction.CASCADE)),
							List.of(reference, key), true),
					arguments("update", List.of(reference, key.onUpdate(ReferentialAction.CASCADE)),
							List.of(reference, key), true),
					arguments("deferrable", List.of(reference, key.deferrable(Deferrability.INITIALLY_DEFERRED)),
							List.of(reference, key), true),
					arguments("cascade that is said", List.of(reference, key.onDelete(ReferentialAction.CASCADE)),
							List.of(reference, key.onDelete(ReferentialAction.SET_NULL)), false),
					arguments("deferrable unique",
							List.of(column("a", integer()), unique("a").deferrable(Deferrability.INITIALLY_DEFERRED)),
							List.of(column("a", integer()), unique("a")), true));
	}

	private static Arguments arguments(String name, Object live, Object wanted, boolean stays) {
		return Arguments.of(name, elements(live), elements(wanted), stays);
	}

	private static TableElement[] elements(Object elements) {
		return (elements instanceof List<?> list) ? list.toArray(TableElement[]::new)
				: new TableElement[] { (TableElement) elements };
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("adopted")
	void leavesOnAdoptedTablesWhatIsNotSaid(String name, TableElement[] live, TableElement[] wanted, boolean stays) {
		Set<Aspect> unsaid = Set.of(Aspect.DEFAULT);
		assertThat(on("postgresql").ownedByOthers()
			.live(orders(live))
			.wantedUnsaid(unsaid, orders(wanted))
			.lines()
			.isEmpty()).isEqualTo(stays);
		if (!name.equals("default") && !name.equals("serial")) {
			assertThat(on("postgresql").live(orders(live)).wantedUnsaid(unsaid, orders(wanted)).lines()).isNotEmpty();
		}
		assertThat(on("postgresql").ownedByOthers()
			.strict()
			.live(orders(live))
			.wantedUnsaid(unsaid, orders(wanted))
			.lines()).isNotEmpty();
	}

	@Test
	void replacesACheckOfAnEnumThatIsThere() {
		Table live = orders(column("a", varchar(9)), check("a in ('A')").named("theirs"), check("id > 0").named("id"));
		Table wanted = orders(column("a", varchar(9)), check("a in ('A', 'B')"));
		assertThat(on("h2").ownedByOthers().live(live).wantedUnsaid(Set.of(Aspect.DEFAULT), wanted).lines())
			.containsExactly("drop check constraint theirs on orders", "add check constraint ck_orders_a on orders");
	}

	@Test
	void validatesWhatHibernateValidates() {
		Table live = orders(column("a", varchar(20)).notNull().defaultValue("x").comment("c"), column("b", integer()),
				column("gone", integer()), check("b > 0"), index("ix").elements(element("b")), unique("b"));
		Table wanted = orders(column("a", varchar(255)), column("b", bigint()), column("new", bigint()), check("b > 1"),
				index("ix_a").elements(element("a")), index("ix_new").elements(element("new")));
		assertThat(on("h2").validating()
			.live(live, table("old", ID))
			.owned("old", "orders")
			.liveSequences(sequence("s").startWith(5))
			.ownedElse("s")
			.wanted(wanted)
			.lines()).containsExactly("alter column orders.b (type bigint)", "add column orders.new (bigint)",
					"create index ix_new on orders (new)");
	}

	@Test
	void leavesAloneIndexesThatCannotBeDeclared() {
		Table live = orders(column("a", varchar(20)), index("ix_lower").elements(elementExpression("lower(a)")),
				index("ix_a").elements(element("a")));
		assertThat(on("postgresql").live(live)
			.wantedUnsaid(Set.of(Aspect.SPECIAL_INDEX), orders(column("a", varchar(20))))
			.lines()).containsExactly("drop index ix_a on orders");
	}

	@Test
	void leavesAloneTheOrderOfIndexesThatCannotBeDeclared() {
		Table live = orders(column("a", varchar(20)), index("ix_a").elements(elementExpression("a COLLATE \"C\"")));
		Table wanted = orders(column("a", varchar(20)), index("ix_a").elements(element("a")));
		assertThat(on("postgresql").live(live).wantedUnsaid(Set.of(Aspect.SPECIAL_INDEX), wanted).lines()).isEmpty();
		assertThat(on("postgresql").live(live).wanted(wanted).lines()).hasSize(2);
		Table other = orders(column("a", varchar(20)), column("b", varchar(20)),
				index("ix_a").elements(element("b"), element("a")));
		assertThat(on("postgresql").live(live).wantedUnsaid(Set.of(Aspect.SPECIAL_INDEX), other).lines()).hasSize(3);
	}

	@Test
	void saysHowToConvertWhereThatIsNeeded() {
		Table live = orders(column("a", varchar(20)));
		Table wanted = orders(column("a", integer()));
		assertThat(only(on("postgresql").live(live).wanted(wanted).differences(), AlterColumn.class).using())
			.isEqualTo("cast(a as INTEGER)");
		assertThat(only(on("h2").live(live).wanted(wanted).differences(), AlterColumn.class).using()).isNull();
	}

	@Test
	void readsLargeObjectsAndNotTheirNumbers() {
		Dialect dialect = Dialects.named("postgresql");
		Table live = orders(column("a", dialect.spelling().type("oid")));
		assertThat(
				only(on("postgresql").live(live).wanted(orders(column("a", text()))).differences(), AlterColumn.class)
					.using())
			.isEqualTo("convert_from(lo_get(a), 'UTF8')");
	}

	@Test
	void withholdsWhatTheDatabaseCannotConvertEvenWhereLossIsAllowed() {
		SchemaDifferences differences = on("postgresql").allowDrops()
			.live(orders(column("a", blob())))
			.wanted(orders(column("a", bigint())))
			.differences();
		assertThat(differences.changes()).singleElement().satisfies((change) -> {
			assertThat(change.withheld()).isTrue();
			assertThat(change.notes())
				.containsExactly("PostgreSQL converts no blob to bigint: 'a' has to be dropped and "
						+ "added again, or filled from another column");
		});
	}

	@Test
	void withholdsWhatBelongsToATypeTogether() {
		Table live = orders(column("kind", varchar(9)).defaultValue("A").notNull(), column("other", integer()),
				check("kind in ('A', 'B')").named("ck_kind"),
				index("ix_kind").elements(elementExpression("lower(kind)")),
				index("ix_other").elements(element("other")));
		Table wanted = orders(column("kind", integer()).defaultValue(0), column("other", integer()).notNull(),
				check("kind between 0 and 1").named("ck_kind"), check("other > 0").named("ck_other"),
				column("twice", integer()).computed("kind * 2"));
		assertThat(on("h2").live(live).wanted(wanted).lines()).containsExactlyInAnyOrder(
				"# drop check constraint ck_kind on orders", "# alter column orders.kind (type integer, default)",
				"alter column orders.kind (null)", "# add column orders.twice (integer)",
				"# execute update orders set other = 0 where other is null", "alter column orders.other (not null)",
				"# add check constraint ck_kind on orders", "add check constraint ck_other on orders",
				"# drop index ix_kind on orders", "drop index ix_other on orders");
	}

	@Test
	void withholdsAForeignKeyToAColumnWhoseTypeIsWithheld() {
		Table live = orders(column("code", varchar(9)).unique(), column("parent", bigint()));
		Table wanted = orders(column("code", bigint()).unique(),
				column("parent", bigint()).references("orders", "code"));
		assertThat(on("h2").live(live).wanted(wanted).lines()).containsExactlyInAnyOrder(
				"# alter column orders.code (type bigint)", "# add foreign key fk_orders_parent on orders");
	}

	@Test
	void withholdsAnEnumTypeWithItsColumn() {
		Table live = orders(column("kind", varchar(9)));
		assertThat(on("postgresql").live(live).wanted(orders(column("kind", enumeration("kind", "A", "B")))).lines())
			.containsExactly("# create enum kind", "# alter column orders.kind (type kind[A, B])");
	}

	@Test
	void asksOwnTypeComparisonsFirst() {
		TypeComparison never = (table, live, wanted) -> Optional.of(false);
		AutogenerateSettings settings = new AutogenerateSettings(false, AutogenerateLevel.FULL, Renames.NONE, List.of(),
				List.of(), List.of((table, live, wanted) -> Optional.empty(), never), null);
		assertThat(on("h2").settings(settings)
			.live(orders(column("a", varchar(20))))
			.wanted(orders(column("a", integer())))
			.lines()).isEmpty();
	}

	@Test
	void comparesDefaultsByWhatTheySay() {
		assertThat(changes(
				orders(column("a", integer()).defaultExpression("( NOW( ) )"), column("b", integer()).defaultValue(1)),
				orders(column("a", integer()).defaultExpression("now()"), column("b", integer()).defaultValue(1L))))
			.isEmpty();
		assertThat(
				changes(orders(column("a", integer()).defaultValue(1)), orders(column("a", integer()).defaultValue(2))))
			.containsExactly("alter column orders.a (default)");
		assertThat(changes(orders(column("a", varchar(5)).defaultValue("a")),
				orders(column("a", varchar(5)).defaultValue("A"))))
			.containsExactly("alter column orders.a (default)");
		assertThat(changes(orders(column("a", integer()).defaultValue(1)), orders(column("a", integer()))))
			.containsExactly("alter column orders.a (no default)");
	}

	@Test
	void comparesIdentity() {
		assertThat(changes(orders(column("a", integer()).autoIncrement()),
				orders(column("a", integer()).identity(Identity.byDefault().startWith(7)))))
			.isEmpty();
		assertThat(changes(orders(column("a", integer()).autoIncrement()),
				orders(column("a", integer()).identity(Identity.always().incrementBy(2)))))
			.containsExactly("alter column orders.a (identity)");
		assertThat(changes(orders(column("a", integer()).autoIncrement()), orders(column("a", integer()).notNull())))
			.containsExactly("alter column orders.a (no identity)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "h2", "hsqldb" })
	void whatGeneratedValuesHaveBesidesStaysWhereASourceCannotSayIt(String dialect) {
		Table plain = orders(column("a", integer()).autoIncrement());
		Table always = orders(column("a", integer()).identity(Identity.always().incrementBy(2).cycling()));
		assertThat(on(dialect).live(always).wanted(optionsUnsaid(plain)).lines()).isEmpty();
		assertThat(on(dialect).live(plain).wanted(optionsUnsaid(always)).lines())
			.containsExactly("alter column orders.a (identity)");
		assertThat(on(dialect).live(orders(column("a", integer()).notNull())).wanted(optionsUnsaid(plain)).lines())
			.containsExactly("alter column orders.a (identity)");
	}

	private static WantedSchema optionsUnsaid(Table table) {
		return new WantedSchema("entities", Schema.EMPTY.withTables(List.of(table)), Set.of(Aspect.IDENTITY_OPTIONS),
				Renames.NONE);
	}

	@Test
	void saysThatSomethingElseHasToGoOnWithTheValuesOfAnIdentity() {
		SchemaDifferences differences = on("postgresql").live(orders(column("a", bigint()).notNull().autoIncrement()))
			.wanted(orders(column("a", bigint()).notNull()))
			.differences();
		assertThat(differences.changes()).singleElement()
			.satisfies((change) -> assertThat(change.notes()).singleElement()
				.asString()
				.contains("behind the largest one, a sequence with op.restartSequence(…)"));
	}

	@Test
	void takesASerialColumnForIdentity() {
		assertThat(changes(orders(column("a", integer()).notNull().defaultExpression("nextval('s'::regclass)")),
				orders(column("a", integer()).autoIncrement())))
			.isEmpty();
	}

	@Test
	void dropsAndAddsWhatIsComputedOtherwise() {
		Table live = orders(column("a", integer()), column("b", integer()).computed("a + 1"),
				index("ix_b").elements(element("b")));
		assertThat(changes(live, orders(column("a", integer()), column("b", integer()).computed("A+1"),
				index("ix_b").elements(element("b")))))
			.isEmpty();
		assertThat(changes(live,
				orders(column("a", integer()), column("b", integer()).computed("a + 2"),
						index("ix_b").elements(element("b")))))
			.containsExactly("drop index ix_b on orders", "drop column orders.b", "add column orders.b (integer)",
					"create index ix_b on orders (b)");
	}

	@Test
	void comparesComments() {
		assertThat(changes(orders(comment("a"), column("a", integer()).comment("x")), orders(column("a", integer()))))
			.containsExactly("remove comment of table orders", "alter column orders.a (no comment)");
	}

	@Test
	void comparesCollations() {
		SchemaDifferences differences = on("postgresql").live(orders(column("a", varchar(20))))
			.wanted(orders(column("a", varchar(20)).collation("C")))
			.differences();
		assertThat(only(differences, AlterColumn.class).changes().type()).hasToString("VARCHAR(20) COLLATE \"C\"");
	}

	/**
	 * What a computed column is cannot be said all, and what is said is taken for all of
	 * it where the column is restated.
	 */
	@Test
	void saysAllOfARestatedColumnOrNotThatItIsAll() {
		Column computed = column("b", integer()).computed("a + 1");
		SchemaDifferences comments = on("mysql").live(orders(column("a", integer()), computed))
			.wanted(orders(column("a", integer()), computed.comment("x")))
			.differences();
		assertThat(only(comments, AlterColumn.class).existing().isComplete()).isFalse();
		List<SchemaChange> added = on("mysql").live(orders())
			.wanted(orders(column("a", varchar(9)).collation("utf8mb4_bin").notNull()))
			.differences()
			.changes();
		AlterColumn notNull = (AlterColumn) added.get(2).operation();
		assertThat(notNull.existing().type()).hasToString("VARCHAR(9) COLLATE utf8mb4_bin");
	}

	/**
	 * One is made without the foreign key that closes the circle.
	 */
	@Test
	void createsUnloggedTablesUnlogged() {
		Table one = table("one", unlogged(), ID, column("mood", enumeration("mood", "sad", "ok")),
				column("two_id", bigint()), foreignKey().columns("two_id").references("two", "id"));
		Table two = table("two", unlogged(), ID, column("one_id", bigint()),
				foreignKey().columns("one_id").references("one", "id"));
		List<Operation> operations = on("postgresql").wanted(one, two)
			.differences()
			.changes()
			.stream()
			.map(SchemaChange::operation)
			.toList();
		assertThat(operations).filteredOn(CreateTable.class::isInstance)
			.hasSize(2)
			.allSatisfy((operation) -> assertThat(((CreateTable) operation).table().persistence())
				.isEqualTo(Persistence.UNLOGGED));
		assertThat(operations).filteredOn(AddConstraint.class::isInstance).hasSize(1);
	}

	@Test
	void renamingLeavesTheRestOfATable() {
		Table before = Table.of(TableName.of("t"),
				List.of(unlogged(), comment("why"), option("postgresql", "WITH (fillfactor = 70)"),
						column("a", integer()), column("b", integer()).computed("a + 1"), check("a > 0"),
						index("ix").on("t", "a")));
		Table after = Table.of(TableName.of("t"),
				List.of(unlogged(), comment("why"), option("postgresql", "WITH (fillfactor = 70)"),
						column("c", integer()), column("b", integer()).computed("c + 1"), check("c > 0"),
						index("ix").on("t", "c")));
		SqlText text = new SqlText(Dialects.named("postgresql").syntax());
		assertThat(new LiveRenaming.ColumnRenaming(TableName.of("t"), "a", "c", text).of(before)).isEqualTo(after);
		assertThat(new LiveRenaming.ColumnRenaming(TableName.of("other"), "a", "c", text).of(before)).isEqualTo(before);
	}

	@Test
	void comparesPrimaryKeys() {
		Table live = table("t", column("a", integer()).notNull(), column("b", integer()).notNull(), primaryKey("a"));
		Table wanted = table("t", column("a", integer()).notNull(), column("b", integer()).notNull(),
				primaryKey("a", "b"));
		assertThat(changes(live, wanted)).containsExactly("drop primary key pk_t on t", "add primary key pk_t on t");
		assertThat(changes(wanted, table("t", column("a", integer()), column("b", integer()), primaryKey("b", "a"))))
			.isEmpty();
	}

	@Test
	void comparesConstraintsByMeaningAndNotByName() {
		assertThat(changes(orders(column("a", integer()), unique("a").named("x"), check("a > 0").named("y")),
				orders(column("a", integer()).unique(), check("(A>0)").named("ck_a"))))
			.isEmpty();
	}

	@Test
	void takesAUniqueIndexForAUniqueConstraint() {
		assertThat(changes(orders(column("a", integer()), index("x").elements(element("a")).unique()),
				orders(column("a", integer()).unique())))
			.isEmpty();
	}

	@Test
	void makesAConstraintAnewWhereItsNameIsTaken() {
		assertThat(changes(orders(column("a", integer()), check("a > 0").named("ck_a")),
				orders(column("a", integer()), check("a > 1").named("ck_a"))))
			.containsExactly("drop check constraint ck_a on orders", "add check constraint ck_a on orders");
	}

	@Test
	void makesAnIndexBeforeTheOneItReplacesGoes() {
		assertThat(changes(orders(column("a", integer()), column("b", integer()), index("ix_a").elements(element("a"))),
				orders(column("a", integer()), column("b", integer()),
						index("ix_a_b").elements(element("a"), element("b").desc()))))
			.containsExactly("create index ix_a_b on orders (a, b DESC)", "drop index ix_a on orders");
	}

	@Test
	void comparesAllThatAnIndexIs() {
		Table plain = orders(column("a", integer()), column("b", text()), index("ix").elements(element("a")));
		assertThat(changes(plain, orders(column("a", integer()), column("b", text()),
				index("other").elements(element("a").ordered("asc")).using("btree"))))
			.isEmpty();
		for (TableElement other : List.of(index("ix").elements(element("a").desc()),
				index("ix").elements(element("a")).where("a > 0"), index("ix").elements(element("a")).unique(),
				index("ix").elements(element("a")).using("hash"), index("ix").elements(element("a")).include("b"),
				index("ix").elements(elementExpression("lower(b)")), index("ix").elements(element("b")))) {
			assertThat(changes(plain, orders(column("a", integer()), column("b", text()), other))).hasSize(2)
				.first()
				.isEqualTo("drop index ix on orders");
		}
	}

	@Test
	void comparesForeignKeysByMeaning() {
		Table parent = table("p", column("a", integer()).notNull(), column("b", integer()).notNull(),
				primaryKey("a", "b"));
		Table child = table("c", column("x", integer()), column("y", integer()),
				foreignKey("one").columns("x", "y").references("p", "a", "b"));
		assertThat(on("h2").live(parent, child)
			.wanted(parent,
					table("c", column("x", integer()), column("y", integer()),
							foreignKey("two").columns("y", "x")
								.references("p", "b", "a")
								.onDelete(ReferentialAction.NO_ACTION)))
			.lines()).isEmpty();
		assertThat(on("h2").live(parent, child)
			.wanted(parent, table("c", column("x", integer()), column("y", integer()),
					foreignKey("one").columns("x", "y").references("p", "a", "b").onDelete(ReferentialAction.CASCADE)))
			.lines()).containsExactly("drop foreign key one on c", "add foreign key one on c");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			a >= 0 and a <= 1000                        | a <= 1000 and a >= 0                          | true
			(a >= 0) and ((a <= 9) and (a <> 5))        | (a <> 5 and a <= 9) and a >= 0                | true
			a = 1 or a = 2 and b = 3                    | (b = 3 and a = 2) or a = 1                    | true
			(a = 1 or a = 2) and b = 3                  | a = 1 or a = 2 and b = 3                      | false
			a between 1 and 5 and b > 0                 | b > 0 and a between 1 and 5                   | true
			a between 1 and 5                           | a between 5 and 1                             | false
			k in ('A', 'B') and a > 0                   | a > 0 and k in ('B', 'A')                     | true
			k in ('A', 'B')                             | k in ('B', 'A', 'C')                          | false
			k = any (array['A', 'B'])                   | k = any (array['B', 'A'])                     | true
			not (a = 1 and b = 2)                       | not (b = 2 and a = 1)                         | true
			case when a = 1 and b = 2 then 1 else 0 end = 1 | case when b = 2 and a = 1 then 1 else 0 end = 1 | false
			coalesce(a, b) > 0                          | coalesce(b, a) > 0                            | false
			a > 0 and a > 0                             | a > 0                                         | true
			""")
	void comparesConditionsWithoutTheOrderOfTheirTerms(String one, String two, boolean same) {
		Column[] columns = { column("a", integer()), column("b", integer()), column("k", varchar(9)) };
		for (String dialect : List.of("postgresql", "mariadb", "h2", "hsqldb", "sqlite")) {
			assertThat(on(dialect)
				.live(orders(columns[0], columns[1], columns[2], check(one), index("ix").columns("a").where(one)))
				.wanted(orders(columns[0], columns[1], columns[2], check(two), index("ix").columns("a").where(two)))
				.lines()
				.isEmpty()).as(dialect).isEqualTo(same);
		}
	}

	@Test
	void refersToAKeyInTheOrderThatItHas() {
		Table target = table("places", column("area", integer()).notNull(), column("zone", integer()).notNull(),
				primaryKey("area", "zone"));
		Table wanted = table("places", column("area", integer()).notNull(), column("zone", integer()).notNull(),
				primaryKey("zone", "area"));
		Table referring = orders(column("a", integer()), column("z", integer()),
				foreignKey("fk").columns("z", "a").references("places", "zone", "area"));
		CreateTable create = only(on("mariadb").live(target).wanted(wanted, referring).differences(),
				CreateTable.class);
		assertThat(create.table().foreignKeys()).singleElement().satisfies((key) -> {
			assertThat(key.columns()).containsExactly("a", "z");
			assertThat(key.referencedColumns()).containsExactly("area", "zone");
		});
	}

	@Test
	void comparesExcludeConstraints() {
		Table live = orders(column("a", integer()), exclude("ex").using("gist").with("a", "="));
		assertThat(changes(live, orders(column("a", integer()), exclude("other").using("gist").with("A", "="))))
			.isEmpty();
		assertThat(changes(live, orders(column("a", integer()), exclude("ex").using("gist").with("a", "<>"))))
			.containsExactly("drop exclude constraint ex on orders", "add exclude constraint ex on orders");
	}

	@Test
	void dropsTheIndexThatAForeignKeyLeaves() {
		Table parent = table("p", ID);
		Table child = table("c", ID, column("p", bigint()), foreignKey("fk_p").columns("p").references("p", "id"));
		assertThat(on("mysql").live(parent, child).wanted(parent, table("c", ID, column("p", bigint()))).lines())
			.containsExactly("drop foreign key fk_p on c", "drop index fk_p on c");
		assertThat(on("h2").live(parent, child).wanted(parent, table("c", ID, column("p", bigint()))).lines())
			.containsExactly("drop foreign key fk_p on c");
	}

	@Test
	void takesForeignKeysOutOfTheWayOfTypes() {
		Table parent = table("p", ID);
		Table child = table("c", ID, column("p", integer()), foreignKey("fk_p").columns("p").references("p", "id"));
		Table wider = table("c", ID, column("p", bigint()), foreignKey("fk_p").columns("p").references("p", "id"));
		assertThat(on("mysql").live(parent, child).wanted(parent, wider).lines()).containsExactly(
				"drop foreign key fk_p on c", "alter column c.p (type bigint)", "add foreign key fk_p on c");
		assertThat(on("h2").live(parent, child).wanted(parent, wider).lines())
			.containsExactly("alter column c.p (type bigint)");
		assertThat(on("mysql").live(parent, wider).wanted(parent, child).lines()).containsExactly(
				"# drop foreign key fk_p on c", "# alter column c.p (type integer)", "# add foreign key fk_p on c");
	}

	@Test
	void leavesAloneWhatIsUnsaid() {
		Table live = orders(column("a", varchar(20)).notNull().defaultValue("x").comment("y"), comment("z"),
				index("ix_a").elements(element("a")), unique("a"), check("a <> ''"));
		Set<Aspect> unsaid = Set.of(Aspect.INDEX, Aspect.UNIQUE_CONSTRAINT, Aspect.CHECK, Aspect.DEFAULT,
				Aspect.COMMENT, Aspect.NULLABILITY, Aspect.TYPE_SIZE);
		Table wanted = orders(column("a", varchar()));
		assertThat(on("h2").live(live).wantedUnsaid(unsaid, wanted).lines()).isEmpty();
		assertThat(on("h2").live(live).wanted(wanted).lines()).hasSize(5);
		assertThat(on("h2").strict().live(live).wantedUnsaid(unsaid, wanted).lines()).hasSize(5);
	}

	@Test
	void comparesWhatIsDeclaredWhereTheRestIsUnsaid() {
		Set<Aspect> unsaid = Set.of(Aspect.INDEX, Aspect.DEFAULT, Aspect.NULLABILITY, Aspect.TYPE_SIZE);
		assertThat(on("h2").live(orders(column("a", varchar(20)), index("ix").elements(element("a"))))
			.wantedUnsaid(unsaid,
					orders(column("a", varchar(30)).notNull().defaultValue("x"),
							index("ix").elements(element("a").desc())))
			.lines()).containsExactly("drop index ix on orders", "# execute update orders set a = '…' where a is null",
					"alter column orders.a (not null, default)", "create index ix on orders (a DESC)");
	}

	@Test
	void dropsOnlyTablesThatRevisionsHaveMade() {
		SchemaDifferences differences = on("h2").live(table("mine", ID), table("theirs", ID))
			.owned("mine")
			.wanted()
			.differences();
		assertThat(differences.changes()).singleElement().satisfies((change) -> {
			assertThat(change.withheld()).isTrue();
			assertThat(change.operation().inverse()).isPresent();
		});
		assertThat(differences.leftAlone()).containsExactly(TableName.of("theirs"));
	}

	@Test
	void takesAViewForATable() {
		Schema live = new Schema(List.of(), List.of(), List.of(), List.of(new View(TableName.of("v"), "select 1")));
		assertThat(on("h2").live(live).wanted(table("v", ID)).lines()).isEmpty();
	}

	@Test
	void comparesSequences() {
		assertThat(on("h2").liveSequences(sequence("a"), sequence("c"), sequence("d"))
			.ownedElse("c")
			.wanted(WantedSchema.of("entities",
					Schema.EMPTY.withSequences(List.of(sequence("a").incrementBy(1), sequence("b").incrementBy(50)))))
			.lines()).containsExactly("create sequence b", "# drop sequence c");
	}

	@Test
	void altersSequencesOfAnotherIncrement() {
		Schema wanted = Schema.EMPTY.withSequences(List.of(sequence("a").startWith(7).incrementBy(50)));
		WantedSchema unsaid = new WantedSchema("entities", wanted, Set.of(Aspect.SEQUENCE_START), Renames.NONE);
		assertThat(only(on("h2").liveSequences(sequence("a")).wanted(unsaid).differences(), AlterSequence.class))
			.isEqualTo(new AlterSequence(sequence("a").incrementBy(50), null, sequence("a")));
		assertThat(only(on("h2").liveSequences(sequence("a").incrementBy(50))
			.wanted(WantedSchema.of("entities", wanted))
			.differences(), AlterSequence.class).sequence()).isEqualTo(sequence("a").startWith(7));
	}

	@Test
	void createsEnumTypesBeforeTheirUsers() {
		SchemaDifferences differences = on("postgresql").live(orders())
			.wanted(orders(column("mood", enumeration("mood", "sad", "ok"))))
			.differences();
		assertThat(differences.changes()).extracting((change) -> change.operation().getClass().getSimpleName())
			.containsExactly("CreateEnum", "AddColumn");
		assertThat(differences.changes().get(1).operation()).isEqualTo(new AddColumn(TableName.of("orders"),
				column("mood", enumeration("mood", "sad", "ok").existing()), false, null));
	}

	@Test
	void addsWordsWhereTheyBelong() {
		Table live = orders(column("mood", enumeration("mood", "b", "d")));
		List<SchemaChange> changes = on("postgresql").live(live)
			.liveEnum("mood", "b", "d")
			.wanted(orders(column("mood", enumeration("mood", "a", "b", "c", "d", "e"))))
			.differences()
			.changes();
		assertThat(changes).extracting(SchemaChange::operation)
			.containsExactly(new AddEnumValue(null, "mood", "a", true, new ColumnPosition(true, "b")),
					new AddEnumValue(null, "mood", "c", true, new ColumnPosition(false, "b")),
					new AddEnumValue(null, "mood", "e", true, null));
	}

	@Test
	void withholdsWordsThatGo() {
		SchemaDifferences differences = on("postgresql").live(orders(column("mood", enumeration("mood", "a", "b"))))
			.liveEnum("mood", "a", "b")
			.wanted(orders(column("mood", enumeration("mood", "a")).defaultValue("a")))
			.differences();
		assertThat(differences.changes()).first().satisfies((change) -> assertThat(change.withheld()).isTrue());
		assertThat(((ExecuteSql) differences.changes().get(0).operation()).sql()).isEqualTo("""
				alter type mood rename to mood_old;
				create type mood as enum ('a');
				alter table orders alter column mood drop default;
				alter table orders alter column mood type mood using mood::text::mood;
				alter table orders alter column mood set default 'a';
				drop type mood_old""");
	}

	@Test
	void comparesWordsAsTypesWhereEnumsHaveNoName() {
		assertThat(on("mysql").live(orders(column("mood", enumeration("x", "a", "b"))))
			.wanted(orders(column("mood", enumeration("y", "a", "b"))))
			.lines()).isEmpty();
		assertThat(on("mysql").live(orders(column("mood", enumeration("x", "a", "b"))))
			.wanted(orders(column("mood", enumeration("x", "a", "b", "c"))))
			.lines()).hasSize(1);
	}

	@Test
	void putsSourcesTogether() {
		assertThat(on("h2").wanted(table("a", ID)).wanted(table("b", ID)).lines()).containsExactly("create table a",
				"create table b");
		assertThat(on("h2").wanted(orders())
			.wanted(orders(column("note", text()), index("ix").elements(element("note"))))
			.differences()
			.changes()).singleElement()
			.satisfies((change) -> assertThat(((CreateTable) change.operation()).table().columns()).hasSize(2));
	}

	@Test
	void refusesSourcesThatContradictEachOther() {
		WantedSchema one = WantedSchema.of("one", Schema.of(orders(column("a", integer()))));
		WantedSchema two = WantedSchema.of("two", Schema.of(orders(column("a", bool()))));
		Comparing comparing = on("h2").wanted(one).wanted(two);
		assertThatExceptionOfType(ConflictingSourcesException.class).isThrownBy(comparing::lines)
			.withMessageContaining("table 'orders' is wanted in two ways by 'one' and 'two'")
			.satisfies((ex) -> assertThat(ex.origins()).containsExactly("one", "two"));
	}

	@Test
	void leavesOutWhatFiltersExclude() {
		AutogenerateSettings settings = new AutogenerateSettings(false, AutogenerateLevel.FULL, Renames.NONE,
				List.of(PatternFilter.of(List.of(), List.of("column:orders.b", "index:*", "table:audit_*"))), List.of(),
				List.of(), null);
		assertThat(on("h2").settings(settings)
			.live(orders(column("a", integer()), column("b", integer())), table("audit_1", ID))
			.owned("audit_1")
			.wanted(orders(column("a", integer()), index("ix").elements(element("a"))), table("audit_2", ID))
			.lines()).isEmpty();
	}

	@Test
	void givesTheSameForTheSame() {
		Table[] tables = IntStream.range(0, 50)
			.mapToObj((i) -> table("t" + i, ID, column("next", bigint()).references("t" + (i * 7 + 3) % 50, "id")))
			.toArray(Table[]::new);
		List<Table> reversed = new java.util.ArrayList<>(List.of(tables));
		java.util.Collections.reverse(reversed);
		assertThat(on("h2").wanted(reversed.toArray(Table[]::new)).differences())
			.isEqualTo(on("h2").wanted(tables).differences());
	}

}
