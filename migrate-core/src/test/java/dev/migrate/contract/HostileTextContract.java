package dev.migrate.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.IllegalIdentifierException;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableElement;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.blob;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.doublePrecision;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whatever a name or a literal holds, it comes out of the database as it went in.
 */
public interface HostileTextContract extends TestedDatabase {

	List<String> TEXTS = List.of("", "it's", "''", "'; drop table victim; --", "back\\slash", "\\", "\\'",
			"\\' or 1=1 -- ", "\"double\"", "`tick`", "line\nfeed\r\n\ttab", "umlaut äöü", "emoji 😀 漢字", "100 %_",
			"$$ $tag$", "? ?1 :name ${x} {fn now()} {d '2020-01-01'}", "/* comment */ -- # //", "\\u0041 \\x41 \\101");

	List<String> NAMES = List.of("it's", "quo\"te", "back`tick", "semi;colon", "with space", "back\\slash", "umläut",
			"漢字", "Mixed", "UPPER", "select", "1st", "dot.ted", "$money", "a$b", "q?m", "b{race}", "[brackets]", "-- x",
			"/* x */", "100%");

	/**
	 * A type for text of every language.
	 */
	default ColumnType anyText() {
		return text();
	}

	/**
	 * A type for defaults and words in every language.
	 */
	default ColumnType shortText() {
		return varchar(100);
	}

	@Test
	default void textComesBackAsItIs() {
		LiveRevision.run(dialect(), jdbc(), (op) -> {
			op.createTable("victim", column("id", integer()));
			op.createTable("t", column("id", integer()), column("s", anyText()));
			List<Map<String, ?>> rows = new ArrayList<>();
			for (int i = 0; i < TEXTS.size(); i++) {
				rows.add(Map.of("id", i, "s", TEXTS.get(i)));
			}
			op.bulkInsert("t", rows);
		});
		assertThat(jdbc().queryForList("select s from t order by id", String.class)).isEqualTo(TEXTS);
		assertThat(jdbc().queryForObject("select count(*) from victim", Integer.class)).isZero();
	}

	@Test
	default void defaultsComeBackAsTheyAre() {
		List<TableElement> elements = new ArrayList<>(List.of(column("id", integer())));
		for (int i = 0; i < TEXTS.size(); i++) {
			elements.add(column("c" + i, shortText()).defaultValue(TEXTS.get(i)));
		}
		LiveRevision.run(dialect(), jdbc(), (op) -> op.createTable("t", elements.toArray(TableElement[]::new)));
		jdbc().execute("insert into t (id) values (1)");
		Map<String, Object> row = jdbc().queryForMap("select * from t");
		for (int i = 0; i < TEXTS.size(); i++) {
			assertThat(row.get("c" + i)).isEqualTo(TEXTS.get(i));
		}
	}

	@Test
	default void wordsOfEnumsWithoutBlanksAtTheirEndsComeBackAsTheyAre() {
		List<String> words = TEXTS.stream()
			.map(String::strip)
			.filter((text) -> text.length() < 30 && !text.isEmpty())
			.toList();
		ColumnType words64 = enumeration("words", words.toArray(String[]::new));
		LiveRevision.run(dialect(), jdbc(), (op) -> {
			op.createTable("t", column("id", integer()), enumColumn(words64));
			for (int i = 0; i < words.size(); i++) {
				op.bulkInsert("t", List.of(Map.of("id", i, "s", words.get(i))));
			}
		});
		assertThat(jdbc().queryForList("select s from t order by id", String.class)).isEqualTo(words);
	}

	default TableElement enumColumn(ColumnType type) {
		return column("s", type);
	}

	@Test
	default void commentsAreRunAsOneStatement() {
		LiveRevision.run(dialect(), jdbc(), (op) -> {
			for (int i = 0; i < TEXTS.size(); i++) {
				op.createTable("t" + i, column("c", integer()).comment(TEXTS.get(i)),
						dev.migrate.schema.Definitions.comment(TEXTS.get(i)));
			}
		});
		assertThat(jdbc().queryForObject("select count(*) from t" + (TEXTS.size() - 1), Integer.class)).isZero();
	}

	@Test
	default void namesComeBackAsTheyAre() {
		for (String name : NAMES) {
			LiveRevision.run(dialect(), jdbc(), (op) -> {
				op.createTable(name, column(name, integer()).notNull(), column("other", integer()));
				op.createIndex(name + "_ix", name, name);
				op.bulkInsert(name, List.of(Map.of(name, 7)));
				op.renameColumn(name, "other", name + "2");
				op.addColumn(name, column("more", integer()));
			});
			String quoted = dialect().spelling().quote(name);
			Map<String, Object> row = jdbc().queryForMap("select " + quoted + " from " + quoted);
			assertThat(row.values()).hasToString("[7]");
			assertThat(jdbc().<List<String>>query("select * from " + quoted, (rows) -> {
				List<String> columns = new ArrayList<>();
				for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
					columns.add(rows.getMetaData().getColumnLabel(i));
				}
				return columns;
			})).usingElementComparator(String.CASE_INSENSITIVE_ORDER).startsWith(name, name + "2");
			LiveRevision.run(dialect(), jdbc(), (op) -> op.dropTable(name));
		}
	}

	@Test
	default void otherLiteralsComeBackAsTheyAre() {
		byte[] bytes = { 0, 1, 39, 92, (byte) 0xff };
		LiveRevision.run(dialect(), jdbc(), (op) -> {
			op.createTable("t", column("i", bigint()), column("n", numeric(20, 4)), column("d", doublePrecision()),
					column("b", bool()), column("x", blob()));
			op.bulkInsert("t", List.of(Map.of("i", Long.MIN_VALUE, "n", new BigDecimal("-12345678.5"), "d", -1.5e300,
					"b", true, "x", bytes)));
		});
		jdbc().query("select i, n, d, b, x from t", (rows) -> {
			assertThat(rows.getLong(1)).isEqualTo(Long.MIN_VALUE);
			assertThat(rows.getBigDecimal(2)).isEqualByComparingTo("-12345678.5");
			assertThat(rows.getDouble(3)).isEqualTo(-1.5e300);
			assertThat(rows.getBoolean(4)).isTrue();
			assertThat(rows.getBytes(5)).isEqualTo(bytes);
		});
	}

	default List<String> namesThatCannotBe() {
		return List.of("", "a\0b", "a\nb", "x".repeat(300));
	}

	@Test
	default void namesThatCannotBeAreRefused() {
		for (String name : namesThatCannotBe()) {
			assertThatExceptionOfType(IllegalIdentifierException.class)
				.isThrownBy(() -> dialect().spelling().quote(name));
		}
	}

}
