package dev.migrate.author.roundtrip;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.blob;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.character;
import static dev.migrate.schema.Definitions.date;
import static dev.migrate.schema.Definitions.doublePrecision;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.json;
import static dev.migrate.schema.Definitions.jsonb;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.smallint;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.time;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.timestampWithTimeZone;
import static dev.migrate.schema.Definitions.uuid;
import static dev.migrate.schema.Definitions.varbinary;
import static dev.migrate.schema.Definitions.varchar;

/**
 * What a database has of what there is in schemas.
 *
 * @param name the name of its dialect
 * @param server where databases of it come from
 * @param traits what it has
 * @param types types of columns
 * @param collations collations of columns of text
 * @param concatenation how a text is put behind a column, which stands for {@code %s}
 * @param longest the longest name that it has
 */
record Traits(String name, Supplier<TestDatabaseServer> server, Set<Trait> traits, List<ColumnType> types,
		List<String> collations, String concatenation, int longest) {

	private static final List<ColumnType> COMMON = List.of(smallint(), integer(), bigint(), numeric(10, 2), numeric(5),
			doublePrecision(), varchar(20), varchar(60), character(6), text(), bool(), date(), time(), timestamp(),
			timestamp(3), timestampWithTimeZone(), uuid(), varbinary(16), blob());

	static final Traits H2 = new Traits(
			"h2", TestDatabases::h2, EnumSet.of(Trait.SCHEMAS, Trait.SEQUENCES, Trait.COMMENTS, Trait.ENUMS,
					Trait.IDENTITY_OPTIONS, Trait.STORED, Trait.TEXT_WITHOUT_KEYS),
			and(COMMON, json()), List.of(), "%s || 'x'", 120);

	static final Traits HSQLDB = new Traits(
			"hsqldb", TestDatabases::hsqldb, EnumSet.of(Trait.SCHEMAS, Trait.SEQUENCES, Trait.COMMENTS,
					Trait.IDENTITY_OPTIONS, Trait.STORED, Trait.TEXT_WITHOUT_KEYS),
			COMMON, List.of(), "%s || 'x'", 120);

	static final Traits SQLITE = new Traits("sqlite", TestDatabases::sqlite,
			EnumSet.of(Trait.CONDITIONS, Trait.EXPRESSIONS, Trait.STORED, Trait.VIRTUAL), COMMON,
			List.of("NOCASE", "RTRIM"), "%s || 'x'", 120);

	static final Traits POSTGRESQL = new Traits("postgresql", TestDatabases::postgresql,
			EnumSet.of(Trait.SCHEMAS, Trait.SEQUENCES, Trait.COMMENTS, Trait.ENUMS, Trait.NAMED_ENUMS,
					Trait.IDENTITY_OPTIONS, Trait.STORED, Trait.CONDITIONS, Trait.EXPRESSIONS, Trait.INCLUDE,
					Trait.DEFERRABLE),
			and(COMMON, json(), jsonb()), List.of("C", "POSIX"), "%s || 'x'", 63);

	static final Traits MARIADB = new Traits("mariadb", TestDatabases::mariadb,
			EnumSet.of(Trait.SCHEMAS, Trait.COMMENTS, Trait.ENUMS, Trait.STORED, Trait.VIRTUAL, Trait.TEXT_WITHOUT_KEYS,
					Trait.SEQUENCES),
			and(COMMON, json()), List.of("utf8mb4_bin", "latin1_swedish_ci"), "concat(%s, 'x')", 64);

	static final Traits MYSQL = new Traits(
			"mysql", TestDatabases::mysql, EnumSet.of(Trait.SCHEMAS, Trait.COMMENTS, Trait.ENUMS, Trait.STORED,
					Trait.VIRTUAL, Trait.TEXT_WITHOUT_KEYS, Trait.CHARACTER_SETS),
			COMMON, List.of("utf8mb4_bin", "utf8mb4_0900_ai_ci"), "concat(%s, 'x')", 64);

	private static List<ColumnType> and(List<ColumnType> types, ColumnType... more) {
		return java.util.stream.Stream.concat(types.stream(), java.util.stream.Stream.of(more)).toList();
	}

	boolean has(Trait trait) {
		return this.traits.contains(trait);
	}

	Dialect dialect() {
		return Dialects.named(this.name);
	}

	String quote(String name) {
		return dialect().spelling().quote(name);
	}

	List<ReferentialAction> actions() {
		return switch (this.name) {
			case "mariadb", "mysql" -> List.of(ReferentialAction.CASCADE, ReferentialAction.RESTRICT);
			default -> List.of(ReferentialAction.CASCADE, ReferentialAction.NO_ACTION);
		};
	}

	/**
	 * Whether a column of the type may be in a key or an index.
	 */
	boolean isIndexed(ColumnType type) {
		return switch (type.name()) {
			case TEXT -> !has(Trait.TEXT_WITHOUT_KEYS);
			case BLOB, JSON, JSONB, VERBATIM, ARRAY -> false;
			default -> true;
		};
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What not every database has.
	 */
	enum Trait {

		/** Several schemas. */
		SCHEMAS,

		/** Sequences. */
		SEQUENCES,

		/** Comments. */
		COMMENTS,

		/** Columns of words. */
		ENUMS,

		/** The words have a type of their own. */
		NAMED_ENUMS,

		/** Identity with a first value and a step. */
		IDENTITY_OPTIONS,

		/** Computed columns that are stored. */
		STORED,

		/** Computed columns that are not. */
		VIRTUAL,

		/** Indexes of some rows. */
		CONDITIONS,

		/** Indexes of expressions. */
		EXPRESSIONS,

		/** Indexes with further columns. */
		INCLUDE,

		/** Constraints that wait for the commit. */
		DEFERRABLE,

		/** Collations belong to character sets. */
		CHARACTER_SETS,

		/** Long texts have no indexes. */
		TEXT_WITHOUT_KEYS

	}

}
