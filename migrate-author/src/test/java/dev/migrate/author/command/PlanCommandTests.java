package dev.migrate.author.command;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlanCommandTests {

	private TestCommands commands;

	@BeforeEach
	void begin(@TempDir Path project) {
		this.commands = new TestCommands(project).revision("a1f0").revision("b2e0 -> a1f0");
	}

	@Test
	void planShowsStepsWithTheirSqlAndChangesNothing() {
		assertThat(this.commands.run("plan").out()).isEqualTo("""
				upgrade a1f0, Create a1f0
				    CREATE TABLE t_a1f0 (id integer);
				upgrade b2e0, Create b2e0
				    CREATE TABLE t_b2e0 (id integer);
				""");
		assertThat(this.commands.run("current").out()).isEmpty();
	}

	@Test
	void planSaysWhatIsExternalFromThenOn() {
		this.commands.revision("c3e0 -> b2e0 | external: table t_a1f0, view \"a <b>\"");
		assertThat(this.commands.run("plan").out()).endsWith("""
				upgrade c3e0, Create c3e0
				    -- external: table t_a1f0, view "a <b>"
				    CREATE TABLE t_c3e0 (id integer);
				""");
		assertThat(this.commands.run("plan", "--json").out())
			.contains("\"external\":[\"table t_a1f0\",\"view \\\"a <b>\\\"\"],\"operations\":");
	}

	@Test
	void numberOfStepsDownIsDowngrade() {
		this.commands.run("upgrade");
		String expected = "downgrade b2e0, Create b2e0\n    DROP TABLE t_b2e0;\n";
		assertThat(this.commands.run("plan", "-1").out()).isEqualTo(expected);
		assertThat(this.commands.run("plan", "--downgrade", "a1f0").out()).isEqualTo(expected);
		assertThat(this.commands.run("plan").out()).isEqualTo("Nothing to do: the database is at b2e0.\n");
	}

	@Test
	void planIsThereForPrograms() {
		assertThat(this.commands.run("plan", "a1f0", "--json").out())
			.isEqualTo("{\"before\":[],\"after\":[\"a1f0\"],\"steps\":[{\"direction\":\"upgrade\","
					+ "\"revision\":\"a1f0\",\"description\":\"Create a1f0\",\"after\":[\"a1f0\"],"
					+ "\"operations\":[{\"description\":\"execute CREATE TABLE t_a1f0 (id integer);\","
					+ "\"sql\":[\"CREATE TABLE t_a1f0 (id integer)\"]}]}],\"warnings\":[]}\n");
	}

}
