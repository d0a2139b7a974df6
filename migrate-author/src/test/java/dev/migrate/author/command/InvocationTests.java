package dev.migrate.author.command;

import java.nio.file.Path;

import dev.migrate.author.command.TestCommands.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InvocationTests {

	private TestCommands commands;

	@BeforeEach
	void begin(@TempDir Path project) {
		this.commands = new TestCommands(project);
	}

	@Test
	void nothingShowsTheUsage() {
		Result result = this.commands.run();
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("Usage: migrate");
	}

	@ParameterizedTest
	@ValueSource(strings = { "init", "revision", "merge", "upgrade", "downgrade", "stamp", "current", "history", "log",
			"heads", "branches", "show", "edit", "plan", "repair", "resume", "ensure-version", "list-templates" })
	void helpIsResultAndNeedsNoApplication(String command) {
		Result result = this.commands.run(command, "--help");
		assertThat(result.code()).isZero();
		assertThat(result.out()).startsWith("Usage: migrate " + command);
		assertThat(result.err()).isEmpty();
		assertThat(this.commands.run("help", command).out()).isEqualTo(result.out());
	}

	@Test
	void unknownCommandIsAnsweredWithSuggestion() {
		Result result = this.commands.run("upgrad", "heads");
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).contains("error: ", "'upgrad'", "Did you mean", "upgrade");
	}

	@Test
	void unknownOptionIsAnsweredWithSuggestion() {
		Result result = this.commands.run("history", "--grahp");
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).contains("error: Unknown option: '--grahp'", "--graph");
	}

	@Test
	void missingParameterIsAnsweredWithTheUsage() {
		Result result = this.commands.run("downgrade");
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).contains("error: Missing required parameter: '<revision>'",
				"Usage: migrate downgrade");
	}

	@Test
	void missingChoiceIsAnErrorOnce() {
		Result result = this.commands.run("resume", "a1f0");
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).startsWith("error: Missing required argument").contains("--done");
	}

	@Test
	void completionKnowsAllCommands() {
		Result result = this.commands.run("generate-completion");
		assertThat(result.code()).isZero();
		assertThat(result.out()).startsWith("#!").contains("ensure-version", "--check-heads");
	}

	@Test
	void versionIsResult() {
		assertThat(this.commands.run("--version").out()).startsWith("migrate ");
	}

	@Test
	void errorIsItsMessageAndTraceIsAskedFor() {
		this.commands.revision("a1f0");
		Result result = this.commands.run("upgrade", "b2e0");
		assertThat(result.code()).isEqualTo(7);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("error: There is no revision 'b2e0'")
			.endsWith("More: docs/when-something-goes-wrong.md#revisionexception" + System.lineSeparator())
			.doesNotContain("\tat ");
		assertThat(this.commands.run("upgrade", "b2e0", "--stacktrace").err()).contains("\tat ");
	}

	@Test
	void migratorThatIsNotThereIsUsageError() {
		Result result = this.commands.run("current", "--name", "other");
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).contains("There is no migrator 'other': there are 'migrator'.");
	}

}
