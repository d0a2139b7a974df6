package dev.migrate.dialect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.contract.LiveRevision;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableElement;
import dev.migrate.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

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
public abstract class HostileTextTests {

	static final List<String> TEXTS = List.of("", "it's", "''", "'; drop table victim; --", "back\\slash", "\\", "\\'",
			"\\' or 1=1 -- ", "\"double\"", "`tick`", "line\nfeed\r\n\ttab", "umlaut äöü", "emoji 😀 漢字", "100 %_",
			"$$ $tag$", "? ?1 :name ${x} {fn now()} {d '2020-01-01'}", "/* comment */ -- # //", "\\u0041 \\x41 \\101");

	static final List<String> NAMES = List.of("it's", "quo\"te", "back`tick", "semi;colon", "with space", "back\\slash",
			"umläut", "漢字", "Mixed", "UPPER", "select", "1st", "dot.ted", "$money", "a$b", "q?m", "b{race}",
			"[brackets]", "-- x", "/* x */", "100%");

	private final TestDatabase database = create();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	private final Dialect dialect = dialect();

	protected abstract TestDatabase create();

	protected abstract Dialect dialect();

	/**
	 * A type for text of every language.
	 */
	protected ColumnType anyText() {
		return text();
	}

	/**
	 * A type for defaults and words in every language.
	 */
	protected ColumnType shortText() {
		return varchar(100);
	}

	final JdbcTemplate jdbc() {
		return this.jdbc;
	}

	@AfterEach
	void drop() {
		this.database.close();
	}

	@Test
	void textComesBackAsItIs() {
		LiveRevision.run(this.dialect, this.jdbc, (op) -> {
			op.createTable("victim", column("id", integer()));
			op.createTable("t", column("id", integer()), column("s", anyText()));
			List<Map<String, ?>> rows = new ArrayList<>();
			for (int i = 0; i < TEXTS.size(); i++) {
				rows.add(Map.of("id", i, "s", TEXTS.get(i)));
			}
			op.bulkInsert("t", rows);
		});
		assertThat(this.jdbc.queryForList("select s from t order by id", String.class)).isEqualTo(TEXTS);
		assertThat(this.jdbc.queryForObject("select count(*) from victim", Integer.class)).isZero();
	}

	@Test
	void defaultsComeBackAsTheyAre() {
		List<TableElement> elements = new ArrayList<>(List.of(column("id", integer())));
		for (int i = 0; i < TEXTS.size(); i++) {
			elements.add(column("c" + i, shortText()).defaultValue(TEXTS.get(i)));
		}
		LiveRevision.run(this.dialect, this.jdbc, (op) -> op.createTable("t", elements.toArray(TableElement[]::new)));
		this.jdbc.execute("insert into t (id) values (1)");
		Map<String, Object> row = this.jdbc.queryForMap("select * from t");
		for (int i = 0; i < TEXTS.size(); i++) {
			assertThat(row.get("c" + i)).isEqualTo(TEXTS.get(i));
		}
	}

	@Test
	void wordsOfEnumsWithoutBlanksAtTheirEndsComeBackAsTheyAre() {
		List<String> words = TEXTS.stream()
			.map(String::strip)
			.filter((text) -> text.length() < 30 && !text.isEmpty())
			.toList();
		ColumnType words64 = enumeration("words", words.toArray(String[]::new));
		LiveRevision.run(this.dialect, this.jdbc, (op) -> {
			op.createTable("t", column("id", integer()), enumColumn(words64));
			for (int i = 0; i < words.size(); i++) {
				op.bulkInsert("t", List.of(Map.of("id", i, "s", words.get(i))));
			}
		});
		assertThat(this.jdbc.queryForList("select s from t order by id", String.class)).isEqualTo(words);
	}

	protected TableElement enumColumn(ColumnType type) {
		return column("s", type);
	}

	@Test
	void commentsAreRunAsOneStatement() {
		LiveRevision.run(this.dialect, this.jdbc, (op) -> {
			for (int i = 0; i < TEXTS.size(); i++) {
				op.createTable("t" + i, column("c", integer()).comment(TEXTS.get(i)),
						dev.migrate.schema.Definitions.comment(TEXTS.get(i)));
			}
		});
		assertThat(this.jdbc.queryForObject("select count(*) from t" + (TEXTS.size() - 1), Integer.class)).isZero();
	}

	@Test
	void namesComeBackAsTheyAre() {
		for (String name : NAMES) {
			LiveRevision.run(this.dialect, this.jdbc, (op) -> {
				op.createTable(name, column(name, integer()).notNull(), column("other", integer()));
				op.createIndex(name + "_ix", name, name);
				op.bulkInsert(name, List.of(Map.of(name, 7)));
				op.renameColumn(name, "other", name + "2");
				op.addColumn(name, column("more", integer()));
			});
			String quoted = this.dialect.spelling().quote(name);
			Map<String, Object> row = this.jdbc.queryForMap("select " + quoted + " from " + quoted);
			assertThat(row.values()).hasToString("[7]");
			assertThat(this.jdbc.<List<String>>query("select * from " + quoted, (rows) -> {
				List<String> columns = new ArrayList<>();
				for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
					columns.add(rows.getMetaData().getColumnLabel(i));
				}
				return columns;
			})).usingElementComparator(String.CASE_INSENSITIVE_ORDER).startsWith(name, name + "2");
			LiveRevision.run(this.dialect, this.jdbc, (op) -> op.dropTable(name));
		}
	}

	@Test
	void otherLiteralsComeBackAsTheyAre() {
		byte[] bytes = { 0, 1, 39, 92, (byte) 0xff };
		LiveRevision.run(this.dialect, this.jdbc, (op) -> {
			op.createTable("t", column("i", bigint()), column("n", numeric(20, 4)), column("d", doublePrecision()),
					column("b", bool()), column("x", blob()));
			op.bulkInsert("t", List.of(Map.of("i", Long.MIN_VALUE, "n", new BigDecimal("-12345678.5"), "d", -1.5e300,
					"b", true, "x", bytes)));
		});
		this.jdbc.query("select i, n, d, b, x from t", (rows) -> {
			assertThat(rows.getLong(1)).isEqualTo(Long.MIN_VALUE);
			assertThat(rows.getBigDecimal(2)).isEqualByComparingTo("-12345678.5");
			assertThat(rows.getDouble(3)).isEqualTo(-1.5e300);
			assertThat(rows.getBoolean(4)).isTrue();
			assertThat(rows.getBytes(5)).isEqualTo(bytes);
		});
	}

	protected List<String> namesThatCannotBe() {
		return List.of("", "a\0b", "a\nb", "x".repeat(300));
	}

	@Test
	void namesThatCannotBeAreRefused() {
		for (String name : namesThatCannotBe()) {
			assertThatExceptionOfType(IllegalIdentifierException.class)
				.isThrownBy(() -> this.dialect.spelling().quote(name));
		}
	}

}
