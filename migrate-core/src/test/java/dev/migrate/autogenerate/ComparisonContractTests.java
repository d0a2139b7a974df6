package dev.migrate.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.Scratch;
import dev.migrate.drift.ScratchDatabase;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.Column;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.autogenerate.Comparing.table;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What our own operations have made is what is wanted; each change of what is wanted is
 * found, and nothing else; the changes lead there and back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ComparisonContractTests {

	private TestDatabase database = create();

	private SingleConnectionDataSource connection = connect();

	abstract TestDatabase create();

	abstract Dialect dialect();

	private SingleConnectionDataSource connect() {
		return new SingleConnectionDataSource(this.database.url(), this.database.user(), this.database.password(),
				true);
	}

	@AfterEach
	void renew() {
		this.connection.destroy();
		this.database.close();
		this.database = create();
		this.connection = connect();
	}

	@AfterAll
	void drop() {
		this.connection.destroy();
		this.database.close();
	}

	private static final Map<String, TableElement> CUSTOMER = customer();

	private static final Map<String, TableElement> ORDER = order();

	private static Map<String, TableElement> customer() {
		Map<String, TableElement> elements = new LinkedHashMap<>();
		elements.put("id", column("id", bigint()).autoIncrement().primaryKey());
		elements.put("code", column("code", varchar(20)).notNull());
		elements.put("name", column("name", varchar(100)));
		elements.put("uq", unique("code").named("uq_customer_code"));
		return elements;
	}

	private static Map<String, TableElement> order() {
		Map<String, TableElement> elements = new LinkedHashMap<>();
		elements.put("id", column("id", bigint()).notNull());
		elements.put("customer", column("customer_id", bigint()).notNull());
		elements.put("other", column("other_id", bigint()));
		elements.put("total", column("total", numeric(10, 2)).notNull());
		elements.put("state", column("state", varchar(20)).defaultValue("new"));
		elements.put("quantity", column("quantity", integer()).notNull().defaultValue(1));
		elements.put("twice", column("twice", integer()).computed("quantity * 2"));
		elements.put("note", column("note", text()));
		elements.put("pk", primaryKey("id").named("pk_purchase"));
		elements.put("fk",
				foreignKey("fk_purchase_customer").columns("customer_id")
					.references("customer", "id")
					.onDelete(ReferentialAction.CASCADE));
		elements.put("ck", check("quantity > 0").named("ck_quantity"));
		elements.put("uq", unique("customer_id", "quantity").named("uq_purchase"));
		elements.put("ix", index("ix_state").elements(element("state"), element("quantity").desc()));
		return elements;
	}

	/**
	 * One change of what is wanted.
	 *
	 * @param name what changes
	 * @param customer the change of the one table
	 * @param order the change of the other
	 * @param expected the changes that are found, sorted by text
	 */
	record Mutation(String name, UnaryOperator<Map<String, TableElement>> customer,
			UnaryOperator<Map<String, TableElement>> order, List<String> expected) {

		List<Table> tables() {
			return List.of(table("customer", elements(this.customer, CUSTOMER)),
					table("purchase", elements(this.order, ORDER)));
		}

		private static TableElement[] elements(UnaryOperator<Map<String, TableElement>> change,
				Map<String, TableElement> elements) {
			return change.apply(new LinkedHashMap<>(elements))
				.values()
				.stream()
				.filter(Objects::nonNull)
				.toArray(TableElement[]::new);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	static Mutation order(String name, String element, TableElement changed, String... expected) {
		return new Mutation(name, UnaryOperator.identity(), (elements) -> {
			elements.put(element, changed);
			return elements;
		}, List.of(expected));
	}

	private static Mutation without(String element, String... expected) {
		return new Mutation("drop " + element, UnaryOperator.identity(), (elements) -> {
			elements.remove(element);
			return elements;
		}, List.of(expected));
	}

	static Stream<Mutation> mutations() {
		return Stream.of(order("add column", "new", column("added", integer()), "add column purchase.added (integer)"),
				order("add not null", "new", column("added", varchar(5)).notNull(),
						"# execute update purchase set added = '…' where added is null",
						"add column purchase.added (varchar(5))", "alter column purchase.added (not null)"),
				order("widen", "state", column("state", varchar(40)).defaultValue("new"),
						"alter column purchase.state (type varchar(40))"),
				order("precision", "total", column("total", numeric(12, 3)).notNull(),
						"alter column purchase.total (type numeric(12, 3))"),
				order("null", "total", column("total", numeric(10, 2)), "alter column purchase.total (null)"),
				order("not null", "note", column("note", text()).notNull(),
						"# execute update purchase set note = '…' where note is null",
						"alter column purchase.note (not null)"),
				order("default", "state", column("state", varchar(20)).defaultValue("old"),
						"alter column purchase.state (default)"),
				order("no default", "state", column("state", varchar(20)), "alter column purchase.state (no default)"),
				order("add default", "other", column("other_id", bigint()).defaultValue(5),
						"alter column purchase.other_id (default)"),
				order("on delete", "fk",
						foreignKey("fk_purchase_customer").columns("customer_id").references("customer", "id"),
						"add foreign key fk_purchase_customer on purchase",
						"drop foreign key fk_purchase_customer on purchase"),
				order("add foreign key", "new", foreignKey("fk_other").columns("other_id").references("customer", "id"),
						"add foreign key fk_other on purchase"),
				order("check", "ck", check("quantity > 5").named("ck_quantity"),
						"add check constraint ck_quantity on purchase",
						"drop check constraint ck_quantity on purchase"),
				order("add check", "new", check("other_id > 0").named("ck_other"),
						"add check constraint ck_other on purchase"),
				without("ck", "drop check constraint ck_quantity on purchase"),
				order("index", "ix", index("ix_state").elements(element("state"), element("quantity")),
						"create index ix_state on purchase (state, quantity)", "drop index ix_state on purchase"),
				order("add index", "new", index("ix_other").elements(element("other_id")),
						"create index ix_other on purchase (other_id)"),
				without("ix", "drop index ix_state on purchase"),
				order("add unique", "new", unique("other_id").named("uq_other"),
						"add unique constraint uq_other on purchase"),
				order("computed", "twice", column("twice", integer()).computed("quantity * 3"),
						"add column purchase.twice (integer)", "drop column purchase.twice"),
				without("note", "drop column purchase.note"),
				order("comment", "note", column("note", text()).comment("What they say"),
						"alter column purchase.note (comment)"),
				order("table comment", "new", comment("What they buy"), "set comment of table purchase"),
				order("primary key", "pk", primaryKey("id", "quantity").named("pk_purchase"),
						"add primary key pk_purchase on purchase", "drop primary key pk_purchase on purchase"),
				without("uq", "drop unique constraint uq_purchase on purchase"),
				without("fk", "drop foreign key fk_purchase_customer on purchase"));
	}

	/**
	 * Those that not every database knows.
	 */
	Stream<Mutation> own() {
		return Stream.of();
	}

	final Stream<Mutation> allMutations() {
		return Stream.concat(mutations(), own());
	}

	private static final Mutation NONE = new Mutation("nothing", UnaryOperator.identity(), UnaryOperator.identity(),
			List.of());

	@Test
	void findsNothingInWhatItHasMade() {
		apply(operations(differences(NONE)));
		assertThat(lines(differences(NONE))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("allMutations")
	void findsOneChangeAndLeadsThereAndBack(Mutation mutation) {
		apply(operations(differences(NONE)));
		List<SchemaChange> changes = differences(mutation);
		assertThat(lines(changes)).containsExactlyInAnyOrderElementsOf(expected(mutation));
		List<Operation> operations = operations(changes);
		apply(operations);
		assertThat(lines(differences(mutation))).isEmpty();
		apply(inverses(operations));
		assertThat(lines(differences(NONE))).isEmpty();
	}

	@Test
	void renamesThereAndBack() {
		apply(operations(differences(NONE)));
		Mutation mutation = order("rename", "state", column("status", varchar(20)).defaultValue("new"));
		Map<String, TableElement> order = order();
		order.put("state", column("status", varchar(20)).defaultValue("new"));
		order.put("ix", index("ix_state").elements(element("status"), element("quantity").desc()));
		Mutation renamed = new Mutation(mutation.name(), UnaryOperator.identity(), (elements) -> order, List.of());
		List<SchemaChange> changes = differences(renamed, Renames.parse(List.of("purchase.state=status")));
		assertThat(lines(changes)).containsExactly("rename column purchase.state to status");
		apply(operations(changes));
		assertThat(lines(differences(renamed))).isEmpty();
		apply(inverses(operations(changes)));
		assertThat(lines(differences(NONE))).isEmpty();
	}

	@Test
	void createsAndDropsTablesInACircle() {
		Column id = column("id", bigint()).primaryKey();
		List<Table> circle = List.of(table("a", id, column("b", bigint()).references("b", "id")),
				table("b", id, column("a", bigint()).references("a", "id")));
		List<SchemaChange> changes = differences(circle, Renames.NONE, Owned.NOTHING);
		apply(operations(changes));
		assertThat(lines(differences(circle, Renames.NONE, Owned.NOTHING))).isEmpty();
		Owned owned = new Owned(Set.of(TableName.of("a"), TableName.of("b")), Set.of(), Set.of());
		apply(operations(differences(List.of(), Renames.NONE, owned)));
		assertThat(inspect().tables()).isEmpty();
	}

	/**
	 * What is found on this database.
	 */
	List<String> expected(Mutation mutation) {
		return mutation.expected();
	}

	private List<SchemaChange> differences(Mutation mutation) {
		return differences(mutation, Renames.NONE);
	}

	private List<SchemaChange> differences(Mutation mutation, Renames renames) {
		Set<TableName> owned = mutation.tables().stream().map(Table::name).collect(Collectors.toSet());
		return differences(mutation.tables(), renames, new Owned(owned, Set.of(), Set.of()));
	}

	private List<SchemaChange> differences(List<Table> tables, Renames renames, Owned owned) {
		AutogenerateSettings settings = new AutogenerateSettings(true, AutogenerateLevel.FULL, renames, List.of(),
				List.of(), List.of(), null);
		WantedSchema wanted = WantedSchema.of("test", Schema.of(tables.toArray(Table[]::new)));
		return new SchemaDiffer(dialect(), settings, scratch()).differences(inspect(), List.of(wanted), owned)
			.changes();
	}

	private @Nullable Scratch scratch() {
		try {
			Optional<Scratch> own = dialect().scratch().tables(this.connection.getConnection());
			return own.isPresent() ? own.get() : memory();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private @Nullable Scratch memory() throws SQLException {
		Connection compared = this.connection.getConnection();
		return dialect().scratch()
			.memoryDatabase(compared)
			.map((url) -> new ScratchDatabase(dialect(), new SingleConnectionDataSource(url, true), compared))
			.orElse(null);
	}

	private Schema inspect() {
		return dialect().inspector(new JdbcTemplate(this.connection)).schema(null);
	}

	private static List<String> lines(List<SchemaChange> changes) {
		return changes.stream()
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()))
			.toList();
	}

	private static List<Operation> operations(List<SchemaChange> changes) {
		return changes.stream().map(SchemaChange::operation).toList();
	}

	private static List<Operation> inverses(List<Operation> operations) {
		List<Operation> inverses = new ArrayList<>(operations.stream()
			.filter((operation) -> !(operation instanceof ExecuteSql))
			.map(Operation::inverse)
			.map(Optional::orElseThrow)
			.toList());
		Collections.reverse(inverses);
		return inverses;
	}

	private void apply(List<Operation> operations) {
		JdbcTemplate jdbc = new JdbcTemplate(this.connection);
		for (Operation operation : operations) {
			dialect().render(operation, LiveDatabase.of(jdbc), (statement) -> jdbc.execute(statement.text()));
		}
	}

}
