package dev.migrate.jpa;

import java.util.List;
import java.util.Map;

import dev.migrate.autogenerate.UnreadableEntitiesException;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.jpa.annex.Annex;
import dev.migrate.jpa.archive.Letter;
import dev.migrate.jpa.broken.Broken;
import dev.migrate.jpa.contradictions.Contradictions;
import dev.migrate.jpa.faults.Faults;
import dev.migrate.jpa.mapping.Rows;
import dev.migrate.jpa.zoo.Zoo;
import dev.migrate.operation.BulkInsert;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.hibernate.resource.beans.container.spi.BeanContainer;
import org.hibernate.resource.beans.container.spi.ContainedBean;
import org.hibernate.resource.beans.spi.BeanInstanceProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link JpaSchemaSource} without a database.
 */
class JpaSchemaSourceTests {

	private static final TableName PARKS = TableName.of("parks");

	private static final TableName BOXES = new TableName("storage", "boxes");

	@Test
	void readsWhatBeanValidationSaysOfColumns() {
		Table visitor = Entities.beside(Zoo.class).table("visitors");
		assertThat(visitor.columns()).filteredOn(Column::nullable)
			.extracting(Column::name)
			.containsExactlyInAnyOrder("remark", "age", "paid", "went_on", "phone");
		assertThat(column(visitor, "name").type().length()).isEqualTo(70);
		assertThat(column(visitor, "language").type().length()).isEqualTo(12);
		assertThat(column(visitor, "paid").type().scale()).isEqualTo(2);
		assertThat(checks(visitor)).hasSize(2);
	}

	@Test
	void leavesValidationOutWhereTheApplicationDoes() {
		for (Map.Entry<String, String> setting : Map
			.of("jakarta.persistence.validation.mode", "none", "hibernate.validator.apply_to_ddl", "false")
			.entrySet()) {
			Table visitor = Entities.beside(Zoo.class).with(setting.getKey(), setting.getValue()).table("visitors");
			assertThat(column(visitor, "name").nullable()).isTrue();
			assertThat(column(visitor, "name").type().length()).isEqualTo(255);
			assertThat(checks(visitor)).isEmpty();
		}
	}

	@Test
	void appliesValidationToTheDatabaseAlone() {
		Table visitor = Entities.beside(Zoo.class).with("jakarta.persistence.validation.mode", "ddl").table("visitors");
		assertThat(column(visitor, "name").nullable()).isFalse();
	}

	@Test
	void readsTheRowsThatGeneratorsNeed() {
		assertThat(Entities.beside(Zoo.class).wanted().rows())
			.containsExactly(new BulkInsert(TableName.of("bench_numbers"), List.of("sequence_name", "next_val"),
					List.of(List.of(SqlValue.of("bench"), SqlValue.of(0)))));
		assertThat(Entities.beside(Zoo.class).wantedOn("mysql", "MySQL", 8).rows()).contains(new BulkInsert(
				TableName.of("keeper_numbers"), List.of("next_val"), List.of(List.of(SqlValue.of(1000)))));
	}

	@Test
	void readsFormerNamesOfTablesAndColumns() {
		WantedSchema zoo = Entities.beside(Zoo.class).wanted();
		assertThat(zoo.renames().tables()).containsExactly(Map.entry(PARKS, TableName.of("gardens")));
		assertThat(zoo.renames().columns().get(PARKS)).containsEntry("name", "title").containsEntry("postcode", "zip");
		assertThat(Entities.beside(Annex.class).wanted().renames().columns().get(BOXES))
			.isEqualTo(Map.of("label", "caption", "filled", "full"));
	}

	@Test
	void readsSchemas() {
		WantedSchema annex = Entities.beside(Annex.class).wanted();
		assertThat(annex.schema().tables()).extracting(Table::name)
			.containsExactlyInAnyOrder(BOXES, TableName.of("tool"));
		assertThat(foreignKeys(Entities.beside(Annex.class).table("tool"))).extracting(ForeignKey::target)
			.containsOnly(BOXES);
	}

	@Test
	void readsIndexesOverColumnsThatNoAttributeHas() {
		assertThat(Entities.beside(Annex.class).table("tool").indexes()).extracting(Index::name)
			.containsExactly("ix_by_hand");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			key_rows$key_embedded | zone, num, area
			key_rows$key_deep     | season, zone, num, area
			key_deep_notes        | season, zone, num, area
			key_rows$key_classed  | zone, num, area
			key_rows$key_mapped   | owner_zone, owner_num, owner_area, line
			key_rows$key_shared   | its_zone, its_num, its_area
			key_texts             | parent_zone, parent_num, parent_area, zone, num
			key_classed_others    | own_zone, own_num, own_area, other_zone, other_num, other_area
			""")
	void readsTheColumnsOfKeysAsTheyAreDeclared(String name, String columns) {
		Table table = Entities.beside(Rows.class).table(name);
		assertThat(String.join(", ", table.primaryKeyColumns())).isEqualTo(columns);
		assertThat(table.columns().stream().map(Column::name).limit(table.primaryKeyColumns().size()).toList())
			.isEqualTo(table.primaryKeyColumns());
		assertThat(foreignKeys(table)).filteredOn((key) -> key.target().name().equals("key_rows$key_embedded"))
			.allSatisfy((key) -> assertThat(key.referencedColumns()).containsExactly("zone", "num", "area"));
	}

	@Test
	void readsWhatForeignKeysDo() {
		Table tool = Entities.beside(Annex.class).table("tool");
		assertThat(foreignKeys(tool)).extracting(ForeignKey::onDelete)
			.containsExactlyInAnyOrder(ReferentialAction.SET_NULL, ReferentialAction.CASCADE);
		assertThat(foreignKeys(tool)).filteredOn((key) -> "fk_spare".equals(key.name()))
			.extracting(ForeignKey::deferrability)
			.containsExactly(Deferrability.INITIALLY_DEFERRED);
		Table keeper = Entities.beside(Zoo.class).table("keeper");
		assertThat(foreignKeys(keeper)).extracting(ForeignKey::columns)
			.containsExactlyInAnyOrder(List.of("boss_id"), List.of("park_id"));
	}

	@Test
	void readsTheOrderOfIndexes() {
		Table boxes = Entities.beside(Annex.class).table("storage.boxes");
		assertThat(boxes.indexes().get(0).elements()).extracting("column").containsExactly("label", "filled");
		assertThat(boxes.indexes().get(0).elements()).extracting("order").containsExactly("DESC", null);
	}

	@Test
	void readsAsIndexesWhatNoUniqueConstraintCanSay() {
		Table boxes = Entities.beside(Annex.class).table("storage.boxes");
		assertThat(boxes.constraints()).filteredOn(UniqueConstraint.class::isInstance).isEmpty();
		assertThat(boxes.indexes()).filteredOn(Index::unique)
			.extracting(Index::name, (index) -> index.elements().get(0).order(), Index::where)
			.containsExactlyInAnyOrder(tuple("ux_boxes", "DESC", null), tuple("ux_boxes_filled", null, "filled"));
	}

	@Test
	void readsWhatFilesMap() {
		Table lamps = Entities.beside(Annex.class).mappedIn("dev/migrate/jpa/annex.xml").table("lamps");
		assertThat(column(lamps, "colour").type().length()).isEqualTo(17);
		assertThat(column(lamps, "colour").nullable()).isFalse();
		assertThat(lamps.indexes()).extracting("name").containsExactly("ix_lamps_colour");
	}

	@Test
	void keepsNamesThatAreQuotedEverywhere() {
		Entities entities = Entities.beside(Annex.class)
			.with("hibernate.globally_quoted_identifiers", "true")
			.with("hibernate.physical_naming_strategy",
					"org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl");
		assertThat(entities.wanted().schema().tables()).extracting((table) -> table.name().name())
			.containsExactlyInAnyOrder("boxes", "Tool");
	}

	@Test
	void readsTheTablesOfEnversWhereSomethingIsAudited() {
		assertThat(Entities.beside(Letter.class).wanted().schema().tables()).extracting((table) -> table.name().name())
			.containsExactly("letter", "letter_aud", "revinfo");
		assertThat(Entities.beside(Zoo.class).wanted().schema().tables()).extracting((table) -> table.name().name())
			.doesNotContain("revinfo");
	}

	@Test
	void saysWhyAMappingCannotBeRead() {
		assertThatExceptionOfType(UnreadableEntitiesException.class)
			.isThrownBy(() -> Entities.beside(Broken.class).wanted())
			.withMessageContaining("'entities'")
			.withMessageContaining("Broken");
	}

	@Test
	void saysAllThatIsWrongWithAMappingAndWhere() {
		assertThatExceptionOfType(UnreadableEntitiesException.class)
			.isThrownBy(() -> Entities.beside(Faults.class).wanted())
			.satisfies((ex) -> assertThat(ex.faults())
				.extracting((fault) -> fault.substring("dev.migrate.jpa.faults.Faults$".length(), fault.indexOf(": ")))
				.containsExactlyInAnyOrder("Indexed.kind", "Indexed.right", "Keyless", "Looped.loop", "Size.height",
						"Size.thread", "Size.threads", "Wrong", "Wrong.anything", "Wrong.labels", "Wrong.price",
						"Wrong.rights", "Wrong.text"));
	}

	@Test
	void saysAllInWhichEntitiesContradictEachOther() {
		String own = Contradictions.class.getName() + "$";
		assertThatExceptionOfType(UnreadableEntitiesException.class)
			.isThrownBy(() -> Entities.beside(Contradictions.class).wanted())
			.satisfies((ex) -> assertThat(ex.faults()).satisfiesExactlyInAnyOrder(
					(fault) -> assertThat(fault).startsWith(own + "One: ").contains("'Twin'"),
					(fault) -> assertThat(fault).startsWith(own + "Person: ").contains("'numbers'"),
					(fault) -> assertThat(fault).startsWith(own + "Company: ").contains("'numbers'"),
					(fault) -> assertThat(fault).startsWith(own + "Twice: ").contains("'both'")));
	}

	@Test
	void leavesTheBeansOfTheApplicationAlone() {
		Beans beans = new Beans();
		Entities.beside(Zoo.class).with("hibernate.resource.beans.container", beans).wanted();
		assertThat(beans.asked).isTrue();
		assertThat(beans.stopped).isFalse();
	}

	private static Column column(Table table, String name) {
		return table.columns().stream().filter((column) -> column.name().equals(name)).findFirst().orElseThrow();
	}

	private static List<Constraint> checks(Table table) {
		return table.constraints().stream().filter((rule) -> rule.kind() == Constraint.Kind.CHECK).toList();
	}

	private static List<ForeignKey> foreignKeys(Table table) {
		return table.constraints().stream().filter(ForeignKey.class::isInstance).map(ForeignKey.class::cast).toList();
	}

	/** Makes beans itself. */
	private static final class Beans implements BeanContainer {

		private boolean asked;

		private boolean stopped;

		@Override
		public <B> ContainedBean<B> getBean(Class<B> type, LifecycleOptions options, BeanInstanceProducer producer) {
			return getBean(type.getName(), type, options, producer);
		}

		@Override
		public <B> ContainedBean<B> getBean(String name, Class<B> type, LifecycleOptions options,
				BeanInstanceProducer producer) {
			this.asked = true;
			B bean = producer.produceBeanInstance(type);
			return new ContainedBean<>() {

				@Override
				public B getBeanInstance() {
					return bean;
				}

				@Override
				public Class<B> getBeanClass() {
					return type;
				}

			};
		}

		@Override
		public void stop() {
			this.stopped = true;
		}

	}

}
