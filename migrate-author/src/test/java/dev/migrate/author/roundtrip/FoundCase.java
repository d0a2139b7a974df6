package dev.migrate.author.roundtrip;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migrate.author.roundtrip.Traits.Trait;
import dev.migrate.autogenerate.Renames;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;

/**
 * What seeds have found, made as small as it fails.
 *
 * @param name what it is about
 * @param journey where it failed
 * @param needed what a database needs to have for it
 */
record FoundCase(String name, Journey journey, List<Trait> needed) {

	static Stream<FoundCase> on(Traits traits) {
		Stream<FoundCase> collated = traits.collations().isEmpty() ? Stream.empty()
				: collated(traits.collations().get(0), traits.collations().get(1));
		return Stream.concat(all().stream().filter((found) -> traits.traits().containsAll(found.needed())), collated);
	}

	private static Stream<FoundCase> collated(String one, String other) {
		return Stream.of(
				found("another type of a text with a collation",
						schema(table("t1", key(), column("a", varchar(20)).collation(one))),
						schema(table("t1", key(), column("a", varchar(60)).collation(one)))),
				found("a collation that goes", schema(table("t1", key(), column("a", varchar(20)).collation(one))),
						schema(table("t1", key(), column("a", varchar(20))))),
				found("another collation", schema(table("t1", key(), column("a", varchar(20)).collation(one))),
						schema(table("t1", key(), column("a", varchar(20)).collation(other)))));
	}

	private static List<FoundCase> all() {
		return List.of(
				found("a key to a table of the current schema",
						schema(table("t1", key(), primaryKey("rid")),
								of(new TableName(SchemaGenerator.ELSEWHERE, "t2"), key(), column("ref", integer()),
										foreignKey("fk1").columns("ref").references("t1", "rid"))),
						schema(table("t1", key(), primaryKey("rid")),
								of(new TableName(SchemaGenerator.ELSEWHERE, "t2"), key(), column("ref", integer()))),
						Trait.SCHEMAS),
				found("names in upper case",
						schema(table("T1", key(), column("UPPER", integer()), primaryKey("rid").named("PK1"),
								index("IX1").columns("UPPER"))),
						schema(table("T1", key(), column("UPPER", bigint()), primaryKey("rid").named("PK1"),
								unique("UPPER").named("UQ1")))),
				found("another type of what generates its values",
						schema(table("t1", key().autoIncrement(), primaryKey("rid"))),
						schema(table("t1", column("rid", bigint()).autoIncrement(), primaryKey("rid")))),
				found("another type of what always generates its values",
						schema(table("t1", key().identity(Identity.always().incrementBy(5)), primaryKey("rid"))),
						schema(table("t1", column("rid", bigint()).identity(Identity.always().incrementBy(5)),
								primaryKey("rid"))),
						Trait.IDENTITY_OPTIONS),
				found("values that begin to be generated at a value that is there",
						schema(table("t1", key(), primaryKey("rid"))),
						schema(table("t1", key().identity(Identity.byDefault().startWith(1)), primaryKey("rid"))),
						Trait.IDENTITY_OPTIONS),
				found("two indexes that mean the same",
						schema(table("t1", key(), column("a", integer()), index("ix4").columns("a"))),
						schema(table("t1", key(), column("a", integer()), index("ix4").columns("a"),
								index("ix10").columns("a")))),
				found("a key goes with the table that refers to it",
						schema(table("t1", key(), unique("rid").named("uq1")),
								table("t2", key(), column("ref", integer()),
										foreignKey("fk1").columns("ref").references("t1", "rid"))),
						schema(table("t1", key()))),
				found("a collation that is the usual one",
						schema(table("t1", key(), column("a", varchar(20)).collation("latin1_swedish_ci"),
								column("b", text()).collation("utf8mb4_bin"))),
						schema(table("t1", key(), column("a", varchar(20)).collation("utf8mb4_bin"),
								column("b", text()).collation("latin1_swedish_ci"))),
						Trait.CHARACTER_SETS),
				found("options of what generates values that go",
						schema(table("t1", key().identity(Identity.byDefault().incrementBy(5).maxValue(900)),
								primaryKey("rid"))),
						schema(table("t1", key().identity(Identity.byDefault()), primaryKey("rid"))),
						Trait.IDENTITY_OPTIONS),
				found("another type of a key and of what refers to it", keys(integer()), keys(bigint())),
				found("a smaller type of a key and of what refers to it", keys(bigint()), keys(integer())),
				found("a new table refers to a key that is new", schema(table("t1", key())),
						schema(table("t1", key(), unique("rid").named("uq1")),
								table("t2", key(), column("ref", integer()),
										foreignKey("fk1").columns("ref").references("t1", "rid")))),
				found("a new table refers to a key that gets another type",
						schema(table("t1", key(), primaryKey("rid"))), keys(bigint())),
				found("computed columns of another type",
						schema(table("t1", key(), column("a", integer()),
								column("Größe", integer()).computed("a + 1"))),
						schema(table("t1", key(), column("a", bigint()), column("Größe", bigint()).computed("a + 1"))),
						Trait.STORED),
				found("a key with a name begins to generate its values",
						schema(table("t1", key(), primaryKey("rid").named("The key"))),
						schema(table("t1", key().autoIncrement(), primaryKey("rid").named("The key")))),
				found("a key with a name no longer generates its values",
						schema(table("t1", key().autoIncrement(), primaryKey("rid").named("The key"))),
						schema(table("t1", column("rid", bigint()).notNull(), primaryKey("rid").named("The key")))),
				found("another type under checks",
						schema(table("t1", key(), column("a", integer()), check("a < 1000 and a >= 0").named("ck1"),
								check("rid + a > 0").named("ck2"))),
						schema(table("t1", key(), column("a", bigint()), check("a < 1000 and a >= 0").named("ck1"),
								check("rid + a > 0").named("ck2")))),
				found("another type under a view", schema(table("t1", key(), column("a", integer()))),
						schema(table("t1", key(), column("a", bigint()))))
					.with((journey) -> journey.withViews(true)));
	}

	private FoundCase with(UnaryOperator<Journey> change) {
		return new FoundCase(this.name, change.apply(this.journey), this.needed);
	}

	private static FoundCase found(String name, Schema before, Schema after, Trait... needed) {
		return new FoundCase(name, new Journey(before, after, Renames.NONE, false, 3, false), List.of(needed));
	}

	private static Schema keys(ColumnType type) {
		return schema(table("t1", column("rid", type).notNull(), primaryKey("rid")),
				table("t2", key(), column("ref", type), foreignKey("fk1").columns("ref").references("t1", "rid")));
	}

	private static Schema schema(Table... tables) {
		return Schema.of(tables);
	}

	private static dev.migrate.schema.Column key() {
		return column(SchemaGenerator.KEY, integer()).notNull();
	}

	private static Table table(String name, TableElement... elements) {
		return of(TableName.of(name), elements);
	}

	private static Table of(TableName name, TableElement... elements) {
		return Table.of(name, List.of(elements));
	}

	@Override
	public String toString() {
		return this.name;
	}

}
