package dev.migrate.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.migrate.Migrator;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The revisions that the page on moving in shows, on what other tools have made.
 */
class MovingInTests {

	private static final Pattern REVISION = Pattern.compile("```sql\n(-- revision: (\\w+)\n.*?)```", Pattern.DOTALL);

	@TempDir
	private Path revisions;

	@BeforeEach
	void writeRevisions() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "moving-in.md"));
		for (MatchResult revision : REVISION.matcher(page).results().toList()) {
			Files.writeString(this.revisions.resolve(revision.group(2) + ".sql"), revision.group(1));
		}
		Files.writeString(this.revisions.resolve("b1d8.sql"),
				"-- revision: b1d8\n\n-- upgrade\ncreate table articles (id integer primary key);\n");
	}

	@Test
	void databaseOfFlywayGoesOn(@TempDir Path flyway) throws Exception {
		String[] statements = Files.readString(this.revisions.resolve("f1a9.sql")).split("-- upgrade\n")[1].split("\n");
		assertThat(statements).hasSize(2);
		for (int i = 0; i < statements.length; i++) {
			Files.writeString(flyway.resolve("V" + (i + 1) + "__change.sql"), statements[i]);
		}
		try (TestDatabase moved = TestDatabases.h2().create(); TestDatabase made = TestDatabases.h2().create()) {
			Flyway.configure().dataSource(moved.dataSource()).locations("filesystem:" + flyway).load().migrate();
			assertThat(tables(moved)).contains("flyway_schema_history");
			upgrade(moved, "f1a9", "f2b0");
			upgrade(made, "f1a9", "f2b0");
			assertThat(columns(moved)).contains("customers.email").isEqualTo(columns(made));
			assertThat(tables(moved)).doesNotContain("flyway_schema_history");
		}
	}

	@Test
	void databaseOfLiquibaseGoesOn() throws Exception {
		try (TestDatabase moved = TestDatabases.h2().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(moved.dataSource());
			jdbc.execute("create table articles (id integer primary key)");
			jdbc.execute("create table databasechangelog (id varchar(255))");
			jdbc.execute("create table databasechangeloglock (id integer)");
			upgrade(moved, "b1d8", "b2c1");
			assertThat(tables(moved)).contains("articles").noneMatch((table) -> table.startsWith("databasechange"));
		}
	}

	private void upgrade(TestDatabase database, String baseline, String target) {
		Migrator migrator = Migrator.builder(database.dataSource())
			.locations("file:" + this.revisions)
			.baseline(baseline)
			.target(target)
			.build();
		migrator.run();
		assertThat(migrator.current()).containsExactly(target);
	}

	private static List<String> tables(TestDatabase database) {
		return new JdbcTemplate(database.dataSource()).queryForList(
				"select lower(table_name) from information_schema.tables where table_schema = schema()", String.class);
	}

	private static List<String> columns(TestDatabase database) {
		return new JdbcTemplate(database.dataSource())
			.queryForList("select lower(table_name || '.' || column_name) from information_schema.columns "
					+ "where table_schema = schema() order by 1", String.class);
	}

}
