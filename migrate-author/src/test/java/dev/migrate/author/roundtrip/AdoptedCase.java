package dev.migrate.author.roundtrip;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.autogenerate.Renames;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.elementExpression;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.json;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.timestampWithTimeZone;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varbinary;
import static dev.migrate.schema.Definitions.varchar;

/**
 * Tables with rows that others have made, with what no operation says, and a change of
 * them.
 *
 * @param name what it is about
 * @param database the database
 * @param setup what has made the tables and their rows, with {@code ;;} between
 * statements
 * @param after the schema that is wanted then
 */
record AdoptedCase(String name, String database, String setup, Schema after) {

	static Stream<AdoptedCase> on(Traits traits) {
		return all().stream().filter((each) -> each.database().equals(traits.name()));
	}

	Journey journey() {
		return new Journey(Schema.EMPTY, this.after, Renames.NONE, false, 0, false);
	}

	private static List<AdoptedCase> all() {
		return List.of(new AdoptedCase("a foreign key without a name and columns, and a collation in small letters",
				"sqlite",
				"""
						CREATE TABLE "My t" (
						  -- the key
						  rid INTEGER NOT NULL CONSTRAINT "PK My" PRIMARY KEY AUTOINCREMENT, -- really
						  "a b" varchar(20) COLLATE nocase DEFAULT 'x' CHECK ("a b" <> ''), /* before c */
						  c text CONSTRAINT uq_c UNIQUE ON CONFLICT IGNORE,
						  h INTEGER GENERATED ALWAYS AS (rid * 2) STORED -- last
						);;
						CREATE TABLE p (rid integer PRIMARY KEY, x INTEGER REFERENCES "My t" ON DELETE CASCADE ON UPDATE SET NULL
						  DEFERRABLE INITIALLY DEFERRED) STRICT;;
						CREATE INDEX ix_e ON "My t" (lower(c), "a b" DESC) WHERE c is not null;;
						CREATE VIEW v AS SELECT rid, c FROM "My t";;
						CREATE TRIGGER tr AFTER INSERT ON "My t" BEGIN UPDATE "My t" SET c = 'it''s; end' WHERE rid = new.rid; END;;
						INSERT INTO "My t" (rid, c) VALUES (1, 'q'), (5, 'r');; INSERT INTO p VALUES (1, 1), (2, 5)""",
				Schema.of(
						table("My t", column("rid", integer()).notNull().autoIncrement(),
								column("a b", varchar(20)).collation("NOCASE").defaultValue("x"),
								column("c", text()).notNull(), column("h", integer()).computed("rid * 2"),
								primaryKey("rid").named("PK My"), unique("c").named("uq_c"), check("\"a b\" <> ''"),
								index("ix_e").elements(elementExpression("lower(c)"), element("a b").desc())
									.where("c is not null")),
						table("p", column("rid", integer()).primaryKey(), column("x", integer())))),
				mariadb("enums, collations, JSON and what follows updates",
						List.of(column("E e", varchar(20)).notNull().defaultValue("ä").comment("quo`te's"),
								column("v", varchar(60)).comment("😀'\\"), column("n", bigint()).defaultValue(3),
								column("j", text()).defaultValue("{}"), column("b", varbinary(9)).comment("x"),
								column("ts", timestampWithTimeZone(3)).notNull()
									.defaultExpression("current_timestamp(3)"))),
				mariadb("a collation that is the table's, words of an enum, NOT NULL",
						List.of(column("E e", enumeration("m", "ä", "it's", "new")).notNull().defaultValue("ä"),
								column("v", varchar(20)).collation("utf8mb4_general_ci").defaultValue("ü😀").notNull(),
								column("n", integer()).defaultValue(3).notNull(),
								column("j", json()).defaultValue("{}").comment("j"),
								column("b", varbinary(9)).defaultExpression("x'00ff'").notNull(),
								column("ts", timestampWithTimeZone(3)).notNull()
									.defaultExpression("current_timestamp(3) on update current_timestamp(3)"))));
	}

	private static AdoptedCase mariadb(String name, List<Column> columns) {
		String setup = """
				create table `My P` (rid int unsigned auto_increment primary key, x varchar(20) collate latin1_bin, unique key `u x` (x))
					engine=InnoDB comment='it''s' row_format=dynamic default charset=utf8mb4 auto_increment=100;;
				create table `My T` (rid int auto_increment primary key,
					`E e` enum('ä','it''s') not null default 'ä' comment 'quo`te''s', p int unsigned not null, g int as (n * 2) virtual,
					h varchar(30) as (concat(w, 'x')) stored, n int default 3, w varchar(20), v varchar(20) collate latin1_bin default 'ü',
					j json default '{}', b varbinary(9) default x'00ff', bt bit(3) default b'101', inv int invisible default 7, t text,
					ts timestamp(3) not null default current_timestamp(3) on update current_timestamp(3),
					key `i t` (t(10)), key `i d` (w desc, n), fulltext key ft (w), constraint `c'k` check (n > 0 and w <> 'it''s'),
					constraint `f k` foreign key (p) references `My P` (rid) on delete cascade) default charset=utf8mb4;;
				create view vv as select rid, v, `E e` from `My T`;;
				create trigger tr before insert on `My T` for each row set new.n = 4;;
				insert into `My P` (x) values ('a'), ('b');; insert into `My T` (p, v, w) values (100, 'q', 'y'), (101, 'r', 'z')""";
		List<TableElement> elements = new java.util.ArrayList<>(List.of(
				column("rid", integer()).notNull().autoIncrement().primaryKey(),
				column("p", type("int unsigned")).notNull(),
				column("g", integer()).withComputed(Computed.virtual("n * 2")),
				column("h", varchar(30)).computed("concat(w, 'x')"), column("w", varchar(20)),
				column("bt", type("bit(3)")).defaultExpression("b'101'"), column("inv", integer()).defaultValue(7),
				column("t", type("text")), index("i t").elements(element("t").length(10)),
				index("i d").elements(element("w").desc(), element("n")), check("n > 0 and w <> 'it''s'").named("c'k"),
				foreignKey("f k").columns("p").references("My P", "rid").onDelete(ReferentialAction.CASCADE)));
		elements.addAll(columns);
		Table parent = table("My P", column("rid", type("int unsigned")).autoIncrement().notNull().primaryKey(),
				column("x", varchar(20)).collation("latin1_bin"), unique("x").named("u x"));
		return new AdoptedCase(name, "mariadb", setup,
				Schema.of(parent, table("My T", elements.toArray(TableElement[]::new))));
	}

	private static Table table(String name, TableElement... elements) {
		return Table.of(TableName.of(name), List.of(elements));
	}

}
