package dev.migrate.author.source;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.author.source.RevisionReader.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What is read from the text of one file.
 */
class RevisionReaderTests {

	private static final String IMPORT = "package db;\nimport dev.migrate.script.Revision;\n";

	@ParameterizedTest
	@MethodSource
	void revisionIsFound(String file, String text, String expected) {
		Found found = read(file, text);
		assertThat(found.problems()).isEmpty();
		assertThat(found.revisions()).extracting(RevisionReaderTests::shown).containsExactly(expected);
	}

	static Stream<Arguments> revisionIsFound() {
		return Stream.of(
				arguments("A.java", IMPORT + "@Revision(id = \"a1\")\npublic class A implements Migration {}",
						"db.A a1 [] [] [] '' true"),
				arguments("A.java",
						IMPORT + """
								/** {@code @Revision(id = "no")} */
								@Revision(id = "b" + "2", downRevision = { "a1", "x" }, dependsOn = "y", branchLabels = "z",
										message = "Add \\"e\\\\u006dail\\" \\\\ {", transactional = false) // "
								final class B implements Migration {
									public void upgrade(Operations op) { op.execute("}"); char c = '"'; this does not compile ( }
								}
								"""
							.replace("\\\\u", "\\u"),
						"db.B b2 [a1, x] [y] [z] 'Add \"email\" \\ {' false"),
				arguments("A.java", "package db.x;\n@dev.migrate.script.Revision(id = \"a1\") class A {}",
						"db.x.A a1 [] [] [] '' true"),
				arguments("A.java",
						"import dev.migrate.script.*;\nclass Outer { void m() { int record = 1; } Class<?> c = Outer.class;\n"
								+ "@Revision(id = \"a1\") @Deprecated static final class Inner {} }",
						"Outer$Inner a1 [] [] [] '' true"),
				arguments("A.java",
						IMPORT + "@Revision(id = \"a1\", message = \"\"\"\n  Two\n    lines\"\"\")\nrecord A(int x) {}",
						"db.A a1 [] [] [] 'Two\n  lines' true"),
				arguments("A.kt", """
						package db.revisions

						import dev.migrate.script.Revision as Step

						/* nested /* comments */ */
						@Step(id = "a1", downRevision = ["b", "c"], branchLabels = arrayOf("z"), message = "5 \\$")
						class `Add it`(private val clock: Clock) : Migration {
							override fun upgrade(op: Operations) { op.execute("${"}"} '") }
						}
						""", "db.revisions.Add it a1 [b, c] [] [z] '5 $' true"),
				arguments("A.kt",
						"@file:JvmName(\"X\")\npackage db\nimport dev.migrate.script.Revision\n"
								+ "val x: String = \"\"\n@Revision(id = \"\"\"a1\"\"\")\nclass A : Migration",
						"db.A a1 [] [] [] '' true"));
	}

	@ParameterizedTest
	@MethodSource
	void whatIsNoneIsNoRevision(String text) {
		assertThat(read("A.java", text)).isEqualTo(new Found(List.of(), List.of()));
	}

	static Stream<String> whatIsNoneIsNoRevision() {
		return Stream.of("@Revision(id = \"a1\") class A {}",
				"import org.hibernate.envers.*;\n@Revision(id = \"a1\") class A {}",
				"// import dev.migrate.script.Revision;\nclass A { String s = \"@Revision(id = 1)\"; }", "");
	}

	@ParameterizedTest
	@MethodSource
	void whatCannotBeReadIsNamed(String text, String problem) {
		Found found = read("A.java", text);
		assertThat(found.revisions()).isEmpty();
		assertThat(found.problems()).extracting(SourceProblem::text).containsExactly("src/" + problem);
	}

	static Stream<Arguments> whatCannotBeReadIsNamed() {
		return Stream.of(
				arguments(IMPORT + "@Revision(id = ID) class A {}",
						"A.java, line 3, has something else than a literal as 'id' of its @Revision annotation"),
				arguments(IMPORT + "@Revision(id = \"a\" + B) class A {}",
						"A.java, line 3, has something else than a literal as 'id' of its @Revision annotation"),
				arguments(IMPORT + "@Revision(message = \"x\") class A {}",
						"A.java, line 3, has no id in its @Revision annotation"),
				arguments(IMPORT + "@Revision(id = \"a1\", external = \"log\") class A {}",
						"A.java, line 3, has external 'log', which is no list such as 'table a, b' in its @Revision annotation"),
				arguments(IMPORT + "@Revision class A {}", "A.java, line 3, has no id in its @Revision annotation"),
				arguments(IMPORT + "@Revision(id = \"a1\", downRevision = {\"b\", \"b\"}) class A {}",
						"A.java, line 3, has downRevision 'b' twice in its @Revision annotation"),
				arguments(IMPORT + "@Revision(id = \"a1\", downRevision = \n class A {}",
						"A.java, line 3, has something else than a literal as 'downRevision' of its @Revision annotation"),
				arguments(IMPORT + "\n@Revision(id = \"a1) class A {}",
						"A.java, line 4, has a text that is never closed"),
				arguments(IMPORT + "/* @Revision(id = \"a1\") class A {}",
						"A.java, line 3, has a comment that is never closed"));
	}

	@Test
	void externalIsTold() {
		String list = "\"table audit_log, \" + \"jobs.queue\", \"view v\"";
		assertThat(read("A.java", IMPORT + "@Revision(id = \"a1\", external = { " + list + " }) class A {}").revisions()
			.get(0)
			.external()).hasToString("[table audit_log, table jobs.queue, view v]");
		assertThat(read("A.kt", IMPORT + "@Revision(id = \"a1\", external = [" + list + "])\nclass A : Migration")
			.revisions()
			.get(0)
			.external()).hasToString("[table audit_log, table jobs.queue, view v]");
	}

	@Test
	void beanIsTold() {
		String revision = "@Revision(id = \"a1\") class A {}";
		assertThat(read("A.java", IMPORT + revision).revisions().get(0).bean()).isFalse();
		assertThat(read("A.java", IMPORT + "@Component(\"x\") " + revision).revisions().get(0).bean()).isTrue();
	}

	private static Found read(String file, String text) {
		return RevisionReader.read(Path.of(file), "src/" + file, text);
	}

	private static String shown(SourceRevision revision) {
		return revision.className() + " " + revision.node().id() + " " + revision.node().downRevisions() + " "
				+ revision.node().dependsOn() + " " + revision.node().branchLabels() + " '" + revision.node().message()
				+ "' " + revision.transactional();
	}

}
