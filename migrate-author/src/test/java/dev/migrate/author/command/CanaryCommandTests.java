package dev.migrate.author.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

import dev.migrate.author.command.TestCommands.Result;
import dev.migrate.autoconfigure.diagnostics.ApplicationSpeaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No command that looks prints a secret of a revision; only {@code plan} and scripts show
 * SQL as it is.
 */
class CanaryCommandTests {

	private static final String CANARY = "canary7f3a";

	@ParameterizedTest
	@ValueSource(strings = { "insert into one values ('canary7f3a'), ('canary7f3a')",
			"-- it's a comment: canary7f3a\ninsert into none values ('it''s canary7f3a')",
			"insert into none values ($$it's canary7f3a$$)", "create user nobody identified by canary7f3a at nowhere" })
	void secretIsNowhere(String sql, @TempDir Path project) {
		TestCommands commands = new TestCommands(project);
		commands.file("a001.sql", "-- revision: a001\n\n-- upgrade\ncreate table one (id varchar(30) primary key);\n");
		commands.file("a002.sql", "-- revision: a002\n-- down revision: a001\n\n-- upgrade\n" + sql + ";\n");
		Result upgrade = commands.run("upgrade", "heads");
		assertThat(upgrade.code()).isNotZero();
		assertThat(upgrade.err()).contains("Revision 'a002' failed");
		assertThat(upgrade.out() + upgrade.err()).doesNotContainIgnoringCase(CANARY);
		Result show = commands.run("show", "a002");
		assertThat(show.out()).contains("execute ").doesNotContainIgnoringCase(CANARY);
		for (String command : new String[] { "history", "current", "heads", "check" }) {
			Result result = commands.run(command);
			assertThat(result.out() + result.err()).as(command).isNotBlank().doesNotContainIgnoringCase(CANARY);
		}
	}

	@Test
	void secretInTextThatIsNeverClosedIsNowhere(@TempDir Path project) {
		TestCommands commands = new TestCommands(project);
		commands.file("a001.sql", "-- revision: a001\n\n-- upgrade\ninsert into none values (E'it\\'s canary7f3a');\n");
		for (String command : new String[] { "upgrade", "plan", "show" }) {
			Result result = commands.run(command, command.equals("show") ? "a001" : "heads");
			assertThat(result.code()).as(command).isNotZero();
			assertThat(result.err()).as(command).contains("never closed");
			assertThat(result.out() + result.err()).as(command).doesNotContainIgnoringCase(CANARY);
		}
	}

	@Test
	void urlOfAFailureThatNobodyKnowsHasNoPassword() {
		StringWriter text = new StringWriter();
		new CommandFailure(List.of(), new ApplicationSpeaker()).print(
				new IllegalStateException(
						"Failed to get driver instance for jdbcUrl=jdbc:mariadb://u:" + CANARY + "@db/x"),
				new PrintWriter(text, true));
		assertThat(text.toString()).contains("jdbc:mariadb://db/x").doesNotContain(CANARY);
	}

}
