package dev.migrate.author.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.autoconfigure.MigrateAutogenerateAutoConfiguration;
import dev.migrate.autoconfigure.MigrateSchemaSourcesAutoConfiguration;
import dev.migrate.autogenerate.RevisionRewriter;
import dev.migrate.execute.MigrationListener;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.tenant.Tenant;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Runs commands in this process, in a project with SQL revisions and an H2 database of
 * its own. Each command sees the revisions that are there when it begins.
 */
final class TestCommands {

	private final Path project;

	private final String url;

	private final StandardEnvironment environment = new StandardEnvironment();

	private @Nullable String reason;

	private boolean interactive;

	private String answers = "";

	private Schema wanted;

	private RevisionRewriter rewriter;

	private List<Tenant> tenants = List.of();

	TestCommands(Path project) {
		this.project = project;
		this.url = "jdbc:h2:mem:" + project.getFileName() + ";DB_CLOSE_DELAY=-1";
		create("src/main/resources/db/revisions");
	}

	private void create(String directory) {
		try {
			Files.createDirectories(this.project.resolve(directory));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Add a revision that creates a table.
	 * @param header such as {@code b2 -> a1 | depends on: x1 | branch labels: y}
	 */
	TestCommands revision(String header) {
		String[] parts = header.split("\\s*\\|\\s*");
		String[] ids = parts[0].split("\\s*->\\s*");
		StringBuilder text = new StringBuilder("-- revision: " + ids[0] + "\n");
		if (ids.length > 1) {
			text.append("-- down revision: ").append(ids[1]).append('\n');
		}
		text.append("-- message: Create ").append(ids[0]).append('\n');
		for (int i = 1; i < parts.length; i++) {
			text.append("-- ").append(parts[i]).append('\n');
		}
		text.append("\n-- upgrade\nCREATE TABLE t_").append(ids[0]).append(" (id integer);\n");
		text.append("\n-- downgrade\nDROP TABLE t_").append(ids[0]).append(";\n");
		return file(ids[0] + ".sql", text.toString());
	}

	TestCommands file(String name, String text) {
		try {
			Files.writeString(this.project.resolve("src/main/resources/db/revisions").resolve(name), text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	TestCommands property(String name, String value) {
		this.environment.getPropertySources().addFirst(new MapPropertySource(name, Map.of(name, value)));
		return this;
	}

	TestCommands interactive() {
		this.interactive = true;
		return this;
	}

	/**
	 * Have a person at the terminal who says this.
	 * @param lines one for each question
	 */
	TestCommands answering(String... lines) {
		this.answers = String.join("\n", lines) + "\n";
		return interactive();
	}

	/**
	 * Have the application want something of its database.
	 * @param tables all tables
	 */
	TestCommands wanting(Table... tables) {
		this.wanted = Schema.of(tables);
		return this;
	}

	/**
	 * Have the application edit the revisions that are written.
	 * @param rewriter edits them
	 */
	TestCommands rewriting(RevisionRewriter rewriter) {
		this.rewriter = rewriter;
		return this;
	}

	/**
	 * Have tenants migrated, each in a schema of its name that is made where it is
	 * missing.
	 * @param names what they are called
	 */
	TestCommands tenants(String... names) {
		this.tenants = Stream.of(names).map((name) -> Tenant.ofSchema(name, name.toUpperCase(Locale.ROOT))).toList();
		Stream.of(names).forEach((name) -> execute("CREATE SCHEMA IF NOT EXISTS " + name));
		return this;
	}

	/**
	 * Have a tenant whose database is down.
	 * @param name what it is called
	 */
	TestCommands tenantThatIsDown(String name) {
		this.tenants = Stream
			.concat(this.tenants.stream(),
					Stream.of(Tenant.ofDatabase(name, new DriverManagerDataSource("jdbc:nothing:x"))))
			.toList();
		return this;
	}

	TestCommands reason(@Nullable String reason) {
		this.reason = reason;
		return this;
	}

	void execute(String sql) {
		new JdbcTemplate(new DriverManagerDataSource(this.url)).execute(sql);
	}

	Result run(String... arguments) {
		return run((invocation, output) -> invocation.needsApplication()
				? invocation.run(session(output, invocation.progress())) : invocation.answer(), arguments);
	}

	/**
	 * Run a command that is content with the sources, which are in the default location.
	 */
	Result runWithoutApplication(String... arguments) {
		return run((invocation, output) -> invocation
			.run(CommandSession.withoutApplication(invocation.command(), this.environment, this.project, output)
				.orElseThrow()), arguments);
	}

	private Result run(ToIntBiFunction<Invocation, Output> call, String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		Output output = new Output(new PrintWriter(out), new PrintWriter(err), this.interactive,
				new BufferedReader(new StringReader(this.answers)));
		int code = call.applyAsInt(Invocation.parse(List.of(arguments), output), output);
		return new Result(code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
	}

	private CommandSession session(Output output, MigrationListener progress) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.setEnvironment(this.environment);
		context.registerBean("migrator", Migrator.class, () -> builder().listener(progress).build());
		if (this.wanted != null) {
			context.registerBean("wanted", Schema.class, () -> this.wanted);
		}
		if (this.rewriter != null) {
			context.registerBean("rewriter", RevisionRewriter.class, () -> this.rewriter);
		}
		context.register(MigrateSchemaSourcesAutoConfiguration.class, MigrateAutogenerateAutoConfiguration.class);
		context.refresh();
		return new CommandSession(context.getBeanFactory(), this.environment, this.project, output);
	}

	MigratorBuilder builder() {
		MigratorBuilder builder = Migrator.builder(new DriverManagerDataSource(this.url))
			.installedReason(this.reason)
			.locations("file:" + this.project.resolve("src/main/resources/db/revisions"));
		return this.tenants.isEmpty() ? builder : builder.tenants(() -> this.tenants);
	}

	/**
	 * How a command ended.
	 *
	 * @param code the exit code
	 * @param out what it wrote to standard output
	 * @param err what it wrote to standard error
	 */
	record Result(int code, String out, String err) {

	}

}
