package dev.migrate.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.WantedSchemaComparison;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.ChangeRewriter;
import dev.migrate.autogenerate.CheckComparison;
import dev.migrate.autogenerate.DefaultComparison;
import dev.migrate.autogenerate.ObjectFilter;
import dev.migrate.autogenerate.ObjectKind;
import dev.migrate.autogenerate.ProposedRevision;
import dev.migrate.autogenerate.RevisionRewriter;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaComparator;
import dev.migrate.autogenerate.TypeComparison;
import dev.migrate.autogenerate.TypeSource;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The beans with which an application takes part in the comparison.
 */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:autogenerate-beans")
class AutogenerateBeansTests {

	@Test
	void takePartInTheComparison(@Autowired Migrator migrator, @Autowired WantedSchemaComparison entities,
			@Autowired JdbcClient jdbc) {
		jdbc.sql("drop index ix_customers_email").update();
		jdbc.sql("alter table order_items drop constraint ck_order_items_quantity").update();
		jdbc.sql("alter table order_items add constraint ck_order_items_quantity check (quantity >= 0)").update();
		jdbc.sql("alter table products alter column price numeric(12, 3) default 7").update();
		assertThat(entities.differences(migrator).changes()).extracting(SchemaChange::operation)
			.extracting(OperationDescriber::describe)
			.containsExactly("create table outbox", "execute grant select on outbox to reporting",
					"create view open_orders", "let reporting read customers");
	}

	@Test
	void decideWhatIsWritten(@Autowired AutogenerateSettings settings) {
		ProposedRevision revision = new ProposedRevision("Drop notes", "",
				List.of(SchemaChange.of(new DropTable(TableName.of("notes"), false, null)),
						SchemaChange.of(new ExecuteSql("update customers set name = 'x'", "", 1, null))));
		assertThat(settings.revisionRewriters().get(0).rewrite(revision)).extracting(ProposedRevision::message)
			.containsExactly("Expand: Drop notes", "Contract: Drop notes");
		assertThat(settings.typeSources().get(0).source(numeric(19, 4))).contains("com.example.shop.ShopTypes.money()");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		Schema outbox() {
			return Schema.of(Table.of(TableName.of("outbox"), List.of(column("id", bigint()).autoIncrement(),
					column("message", text()).notNull(), primaryKey("id"))));
		}

		@Bean
		Schema openOrders() {
			return Schema.EMPTY.withObjects(view("open_orders").as("select id, total from orders where not paid"));
		}

		@Bean
		ObjectFilter withoutIndexesOfCustomers() {
			return (kind, table, name) -> kind != ObjectKind.INDEX || !table.name().equals("customers");
		}

		@Bean
		TypeComparison sizesOfNumbersDoNotMatter() {
			return (table, live,
					wanted) -> (live.type().name() == TypeName.NUMERIC && wanted.type().name() == TypeName.NUMERIC)
							? Optional.of(false) : Optional.empty();
		}

		@Bean
		DefaultComparison defaultsOfPricesDoNotMatter() {
			return (table, live, wanted) -> wanted.name().equals("price") ? Optional.of(false) : Optional.empty();
		}

		@Bean
		CheckComparison quantitiesDoNotMatter() {
			return (table, live, wanted) -> "ck_order_items_quantity".equals(wanted.name()) ? Optional.of(false)
					: Optional.empty();
		}

		@Bean
		RevisionRewriter expandAndContract() {
			return (revision) -> {
				Map<Boolean, List<SchemaChange>> parts = revision.changes()
					.stream()
					.collect(Collectors.partitioningBy((change) -> change.operation() instanceof DropColumn
							|| change.operation() instanceof DropTable));
				return Stream.of(revision.withChanges(parts.get(false)).withMessage("Expand: " + revision.message()),
						revision.withChanges(parts.get(true))
							.withMessage("Contract: " + revision.message())
							.withFileName("later/{slug}"))
					.filter((part) -> !part.changes().isEmpty())
					.toList();
			};
		}

		@Bean
		TypeSource money() {
			return (type) -> numeric(19, 4).equals(type) ? Optional.of("com.example.shop.ShopTypes.money()")
					: Optional.empty();
		}

		@Bean
		SchemaComparator reportingReadsCustomers() {
			return (compared) -> compared.jdbc()
				.sql("select 1 from information_schema.table_privileges where grantee = 'REPORTING' and table_name = 'CUSTOMERS'")
				.query()
				.listOfRows()
				.isEmpty() ? List.of(compared.change(new GrantRead("customers", "reporting"))) : List.of();
		}

		@Bean
		ChangeRewriter grants() {
			return (changes) -> changes.stream()
				.flatMap((change) -> (change.operation() instanceof CreateTable create)
						? Stream.of(change, grant(create.table().name().name())) : Stream.of(change))
				.toList();
		}

		private SchemaChange grant(String table) {
			return SchemaChange.of(new ExecuteSql("grant select on " + table + " to reporting", "", 1,
					"revoke select on " + table + " from reporting"));
		}

	}

}
