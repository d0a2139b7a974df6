package dev.migrate.autoconfigure.data.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrateAutogenerateAutoConfiguration;
import dev.migrate.autoconfigure.MigrateSchemaSourcesAutoConfiguration;
import dev.migrate.autoconfigure.WantedSchemaComparison;
import dev.migrate.autoconfigure.WantedSchemaSources;
import dev.migrate.autoconfigure.data.jdbc.shop.Buyer;
import dev.migrate.autoconfigure.data.jdbc.shop.BuyerRepository;
import dev.migrate.autoconfigure.data.jdbc.shop.Purchase;
import dev.migrate.autoconfigure.data.jdbc.shop.Purchase.Color;
import dev.migrate.autoconfigure.data.jdbc.shop.Purchase.Discount;
import dev.migrate.autoconfigure.data.jdbc.shop.Purchase.Label;
import dev.migrate.autoconfigure.data.jdbc.shop.Purchase.Line;
import dev.migrate.autoconfigure.data.jdbc.shop.Purchase.Note;
import dev.migrate.autoconfigure.data.jdbc.shop.Purchase.Payment;
import dev.migrate.autoconfigure.data.jdbc.shop.Purchase.Place;
import dev.migrate.autoconfigure.data.jdbc.shop.Purchase.Status;
import dev.migrate.autoconfigure.data.jdbc.shop.PurchaseApplication;
import dev.migrate.autoconfigure.data.jdbc.shop.PurchaseRepository;
import dev.migrate.autoconfigure.data.jdbc.shop.Ticket;
import dev.migrate.autoconfigure.data.jdbc.shop.TicketRepository;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.DrawnColumn;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What aggregates want of a database, created there and used by Spring Data JDBC.
 */
abstract class AggregateContractTests {

	private TestDatabase database;

	abstract TestDatabase create();

	@BeforeEach
	void createDatabase() {
		this.database = create();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void aggregatesAreSavedAndLoaded() {
		withTables((context) -> {
			PurchaseRepository purchases = context.getBean(PurchaseRepository.class);
			Purchase purchase = purchase();
			purchases.save(purchase);
			Purchase loaded = purchases.findById(purchase.id).orElseThrow();
			assertThat(loaded).usingRecursiveComparison().ignoringFields("notes", "forgotten").isEqualTo(purchase);
			assertThat(loaded.notes).hasEntrySatisfying("first", (note) -> {
				assertThat(note.id()).isPositive();
				assertThat(note.text()).isEqualTo("Handle with care");
			});
			loaded.lines = List.of(new Line("Salt", 1, List.of()));
			loaded.payment = null;
			purchases.save(loaded);
			assertThat(purchases.findById(purchase.id).orElseThrow().lines).isEqualTo(loaded.lines);
			purchases.deleteAll();
			assertThat(purchases.count()).isZero();
		});
	}

	@Test
	void emptyAggregateIsSavedAndLoaded() {
		withTables((context) -> {
			PurchaseRepository purchases = context.getBean(PurchaseRepository.class);
			Purchase saved = purchases.save(new Purchase());
			assertThat(purchases.findById(saved.id).orElseThrow()).usingRecursiveComparison()
				.withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
				.isEqualTo(saved);
		});
	}

	@Test
	void idsAreGivenGeneratedOrDrawn() {
		withTables((context) -> {
			BuyerRepository buyers = context.getBean(BuyerRepository.class);
			buyers.save(new Buyer("b-1", 0, "Ada"));
			assertThat(buyers.findById("b-1")).hasValueSatisfying((buyer) -> assertThat(buyer.name()).isEqualTo("Ada"));
			TicketRepository tickets = context.getBean(TicketRepository.class);
			Ticket first = tickets.save(new Ticket(null, "One"));
			Ticket second = tickets.save(new Ticket(null, "Two"));
			assertThat(second.id()).isGreaterThan(first.id());
			assertThat(tickets.findAll()).containsExactlyInAnyOrder(first, second);
		});
	}

	@Test
	void whatWasCreatedIsWhatIsWanted() {
		withTables((context) -> {
			SchemaDifferences differences = context.getBean(WantedSchemaComparison.class)
				.differences(context.getBean(Migrator.class));
			assertThat(differences.changes()).isEmpty();
			assertThat(differences.leftAlone()).isEmpty();
		});
	}

	@Test
	void tablesSayWhatIsCertain() {
		withTables((context) -> {
			assertThat(wanted(context).drawn()).extracting(DrawnColumn::column).containsExactly("id");
			Schema wanted = wanted(context).schema();
			assertThat(wanted.tables()).extracting((table) -> withoutQuotes(table.name().toString()))
				.containsExactlyInAnyOrder("buyer", "discount", "line", "note", "payment", "purchase", "purchase_label",
						"ticket");
			Table purchase = wanted.table(TableName.of("purchase")).orElseThrow();
			assertThat(purchase.columns()).filteredOn((column) -> !column.nullable())
				.extracting(Column::name)
				.containsExactly("id", "version", "title", "status", "total", "paid", "street", "number");
			assertThat(purchase.columns()).extracting((column) -> withoutQuotes(column.name()))
				.contains("remark_text", "billing_street", "billing_number", "day_and_time", "computed", "color")
				.doesNotContain("forgotten", "remark", "lines");
			assertThat(wanted.table(TableName.of("discount")).orElseThrow().primaryKeyColumns())
				.extracting(AggregateContractTests::withoutQuotes)
				.containsExactly("purchase_id", "position", "line_key");
			assertThat(wanted.sequences()).extracting((sequence) -> withoutQuotes(sequence.name()))
				.containsExactly("ticket_numbers");
		});
	}

	/** Where words are stored in upper case, one of an annotation has its quotes. */
	private static String withoutQuotes(String name) {
		return name.replace("\"", "").toLowerCase(Locale.ROOT);
	}

	private static Purchase purchase() {
		Purchase purchase = new Purchase();
		purchase.title = "Groceries";
		purchase.remark = "At the back door";
		purchase.status = Status.PAID;
		purchase.total = new BigDecimal("12.3400000000");
		purchase.paid = true;
		purchase.weight = 1.5;
		purchase.reference = UUID.fromString("6f2c1a52-44a5-4e4c-9a52-2b8f1a3f0c11");
		purchase.picture = new byte[] { 1, 2, 3 };
		purchase.day = LocalDate.of(2026, 1, 31);
		purchase.time = LocalTime.of(17, 5, 9);
		purchase.dayAndTime = LocalDateTime.of(2026, 1, 31, 17, 5, 9, 123_456_000);
		purchase.moment = Instant.parse("2026-01-31T17:05:09.123456Z");
		purchase.offset = OffsetDateTime.of(purchase.dayAndTime, ZoneOffset.UTC);
		purchase.billing = new Place("Main Street", 1);
		purchase.shipping = new Place("Side Street", 2);
		purchase.buyer = AggregateReference.to("b-1");
		purchase.origin = "web";
		purchase.color = new Color(1, 2, 3);
		purchase.lines = List.of(new Line("Bread", 1, List.of(new Discount(5), new Discount(10))),
				new Line("Salt", 2, List.of()));
		purchase.notes = Map.of("first", new Note(null, "Handle with care"));
		purchase.labels = Set.of(new Label("urgent"), new Label("fragile"));
		purchase.payment = new Payment("CH93 0076 2011 6238 5295 7");
		return purchase;
	}

	private void withTables(Consumer<AssertableApplicationContext> test) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					JdbcTemplateAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
					DataJdbcRepositoriesAutoConfiguration.class, MigrateAutoConfiguration.class,
					MigrateSchemaSourcesAutoConfiguration.class, MigrateAutogenerateAutoConfiguration.class,
					JdbcSchemaAutoConfiguration.class))
			.withUserConfiguration(PurchaseApplication.class)
			.withBean(CreateWanted.class, () -> new CreateWanted(this.wantedTables))
			.withPropertyValues("spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password(), "migrate.mode=none",
					"migrate.fail-on-missing-locations=false", "migrate.locations=classpath:nowhere")
			.run((context) -> {
				this.wantedTables.add(wanted(context).schema());
				context.getBean(Migrator.class).upgrade("heads");
				test.accept(context);
			});
	}

	private final List<Schema> wantedTables = new ArrayList<>();

	private static WantedSchema wanted(AssertableApplicationContext context) {
		Migrator migrator = context.getBean(Migrator.class);
		Dialect dialect = Dialects.named(migrator.dialectName());
		SchemaInspector inspector = dialect.inspector(new JdbcTemplate(migrator.dataSource()));
		List<WantedSchemaSource> sources = context.getBean(WantedSchemaSources.class).of(migrator);
		assertThat(sources).hasSize(1);
		return sources.get(0)
			.read(new DatabaseProfile(dialect, dialect.productName(), 0, 0, inspector.currentSchema(),
					inspector::name));
	}

	/**
	 * Creates what is wanted.
	 */
	@Revision(id = "a1", message = "Create what is wanted")
	static class CreateWanted implements Migration {

		private final List<Schema> wanted;

		CreateWanted(List<Schema> wanted) {
			this.wanted = wanted;
		}

		@Override
		public void upgrade(Operations op) {
			this.wanted.get(0).sequences().forEach(op::createSequence);
			for (Table table : this.wanted.get(0).tables()) {
				List<TableElement> elements = new ArrayList<>(table.columns());
				elements.addAll(table.constraints());
				op.createTable(table.name().name(), elements.toArray(TableElement[]::new));
			}
		}

	}

}
