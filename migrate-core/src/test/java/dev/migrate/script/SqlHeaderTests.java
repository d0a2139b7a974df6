package dev.migrate.script;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.migrate.connect.KnownDialects;
import dev.migrate.revision.RevisionNode;
import dev.migrate.start.ScriptLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class SqlHeaderTests {

	static final SectionNames NAMES = ScriptLoader.sectionNames(KnownDialects.OURS);

	@Test
	void readsEveryKey() {
		Script script = script("""
				-- revision: 27c6a30d7c24
				-- down revision: 1975ea83b712
				-- message: Add email column: really
				-- branch labels: billing, money
				-- depends on: ae1027a6acf, orders
				-- created: 2026-11-23T10:00:00Z
				-- transactional: false
				-- placeholders: FALSE
				-- external: table audit_log, "Jobs".queue, VIEW v

				-- upgrade
				""");
		RevisionNode node = script.node();
		assertThat(node.id()).isEqualTo("27c6a30d7c24");
		assertThat(node.downRevisions()).containsExactly("1975ea83b712");
		assertThat(node.message()).isEqualTo("Add email column: really");
		assertThat(node.branchLabels()).containsExactly("billing", "money");
		assertThat(node.dependsOn()).containsExactly("ae1027a6acf", "orders");
		assertThat(node.origin()).isEqualTo("db/a.sql:1");
		assertThat(script.createdAt()).isEqualTo("2026-11-23T10:00:00Z");
		assertThat(script.transactional()).isFalse();
		assertThat(script.external()).hasToString("[table audit_log, table \"Jobs\".queue, view v]");
		assertThat(script.type()).isEqualTo(Script.Type.SQL);
		assertThat(script.name()).isEqualTo("db/a.sql");
	}

	@Test
	void leavesOutWhatIsNotSaid() {
		Script script = script("-- revision: a\n-- upgrade");
		assertThat(script.node()).isEqualTo(RevisionNode.of("a").withOrigin("db/a.sql:1"));
		assertThat(script.createdAt()).isEmpty();
		assertThat(script.transactional()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			-- down revision: a, b      | [a, b]
			-- down revision: a,b       | [a, b]
			-- down revision: none      | []
			-- down revision: None      | []
			-- Down  Revision:a         | [a]
			--down revision : a         | [a]
			""")
	void readsDownRevisions(String line, String expected) {
		assertThat(script("-- revision: x\n" + line + "\n-- upgrade").node().downRevisions()).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			-- branch labels: x, x        | 'branch labels' has 'x' twice
			-- branch labels: x,y , z,y   | 'branch labels' has 'y' twice
			-- depends on: b,b            | 'depends on' has 'b' twice
			-- down revision: b, c, b     | 'down revision' has 'b' twice
			""")
	void refusesWhatIsNamedTwice(String line, String problem) {
		assertThatExceptionOfType(RevisionFileException.class)
			.isThrownBy(() -> script("-- revision: a\n" + line + "\n-- upgrade"))
			.withMessageStartingWith("db/a.sql:2: " + problem + ". Keep one of them");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					-- external: audit_log        | 'external' has 'audit_log', which is no list such as 'table a, b'
					-- external: table a b        | 'external' has 'table a b', which is no list such as 'table a, b'
					-- external: table a,         | 'external' has 'table a,', which is no list such as 'table a, b'
					-- external: function f(int)  | 'external' has 'function f(int)', which is no list such as 'table a, b'
					-- external: table a, table a | 'external' has 'a' twice
					-- external:                  | 'external' has '', which is no list such as 'table a, b'
					-- external: tabel a          | 'external' has 'tabel a', where 'tabel' is no kind of object: those are table, view, function, procedure, trigger, sequence, enum
					""")
	void refusesAnExternalThatCannotBeRead(String line, String problem) {
		assertThatExceptionOfType(RevisionFileException.class)
			.isThrownBy(() -> script("-- revision: a\n" + line + "\n-- upgrade"))
			.withMessage("db/a.sql:2: " + problem
					+ ". Write kinds and names, such as '-- external: table audit_log, jobs.queue'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- Just a comment", "--", "-- SPDX-License-Identifier: Apache-2.0",
			"-- Copyright 2026 Example Ltd: all rights reserved", "-- https://example.org/ticket",
			"-- This is what we talked about on Monday: a column", "/* NOTE: prose */", "/* one\n-- revison: two\n*/",
			"/* one */ /* two */ -- three", "---------------", "-- up and away" })
	void skipsProse(String prose) {
		assertThatNoException().isThrownBy(() -> script(prose + "\n-- revision: a\n" + prose + "\n-- upgrade"));
	}

	@Test
	void countsTheLineOfTheRevision() {
		assertThat(script("/*\n prose\n*/\n\n-- revision: a\n-- upgrade").node().origin()).isEqualTo("db/a.sql:5");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			-- down revison: x      | down revision
			-- down_revision: x     | down revision
			-- revison: x           | revision
			-- mesage: x            | message
			-- branch label: x      | branch labels
			-- dependson: x         | depends on
			-- transactionnal: true | transactional
			""")
	void findsTypingMistakesInKeys(String line, String meant) {
		assertThatExceptionOfType(RevisionFileException.class)
			.isThrownBy(() -> script("-- revision: a\n" + line + "\n-- upgrade"))
			.satisfies((ex) -> {
				assertThat(ex.file()).isEqualTo("db/a.sql");
				assertThat(ex.line()).isEqualTo(2);
				assertThat(ex.description()).startsWith("db/a.sql:2: The header has no key '");
				assertThat(ex.action())
					.startsWith("Did you mean '" + meant + "'? The keys are revision, down revision, ");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- NOTE: see the ticket", "-- author: me", "-- Copyright: me" })
	void saysWhereProseWithAColonGoes(String line) {
		assertThatExceptionOfType(RevisionFileException.class)
			.isThrownBy(() -> script("-- revision: a\n" + line + "\n-- upgrade"))
			.satisfies((ex) -> assertThat(ex.action()).startsWith("The keys are ")
				.endsWith("a comment with a colon goes between /* and */."));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					create table t (id int);                                  | 1 | There is SQL before the first section.
					-- revision: a\\ncreate table t (id int);\\n-- upgrade    | 2 | There is SQL before the first section.
					/* a */ create table t (id int);                          | 1 | There is SQL before the first section.
					-- upgrade\\n                                             | 1 | There is no line '-- revision: <id>' before the first section.
					-- hello                                                  | 1 | There is no line '-- revision: <id>'.
					""                                                        | 1 | There is no line '-- revision: <id>'.
					-- revision: a\\n-- message: x                            | 2 | There is no '-- upgrade' section.
					-- revision: a\\n-- downgrade\\ndrop table t;             | 2 | There is no '-- upgrade' section.
					-- revision: a\\n-- revision: b\\n-- upgrade              | 2 | 'revision' is there twice, in line 1 already.
					-- revision: a\\n-- transactional: no\\n-- upgrade        | 2 | 'transactional' is 'no'.
					-- revision: a\\n-- placeholders:\\n-- upgrade            | 2 | 'placeholders' is ''.
					-- revision: a\\n-- down revision:\\n-- upgrade           | 2 | 'down revision' has an empty value.
					-- revision: a\\n-- depends on: x,,y\\n-- upgrade         | 2 | 'depends on' has an empty value.
					-- revision:\\n-- upgrade                                 | 1 | 'revision' is '', which is not one id.
					-- revision: a, b\\n-- upgrade                            | 1 | 'revision' is 'a, b', which is not one id.
					-- revision: a\\n/* never closed\\n-- upgrade             | 3 | A comment that begins with /* is never closed.
					-- revision: a\\n-- upgrde                                | 2 | '-- upgrde' does not begin a section.
					-- revision: a\\n-- upgrade (postgres)                    | 2 | There is no database 'postgres' for a section.
					""")
	void refusesABadHeader(String text, int line, String problem) {
		assertThatExceptionOfType(RevisionFileException.class).isThrownBy(() -> script(text.replace("\\n", "\n")))
			.satisfies((ex) -> {
				assertThat(ex.line()).isEqualTo(line);
				assertThat(ex.description()).isEqualTo("db/a.sql:" + line + ": " + problem);
			});
	}

	@Test
	void toleratesByteOrderMarkAndCarriageReturns() {
		Script script = script("\uFEFF-- revision: a\r\n-- message: Größe\r\n\r\n-- upgrade\r\n");
		assertThat(script.node().id()).isEqualTo("a");
		assertThat(script.node().message()).isEqualTo("Größe");
	}

	@Test
	void refusesLatin1WithTheOffset() {
		byte[] bytes = "-- revision: a\n-- message: Größe\n-- upgrade".getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(RevisionFileException.class).isThrownBy(() -> script(bytes)).satisfies((ex) -> {
			assertThat(ex.line()).isZero();
			assertThat(ex.description()).contains("'db/a.sql' is not encoded in UTF-8").contains("offset 29");
		});
	}

	@Test
	void refusesUtf16() {
		byte[] bytes = "-- revision: a\n-- upgrade".getBytes(StandardCharsets.UTF_16);
		assertThatExceptionOfType(RevisionFileException.class).isThrownBy(() -> script(bytes))
			.withMessageContaining("is not encoded in UTF-8: the byte at offset 0 cannot");
	}

	private static Script script(String text) {
		return script(text.getBytes(StandardCharsets.UTF_8));
	}

	private static Script script(byte[] bytes) {
		RevisionFile file = new RevisionFile(new ByteArrayResource(bytes), "db/a.sql", "db/a.sql");
		return SqlScript.read(file, "", NAMES, Map.of());
	}

}
