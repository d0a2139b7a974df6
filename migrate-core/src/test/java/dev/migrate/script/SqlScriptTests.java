package dev.migrate.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.IrreversibleOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.UnknownPlaceholderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlScriptTests {

	private static final String EVERY_KIND = """
			-- revision: a

			-- upgrade
			plain;
			-- Upgrade (PostgreSQL)\t
			postgres;
			-- upgrade (mysql , h2)
			mysql;

			-- downgrade
			back;
			-- downgrade (sqlite)
			""";

	@Test
	void runsASectionAsOneOperationWithItsLine() {
		Script script = script("-- revision: a\n\n-- upgrade\ncreate table t (id int);\n-- downgrade\ndrop table t;");
		assertThat(upgrade(script, "h2"))
			.containsExactly(new ExecuteSql("create table t (id int);\n", "db/a.sql", 4, null));
		assertThat(downgrade(script, "h2")).containsExactly(new ExecuteSql("drop table t;", "db/a.sql", 6, null));
		assertThat(script.downgradeWritten()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, postgres;, 6", "mysql, mysql;, 8", "h2, mysql;, 8", "mariadb, mysql;, 8",
			"sqlite, plain;, 4", "oracle, plain;, 4" })
	void choosesTheSectionOfTheDatabase(String dialect, String sql, int line) {
		ExecuteSql operation = (ExecuteSql) upgrade(script(EVERY_KIND), dialect).get(0);
		assertThat(operation.sql().strip()).isEqualTo(sql);
		assertThat(operation.line()).isEqualTo(line);
	}

	@Test
	void prefersTheSectionOfMariadbToThatOfMysql() {
		Script script = script("-- revision: a\n-- upgrade (mysql)\nmy;\n-- upgrade (mariadb)\nmaria;");
		assertThat(sql(upgrade(script, "mariadb"))).isEqualTo("maria;");
	}

	@Test
	void doesNothingInAnEmptySection() {
		Script script = script(EVERY_KIND, "sqlite");
		assertThat(script.downgradeWritten()).isTrue();
		assertThat(downgrade(script, "sqlite")).isEmpty();
		assertThat(upgrade(script("-- revision: a\n-- upgrade\n\n  -- nothing to do\n"), "h2")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "1000, 2", "5000, 6" })
	void readsAShortFileOnceToCheckAndToRunIt(int length, int reads) {
		AtomicInteger count = new AtomicInteger();
		String text = "-- revision: a\n-- upgrade\ninsert into t values ('%s');\n-- downgrade\nback;\n"
			.formatted("x".repeat(length));
		Script script = script(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
			@Override
			public InputStream getInputStream() throws IOException {
				count.incrementAndGet();
				return super.getInputStream();
			}
		}, "h2");
		Migration migration = script.checked();
		assertThat(sql(operations("h2", migration::upgrade))).contains("insert");
		assertThat(sql(operations("h2", migration::upgrade))).contains("insert");
		assertThat(sql(operations("h2", migration::downgrade))).startsWith("back;");
		assertThat(script.checksum()).isPresent();
		assertThat(count).hasValue(reads);
	}

	/**
	 * What was read of the header before says where the first section is, unless it is
	 * somewhere else by now.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "-- revision: a\n-- message: ß\n-- upgrade\nnew;", "-- revision: a\n-- upgrade\nnew;",
			"-- revision: a\n-- message: one more\n\n\n\n-- upgrade\nnew;", "-- revision: a\r\n-- upgrade\r\nnew;",
			"-- revision: a\n/*             \n-- upgrade */\n-- upgrade\nnew;",
			"-- revision: a\n-- message: o\n-- upgrade (h2)\nnew;\n-- upgrade\nold;" })
	void findsTheSectionsOfAFileThatHasChangedSince(String changed) {
		assertThat(sql(upgrade(changedSince(changed), "h2")).strip()).isEqualTo("new;");
	}

	@Test
	void countsTheLinesOfAHeaderThatIsAsLongAsBefore() {
		Script script = changedSince("-- revision: a\n\n\n-- message\n-- upgrade\nnew;\n-- upgrade\nold;");
		assertThatExceptionOfType(RevisionFileException.class).isThrownBy(() -> upgrade(script, "h2"))
			.withMessageContaining("'-- upgrade' is there twice: line 5 has '-- upgrade'.");
	}

	private static Script changedSince(String changed) {
		AtomicReference<String> text = new AtomicReference<>("-- revision: a\n-- message: o\n-- upgrade\nold;");
		Script script = script(new ByteArrayResource(new byte[0]) {
			@Override
			public InputStream getInputStream() {
				return new ByteArrayInputStream(text.get().getBytes(StandardCharsets.UTF_8));
			}
		}, "h2");
		text.set(changed);
		return script;
	}

	@Test
	void readsLinesOfAHeaderThatAreLongerThanABuffer() {
		for (int length : new int[] { 1000, 1023, 1024, 1025, 2048, 3000 }) {
			String message = "é" + "x".repeat(length);
			Script script = script("-- revision: a\n-- message: " + message + "\r\n\n-- upgrade\none;");
			assertThat(script.node().message()).isEqualTo(message);
			assertThat(sql(upgrade(script, "h2"))).isEqualTo("one;");
		}
	}

	@Test
	void refusesADatabaseThatTheFileHasNothingFor() {
		Script script = script("-- revision: a\n-- upgrade (mysql)\nx;\n-- upgrade (h2)\ny;", "postgresql");
		assertThatExceptionOfType(SectionMissingException.class).isThrownBy(() -> upgrade(script, "postgresql"))
			.satisfies((ex) -> {
				assertThat(ex.dialect()).isEqualTo("postgresql");
				assertThat(ex.section()).isEqualTo("upgrade");
			})
			.withMessage("'db/a.sql' has no '-- upgrade' section for 'postgresql'; it has one for mysql, h2. "
					+ "Add a section '-- upgrade (postgresql)', or '-- upgrade' for all other databases; "
					+ "leave it empty if there is nothing to do.");
		assertThatExceptionOfType(SectionMissingException.class).isThrownBy(script::check);
	}

	@Test
	void hasNoInverseWithoutDowngrade() {
		Script script = script("-- revision: a\n-- upgrade\ncreate table t (id int);");
		assertThat(script.downgradeWritten()).isFalse();
		Recording upgrade = Recording.of("h2", script.load()::upgrade);
		assertThatExceptionOfType(IrreversibleOperationException.class).isThrownBy(upgrade::inverse)
			.satisfies((ex) -> assertThat(ex.ordinal()).isEqualTo(1));
	}

	@Test
	void takesADowngradeForAnotherDatabaseAsNone() {
		String text = "-- revision: a\n-- upgrade\nx;\n-- downgrade (mysql)\ny;";
		assertThat(script(text, "h2").downgradeWritten()).isFalse();
		assertThat(script(text, "mariadb").downgradeWritten()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			-- upgrade                  | 4 | '-- upgrade' is there twice: line 2 has '-- upgrade'.
			-- downgrde                 | 4 | '-- downgrde' does not begin a section.
			-- downgrade:               | 4 | '-- downgrade:' does not begin a section.
			-- downgrade postgresql     | 4 | '-- downgrade postgresql' does not begin a section.
			-- downgrade [mysql]        | 4 | '-- downgrade [mysql]' does not begin a section.
			-- +downgrade               | 4 | '-- +downgrade' does not begin a section.
			-- downgrade (mysqll)       | 4 | There is no database 'mysqll' for a section.
			-- downgrade ()             | 4 | There is no database '' for a section.
			-- downgrade (h2, h2,)      | 4 | There is no database '' for a section.
			""")
	void refusesABadSection(String marker, int line, String problem) {
		Script script = script("-- revision: a\n-- upgrade\nx;\n" + marker + "\ny;");
		assertThatExceptionOfType(RevisionFileException.class).isThrownBy(script::check).satisfies((ex) -> {
			assertThat(ex.line()).isEqualTo(line);
			assertThat(ex.description()).isEqualTo("db/a.sql:" + line + ": " + problem);
		});
	}

	@Test
	void refusesTwoSectionsForOneDatabase() {
		Script script = script("-- revision: a\n-- upgrade (mysql, h2)\nx;\n-- upgrade (h2)\ny;");
		assertThatExceptionOfType(RevisionFileException.class).isThrownBy(script::check)
			.withMessageContaining("'-- upgrade (h2)' is there twice: line 2 has '-- upgrade (mysql, h2)'.");
	}

	@Test
	void keepsCommentsThatOnlyResembleMarkers() {
		String body = "-- upgrade the users table\n-- the downgrade\nselect 1; -- upgrade\n-- update\n";
		assertThat(sql(upgrade(script("-- revision: a\n-- upgrade\n" + body), "h2"))).isEqualTo(body);
	}

	@Test
	void keepsCarriageReturnsAndCountsLines() {
		Script script = script("-- revision: a\r\n-- upgrade\r\nx;\r\n\r\n-- downgrade\r\ny;\r\n");
		assertThat(downgrade(script, "h2")).containsExactly(new ExecuteSql("y;\r\n", "db/a.sql", 6, null));
	}

	@Test
	void refusesABodyThatIsNotUtf8() {
		byte[] bytes = "-- revision: a\n-- upgrade\ninsert into t values ('Größe');"
			.getBytes(StandardCharsets.ISO_8859_1);
		Script script = script(bytes, "h2");
		assertThat(script.node().id()).isEqualTo("a");
		assertThatExceptionOfType(RevisionFileException.class).isThrownBy(script::check)
			.withMessageContaining("is not encoded in UTF-8: the byte at offset 51 cannot");
	}

	@Test
	void replacesPlaceholders() {
		Script script = script("-- revision: ${a}\n-- upgrade\nselect '${who}', $1, '${}';\n");
		assertThat(script.node().id()).isEqualTo("${a}");
		assertThat(sql(upgrade(script, "h2"))).isEqualTo("select 'me', $1, '${}';\n");
	}

	@Test
	void showsPlaceholdersInThePlaceOfTheirValues() {
		Script script = script(
				"-- revision: a\n-- upgrade\ncreate role ${who};\nset x = a${who}b; drop role ${who};\n");
		ExecuteSql operation = (ExecuteSql) upgrade(script, "h2").get(0);
		assertThat(operation.sql()).isEqualTo("create role me;\nset x = ameb; drop role me;\n");
		assertThat(OperationDescriber.describe(operation))
			.isEqualTo("execute create role ${who}; set x = a${who}b; drop role ${who};");
		assertThat(new SqlSplitter(SqlSyntax.standard()).split(operation.sql(), 3, null, operation::written))
			.extracting((statement) -> statement.excerpt(SqlSyntax.standard()))
			.containsExactly("create role ${who}", "set x = a${who}b", "drop role ${who}");
	}

	@Test
	void refusesAnUnknownPlaceholderWithItsLine() {
		Script script = script("-- revision: a\n-- upgrade\n\nselect '${whom}';\n");
		assertThatExceptionOfType(UnknownPlaceholderException.class).isThrownBy(() -> upgrade(script, "h2"))
			.satisfies((ex) -> {
				assertThat(ex.name()).isEqualTo("whom");
				assertThat(ex.line()).isEqualTo(4);
				assertThat(ex.origin()).contains("db/a.sql");
			});
	}

	@Test
	void leavesPlaceholdersAloneIfAsked() {
		Script script = script("-- revision: a\n-- placeholders: false\n-- upgrade\nselect '${whom}';\n");
		assertThat(sql(upgrade(script, "h2"))).isEqualTo("select '${whom}';\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- revision: b\n-- down revision: x\n-- upgrade\ncreate table t (id int);",
			"-- revision: a\r\n\r\n-- upgrade\r\n\r\ncreate table t (id int);\r\n",
			"\uFEFF-- revision: a\n-- upgrade\n-- says nothing\ncreate   table t /* id */ (id int);",
			"-- revision: a\n-- upgrade\ncreate table t (id int);\n-- downgrade\ndrop table t;",
			"-- revision: a\n-- upgrade (mysql)\nx;\n-- upgrade\ncreate table t (id int);" })
	void keepsTheChecksumWhenNothingElseRuns(String text) {
		Script script = script("-- revision: a\n-- upgrade\ncreate table t (id int);\n");
		assertThat(script(text).checksum()).isEqualTo(script.checksum());
		assertThat(script(text).matches(script.checksum().orElseThrow())).isTrue();
	}

	@Test
	void changesTheChecksumWhenSomethingElseRuns() {
		String before = script("-- revision: a\n-- upgrade\ncreate table t (id int);\n").checksum().orElseThrow();
		Script edited = script("-- revision: a\n-- upgrade\ncreate table t (id bigint);\n");
		assertThat(edited.checksum()).isNotEqualTo(before);
		assertThat(edited.matches(before)).isFalse();
	}

	@Test
	void takesTheChecksumOfTheTextWithPlaceholders() {
		Script one = script("-- revision: a\n-- upgrade\nselect '${who}';");
		Script other = script("-- revision: a\n-- upgrade\nselect 'me';");
		assertThat(one.checksum()).isNotEqualTo(other.checksum());
	}

	private static String sql(List<Operation> operations) {
		return ((ExecuteSql) operations.get(0)).sql();
	}

	private static List<Operation> upgrade(Script script, String dialect) {
		Migration migration = script.load();
		return operations(dialect, migration::upgrade);
	}

	private static List<Operation> downgrade(Script script, String dialect) {
		Migration migration = script.load();
		return operations(dialect, migration::downgrade);
	}

	private static List<Operation> operations(String dialect, Consumer<Operations> body) {
		return Recording.of(dialect, body).entries().stream().map(Recording.Entry::operation).toList();
	}

	private static Script script(String text) {
		return script(text, "h2");
	}

	private static Script script(String text, String dialect) {
		return script(text.getBytes(StandardCharsets.UTF_8), dialect);
	}

	private static Script script(byte[] bytes, String dialect) {
		return script(new ByteArrayResource(bytes), dialect);
	}

	private static Script script(Resource resource, String dialect) {
		RevisionFile file = new RevisionFile(resource, "db/a.sql", "db/a.sql");
		return SqlScript.read(file, dialect, SqlHeaderTests.NAMES, Map.of("who", "me"));
	}

}
