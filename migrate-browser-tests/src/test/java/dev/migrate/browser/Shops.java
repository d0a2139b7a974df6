package dev.migrate.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.Operations;
import dev.migrate.plan.Step;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.tenant.Tenant;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An application with databases that are in all kinds of states, and with a server of
 * Spring Boot Admin at {@code /admin} that looks at it.
 */
final class Shops {

	static final String HOSTILE = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>\"><svg onload=window.ran=1>";

	static final List<String> SHOP = List.of("1975ea83b712||Create customers",
			"27c6a30d7c24|1975ea83b712|Add customers.email", "3b8f2d61e0a5|27c6a30d7c24|Drop customers.legacy_code",
			"44d0c97a6be1|3b8f2d61e0a5|Widen customers.name",
			"5c0e1f7a2d93|44d0c97a6be1\n-- branch labels: catalog|Create products",
			"6d1b9e4c8f05|5c0e1f7a2d93|Add products.sku",
			"58a7d3c6b1e2|44d0c97a6be1\n-- branch labels: sales|Create orders",
			"61f4b8e09c7d|58a7d3c6b1e2\n-- depends on: 5c0e1f7a2d93|Create order items",
			"7e2c5a9d1b46|6d1b9e4c8f05, 61f4b8e09c7d|Merge catalog and sales",
			"8f3d6b0e2c57|7e2c5a9d1b46|Create invoices", "9a4e7c1f3d68|8f3d6b0e2c57|Add invoices.paid_on",
			"a05f8d2b4e79|9a4e7c1f3d68|Index invoices by customer");

	/** What {@code @EnableAdminServer} imports; nothing else here knows the server. */
	private static final String ADMIN_SERVER = "de.codecentric.boot.admin.server.config.AdminServerMarkerConfiguration";

	private static final List<Tenant> TENANTS = IntStream.range(0, 120)
		.mapToObj((number) -> Tenant.ofSchema("TENANT" + number))
		.toList();

	private final DataSource fleet = new DriverManagerDataSource("jdbc:h2:mem:fleet;DB_CLOSE_DELAY=-1", "sa", "");

	private final Path files;

	private final ConfigurableApplicationContext context;

	Shops(Path files) throws IOException {
		this.files = files;
		writeRevisions();
		SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class);
		builder.application().setSources(Set.of(ADMIN_SERVER));
		this.context = builder.web(WebApplicationType.SERVLET)
			.initializers((ConfigurableApplicationContext it) -> register((GenericApplicationContext) it))
			.run("--server.port=0", "--spring.main.banner-mode=off", "--spring.jpa.hibernate.ddl-auto=none",
					"--management.endpoints.web.exposure.include=health, migrations",
					"--management.endpoints.web.path-mapping.migrations=shop/graph", "--migrate.enabled=false",
					"--migrate.page.enabled=true", "--spring.datasource.url=jdbc:h2:mem:shops",
					"--spring.boot.admin.context-path=/admin", "--spring.thymeleaf.check-template-location=false");
		migrate();
	}

	void close() {
		this.context.close();
	}

	/**
	 * The address of what is on this path.
	 */
	String at(String path) {
		return "http://localhost:" + this.context.getEnvironment().getProperty("local.server.port") + path;
	}

	private void register(GenericApplicationContext shops) {
		for (String name : List.of("one", "twelve", "many", "huge", "wide", "none", "apart", "hostile")) {
			shops.registerBean(name, Migrator.class,
					() -> migrator("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", name));
		}
		shops.registerBean("fleet", Migrator.class,
				() -> Migrator.builder(this.fleet)
					.locations(List.of("file:" + this.files.resolve("twelve")))
					.tenants(() -> TENANTS)
					.build());
		shops.registerBean("filling", Migrator.class,
				() -> Migrator.builder(new DriverManagerDataSource("jdbc:h2:mem:filling;DB_CLOSE_DELAY=-1", "sa", ""))
					.locations(List.of())
					.scriptSource(new MigrationBeans().add(new Filling()))
					.build());
		shops.registerBean("down", Migrator.class, () -> migrator("jdbc:h2:tcp://localhost:1/none", "one"));
	}

	private Migrator migrator(String url, String name) {
		return Migrator.builder(new DriverManagerDataSource(url, "sa", ""))
			.locations(List.of("file:" + this.files.resolve(name)))
			.installedReason("SHOP-17")
			.build();
	}

	private void migrate() {
		bean("one").run();
		bean("twelve").upgrade("6d1b");
		bean("twelve").downgrade("-1");
		bean("many").stamp("a0100");
		bean("huge").stamp("a1990");
		bean("hostile").upgrade("bad2");
		TENANTS.forEach((tenant) -> new JdbcTemplate(this.fleet).execute("create schema " + tenant.id()));
		bean("fleet").tenant("TENANT0").upgrade("heads");
		Migrator filling = bean("filling");
		filling.addListener(new StopInTheFirstBatch());
		try {
			filling.run();
		}
		catch (RevisionFailedException ex) {
			// It is shown where it stopped
		}
	}

	private Migrator bean(String name) {
		return this.context.getBean(name, Migrator.class);
	}

	private void writeRevisions() throws IOException {
		revision("one", "1975ea83b712", "", "Create customers", "create table customers (id integer)");
		for (String row : SHOP) {
			String[] words = row.split("\\|");
			revision("twelve", words[0], words[1], words[2], "create table t" + words[0] + " (id integer)");
		}
		line("many", 136);
		line("huge", 2_000);
		revision("wide", "first", "", "Create customers", "create table customers (id integer)");
		for (int i = 0; i < 40; i++) {
			revision("wide", "b%02d".formatted(i), "first", "Create one more table",
					"create table more%d (id integer)".formatted(i));
		}
		Files.createDirectories(this.files.resolve("none"));
		revision("apart", "first", "", "Create customers", "create table customers (name varchar(50))");
		revision("apart", "longer", "first", "Longer names", "alter table customers alter column name varchar(90)");
		revision("apart", "shorter", "first", "Shorter names", "alter table customers alter column name varchar(20)");
		revision("hostile", "bad1", "", HOSTILE, "create table bad (name varchar(200000))");
		revision("hostile", "bad2", "bad1", "x".repeat(100_000),
				"insert into bad values ('" + HOSTILE.replace("'", "''") + "')");
		revision("hostile", "bad3", "bad2", "\u202eright to left \u0007 and \u001b[31mred",
				"insert into bad values ('" + "y".repeat(100_000) + "')");
	}

	private void line(String directory, int count) throws IOException {
		for (int i = 1; i <= count; i++) {
			// A branch of two now and then, merged by the next one
			String down = (i == 1) ? ""
					: (i % 20 == 3) ? id(i - 2) : (i % 20 == 5) ? id(i - 1) + ", " + id(i - 2) : id(i - 1);
			if (i % 20 == 4) {
				down = id(i - 2);
			}
			revision(directory, id(i), down, "Add column number " + i + " to a table of the shop",
					"alter table shop add column c%d integer".formatted(i));
		}
	}

	private static String id(int number) {
		return "a%04d".formatted(number);
	}

	private void revision(String directory, String id, String down, String message, String sql) throws IOException {
		Path file = Files.createDirectories(this.files.resolve(directory)).resolve(id + ".sql");
		Files.writeString(file, "-- revision: " + id + (down.isEmpty() ? "" : "\n-- down revision: " + down)
				+ "\n-- message: " + message + "\n\n-- upgrade\n" + sql + ";\n\n-- downgrade\nselect 1;\n");
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Revision(id = "f111", message = "Fill in what customers owe")
	static final class Filling implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table customers (id integer primary key, owed integer)");
			op.execute("insert into customers (id) select x from system_range(1, 9)");
			op.backfill(Backfill.of("customers").key("id").set("owed", "0").where("owed is null").batchSize(3));
		}

	}

	private static final class StopInTheFirstBatch implements MigrationListener {

		@Override
		public void afterBatch(Step step, String table, int batches, long rows) {
			throw new IllegalStateException("The shop is closed");
		}

	}

}
