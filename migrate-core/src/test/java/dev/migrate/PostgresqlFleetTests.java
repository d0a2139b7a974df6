package dev.migrate;

import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import java.util.stream.IntStream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantSettings;
import dev.migrate.tenant.TenantSource;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import dev.migrate.test.database.WireCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tenants on PostgreSQL.
 */
class PostgresqlFleetTests extends DatabaseTests implements FleetContract {

	private static final TenantSettings ONE_AT_A_TIME = TenantSettings.DEFAULTS.withParallelism(1);

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	/**
	 * As many as a revision takes of one database: what can be known of all is not asked
	 * of each.
	 */
	@Test
	void newRevisionTakesTwoRoundTripsOfEachTenant() throws IOException {
		assertThat(trips(12) - trips(4)).isEqualTo(8 * 2);
	}

	private int trips(int tenants) throws IOException {
		TenantSource source = () -> IntStream.range(0, tenants).mapToObj((i) -> Tenant.ofSchema("n" + i)).toList();
		tableRevision("a001", "", "one");
		revision("a002", "a001", "create table two (id integer); insert into two values (1);", "drop table two;");
		revision("a003", "a002", "create table three (id integer);", "drop table three;");
		try (TestDatabase empty = server().create(); WireCounter wire = new WireCounter(empty, "")) {
			builderOfFiles(empty.dataSource()).createSchemas(true).tenants(source).build().fleet().upgrade("a002");
			FleetResult result = builderOfFiles(wire.dataSource()).tenants(source, ONE_AT_A_TIME).build().fleet().run();
			assertThat(result.migrated()).hasSize(tenants);
			return wire.trips();
		}
	}

	/**
	 * Neither the next tenant nor the pool meets what a revision has set.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "set search_path = pg_catalog", "set work_mem = '7MB'",
			"select set_config('search_path', 'pg_catalog', false)", "do 'begin set work_mem = ''7MB''; end'",
			"set default_transaction_read_only = on" })
	void settingOfOneTenantIsNotMetByTheNext(String setting) throws Exception {
		tableRevision("a001", "", "one");
		TenantSource source = () -> List.of(Tenant.ofSchema("t_a"), Tenant.ofSchema("t_b"), Tenant.ofSchema("t_c"));
		migrator().createSchemas(true).tenants(source).build().run();
		revision("a002", "a001", "create table two (id integer); " + setting + ";", "");
		revision("a003", "a002", "create index concurrently ix_two on two (id);", "");
		revision("a004", "a003", "create table four (setting text default current_setting('work_mem'));", "");
		try (Connection connection = dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			JdbcTemplate jdbc = new JdbcTemplate(single);
			jdbc.execute("set work_mem = '5MB'");
			jdbc.execute("set search_path = public, pg_temp");
			builderOfFiles(single).tenants(source, ONE_AT_A_TIME).build().run();
			assertThat(jdbc.queryForObject("show work_mem", String.class)).isEqualTo("5MB");
			assertThat(jdbc.queryForObject("show search_path", String.class)).isEqualTo("public, pg_temp");
			assertThat(jdbc.queryForObject("show lock_timeout", String.class)).isEqualTo("0");
			assertThat(jdbc.queryForObject("show default_transaction_read_only", String.class)).isEqualTo("off");
			assertThat(connection.getAutoCommit()).isTrue();
		}
		for (String schema : List.of("t_a", "t_b", "t_c")) {
			assertThat(rows(schema + ".migrate_version")).containsExactly("a004");
			assertThat(
					jdbc().queryForList("select schemaname from pg_indexes where indexname = 'ix_two'", String.class))
				.containsExactlyInAnyOrder("t_a", "t_b", "t_c");
			jdbc().execute("insert into " + schema + ".four default values");
			assertThat(jdbc().queryForList("select * from " + schema + ".two")).isEmpty();
		}
	}

	@Test
	void temporaryTableOfOneTenantIsNotMetByTheNext() throws Exception {
		revision("a001", "", """
				create table one (id integer);
				insert into one values (length(current_schema()));
				""", "");
		TenantSource source = () -> List.of(Tenant.ofSchema("t_a"), Tenant.ofSchema("t_long"));
		migrator().createSchemas(true).tenants(source).build().run();
		revision("a002", "a001", """
				create temporary table if not exists mine as select id from one;
				create table two as select id from mine;
				""", "");
		revision("a003", "a002", "create table three (id integer);", "");
		try (Connection connection = dataSource().getConnection()) {
			builderOfFiles(new SingleConnectionDataSource(connection, true)).tenants(source, ONE_AT_A_TIME)
				.build()
				.run();
		}
		assertThat(jdbc().queryForList("select id from t_a.two union all select id from t_long.two", Integer.class))
			.containsExactly(3, 6);
	}

	/**
	 * Nor whom it has become, which the view of settings does not show.
	 */
	@Test
	void userOfOneTenantIsNotMetByTheNext() throws Exception {
		tableRevision("a001", "", "one");
		TenantSource source = () -> List.of(Tenant.ofSchema("t_a"), Tenant.ofSchema("t_b"));
		migrator().createSchemas(true).tenants(source).build().run();
		revision("a002", "a001", """
				do $$ begin
					execute format('grant all on schema %1$I to pg_monitor', current_schema());
					execute format('grant all on all tables in schema %1$I to pg_monitor', current_schema());
					execute format('grant all on all sequences in schema %1$I to pg_monitor', current_schema());
				end $$;
				set session authorization pg_monitor;
				""", "");
		revision("a003", "a002", "create table three (id integer);", "");
		try (Connection connection = dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			JdbcTemplate jdbc = new JdbcTemplate(single);
			String before = jdbc.queryForObject("select session_user", String.class);
			builderOfFiles(single).tenants(source, ONE_AT_A_TIME).build().run();
			assertThat(jdbc.queryForObject("select session_user || ' ' || current_user", String.class))
				.isEqualTo(before + " " + before);
		}
		assertThat(jdbc().queryForList("select distinct tableowner from pg_tables where tablename = 'three'",
				String.class))
			.hasSize(1)
			.doesNotContain("pg_monitor");
	}

	/**
	 * Code may have done anything with the connection.
	 */
	@Test
	void settingThatCodeHasMadeIsNotMetByTheNextTenant() {
		TenantSource source = () -> List.of(Tenant.ofSchema("t_a"), Tenant.ofSchema("t_b"));
		MigrationBeans beans = new MigrationBeans().add(new Setting());
		Migrator.builder(dataSource())
			.locations(List.of())
			.scriptSource(beans)
			.createSchemas(true)
			.tenants(source, ONE_AT_A_TIME)
			.build()
			.run();
		beans.add(new Reading());
		Migrator.builder(dataSource())
			.locations(List.of())
			.scriptSource(beans)
			.tenants(source, ONE_AT_A_TIME)
			.build()
			.run();
		for (String schema : List.of("t_a", "t_b")) {
			assertThat(jdbc().queryForObject("select setting from " + schema + ".settings", String.class))
				.isEqualTo(schema + " 4MB");
		}
	}

	@Revision(id = "b001")
	static class Setting implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table settings (setting text)");
		}

	}

	@Revision(id = "b002", downRevision = "b001")
	static class Reading implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.jdbc()
				.sql("insert into settings select current_schema() || ' ' || current_setting('work_mem')")
				.update();
			op.jdbc().sql("select set_config('work_mem', '7MB', false)").query(String.class).single();
		}

	}

}
