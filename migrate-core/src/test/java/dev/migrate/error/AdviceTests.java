package dev.migrate.error;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.util.Arrays;

import dev.migrate.MigratorBuilder;
import dev.migrate.settings.Reaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Advice}, {@link Remedy} and how the library says them.
 */
class AdviceTests {

	private static final Advice ADVICE = Advice.of(Setting.BASELINE.toBe("what is there"))
		.and(", or ")
		.and(Setting.ON_CHANGED_REVISION.to(Reaction.WARN))
		.and(". ")
		.and(Command.HISTORY.run())
		.and(" lists all.");

	@Test
	void sentencesBeginWithACapital() {
		assertThat(ADVICE).hasToString("Call 'MigratorBuilder.baseline(…)' with what is there, or call "
				+ "'MigratorBuilder.onChangedRevision(Reaction.WARN)'. `Migrator.graph()` lists all.");
	}

	@Test
	void remediesAreValues() {
		assertThat(ADVICE.remedies()).containsExactly(new Remedy.SetSuitably(Setting.BASELINE, "what is there"),
				new Remedy.SetValue(Setting.ON_CHANGED_REVISION, Reaction.WARN), Command.HISTORY.run());
	}

	@Test
	void exceptionCarriesAdvice() {
		MigrateException failure = new Failure();
		assertThat(failure).hasMessage("It is wrong. " + ADVICE);
		assertThat(failure.action()).isEqualTo(ADVICE.toString());
		assertThat(failure.remedies()).isEqualTo(ADVICE.remedies());
	}

	@Test
	void exceptionCanBeSerialized() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new ObjectOutputStream(bytes).writeObject(new Failure());
		Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
		assertThat(((MigrateException) read).remedies()).isEqualTo(ADVICE.remedies());
	}

	@ParameterizedTest
	@EnumSource(names = { "URL", "DATABASE", "USER", "SCRATCH" }, mode = Mode.EXCLUDE)
	void settingsAreMethodsOfTheBuilder(Setting setting) {
		String said = setting.toBe("x").in(Remedy.Speaker.JAVA);
		assertThat(said).matches("call 'MigratorBuilder\\.\\w+\\(…\\)' with x");
		String method = said.replaceAll(".*\\.|\\(.*", "");
		assertThat(Arrays.stream(MigratorBuilder.class.getMethods()).map(Method::getName)).contains(method);
	}

	@Test
	void databasesAreDataSources() {
		assertThat(Setting.URL.toBe("the primary").in(Remedy.Speaker.JAVA))
			.isEqualTo("build the migrator with a DataSource of the primary");
		assertThat(Setting.DATABASE.toBe("the right one").in(Remedy.Speaker.JAVA))
			.isEqualTo("build the migrator with a DataSource of the right one");
		assertThat(Setting.USER.toBe("an owner").in(Remedy.Speaker.JAVA))
			.isEqualTo("build the migrator with a DataSource of an owner");
		assertThat(Setting.SCRATCH.toBe("an empty one").in(Remedy.Speaker.JAVA))
			.isEqualTo("give AutogenerateSettings a scratch DataSource, of an empty one");
	}

	@Test
	void valuesAreWrittenAsInJava() {
		assertThat(Setting.CREATE_SCHEMAS.to(true).in(Remedy.Speaker.JAVA))
			.isEqualTo("call 'MigratorBuilder.createSchemas(true)'");
		assertThat(Setting.SQL_OUTPUT.unset().in(Remedy.Speaker.JAVA))
			.isEqualTo("leave 'MigratorBuilder.sqlOutput(…)' out");
		assertThat(Setting.PLACEHOLDERS.entry("owner").in(Remedy.Speaker.JAVA))
			.isEqualTo("call 'MigratorBuilder.placeholders(…)' with a value of 'owner'");
	}

	@ParameterizedTest
	@EnumSource(Command.class)
	void commandsAreJava(Command command) {
		String expected = switch (command) {
			case UPGRADE -> "`Migrator.upgrade(\"a\", \"b\")`";
			case STAMP -> "`Migrator.stamp(\"a\", \"b\")`";
			case STAMP_PURGE -> "`Migrator.stamp(List.of(\"a\", \"b\"), true)`";
			case CURRENT -> "`Migrator.current()`";
			case HISTORY -> "`Migrator.graph()`";
			case INIT -> "`@Revision`";
			case MERGE, SPLICE -> "`@Revision(downRevision = { \"a\", \"b\" })`";
			case REPAIR_APPLIED -> "`Migrator.resolve(\"a\", \"b\", Resolution.APPLIED)`";
			case CHECK -> "`Migrator.autogenerate(…).compare(…)`";
			case REPAIR_UNDONE -> "`Migrator.resolve(\"a\", \"b\", Resolution.UNDONE)`";
			case RESUME_DONE -> "`Migrator.resume(\"a\", \"b\", Answer.DONE)`";
			case RESUME_NOT_DONE -> "`Migrator.resume(\"a\", \"b\", Answer.NOT_DONE)`";
		};
		assertThat(command.run("a", "b").in(Remedy.Speaker.JAVA)).isEqualTo(expected);
	}

	private static final class Failure extends MigrateException {

		Failure() {
			super("It is wrong.", ADVICE);
		}

	}

}
