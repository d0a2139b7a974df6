package dev.migrate.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migrate.autogenerate.Owned;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What our own operations have made is what is wanted; each change of what is wanted is
 * found, and nothing else; the changes lead there and back.
 */
public interface ComparisonContract extends TestedDatabase {

	/**
	 * Changes that not every database knows.
	 * @return the changes beside those that are tried everywhere
	 */
	default Stream<Mutation> ownMutations() {
		return Stream.of();
	}

	/**
	 * What is found on this database.
	 * @param mutation a change
	 * @return the changes that are found, as they are described
	 */
	default List<String> expected(Mutation mutation) {
		return mutation.expected();
	}

	@Test
	default void findsNothingInWhatItHasMade() {
		try (ComparedDatabase database = new ComparedDatabase(this)) {
			database.apply(ComparedDatabase.operations(database.differences(Mutation.NONE)));
			assertThat(ComparedDatabase.lines(database.differences(Mutation.NONE))).isEmpty();
		}
	}

	@TestFactory
	default Stream<DynamicTest> findsOneChangeAndLeadsThereAndBack() {
		ComparedDatabase database = new ComparedDatabase(this);
		return Stream.concat(Mutation.everywhere(), ownMutations())
			.map((mutation) -> DynamicTest.dynamicTest(mutation.name(), () -> thereAndBack(database, mutation)))
			.onClose(database::close);
	}

	private void thereAndBack(ComparedDatabase database, Mutation mutation) {
		database.clear();
		database.apply(ComparedDatabase.operations(database.differences(Mutation.NONE)));
		List<SchemaChange> changes = database.differences(mutation);
		assertThat(ComparedDatabase.lines(changes)).containsExactlyInAnyOrderElementsOf(expected(mutation));
		List<Operation> operations = ComparedDatabase.operations(changes);
		database.apply(operations);
		assertThat(ComparedDatabase.lines(database.differences(mutation))).isEmpty();
		database.apply(ComparedDatabase.inverses(operations));
		assertThat(ComparedDatabase.lines(database.differences(Mutation.NONE))).isEmpty();
	}

	@Test
	default void renamesThereAndBack() {
		try (ComparedDatabase database = new ComparedDatabase(this)) {
			database.apply(ComparedDatabase.operations(database.differences(Mutation.NONE)));
			Mutation mutation = Mutation.order("rename", "state", column("status", varchar(20)).defaultValue("new"));
			Map<String, TableElement> order = Mutation.orderElements();
			order.put("state", column("status", varchar(20)).defaultValue("new"));
			order.put("ix", index("ix_state").elements(element("status"), element("quantity").desc()));
			Mutation renamed = new Mutation(mutation.name(), UnaryOperator.identity(), (elements) -> order, List.of());
			List<SchemaChange> changes = database.differences(renamed, Renames.parse(List.of("purchase.state=status")));
			assertThat(ComparedDatabase.lines(changes)).containsExactly("rename column purchase.state to status");
			database.apply(ComparedDatabase.operations(changes));
			assertThat(ComparedDatabase.lines(database.differences(renamed))).isEmpty();
			database.apply(ComparedDatabase.inverses(ComparedDatabase.operations(changes)));
			assertThat(ComparedDatabase.lines(database.differences(Mutation.NONE))).isEmpty();
		}
	}

	/**
	 * What was made in the place of a key shows when nothing else has a use for it.
	 */
	@Test
	default void leavesNothingBehindAPrimaryKeyThatAForeignKeyStoodUpon() {
		try (ComparedDatabase database = new ComparedDatabase(this)) {
			TableElement foreignKey = foreignKey("fk_item_owner").columns("owner_id").references("owner", "id");
			TableElement primaryKey = primaryKey("owner_id", "place").named("pk_item");
			change(database, items(foreignKey, primaryKey));
			List<Operation> operations = change(database, items(foreignKey));
			database.apply(ComparedDatabase.inverses(operations));
			assertThat(change(database, items(foreignKey, primaryKey))).isEmpty();
			change(database, items(primaryKey));
			assertThat(database.inspect().tables()).flatExtracting(Table::indexes).isEmpty();
			change(database, items(primaryKey, foreignKey, index("ix_item_place").elements(element("place"))));
			change(database, items(foreignKey, index("ix_item_owner").elements(element("owner_id"))));
			change(database, items(primaryKey, foreignKey));
			change(database, items(primaryKey));
			assertThat(database.inspect().tables()).flatExtracting(Table::indexes).isEmpty();
		}
	}

	private static List<Table> items(TableElement... rules) {
		Stream<TableElement> columns = Stream.of(column("owner_id", bigint()).notNull(),
				column("place", integer()).notNull());
		return List.of(Table.of(TableName.of("owner"), List.of(column("id", bigint()).primaryKey())),
				Table.of(TableName.of("item"), Stream.concat(columns, Stream.of(rules)).toList()));
	}

	private static List<Operation> change(ComparedDatabase database, List<Table> tables) {
		Owned owned = new Owned(Set.of(TableName.of("owner"), TableName.of("item")), Set.of(), Set.of());
		List<Operation> operations = ComparedDatabase.operations(database.differences(tables, Renames.NONE, owned));
		database.apply(operations);
		assertThat(ComparedDatabase.lines(database.differences(tables, Renames.NONE, owned))).isEmpty();
		return operations;
	}

	@Test
	default void createsAndDropsTablesInACircle() {
		try (ComparedDatabase database = new ComparedDatabase(this)) {
			Column id = column("id", bigint()).primaryKey();
			List<Table> circle = List.of(
					Table.of(TableName.of("a"), List.of(id, column("b", bigint()).references("b", "id"))),
					Table.of(TableName.of("b"), List.of(id, column("a", bigint()).references("a", "id"))));
			List<SchemaChange> changes = database.differences(circle, Renames.NONE, Owned.NOTHING);
			database.apply(ComparedDatabase.operations(changes));
			assertThat(ComparedDatabase.lines(database.differences(circle, Renames.NONE, Owned.NOTHING))).isEmpty();
			Owned owned = new Owned(Set.of(TableName.of("a"), TableName.of("b")), Set.of(), Set.of());
			database.apply(ComparedDatabase.operations(database.differences(List.of(), Renames.NONE, owned)));
			assertThat(database.inspect().tables()).isEmpty();
		}
	}

}
