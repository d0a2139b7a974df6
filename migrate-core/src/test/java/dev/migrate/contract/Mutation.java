package dev.migrate.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;

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

/**
 * One change of what is wanted: of two tables with something of each kind, what the one
 * or the other has otherwise.
 *
 * @param name what changes
 * @param customer the change of the one table
 * @param order the change of the other
 * @param expected the changes that are found, as they are described
 */
public record Mutation(String name, UnaryOperator<Map<String, TableElement>> customer,
		UnaryOperator<Map<String, TableElement>> order, List<String> expected) {

	static final Mutation NONE = new Mutation("nothing", UnaryOperator.identity(), UnaryOperator.identity(), List.of());

	private static final Map<String, TableElement> CUSTOMER = customerElements();

	private static final Map<String, TableElement> ORDER = orderElements();

	private static Map<String, TableElement> customerElements() {
		Map<String, TableElement> elements = new LinkedHashMap<>();
		elements.put("id", column("id", bigint()).autoIncrement().primaryKey());
		elements.put("code", column("code", varchar(20)).notNull());
		elements.put("name", column("name", varchar(100)));
		elements.put("uq", unique("code").named("uq_customer_code"));
		return elements;
	}

	static Map<String, TableElement> orderElements() {
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

	List<Table> tables() {
		return List.of(Table.of(TableName.of("customer"), List.of(elements(this.customer, CUSTOMER))),
				Table.of(TableName.of("purchase"), List.of(elements(this.order, ORDER))));
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

	/**
	 * Another element of the second table.
	 * @param name what changes
	 * @param element the place that it takes: of an element that is there, or a new one
	 * @param changed the element
	 * @param expected the changes that are found, as they are described
	 * @return the change
	 */
	public static Mutation order(String name, String element, TableElement changed, String... expected) {
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

	static Stream<Mutation> everywhere() {
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
}
