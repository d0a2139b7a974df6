package dev.migrate.author.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.migrate.author.command.TestCommands.Result;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for commands of an application that has tenants.
 */
class TenantCommandTests {

	private TestCommands commands;

	@BeforeEach
	void begin(@TempDir Path project) {
		this.commands = new TestCommands(project).revision("a1f0").tenants("acme", "blue", "coal");
	}

	private Result run(String command) {
		return this.commands.run(command.split(" "));
	}

	@Test
	void upgradeIsDoneForAllTenantsAndNotForTheSchemaOfTheConnection() {
		Result upgrade = run("upgrade");
		assertThat(upgrade.err()).isEmpty();
		assertThat(upgrade.out()).matches("3 tenants migrated in .+: 3 tenants at a1f0\\.\n");
		assertThat(upgrade.code()).isZero();
		assertThat(run("current --tenant coal").out()).isEqualTo("a1f0 (head)\n");
		assertThat(run("current --quiet").out()).isEmpty();
		assertThat(run("upgrade heads").out()).isEqualTo("Nothing to do: 3 tenants at a1f0.\n");
		this.commands.revision("b2e0 -> a1f0");
		assertThat(run("upgrade a1f0").out()).isEqualTo("Nothing to do: 3 tenants at a1f0 or above.\n");
		assertThat(run("upgrade +1 --quiet").out()).isEmpty();
		assertThat(run("upgrade --json").out())
			.startsWith("{\"tenants\":3,\"upToDate\":3,\"migrated\":0,\"failed\":0,\"notBegun\":0,\"failures\":[],");
	}

	@Test
	void tenantThatFailsIsNamedAndTheOthersGoOn() {
		run("upgrade");
		this.commands.revision("b2e0 -> a1f0").execute("create table blue.t_b2e0 (id int)");
		Result upgrade = run("upgrade");
		assertThat(upgrade.code()).as("a revision that fails again").isEqualTo(6);
		assertThat(upgrade.out()).matches("2 tenants migrated in .+: 2 tenants at b2e0, 1 failed\\.\n");
		assertThat(upgrade.err()).startsWith("error: tenant 'blue': ")
			.endsWith(" Correct the revision and run it again.\n")
			.hasLineCount(1);
		Result current = run("current --tenants -c");
		assertThat(current.out()).isEqualTo("3 tenants: 1 failed, 2 up to date\nblue failed, at a1f0\n");
		assertThat(current.code()).isEqualTo(3);
		assertThat(run("upgrade --json").out()).contains("\"failures\":[{\"tenant\":\"blue\",\"error\":\"");
	}

	/**
	 * What to do is said once, and nobody tries again what a person has to put right.
	 */
	@Test
	void tenantWhoseSchemaIsMissingIsNotTriedAgain() {
		this.commands.execute("drop schema blue");
		this.commands.execute("drop schema coal");
		Result upgrade = run("upgrade");
		assertThat(upgrade.code()).isEqualTo(9);
		assertThat(upgrade.out()).matches("1 tenant migrated in .+: 1 tenant at a1f0, 2 failed\\.\n");
		assertThat(upgrade.err().lines()).hasSize(2)
			.first()
			.asString()
			.startsWith("error: tenant 'blue': ")
			.contains("migrate.create-schemas");
		assertThat(upgrade.err().lines().skip(1)).singleElement()
			.asString()
			.startsWith("error: tenant 'coal': ")
			.doesNotContain("create-schemas");
		this.commands.tenantThatIsDown("down");
		assertThat(run("upgrade").code()).as("another run may do better for one of them").isEqualTo(8);
	}

	@Test
	void tenantThatIsDownIsLeftForAnotherRun() {
		this.commands.tenantThatIsDown("down");
		Result upgrade = run("upgrade");
		assertThat(upgrade.code()).isEqualTo(8);
		assertThat(upgrade.out()).endsWith(": 3 tenants at a1f0, 1 failed.\n");
		assertThat(upgrade.err()).startsWith("error: tenant 'down': ");
		Result again = run("upgrade");
		assertThat(again.out()).isEqualTo("3 tenants at a1f0, 1 failed.\n");
		assertThat(again.code()).isEqualTo(8);
		Result current = run("current --tenants");
		assertThat(current.out()).startsWith("4 tenants: 3 up to date, 1 unreachable\ndown unreachable");
		assertThat(current.code()).isEqualTo(8);
	}

	@Test
	void firstHundredThatAreBehindAreNamed() {
		this.commands
			.tenants(IntStream.range(0, 103).mapToObj((i) -> String.format("t%03d", i)).toArray(String[]::new));
		Result current = run("current --tenants");
		assertThat(current.code()).isZero();
		assertThat(current.out()).startsWith("103 tenants: 103 uninitialized\nt000 uninitialized, at base\n")
			.endsWith("t099 uninitialized, at base\n… and 3 more are behind\n");
		assertThat(run("current --tenants --json").out()).startsWith("{\"tenants\":103,\"target\":\"heads\","
				+ "\"states\":{\"uninitialized\":103},\"unreachable\":0,\"behind\":[{\"tenant\":\"t000\","
				+ "\"state\":\"uninitialized\",\"current\":[]},");
		assertThat(run("upgrade").err()).isEqualTo("100 tenants migrated\n");
	}

	@Test
	void personSeesHowManyAreDone() {
		assertThat(this.commands.interactive().run("upgrade").err())
			.isEqualTo("1 tenant migrated\r2 tenants migrated\r3 tenants migrated\n");
	}

	@Test
	void shardsHaveEachTenantOnce() {
		List<Integer> counts = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			String out = run("current --shard " + i + "/4").out();
			counts.add(Integer.parseInt(out.substring(0, out.indexOf(' '))));
			assertThat(run("upgrade --shard " + i + "/4").code()).isZero();
		}
		assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
		assertThat(run("upgrade").out()).isEqualTo("Nothing to do: 3 tenants at a1f0.\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "9/8", "2/2", "x", "-1/2", "1/0", "" })
	void shardThatDoesNotExistIsRefused(String shard) {
		for (String command : List.of("upgrade", "current")) {
			Result result = this.commands.run(command, "--shard=" + shard);
			assertThat(result.code()).isEqualTo(2);
			assertThat(result.err()).contains("--shard", "There is no shard '" + shard + "'. Of n shards");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "downgrade base --yes", "stamp heads", "ensure-version", "repair --yes",
			"resume a1f0 --done --yes" })
	void whatChangesADatabaseTakesTheNameOfATenant(String command) {
		run("upgrade");
		Result result = run(command);
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).startsWith("error: This is done on one tenant at a time, and the application has "
				+ "tenants of which none is named.\nName one with --tenant.\n");
		assertThat(run("current --tenants").out()).isEqualTo("3 tenants: 3 up to date\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "current", "log", "plan", "history -i" })
	void lookAtTheSchemaOfTheConnectionSaysSo(String command) {
		assertThat(run(command).err()).startsWith("warning: this is about the schema of the connection")
			.contains("--tenant");
		assertThat(run(command + " --tenant acme").err()).isEmpty();
	}

	@Test
	void pageShowsTenantsOrOneOfThem() {
		run("upgrade");
		assertThat(run("page").err()).isEmpty();
		assertThat(run("page --tenant acme").err()).isEmpty();
	}

	@Test
	void oneTenantIsTakenAsADatabaseOfItsOwn() {
		this.commands.revision("b2e0 -> a1f0");
		Result upgrade = run("upgrade a1f0 --tenant blue");
		assertThat(upgrade.err()).matches("upgrade a1f0, Create a1f0 \\(.+\\)\n");
		assertThat(upgrade.out()).matches("1 step in .+: the database is at a1f0\\.\n");
		assertThat(run("plan --tenant blue").out()).startsWith("upgrade b2e0").doesNotContain("a1f0,");
		assertThat(run("stamp b2e0 --tenant blue").code()).isZero();
		assertThat(run("log --tenant blue -l 1").out()).contains(" stamp b2e0 ");
		assertThat(run("history -i --tenant blue").out()).contains("b2e0 (head) (current)");
		assertThat(run("stamp a1f0 --tenant blue").code()).isZero();
		Result downgrade = run("downgrade base --yes --tenant blue");
		assertThat(downgrade.err())
			.matches("Downgrade to 'base' on H2 at 'mem:.+', schema 'BLUE'\\.\n" + "downgrade a1f0, .+\n");
		assertThat(downgrade.out()).contains("the database is at base.");
		assertThat(run("current --tenants").out()).contains("\nacme uninitialized, at base\nblue pending, at base\n");
		assertThat(run("ensure-version --tenant acme").out()).contains("The version table is there");
		assertThat(run("repair --yes --tenant acme").out()).contains("no revision has been edited");
	}

	@Test
	void tenantIsComparedWithWhatIsWantedOfAll() {
		this.commands.wanting(Table.of(TableName.of("t_a1f0"), List.of(column("id", integer()))));
		run("upgrade");
		this.commands.execute("drop table coal.t_a1f0");
		assertThat(run("check --tenant acme").out()).startsWith("No differences");
		assertThat(run("check --tenant coal").out()).contains("create table t_a1f0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			upgrade --tenant nope               | There is no tenant 'nope'; there are 3, such as 'acme'.
			current --tenant nope               | There is no tenant 'nope'
			history --tenant nope               | There is no tenant 'nope'
			upgrade --tenant acme --shard 0/2   | Both --tenant and --shard say which tenants are meant.
			current --tenant acme --tenants     | With --tenants, no single tenant can be named.
			upgrade --sql --shard 0/2           | --shard is about which tenants are upgraded
			upgrade --all --tenant acme         | With --all, no single database can be named.
			""")
	void whatIsNotClearIsRefused(String command, String message) {
		Result result = run(command);
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).contains(message);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "upgrade --tenant acme", "upgrade --shard 0/2", "current --tenants", "current --shard 0/2" })
	void applicationWithoutTenantsHasNone(String command) {
		this.commands.tenants();
		Result result = run(command);
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).contains("Nobody has said which tenants there are.");
	}

	@Test
	void targetThatDoesNotExistIsSaidOnce() {
		Result result = run("upgrade nope");
		assertThat(result.code()).isEqualTo(7);
		assertThat(result.err()).startsWith("error: There is no revision 'nope'");
		assertThat(run("upgrade --sql").out()).contains("CREATE TABLE t_a1f0");
	}

}
