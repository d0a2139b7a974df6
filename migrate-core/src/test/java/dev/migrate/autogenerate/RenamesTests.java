package dev.migrate.autogenerate;

import java.util.List;
import java.util.Map;

import dev.migrate.schema.Column;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.autogenerate.Comparing.on;
import static dev.migrate.autogenerate.Comparing.table;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RenamesTests {

	private static final Column ID = column("id", bigint()).primaryKey();

	@Test
	void readsTablesAndColumns() {
		assertThat(Renames.parse(List.of("orders=purchases", "orders.note=remark", "shop.a=shop.b", "shop.c.d=e")))
			.isEqualTo(new Renames(
					Map.of(TableName.of("purchases"), TableName.of("orders"), new TableName("shop", "b"),
							new TableName("shop", "a")),
					Map.of(TableName.of("purchases"), Map.of("remark", "note"), new TableName("shop", "c"),
							Map.of("e", "d"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a=", "=a", "a=b=c", "a.=b", "a.b.c.d=e", "a=b.c", "a.b.c=d.e" })
	void refusesWhatCannotBeRead(String text) {
		assertThatExceptionOfType(RenameException.class).isThrownBy(() -> Renames.parse(List.of(text)))
			.withMessageContaining("'" + text + "'")
			.satisfies((ex) -> assertThat(ex.renaming()).isEqualTo(text));
	}

	@Test
	void refusesWhatContradictsItself() {
		for (List<String> texts : List.of(List.of("a=b", "a=c"), List.of("a=c", "b=c"), List.of("a=a"),
				List.of("t.a=b", "t.a=c"), List.of("t.a=c", "t.b=c"), List.of("a.t=b.t"))) {
			assertThatExceptionOfType(RenameException.class).isThrownBy(() -> Renames.parse(texts));
		}
	}

	@Test
	void renamesColumnsAndWhatFollowsFromIt() {
		Table live = table("orders", ID, column("note", text()), column("parent", bigint()),
				column("two", text()).computed("note || '!'"), check("note <> 'note'"),
				index("ix_note").elements(element("note")).where("note is not null"));
		Table wanted = table("orders", ID, column("remark", text()), column("parent", bigint()),
				column("two", text()).computed("remark || '!'"), check("remark <> 'note'"),
				index("ix_remark").elements(element("remark")).where("remark is not null"));
		assertThat(on("postgresql").renaming("orders.note=remark").live(live).wanted(wanted).lines())
			.containsExactly("rename column orders.note to remark");
	}

	@Test
	void renamesTablesAndWhatReferencesThem() {
		Table child = table("c", ID, column("order_id", bigint()),
				foreignKey().columns("order_id").references("orders", "id").onDelete(ReferentialAction.CASCADE));
		Table after = table("c", ID, column("order_id", bigint()),
				foreignKey().columns("order_id").references("purchases", "number").onDelete(ReferentialAction.CASCADE));
		assertThat(on("h2").renaming("orders=purchases", "orders.id=number")
			.live(table("orders", ID), child)
			.wanted(table("purchases", column("number", bigint()).primaryKey()), after)
			.lines()).containsExactly("rename table orders to purchases", "rename column purchases.id to number");
	}

	@Test
	void comparesTheRestUnderTheNewName() {
		assertThat(on("h2").renaming("orders.note=remark")
			.live(table("orders", column("note", varchar(20))))
			.wanted(table("orders", column("remark", varchar(30))))
			.lines())
			.containsExactly("rename column orders.note to remark", "alter column orders.remark (type varchar(30))");
	}

	@Test
	void ownsATableUnderItsNewName() {
		assertThat(on("h2").renaming("a=b")
			.owned("a")
			.live(table("a", ID), table("c", ID))
			.wanted(table("b", ID))
			.differences()
			.leftAlone()).containsExactly(TableName.of("c"));
	}

	@Test
	void passesOverWhatHasBeenRenamed() {
		assertThat(on("h2").renaming("orders=purchases", "orders.note=remark")
			.live(table("purchases", column("remark", text())))
			.wanted(table("purchases", column("remark", text())))
			.lines()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x=orders", "orders=y", "orders.x=note", "orders.note=y" })
	void refusesWhatRenamesNothing(String text) {
		Comparing comparing = on("h2").renaming(text)
			.live(table("other", ID), table("orders", column("gone", text())))
			.wanted(table("orders", column("note", text())));
		if (text.equals("x=orders")) {
			comparing = on("h2").renaming(text).wanted(table("orders", column("note", text())));
		}
		assertThatExceptionOfType(RenameException.class).isThrownBy(comparing::lines)
			.withMessageStartingWith("There is nothing to rename by '" + text + "'");
	}

	@Test
	void hintsOfSourcesMayMeanNothing() {
		WantedSchema source = new WantedSchema("entities", Schema.of(table("orders", column("note", text()))),
				java.util.Set.of(), new Renames(Map.of(TableName.of("orders"), TableName.of("x")),
						Map.of(TableName.of("orders"), Map.of("note", "y"))));
		assertThat(on("h2").wanted(source).lines()).containsExactly("create table orders");
	}

	@Test
	void namesCandidatesAndHowToSayThatTheyAreRenamed() {
		SchemaDifferences differences = on("h2")
			.live(table("orders", ID, column("note", text()), column("total", integer()), column("other", integer())))
			.wanted(table("orders", ID, column("remark", text()), column("totals", bigint()),
					column("other", integer())))
			.differences();
		assertThat(differences.candidates()).containsExactlyInAnyOrder(
				new RenameCandidate(TableName.of("orders"), TableName.of("orders"), "remark", "note"),
				new RenameCandidate(TableName.of("orders"), TableName.of("orders"), "totals", "total"));
		assertThat(differences.changes()).hasSize(4).allSatisfy((change) -> assertThat(change.notes()).isEmpty());
		assertThat(differences.changes()).filteredOn(SchemaChange::withheld).hasSize(2);
	}

	@Test
	void namesTablesThatShareMostColumns() {
		SchemaDifferences differences = on("h2").owned("orders")
			.live(table("orders", ID, column("note", text())))
			.wanted(table("purchases", ID, column("note", text())), table("else", column("x", text())))
			.differences();
		assertThat(differences.candidates())
			.containsExactly(new RenameCandidate(TableName.of("purchases"), TableName.of("orders"), null, null));
	}

	@Test
	void namesNoCandidatesWhereNothingIsAlike() {
		assertThat(on("h2").live(table("orders", ID, column("note", text())))
			.wanted(table("orders", ID, column("total", integer())))
			.differences()
			.candidates()).isEmpty();
	}

}
