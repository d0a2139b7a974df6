package dev.migrate.author.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.autoconfigure.actuate.DifferencesDescriptor;
import dev.migrate.autoconfigure.actuate.MigrationsEndpoint;
import dev.migrate.execute.MigrationListener;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.Operations;
import dev.migrate.plan.Step;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.start.MigrationStatus;
import dev.migrate.tenant.FleetStatus;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class MigrationsPageTests {

	private final DriverManagerDataSource dataSource = new DriverManagerDataSource(
			"jdbc:h2:mem:page_" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1", "sa", "");

	@Test
	void saysWhereTheDatabaseIs() {
		Migrator migrator = migrator("a001");
		assertThat(page(migrator))
			.contains("The database has no version table. 1 revision is pending on the way to the "
					+ "target &#39;a001&#39;.", "H2 ", ", upgrade at a start");
		migrator.run();
		assertThat(page(migrator)).contains("The database is at its target &#39;a001&#39;: a001.",
				"<td>upgrade a001</td>", "<code>a001</code> <span class=\"chip\">current</span> Create it</li>",
				"<code>b002</code> <span class=\"chip\">shop</span> <span class=\"chip\">head</span> "
						+ "<span class=\"chip\">not applied</span>");
		assertThat(page(migrator("heads")))
			.contains("1 revision is pending on the way to the target &#39;heads&#39;. The database is at a001.");
		migrator("heads").run();
		assertThat(page(migrator)).contains("The database is above its target &#39;a001&#39;: it is at b002.");
	}

	@Test
	void whatComesFromRevisionsIsText() {
		assertThat(page(migrator("heads"))).doesNotContain("<script", "<img", "\u202e")
			.contains("&lt;script&gt;alert(1)&lt;/script&gt;", "\\u202e");
	}

	@Test
	void endlessTextIsCut() {
		DatabaseView database = DatabaseView.of("x".repeat(100_000), migrator("heads"));
		assertThat(MigrationsPage.database(database, null, null)).hasSizeLessThan(20_000)
			.contains("x".repeat(200) + "…");
	}

	@Test
	void hasNoScriptAndItsStyleIsTheOneThatIsAllowed() {
		String page = page(migrator("heads"));
		assertThat(page).contains("default-src 'none'; style-src 'sha256-")
			.doesNotContain("style=\"", "onclick", "<script");
		assertThat(page.split("<style>", -1)).hasSize(2);
	}

	@Test
	void withoutLinksThereAreNone() {
		assertThat(page(migrator("heads"))).doesNotContain("<a ");
		assertThat(MigrationsPage.database(DatabaseView.of("migrator", migrator("heads")), "migrations/migrator/",
				"../migrations"))
			.contains("<a href=\"migrations/migrator/a001\"><code>a001</code></a>");
	}

	@Test
	void databaseThatCannotBeAskedIsSaid() {
		Migrator migrator = Migrator
			.builder(new DriverManagerDataSource("jdbc:h2:tcp://localhost:1/none", "sa", "s3cret"))
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(new First()))
			.build();
		assertThat(page(migrator))
			.contains("The database cannot be asked.",
					"<code>a001</code> <span class=\"chip\">head</span> Create it</li>",
					"1 revision. Which are applied is not known")
			.doesNotContain("s3cret", "Exception", "not applied");
		assertThat(extension(migrator).revision("migrator", "a001").getBody()).contains("<h1>a001</h1>",
				"The database cannot be asked.");
	}

	@Test
	void revisionsThatCannotBeReadAreSaid() {
		Migrator migrator = Migrator.builder(this.dataSource).locations(List.of("file:/nowhere")).build();
		assertThat(page(migrator)).contains("The revisions cannot be read, or the database cannot be asked.");
	}

	@Test
	void valuesAreNotShown() {
		assertThat(extension(migrator("heads")).revision("migrator", "b002").getBody())
			.contains("insert into two values (…)")
			.doesNotContain("4711");
	}

	@Test
	void branchesThatContradictEachOtherAreMarked() {
		Migrator migrator = Migrator.builder(this.dataSource)
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(new First()).add(new Longer()).add(new Shorter()))
			.build();
		assertThat(page(migrator)).contains("Where branches contradict each other", "<p>column one.name</p>",
				"<li>&#39;longer&#39;: ", "<li>&#39;shorter&#39;: ",
				"<span class=\"chip warn\">contradicts shorter</span>",
				"<span class=\"chip warn\">contradicts longer</span>");
		assertThat(page(migrator("heads"))).doesNotContain("contradict");
	}

	@Test
	void branchThatCannotBeReadKeepsNothingElseFromBeingShown() {
		Migrator migrator = Migrator.builder(this.dataSource)
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(new First()).add(new Longer()).add(new Asserting()))
			.build();
		assertThat(page(migrator)).contains("<code>longer</code>", "<code>asserting</code>")
			.doesNotContain("contradict");
	}

	@Test
	void whoMigratesIsSaidToThoseWhoAsk() {
		List<String> pages = new ArrayList<>();
		Migrator migrator = Migrator.builder(this.dataSource)
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(new First()).add(new Second()))
			.build();
		migrator.addListener(new MigrationListener() {

			@Override
			public void beforeStep(Step step) {
				pages.add(extension(migrator("heads")).migrator("migrator", true, null).getBody());
			}

		});
		migrator.run();
		assertThat(pages).hasSize(2).allSatisfy((page) -> assertThat(page).contains("The migration lock is held by "));
		assertThat(extension(migrator).migrator("migrator", true, null).getBody())
			.contains("Nobody holds the migration lock");
		assertThat(extension(migrator).migrator("migrator", null, null).getBody())
			.doesNotContain("holds the migration lock,")
			.contains("<a href=\"?details&#x3D;true\">");
	}

	@Test
	void backfillIsShownWhileItRunsAndSinceItStopped() {
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		jdbc.execute("create table \"<b>\" (id integer primary key, n integer)");
		jdbc.execute("insert into \"<b>\" select x, 0 from system_range(4711, 4714)");
		List<String> pages = new ArrayList<>();
		Migrator migrator = Migrator.builder(this.dataSource)
			.locations(List.of())
			.onNonEmptySchema(NonEmptySchema.UPGRADE)
			.scriptSource(new MigrationBeans().add(new Filling()))
			.build();
		migrator.addListener(new MigrationListener() {

			@Override
			public void afterBatch(Step step, String table, int count, long rows) {
				pages.add(page(migrator));
				throw new IllegalStateException("crash");
			}

		});
		assertThatException().isThrownBy(migrator::run);
		pages.add(page(migrator));
		assertThat(pages.get(0)).contains("Revision &#39;filling&#39; is being run now.");
		assertThat(pages.get(1)).contains("upgrade filling stopped at ");
		assertThat(pages).hasSize(2)
			.allSatisfy((page) -> assertThat(page)
				.contains("In a backfill of &quot;&lt;b&gt;&quot; (operation 1): 3 rows in 1 batch, begun ",
						", last batch 20")
				.doesNotContain("4713", "<b>"));
	}

	private static MigrationsPageExtension extension(Migrator migrator) {
		GenericApplicationContext context = new GenericApplicationContext();
		context.registerBean("migrator", Migrator.class, () -> migrator);
		context.refresh();
		return new MigrationsPageExtension(new MigrationsEndpoint(context), "migrations");
	}

	@Test
	void stateIsMarked() {
		assertThat(page(migrator("a001"))).contains("<p class=\"state behind\">The database has no version table.");
		migrator("a001").run();
		assertThat(page(migrator("a001"))).contains("<p class=\"state fine\">The database is at its target");
		new JdbcTemplate(this.dataSource).execute("delete from migrate_version");
		assertThat(page(migrator("a001"))).contains("<p class=\"state trouble\">The version table is empty");
	}

	@Test
	void databaseInTroubleComesFirst() {
		DatabaseView fine = DatabaseView.of("fine", Migrator.builder(this.dataSource).locations(List.of()).build());
		DatabaseView down = DatabaseView.of("down",
				Migrator.builder(new DriverManagerDataSource("jdbc:h2:tcp://localhost:1/none"))
					.locations(List.of())
					.build());
		assertThat(MigrationsPage.list(List.of(fine, DatabaseView.of("behind", migrator("a001")), down), "x/"))
			.containsSubsequence(">down</a>", ">behind</a>", ">fine</a>");
	}

	@Test
	void differencesAreShownToThoseWhoAsk() {
		Migrator migrator = migrator("heads");
		migrator.run();
		assertThat(extension(migrator).migrator("migrator", null, null).getBody())
			.contains("<a href=\"?differences&#x3D;true\">How does the database differ from")
			.doesNotContain("It does not differ.");
		assertThat(extension(migrator).migrator("migrator", null, true).getBody())
			.contains("<h2>How the database differs from what the application wants</h2>", "The comparison failed");
		DatabaseView database = DatabaseView.of("migrator", migrator);
		assertThat(MigrationsPage.database(database.withDifferences(new DifferencesDescriptor(
				List.of(new DifferencesDescriptor.ChangeDescriptor("drop table <b>", true)), List.of("other"), null)),
				"", null))
			.contains("<li>drop table &lt;b&gt;, which would lose data</li>", "no revision has created it: other")
			.doesNotContain("?differences");
		assertThat(MigrationsPage
			.database(database.withDifferences(new DifferencesDescriptor(List.of(), List.of(), null)), "", null))
			.contains("It does not differ.");
	}

	@Test
	void tenantsAreCountedAndThoseBehindAreListed() {
		List<Tenant> tenants = List.of(Tenant.ofSchema("acme", "ACME"), Tenant.ofSchema("<b>blue</b>", "BLUE"));
		tenants.forEach((tenant) -> new JdbcTemplate(this.dataSource).execute("create schema " + tenant.schema()));
		Migrator migrator = migrator("a001", tenants);
		migrator.tenant("acme").upgrade("a001");
		assertThat(page(migrator))
			.contains("<p class=\"state behind\">2 tenants with the target &#39;a001&#39;: ", "1 up to date",
					"1 uninitialized", "<td>&lt;b&gt;blue&lt;/b&gt;</td><td>uninitialized</td><td>base</td>",
					"Each tenant has some of them")
			.doesNotContain("<td>acme</td>", "not applied", "<h2>History</h2>");
		assertThat(extension(migrator).migrator("migrator", null, null).getBody()).doesNotContain("?details");
		List<TenantStatus> many = IntStream.range(0, 250)
			.mapToObj((i) -> new TenantStatus("t" + i, (i % 2 == 0) ? MigrationStatus.State.PENDING : null,
					List.of("a001"), ""))
			.toList();
		DatabaseView fleet = new DatabaseView("fleet", migrator.graph(), null, new FleetStatus("heads", many),
				List.of(), null, null);
		assertThat(MigrationsPage.database(fleet, null, null)).contains(
				"<p class=\"state trouble\">250 tenants with the target &#39;heads&#39;: 125 pending, 125 cannot be asked.",
				"<td>t99</td>", "These are the first 100 of 250 that are behind.")
			.doesNotContain("<td>t100</td>");
	}

	@ParameterizedTest
	@CsvSource({ "UP_TO_DATE, fine", "AHEAD, behind", "ABOVE_TARGET, behind", "PENDING, behind",
			"UNINITIALIZED, behind", "CHANGED, trouble", "FAILED, trouble", "INTERRUPTED, trouble", "FOREIGN, trouble",
			"EMPTIED, trouble", "SET_BACK, trouble", ", trouble" })
	void oneTenantMakesAllOfThemAsBadAsItIs(MigrationStatus.@Nullable State state, String severity) {
		List<TenantStatus> tenants = Stream.of(MigrationStatus.State.UP_TO_DATE, state)
			.map((each) -> new TenantStatus("acme", each, List.of(), ""))
			.toList();
		DatabaseView fleet = new DatabaseView("fleet", migrator("a001").graph(), null,
				new FleetStatus("heads", tenants), List.of(), null, null);
		assertThat(MigrationsPage.database(fleet, null, null))
			.contains("<p class=\"state " + severity + "\">2 tenants");
	}

	@Test
	void noRevisionsIsSaid() {
		assertThat(page(Migrator.builder(this.dataSource).locations(List.of()).build()))
			.contains("There are no revisions.");
	}

	@Test
	void twoThousandRevisionsAreLessThanOneMegabyte() {
		List<RevisionNode> nodes = new ArrayList<>();
		String down = null;
		for (int i = 0; i < 2_000; i++) {
			String id = "%012x".formatted(i * 7919L);
			nodes.add(((down == null) ? RevisionNode.of(id) : RevisionNode.of(id, down))
				.withMessage("Add column number " + i + " to a table of a shop"));
			down = id;
		}
		String page = MigrationsPage.database(
				new DatabaseView("migrator", RevisionGraph.of(nodes), null, null, List.of(), null, null),
				"migrations/migrator/", null);
		assertThat(page).hasSizeLessThan(1_000_000);
		assertThat(page.split("<li>", -1)).hasSize(2_001);
	}

	@Test
	void everyClassHasStyle() {
		String page = page(migrator("heads"));
		Matcher classes = Pattern.compile("class=\"([a-z ]+)\"").matcher(page);
		Set<String> used = new HashSet<>();
		while (classes.find()) {
			used.addAll(List.of(classes.group(1).split(" ")));
		}
		assertThat(used).isNotEmpty().allSatisfy((name) -> assertThat(page).contains("." + name));
	}

	private static String page(Migrator migrator) {
		return MigrationsPage.document("migrator", migrator);
	}

	private Migrator migrator(String target) {
		return builder(target).build();
	}

	private Migrator migrator(String target, List<Tenant> tenants) {
		return builder(target).tenants(() -> tenants).build();
	}

	private MigratorBuilder builder(String target) {
		return Migrator.builder(this.dataSource)
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(new First()).add(new Second()))
			.target(target);
	}

	@Revision(id = "a001", message = "Create it")
	static class First implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table one (id integer)");
		}

	}

	@Revision(id = "b002", downRevision = "a001", branchLabels = "shop",
			message = "<script>alert(1)</script> <img src=x onerror=alert(1)> \u202e")
	static class Second implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table two (id integer)");
			op.execute("insert into two values (4711)");
		}

	}

	@Revision(id = "longer", downRevision = "a001")
	static class Longer implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.alterColumn("one", "name", (name) -> name.from(varchar(50)).to(varchar(90)));
		}

	}

	@Revision(id = "shorter", downRevision = "a001")
	static class Shorter implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.alterColumn("one", "name", (name) -> name.from(varchar(50)).to(varchar(20)));
		}

	}

	@Revision(id = "asserting", downRevision = "a001")
	static class Asserting implements Migration {

		@Override
		public void upgrade(Operations op) {
			throw new AssertionError("Nothing may be undecided here");
		}

	}

	@Revision(id = "filling")
	static class Filling implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.backfill(Backfill.of("\"<b>\"").key("id").set("n", "n + 1").where("n >= 0").batchSize(3));
		}

	}

}
