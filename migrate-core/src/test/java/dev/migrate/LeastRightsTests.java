package dev.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.connect.NotPermittedException;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.Mode;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The grants of docs/when-something-goes-wrong.md, as they stand there: one account
 * migrates with them, and another one verifies and is asked by the endpoint.
 */
class LeastRightsTests {

	private static final String MIGRATING = "least_migrate";

	private static final String READING = "least_shop";

	private static final Pattern BLOCK = Pattern.compile("```sql\n-- PostgreSQL\n(.*?)-- MariaDB, MySQL\n(.*?)```",
			Pattern.DOTALL);

	/**
	 * The grants of the two accounts, in the order of the page.
	 */
	private static List<List<String>> grants(boolean postgresql) throws IOException {
		Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/when-something-goes-wrong.md")));
		List<List<String>> grants = new ArrayList<>();
		while (block.find()) {
			grants.add(List.of(block.group(postgresql ? 1 : 2).strip().split(";\\s*")));
		}
		assertThat(grants).hasSize(2);
		return grants;
	}

	@Test
	void grantsForPostgresqlAreEnough() throws IOException {
		tryOut(TestDatabases.postgresql(), true, "select current_database()", List.of(""),
				"create role %s login password 'secret'", "drop owned by %1$s; drop role %1$s");
	}

	@Test
	void grantsForMariaDbAreEnough() throws IOException {
		tryOut(TestDatabases.mariadb(), false, "select database()", List.of("", "@localhost"),
				"create or replace user %s identified by 'secret'", "drop user %s");
	}

	private void tryOut(TestDatabaseServer server, boolean postgresql, String name, List<String> hosts, String create,
			String drop) throws IOException {
		List<List<String>> grants = grants(postgresql);
		try (TestDatabase database = server.create()) {
			JdbcTemplate administrator = new JdbcTemplate(database.dataSource());
			String shop = administrator.queryForObject(name, String.class);
			List<String> accounts = hosts.stream()
				.flatMap((host) -> List.of(MIGRATING + host, READING + host).stream())
				.toList();
			try {
				accounts.forEach((account) -> administrator.execute(create.formatted(account)));
				for (String host : hosts) {
					grant(administrator, grants.get(0), shop, MIGRATING + host);
				}
				migrate(database);
				for (String host : hosts) {
					grant(administrator, grants.get(1), shop, READING + host);
				}
				read(database);
			}
			finally {
				accounts.forEach((account) -> administrator.execute(drop.formatted(account)));
			}
		}
	}

	private static void grant(JdbcTemplate administrator, List<String> grants, String database, String account) {
		assertThat(grants).isNotEmpty();
		for (String grant : grants) {
			administrator.execute(grant.replaceAll("\\bto shop(_migrate)?$", "to " + account)
				.replaceAll("\\bdatabase shop\\b", "database " + database)
				.replaceAll("\\bon shop\\.", "on " + database + "."));
		}
	}

	private static MigratorBuilder migrator(TestDatabase database, String user) {
		return Migrator.builder(new DriverManagerDataSource(database.url(), user, "secret"))
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(new Create()).add(new Change()));
	}

	private void migrate(TestDatabase database) {
		Migrator migrator = migrator(database, MIGRATING).build();
		assertThat(migrator.run().steps()).hasSize(2);
		migrator.downgrade("base");
		assertThat(migrator.upgrade("1ea571").steps()).hasSize(1);
		assertThat(migrator.status().state()).isEqualTo(State.PENDING);
	}

	private void read(TestDatabase database) {
		Migrator verifier = migrator(database, READING).mode(Mode.VERIFY).target("1ea571").build();
		assertThat(verifier.run().steps()).isEmpty();
		assertThat(verifier.status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(verifier.status().history()).hasSize(5);
		assertThatExceptionOfType(NotPermittedException.class)
			.isThrownBy(() -> migrator(database, READING).build().run());
		assertThat(migrator(database, MIGRATING).build().run().steps()).hasSize(1);
	}

	/**
	 * Makes tables.
	 */
	@Revision(id = "1ea571")
	static class Create implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("customers", column("id", integer()).primaryKey(), column("name", varchar(20)));
			op.execute("insert into customers (id, name) values (1, 'Ann')");
		}

		@Override
		public void downgrade(Operations op) {
			op.dropTable("customers");
		}

	}

	/**
	 * Changes them, in all ways in which statements are run.
	 */
	@Revision(id = "1ea572", downRevision = "1ea571")
	static class Change implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("customers", column("full_name", varchar(40)));
			op.backfill(Backfill.of("customers")
				.key("id")
				.set("full_name", "name")
				.where("full_name is null")
				.batchSize(1));
			op.jdbc().sql("update customers set name = 'Bea'").update();
			op.autocommit(() -> op.createIndex("ix_customers", "customers", "name"));
		}

		@Override
		public void downgrade(Operations op) {
			op.dropColumn("customers", "full_name");
		}

	}

}
