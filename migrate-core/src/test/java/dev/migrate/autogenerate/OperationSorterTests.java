package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.Table;
import org.junit.jupiter.api.Test;

import static dev.migrate.autogenerate.Comparing.on;
import static dev.migrate.autogenerate.Comparing.table;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.text;
import static org.assertj.core.api.Assertions.assertThat;

class OperationSorterTests {

	private static final Column ID = column("id", bigint()).primaryKey();

	private static Table referring(String name, String... targets) {
		List<Column> columns = new java.util.ArrayList<>(List.of(ID));
		for (String target : targets) {
			columns.add(column(target + "_id", bigint()).references(target, "id"));
		}
		return table(name, columns.toArray(Column[]::new));
	}

	@Test
	void createsTablesBehindThoseThatTheyReference() {
		assertThat(
				on("h2").wanted(referring("a", "b"), referring("b", "c"), referring("c"), referring("d", "d")).lines())
			.containsExactly("create table c", "create table b", "create table a", "create table d");
	}

	@Test
	void dropsTablesBeforeThoseThatTheyReference() {
		assertThat(on("h2").allowDrops()
			.owned("a", "b", "c")
			.live(referring("a", "b"), referring("b", "c"), referring("c"))
			.wanted()
			.lines()).containsExactly("drop table a", "drop table b", "drop table c");
	}

	@Test
	void splitsCircles() {
		Table[] tables = { referring("a", "b"), referring("b", "c"), referring("c", "a") };
		List<String> creation = on("h2").wanted(tables).lines();
		assertThat(creation).containsExactly("create table c", "create table b", "create table a",
				"add foreign key fk_c_a_id on c");
		assertThat(on("h2").allowDrops().owned("a", "b", "c").live(tables).wanted().lines())
			.containsExactly("drop foreign key fk_c_a_id on c", "drop table a", "drop table b", "drop table c");
		assertThat(on("h2").owned("a", "b", "c").live(tables).wanted().lines())
			.allSatisfy((line) -> assertThat(line).startsWith("# "));
	}

	@Test
	void invertsInOrder() {
		List<SchemaChange> changes = on("h2").wanted(referring("a", "b"), referring("b", "a")).differences().changes();
		assertThat(changes).allSatisfy((change) -> assertThat(change.operation().inverse()).isPresent());
	}

	@Test
	void addsBeforeItDrops() {
		assertThat(on("postgresql").allowDrops()
			.owned("gone")
			.ownedElse("old")
			.liveEnum("old", "a")
			.live(table("gone", ID, column("o", enumeration("old", "a"))),
					table("t", ID, column("gone_id", bigint()).references("gone", "id"), column("x", text()),
							index("ix_x").elements(element("x"))))
			.wanted(table("t", ID, column("y", enumeration("new", "a")), column("z", bigint()).references("u", "id"),
					index("ix_y").elements(element("y"))), table("u", ID))
			.lines()).containsExactly("drop foreign key fk_t_gone_id on t", "create enum new", "create table u",
					"add column t.y (new[a])", "add column t.z (bigint)", "create index ix_y on t (y)",
					"add foreign key fk_t_z on t", "drop index ix_x on t", "drop column t.gone_id", "drop column t.x",
					"drop table gone", "drop enum old");
	}

}
