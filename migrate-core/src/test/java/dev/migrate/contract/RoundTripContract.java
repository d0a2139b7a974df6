package dev.migrate.contract;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.blob;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.character;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.date;
import static dev.migrate.schema.Definitions.doublePrecision;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.json;
import static dev.migrate.schema.Definitions.jsonb;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.real;
import static dev.migrate.schema.Definitions.smallint;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.time;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.timestampWithTimeZone;
import static dev.migrate.schema.Definitions.tinyint;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.uuid;
import static dev.migrate.schema.Definitions.varbinary;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is inspected is what was created, and what is created from that is the same again.
 */
public interface RoundTripContract extends TestedDatabase {

	/**
	 * What a type becomes where it has no exact counterpart.
	 */
	default ColumnType inspected(ColumnType type) {
		return type;
	}

	/**
	 * What an element of an index becomes where it has no exact counterpart.
	 */
	default IndexElement inspected(IndexElement element) {
		return element;
	}

	/**
	 * What the type of a column becomes that counts by itself.
	 * @param type the type
	 * @return the type that is inspected
	 */
	default ColumnType inspectedIdentity(ColumnType type) {
		return type;
	}

	@Test
	default void keepsTypes() {
		roundTrip("types", column("a", integer()), column("b", smallint()), column("c", bigint()),
				column("d", numeric(10, 2)), column("e", real()), column("f", doublePrecision()), column("g", bool()),
				column("h", character(3)), column("i", varchar(20)), column("j", text()), column("k", date()),
				column("l", time()), column("m", timestamp()), column("n", timestamp(3)),
				column("o", timestampWithTimeZone()), column("p", varbinary(20)), column("q", blob()),
				column("r", enumeration("mood", "sad", "it's", "ok")));
	}

	@Test
	default void keepsDefaults() {
		roundTrip("defaults", column("a", integer()).defaultValue(5).notNull(),
				column("b", varchar(40)).defaultValue("it's ä"), column("c", bool()).defaultValue(true).notNull(),
				column("d", numeric(5, 2)).defaultValue(new java.math.BigDecimal("1.50")),
				column("e", integer()).defaultValue(-1), column("f", bool()).defaultValue(false),
				column("g", bigint()).defaultValue(5000000000L), column("h", varchar(9)).defaultValue(""),
				column("i", timestamp()).defaultExpression("CURRENT_TIMESTAMP"));
	}

	@Test
	default void keepsConstraintsAndIndexes() {
		roundTrip("parent", column("id", integer()), column("b", integer()).notNull(),
				primaryKey("id").named("pk_parent"), unique("b").named("uq_parent"));
		roundTrip("child", comment("it's a table"), column("id", bigint()).autoIncrement().primaryKey(),
				column("parent_id", integer()).notNull().comment("it's a column"), column("b", integer()),
				column("Mixed Case", varchar(20)), column("order", integer()),
				unique("parent_id", "b").named("uq_child"),
				foreignKey("fk_child_parent").columns("parent_id")
					.references("parent", "id")
					.onDelete(ReferentialAction.CASCADE),
				foreignKey("fk_b").columns("b").references("parent", "b"), check("b > 0").named("ck_b"),
				index("ix_child").elements(element("order").desc(), element("Mixed Case")));
	}

	@Test
	default void readsWhatIsDeclaredAtColumnsAsConstraints() {
		roundTrip("target", column("id", integer()).primaryKey());
		roundTrip("source", column("id", integer()).primaryKey(), column("code", varchar(9)).unique(),
				column("target_id", integer()).references("target", "id"),
				column("twice", integer()).computed("id * 2"));
	}

	@Test
	default void keepsMoreTypes() {
		normalRoundTrip("more_types", column("a", tinyint()), column("b", uuid()), column("c", json()),
				column("d", jsonb()), column("e", timestamp(6)), column("f", timestampWithTimeZone(6)),
				column("g", timestamp(0)), column("h", numeric(38, 0)), column("i", type("int")),
				column("j", type("double precision")), column("k", character(1)), column("l", type("decimal(10)")),
				column("m", varchar(1)));
	}

	@Test
	default void keepsMoreDefaults() {
		normalRoundTrip("more_defaults", column("a", numeric(5, 2)).defaultValue(new java.math.BigDecimal("1.5")),
				column("b", numeric(5, 2)).defaultValue(2), column("c", date()).defaultValue(LocalDate.of(2026, 1, 2)),
				column("d", time()).defaultValue(LocalTime.of(3, 4, 5)),
				column("e", timestamp(0)).defaultValue(LocalDateTime.of(2026, 1, 2, 3, 4, 5)),
				column("f", bool()).defaultExpression("true"), column("g", integer()).defaultExpression("7"),
				column("h", varchar(9)).defaultExpression("'x'"),
				column("j", timestamp(3)).defaultExpression("current_timestamp"),
				column("k", doublePrecision()).defaultValue(1.5d), column("l", varchar(9)).defaultValue("5"),
				column("m", smallint()).defaultValue(0).notNull(), column("n", varchar(9)).defaultExpression("NULL"),
				column("o", character(3)).defaultValue("abc"));
	}

	@Test
	default void keepsChecks() {
		normalRoundTrip("checks", column("a", integer()).notNull(), column("b", integer()),
				column("status", varchar(20)), column("Mixed", varchar(20)), column("order", integer()),
				check("a > 0").named("ck_1"), check("A = 7 or (a > 0 AND b <> 3)").named("ck_2"),
				check("status in ('NEW', 'it''s', 'a  B')").named("ck_3"), check("b between 1 and 5").named("ck_4"),
				check("((a * 2) + 1) > b").named("ck_5"), check("status is not null or b is null").named("ck_6"),
				check("status != 'x'").named("ck_7"), check("status like 'a%'").named("ck_9"),
				check("lower(status) = status").named("ck_10"), check("a >= -5").named("ck_11"),
				check("status in ('one')").named("ck_12"), check("a in (1, 2, 3)").named("ck_13"));
	}

	@Test
	default void keepsKeysAndIndexesAsTheyAreUsuallyWritten() {
		normalRoundTrip("owner", column("a", integer()), column("b", integer()), primaryKey("b", "a"));
		normalRoundTrip("owned", column("id", integer()).autoIncrement().primaryKey(), column("a", integer()),
				column("b", integer()), column("c", integer()).unique().notNull(), column("d", integer()),
				foreignKey("fk_owner").columns("b", "a")
					.references("owner", "b", "a")
					.onDelete(ReferentialAction.NO_ACTION)
					.onUpdate(ReferentialAction.CASCADE),
				index("ix_1").elements(element("a").ordered("ASC"), element("b").ordered("desc")),
				index("ux_1").columns("d").unique(), index("ux_2").elements(element("a").desc()).unique());
	}

	private void roundTrip(String name, TableElement... elements) {
		Table wanted = Table.of(TableName.of(name), List.of(elements));
		assertThat(equivalent(normalRoundTrip(name, elements))).isEqualTo(expected(wanted));
	}

	private Table normalRoundTrip(String name, TableElement... elements) {
		Table wanted = Table.of(TableName.of(name), List.of(elements));
		run(new CreateTable(wanted, false));
		Table first = inspect(name);
		hasTheSameNormalForm(first, wanted);
		run(new DropTable(wanted.name(), false, wanted));
		run(new CreateTable(revived(first), false));
		Table second = inspect(name);
		assertThat(dialect().normalize(second)).isEqualTo(dialect().normalize(first));
		assertThat(dialect().inspector(jdbc()).tables(null)).contains(second);
		return first;
	}

	private void hasTheSameNormalForm(Table inspected, Table wanted) {
		Table normal = dialect().normalize(inspected);
		assertThat(dialect().normalize(normal)).isEqualTo(normal);
		Table normalWanted = dialect().normalize(wanted);
		assertThat(dialect().normalize(normalWanted)).isEqualTo(normalWanted);
		assertThat(normal.columns()).isEqualTo(normalWanted.columns());
		assertThat(withoutNames(normal)).isEqualTo(withoutNames(normalWanted));
		assertThat(normal.indexes()).isEqualTo(normalWanted.indexes());
		assertThat(normal.comment()).isEqualTo(normalWanted.comment());
	}

	private static List<Constraint> withoutNames(Table table) {
		return table.constraints().stream().map((constraint) -> {
			if (constraint instanceof PrimaryKey key) {
				return new PrimaryKey(null, key.columns());
			}
			if (constraint instanceof UniqueConstraint key) {
				return new UniqueConstraint(null, key.columns(), key.isNullsNotDistinct(), key.deferrability());
			}
			if (constraint instanceof ForeignKey key) {
				return new ForeignKey(null, key.columns(), key.target(), key.referencedColumns(), key.onDelete(),
						key.onUpdate(), key.deferrability(), key.match(), key.isNotValid());
			}
			return constraint;
		}).toList();
	}

	/**
	 * Types of enums that went with the table come back with it.
	 */
	private static Table revived(Table table) {
		List<Column> columns = table.columns().stream().map((column) -> {
			ColumnType.Enumeration words = column.type().enumeration();
			return (words == null) ? column
					: column.withType(enumeration(words.name(), words.values().toArray(String[]::new)));
		}).toList();
		return new Table(table.name(), columns, table.constraints(), table.indexes(), table.comment(), table.options());
	}

	private void run(Operation operation) {
		dialect().render(operation, LiveDatabase.of(jdbc()), (statement) -> jdbc().execute(statement.text()));
	}

	private Table inspect(String name) {
		return dialect().inspector(jdbc()).table(TableName.of(name)).orElseThrow();
	}

	private Table expected(Table wanted) {
		List<Column> columns = wanted.columns()
			.stream()
			.map((column) -> plain(wanted.primaryKeyColumns().contains(column.name()) ? column.notNull() : column))
			.map((column) -> column
				.withType((column.identity() != null) ? inspectedIdentity(column.type()) : column.type()))
			.map((column) -> column.withType(inspected(column.type())))
			.toList();
		List<Constraint> constraints = Stream.concat(wanted.columnConstraints().stream(), wanted.constraints().stream())
			.toList();
		List<Index> indexes = wanted.indexes()
			.stream()
			.map((index) -> new Index(index.name(), index.table(),
					index.elements().stream().map(this::inspected).toList(), index.unique(), index.where(),
					index.using(), index.include(), index.with(), index.nullsNotDistinct(), index.prefix()))
			.toList();
		return equivalent(new Table(wanted.name(), columns, constraints, indexes, wanted.comment(), wanted.options()));
	}

	private static Column plain(Column column) {
		return column.withPrimaryKey(false).withUnique(false).withReferences(null);
	}

	/**
	 * The table without what the database chooses: names, spelling of expressions, order
	 * of constraints.
	 */
	private static Table equivalent(Table table) {
		List<Column> columns = table.columns().stream().map(RoundTripContract::equivalent).toList();
		List<Constraint> constraints = table.constraints()
			.stream()
			.map(RoundTripContract::equivalent)
			.sorted(java.util.Comparator.comparing(Constraint::toString))
			.toList();
		return new Table(table.name(), columns, constraints, table.indexes(), table.comment(), table.options());
	}

	private static Column equivalent(Column column) {
		boolean expression = column.defaultValue() instanceof SqlValue.Expression;
		ColumnType type = (column.type().name() == TypeName.ENUM)
				? enumeration("words",
						Optional.ofNullable(column.type().enumeration()).orElseThrow().values().toArray(String[]::new))
				: column.type();
		return column.withType(type)
			.withDefault(expression ? new SqlValue.Expression("some") : column.defaultValue())
			.withComputed((column.computed() != null) ? new dev.migrate.schema.Computed("some", null) : null);
	}

	private static Constraint equivalent(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return new PrimaryKey(null, key.columns());
		}
		if (constraint instanceof UniqueConstraint key) {
			return new UniqueConstraint(null, key.columns(), false, null);
		}
		if (constraint instanceof ForeignKey key) {
			return new ForeignKey(null, key.columns(), key.target(), key.referencedColumns(), key.onDelete(),
					key.onUpdate(), null, null, false);
		}
		return check("some");
	}

}
