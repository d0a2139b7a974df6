package dev.migrate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.contract.RecordingDataSource;
import dev.migrate.contract.TestedDatabase;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Step;
import dev.migrate.settings.Mode;
import dev.migrate.settings.Reaction;
import dev.migrate.start.ChangedRevisionException;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.start.PendingRevisionsException;
import dev.migrate.start.SetBackVersionTableException;
import dev.migrate.tables.SchemaMissingException;
import dev.migrate.tenant.FleetStatus;
import dev.migrate.tenant.IllegalTenantException;
import dev.migrate.tenant.OnFailure;
import dev.migrate.tenant.Shard;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantSettings;
import dev.migrate.tenant.TenantSource;
import dev.migrate.tenant.TenantStatus;
import dev.migrate.tenant.UnknownTenantException;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tenants that are schemas of one database.
 */
interface FleetContract extends TestedDatabase {

	/**
	 * A schema of this test.
	 * @param name one letter
	 * @return what it is called
	 */
	default String schema(String name) {
		return "t_" + name;
	}

	private List<String> createSchemas(String... names) {
		List<String> schemas = Stream.of(names).map(this::schema).toList();
		schemas.forEach((schema) -> jdbc().execute("create schema " + schema));
		return schemas;
	}

	private MigratorBuilder tenants(String... names) {
		return tenants(TenantSettings.DEFAULTS, names);
	}

	private MigratorBuilder tenants(TenantSettings settings, String... names) {
		return migrator().tenants(schemas(names), settings);
	}

	private TenantSource schemas(String... names) {
		return TenantSource.schemas(dataSource(), Stream.of(names).map(this::schema).toList());
	}

	private List<String> rowsOf(String name) {
		return rows(schema(name) + ".migrate_version");
	}

	@Test
	default void eachTenantIsBroughtToTheTargetAndTheSchemaOfTheConnectionIsLeftAlone() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b", "c");
		FleetResult result = tenants("a", "b", "c").build().fleet().run();
		assertThat(result.migrated().keySet()).containsExactly(schema("a"), schema("b"), schema("c"));
		assertThat(result.isComplete()).isTrue();
		assertThat(result).hasToString(
				"3 tenants in " + result.elapsed().toMillis() + " ms: 0 up to date, 3 migrated, 0 failed, 0 not begun");
		for (String name : List.of("a", "b", "c")) {
			assertThat(rowsOf(name)).containsExactly("a001");
			assertThat(jdbc().queryForList("select * from " + schema(name) + ".one")).isEmpty();
		}
		assertThat(tables()).isEmpty();
		assertThat(tenants("a", "b", "c").build().run().steps()).isEmpty();
	}

	/**
	 * What is seen of all are the rows of their version tables: what the history says is
	 * looked at under the lock.
	 */
	@Test
	default void tenantWhoseHistorySaysSomethingElseIsReadForItself() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b", "c", "d", "e");
		tenants("a", "b", "c", "d", "e").build().run();
		jdbc().update("update " + schema("b") + ".migrate_history set digest = null");
		String checksum = jdbc().queryForObject("select checksum from " + schema("c") + ".migrate_history",
				String.class);
		jdbc().update("update " + schema("c") + ".migrate_history set digest = null, checksum = ?",
				checksum.substring(0, checksum.length() - 1) + "-");
		jdbc().update("update " + schema("d") + ".migrate_history set revision = 'a002'");
		jdbc().update("update " + schema("d") + ".migrate_history set digest = 'd1:1:'");
		jdbc().execute("alter table " + schema("e") + ".migrate_history drop column host");
		tableRevision("a002", "a001", "two");
		FleetResult result = tenants(TenantSettings.DEFAULTS.withParallelism(1), "a", "b", "c", "d", "e").build()
			.fleet()
			.upgrade("heads");
		assertThat(result.migrated()).containsOnlyKeys(schema("a"), schema("b"), schema("e"));
		assertThat(result.migrated().get(schema("b")).steps()).hasSize(1);
		assertThat(result.failed()).containsOnlyKeys(schema("c"), schema("d"));
		assertThat(result.failed().get(schema("c"))).isInstanceOf(ChangedRevisionException.class);
		assertThat(result.failed().get(schema("d"))).isInstanceOf(SetBackVersionTableException.class);
		assertThat(rowsOf("b")).containsExactly("a002");
		assertThat(rowsOf("c")).containsExactly("a001");
		assertThat(jdbc().queryForList(
				"select digest from " + schema("b") + ".migrate_history where digest is not null", String.class))
			.hasSize(1);
	}

	/**
	 * One look at the catalog, one statement for fifty schemas, and a whole start of one
	 * tenant.
	 */
	@Test
	default void thoseThatAreUpToDateTakeAFewStatementsForAll() {
		tableRevision("a001", "", "one");
		String[] names = IntStream.range(0, 60).mapToObj((i) -> "n" + i).toArray(String[]::new);
		createSchemas(names);
		tenants(names).build().run();
		RecordingDataSource recording = new RecordingDataSource(dataSource());
		FleetResult result = builderOfFiles(recording).tenants(schemas(names)).build().fleet().run();
		assertThat(result.upToDate()).isEqualTo(60);
		assertThat(recording.connections()).isEqualTo(3);
		assertThat(recording.statements().stream().filter((sql) -> sql.contains("version_num"))).hasSize(3);
		assertThat(recording.statements().size()).isLessThan(12);
	}

	/**
	 * Those that create a schema and those that create tables wait for each other.
	 */
	@Test
	default void severalAtATimeCreateTheirSchemas() {
		tableRevision("a001", "", "one");
		String[] names = IntStream.range(0, 60).mapToObj((i) -> "p" + i).toArray(String[]::new);
		FleetResult result = tenants(TenantSettings.DEFAULTS.withParallelism(8), names).createSchemas(true)
			.build()
			.fleet()
			.run();
		assertThat(result.failed()).isEmpty();
		assertThat(result.migrated()).hasSize(names.length);
	}

	@Test
	default void secondRunTakesUpOnlyWhatIsLeft() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b", "c");
		tenants("a", "b", "c").build().run();
		tableRevision("a002", "a001", "two");
		jdbc().execute("create table " + schema("b") + ".two (id integer)");
		Migrator migrator = tenants("a", "b", "c").build();
		FleetResult result = migrator.fleet().run();
		assertThat(result.migrated().keySet()).containsExactly(schema("a"), schema("c"));
		assertThat(result.failed()).containsOnlyKeys(schema("b"));
		assertThat(result.failed().get(schema("b"))).isInstanceOf(RevisionFailedException.class);
		assertThat(migrator.fleet().status().behind()).singleElement().satisfies((tenant) -> {
			assertThat(tenant.tenant()).isEqualTo(schema("b"));
			assertThat(tenant.error()).contains("a002");
		});
		jdbc().execute("drop table " + schema("b") + ".two");
		FleetResult second = migrator.fleet().run();
		assertThat(second.migrated()).containsOnlyKeys(schema("b"));
		assertThat(second.upToDate()).isEqualTo(2);
		assertThat(migrator.fleet().status().behind()).isEmpty();
	}

	@Test
	default void failingTenantIsNamedAndTooManyFailTheStart() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b");
		jdbc().execute("create table " + schema("b") + ".other (id integer)");
		assertThatExceptionOfType(TenantsFailedException.class).isThrownBy(() -> tenants("a", "b").build().run())
			.withMessageStartingWith(
					"1 of 2 tenants could not be migrated: '" + schema("b") + "'. Of '" + schema("b") + "': ")
			.satisfies((ex) -> assertThat(ex.result().migrated()).containsOnlyKeys(schema("a")));
		assertThat(tenants(TenantSettings.DEFAULTS.failFrom(0.6), "a", "b").build().fleet().run().failed())
			.containsOnlyKeys(schema("b"));
	}

	@Test
	default void noOtherIsBegunAfterACanaryOrTheFirstFailureHasFailed() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b", "c");
		jdbc().execute("create table " + schema("b") + ".other (id integer)");
		assertThatExceptionOfType(TenantsFailedException.class)
			.isThrownBy(
					() -> tenants(TenantSettings.DEFAULTS.failFrom(1).withCanaries(schema("b")), "a", "b", "c").build()
						.run())
			.withMessageContaining("2 were not begun.")
			.satisfies((ex) -> assertThat(ex.result().notBegun()).containsExactly(schema("a"), schema("c")));
		FleetResult stopped = tenants(TenantSettings.DEFAULTS.withParallelism(1).onFailure(OnFailure.STOP), "b", "a",
				"c")
			.build()
			.fleet()
			.upgrade("heads");
		assertThat(stopped.failed()).containsOnlyKeys(schema("b"));
		assertThat(stopped.notBegun()).containsExactly(schema("a"), schema("c"));
		FleetResult wellCanary = tenants(TenantSettings.DEFAULTS.withCanaries(schema("c")), "a", "b", "c").build()
			.fleet()
			.run();
		assertThat(wellCanary.migrated()).containsOnlyKeys(schema("a"), schema("c"));
	}

	@Test
	default void noOtherIsBegunAfterOneThatCannotEvenBegin() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b", "c");
		MigrationListener refusing = new MigrationListener() {
			@Override
			public MigrationListener ofTenant(String tenant) {
				if (tenant.equals(schema("b"))) {
					throw new IllegalStateException("Nobody listens to it");
				}
				return this;
			}
		};
		TenantSettings one = TenantSettings.DEFAULTS.withParallelism(1);
		FleetResult stopped = tenants(one.onFailure(OnFailure.STOP), "a", "b", "c").listener(refusing)
			.build()
			.fleet()
			.upgrade("heads");
		assertThat(stopped.migrated()).containsOnlyKeys(schema("a"));
		assertThat(stopped.failed()).containsOnlyKeys(schema("b"));
		assertThat(stopped.notBegun()).containsExactly(schema("c"));
		FleetResult going = tenants(one, "a", "b", "c").listener(refusing).build().fleet().upgrade("heads");
		assertThat(going.migrated()).containsOnlyKeys(schema("c"));
		assertThat(going.failed()).containsOnlyKeys(schema("b"));
	}

	@Test
	default void fileThatWasEditedIsSeenThoughAllAreUpToDate() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b", "c");
		tenants("a", "b", "c").build().run();
		tableRevision("a001", "", "one_and_more");
		assertThatExceptionOfType(TenantsFailedException.class).isThrownBy(() -> tenants("a", "b", "c").build().run())
			.withCauseInstanceOf(ChangedRevisionException.class);
		assertThatExceptionOfType(TenantsFailedException.class)
			.isThrownBy(() -> tenants(TenantSettings.DEFAULTS.withCanaries(schema("b")), "a", "b", "c").build().run());
	}

	@Test
	default void asManyAreMigratedAtATimeAsIsSaid() throws Exception {
		tableRevision("a001", "", "one");
		createSchemas("a", "b", "c", "d");
		CyclicBarrier barrier = new CyclicBarrier(2);
		Set<String> threads = new ConcurrentSkipListSet<>();
		RecordingDataSource recording = new RecordingDataSource(dataSource());
		builderOfFiles(recording).listener(new MigrationListener() {
			@Override
			public void beforeStep(Step step) {
				threads.add(Thread.currentThread().getName());
				try {
					barrier.await(60, TimeUnit.SECONDS);
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}
		}).tenants(schemas("a", "b", "c", "d"), TenantSettings.DEFAULTS.withParallelism(2)).build().run();
		assertThat(threads).containsExactly("tenant " + schema("a"), "tenant " + schema("b"), "tenant " + schema("c"),
				"tenant " + schema("d"));
		assertThat(recording.connections()).isEqualTo(4);
	}

	@Test
	default void listenerLearnsOfWhichTenantItIsTold() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b");
		Map<String, List<String>> told = new ConcurrentHashMap<>();
		tenants("a", "b").listener(new MigrationListener() {
			@Override
			public MigrationListener ofTenant(String tenant) {
				List<String> steps = told.computeIfAbsent(tenant, (each) -> new CopyOnWriteArrayList<>());
				return new MigrationListener() {
					@Override
					public void beforeStep(Step step) {
						steps.add(step.revision().id());
					}
				};
			}
		}).build().run();
		assertThat(told).containsOnly(entry(schema("a"), List.of("a001")), entry(schema("b"), List.of("a001")));
	}

	/**
	 * Of one it is not known what its history says, and nobody asks whether files have
	 * changed.
	 */
	@Test
	default void listenerIsToldOnceOfTheRunOfATenant() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b", "c");
		tenants("a", "b", "c").build().run();
		for (Reaction reaction : List.of(Reaction.FAIL, Reaction.IGNORE)) {
			jdbc().update("update " + schema("b") + ".migrate_history set digest = null");
			tableRevision((reaction == Reaction.FAIL) ? "a002" : "a003", (reaction == Reaction.FAIL) ? "a001" : "a002",
					(reaction == Reaction.FAIL) ? "two" : "three");
			Map<String, List<String>> told = new ConcurrentHashMap<>();
			tenants("a", "b", "c").onChangedRevision(reaction).listener(new MigrationListener() {
				@Override
				public MigrationListener ofTenant(String tenant) {
					List<String> events = told.computeIfAbsent(tenant, (each) -> new CopyOnWriteArrayList<>());
					return new MigrationListener() {
						@Override
						public void beforeRun(MigrationPlan plan) {
							events.add("before");
						}

						@Override
						public void afterRun(List<Step> steps) {
							events.add("after " + steps.size());
						}
					};
				}
			}).build().run();
			assertThat(told.values()).as("%s", reaction).hasSize(3).containsOnly(List.of("before", "after 1"));
		}
	}

	@Test
	default void newTenantIsMigratedBesideARunningFleet() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b");
		List<String> there = new CopyOnWriteArrayList<>(List.of(schema("a")));
		List<Migrator> migrators = new ArrayList<>();
		MigratorBuilder builder = migrator().listener(new MigrationListener() {
			@Override
			public MigrationListener ofTenant(String tenant) {
				return tenant.equals(schema("b")) ? new MigrationListener() {
				} : this;
			}

			@Override
			public void beforeStep(Step step) {
				there.add(schema("b"));
				migrators.get(0).tenant(schema("b")).upgrade("heads");
			}
		}).tenants(() -> there.stream().map(Tenant::ofSchema).toList());
		migrators.add(builder.build());
		assertThatExceptionOfType(UnknownTenantException.class)
			.isThrownBy(() -> migrators.get(0).tenant(schema("b")).upgrade("heads"))
			.withMessageStartingWith("There is no tenant '" + schema("b") + "'; there are 1, such as '");
		migrators.get(0).run();
		assertThat(rowsOf("a")).containsExactly("a001");
		assertThat(rowsOf("b")).containsExactly("a001");
	}

	@Test
	default void tenantThatIsDroppedWhileItIsMigratedIsNoFailureOnceItIsNoTenant() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b");
		List<String> there = new CopyOnWriteArrayList<>(List.of(schema("a"), schema("b")));
		MigrationListener dropping = new MigrationListener() {
			@Override
			public MigrationListener ofTenant(String tenant) {
				return tenant.equals(schema("b")) ? this : new MigrationListener() {
				};
			}

			@Override
			public void beforeRun(MigrationPlan plan) {
				dropSchema(schema("b"));
			}
		};
		// H2 drops nothing while another session has made a table and not committed
		TenantSettings settings = TenantSettings.DEFAULTS.failFrom(1).withParallelism(1);
		FleetResult named = migrator().listener(dropping)
			.tenants(() -> there.stream().map(Tenant::ofSchema).toList(), settings)
			.build()
			.fleet()
			.run();
		assertThat(named.failed()).containsOnlyKeys(schema("b"));
		createSchemas("b");
		FleetResult gone = migrator().listener(dropping).tenants(() -> {
			List<Tenant> tenants = there.stream().map(Tenant::ofSchema).toList();
			there.remove(schema("b"));
			return tenants;
		}, settings).build().fleet().run();
		assertThat(gone.gone()).containsExactly(schema("b"));
		assertThat(gone.isComplete()).isTrue();
		assertThat(gone.tenants()).isOne();
	}

	/**
	 * Drop a schema and what is in it.
	 * @param schema the schema
	 */
	default void dropSchema(String schema) {
		jdbc().execute("drop schema " + schema + " cascade");
	}

	@Test
	default void schemaThatIsMissingIsNamed() {
		tableRevision("a001", "", "one");
		createSchemas("a");
		FleetResult result = tenants(TenantSettings.DEFAULTS.failFrom(1), "a", "b").build().fleet().run();
		assertThat(result.failed().get(schema("b"))).isInstanceOf(SchemaMissingException.class);
		assertThat(tenants("a", "b").createSchemas(true).build().fleet().run().migrated())
			.containsOnlyKeys(schema("b"));
	}

	@Test
	default void databaseOfATenantThatIsDownIsNamedAndTheOthersGoOn() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b");
		TenantSource source = () -> List.of(
				Tenant.ofDatabase("down", new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none")),
				new Tenant("own", schema("a"), dataSource()), Tenant.ofSchema("shared", schema("b")));
		Migrator migrator = migrator().tenants(source).build();
		FleetResult result = migrator.fleet().run();
		assertThat(result.migrated()).containsOnlyKeys("own", "shared");
		assertThat(result.failed().get("down")).isInstanceOf(DatabaseConnectionException.class)
			.hasMessageContaining("the DataSource of tenant 'down'");
		FleetStatus status = migrator.fleet().status();
		assertThat(status.counts()).containsOnly(entry(State.UP_TO_DATE, 2));
		assertThat(status.unreachable()).isOne();
		assertThat(status.behind()).extracting(TenantStatus::tenant).containsExactly("down");
	}

	@Test
	default void statusCountsAndNamesThoseThatAreBehind() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b", "c");
		tenants("a", "b").build().run();
		jdbc().update("update " + schema("b") + ".migrate_version set version_num = 'b999'");
		tableRevision("a002", "a001", "two");
		Migrator migrator = tenants("a", "b", "c").build();
		FleetStatus status = migrator.fleet().status();
		assertThat(status.target()).isEqualTo("heads");
		assertThat(status.counts()).containsOnly(entry(State.PENDING, 1), entry(State.AHEAD, 1),
				entry(State.UNINITIALIZED, 1));
		assertThat(status.behind()).extracting(TenantStatus::tenant).containsExactly(schema("a"), schema("c"));
		assertThat(status.behind().get(0).current()).containsExactly("a001");
		assertThat(migrator.fleet().run().migrated()).containsOnlyKeys(schema("a"), schema("c"));
		assertThat(rowsOf("b")).containsExactly("b999");
	}

	@Test
	default void verifyingChangesNothingAndNamesThoseThatAreBehind() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b");
		Migrator verifying = tenants("a", "b").mode(Mode.VERIFY).build();
		assertThatExceptionOfType(TenantsFailedException.class).isThrownBy(verifying::run)
			.withCauseInstanceOf(PendingRevisionsException.class);
		tenants("a").build().run();
		assertThat(
				tenants(TenantSettings.DEFAULTS.failFrom(1), "a", "b").mode(Mode.VERIFY).build().fleet().run().failed())
			.containsOnlyKeys(schema("b"));
		tenants("a", "b").build().run();
		assertThat(verifying.fleet().run().upToDate()).isEqualTo(2);
		assertThat(tenants("a", "b").mode(Mode.NONE).build().fleet().run().tenants()).isZero();
	}

	@Test
	default void verifyingLooksAtUnknownRevisionsAndEditedFilesAsOneDatabaseDoes() throws IOException {
		tableRevision("a001", "", "one");
		createSchemas("a", "b");
		tenants("a", "b").build().run();
		MigratorBuilder strict = tenants("a", "b").mode(Mode.VERIFY)
			.onUnknownRevision(Reaction.FAIL)
			.onChangedRevision(Reaction.FAIL);
		assertThat(strict.build().run().steps()).isEmpty();
		revision("a001", "", "create table one (id integer, more integer);", "drop table one;");
		assertThatExceptionOfType(TenantsFailedException.class).isThrownBy(() -> strict.build().run())
			.withCauseInstanceOf(ChangedRevisionException.class);
		tableRevision("a001", "", "one");
		jdbc().update("update " + schema("b") + ".migrate_version set version_num = 'b999'");
		assertThatExceptionOfType(TenantsFailedException.class).isThrownBy(() -> strict.build().run())
			.withMessageContaining(schema("b"));
	}

	@Test
	default void eachTenantIsInOneShard() {
		tableRevision("a001", "", "one");
		createSchemas("a", "b", "c");
		Migrator migrator = tenants("a", "b", "c").build();
		List<String> migrated = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			migrated.addAll(migrator.fleet().shard(new Shard(i, 4)).run().migrated().keySet());
		}
		assertThat(migrated).containsExactlyInAnyOrder(schema("a"), schema("b"), schema("c"));
	}

	/**
	 * Nor are its tables made in another one.
	 */
	@Test
	default void schemaIsTheOneThatIsStoredHoweverNamesAreFolded() {
		boolean[] folds = new boolean[1];
		String quote = Objects.requireNonNull(jdbc().execute((ConnectionCallback<String>) (connection) -> {
			folds[0] = connection.getMetaData().storesUpperCaseIdentifiers();
			return connection.getMetaData().getIdentifierQuoteString();
		}));
		List<String> names = List.of(schema("q"), schema("R"));
		names.forEach((name) -> jdbc().execute("create schema " + quote + name + quote));
		tableRevision("a001", "", "one");
		Migrator migrator = migrator().tenants(TenantSource.schemas(dataSource(), List.of(schema("?"), schema("??"))))
			.build();
		assertThat(migrator.fleet().upgrade("heads").migrated()).containsOnlyKeys(names);
		assertThat(migrator.fleet().status().behind()).isEmpty();
		assertThat(migrator.fleet().upgrade("heads").upToDate()).isEqualTo(2);
		for (String name : names) {
			assertThat(jdbc().queryForList("select * from " + quote + name + quote + ".one")).isEmpty();
			assertThat(rows(quote + name + quote + ".migrate_version")).containsExactly("a001");
			migrator.tenant(name).downgrade("base");
			assertThat(rows(quote + name + quote + ".migrate_version")).isEmpty();
		}
		if (folds[0]) {
			String named = quote + names.get(0) + quote;
			assertThat(described(named, schema("?"))).extracting(Tenant::id).containsExactlyElementsOf(names);
			migrator().defaultSchema(named).build().upgrade("heads");
			assertThat(rows(named + ".migrate_version")).containsExactly("a001");
		}
	}

	@Test
	default void schemasComeOfAPatternOrAQuery() {
		createSchemas("a", "b");
		jdbc().execute("create table tenant (id integer primary key, name varchar(20), schema_name varchar(60))");
		jdbc().update("insert into tenant values (2, 'Ann', '" + schema("a") + "'), (1, 'Bob', '" + schema("b") + "')");
		assertThat(described(schema("*"))).extracting(Tenant::schema)
			.map((schema) -> schema.toLowerCase(Locale.ROOT))
			.containsExactly(schema("a"), schema("b"));
		assertThat(described(schema("?"), schema("c"))).hasSize(3);
		assertThat(described("*")).noneMatch((tenant) -> dialect().isSystemSchema(String.valueOf(tenant.schema())));
		assertThat(described("select schema_name from tenant order by id")).extracting(Tenant::id)
			.containsExactly(schema("b"), schema("a"));
		assertThat(described("select name", "schema_name from tenant order by id desc"))
			.containsExactly(Tenant.ofSchema("Ann", schema("a")), Tenant.ofSchema("Bob", schema("b")));
		jdbc().update("insert into tenant values (3, 'Bob', null)");
		assertThatExceptionOfType(IllegalTenantException.class)
			.isThrownBy(() -> described("select schema_name from tenant order by id"))
			.withMessageStartingWith("Tenant 3 of those that are named is null.");
		assertThatExceptionOfType(IllegalTenantException.class)
			.isThrownBy(() -> described("select name, 'x' from tenant where id <> 2"))
			.withMessageStartingWith("Tenant 'Bob' is named twice.");
		assertThatExceptionOfType(IllegalTenantException.class)
			.isThrownBy(() -> described("select id, name, schema_name from tenant"))
			.withMessageStartingWith("The query for tenants gives 3 columns.");
	}

	private List<Tenant> described(String... described) {
		return migrator().tenants(TenantSource.schemas(dataSource(), List.of(described))).build().fleet().tenants();
	}

}
