package dev.migrate.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.contract.ShopRevisions;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What tests of the engine share: an empty real database, revisions in files, and
 * questions to the database. Subclasses give the server.
 */
public abstract class DatabaseTests {

	@TempDir
	private Path files;

	private TestDatabase database;

	/**
	 * The server.
	 * @return the server
	 */
	protected abstract TestDatabaseServer server();

	@BeforeEach
	void createDatabase() {
		this.database = server().create();
	}

	@AfterEach
	void dropDatabase() {
		if (this.database != null) {
			this.database.close();
		}
	}

	protected TestDatabase database() {
		return this.database;
	}

	protected DataSource dataSource() {
		return this.database.dataSource();
	}

	protected JdbcTemplate jdbc() {
		return new JdbcTemplate(dataSource());
	}

	public Dialect dialect() {
		try (Connection connection = dataSource().getConnection()) {
			return Dialects.detect(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	protected Path files() {
		return this.files;
	}

	/**
	 * A migrator of the revisions in files.
	 */
	protected MigratorBuilder migrator() {
		return Migrator.builder(dataSource()).locations(this.files.toUri().toString());
	}

	/**
	 * A migrator of the shop.
	 */
	protected MigratorBuilder shop() {
		return Migrator.builder(dataSource()).locations(List.of()).scriptSource(ShopRevisions.all());
	}

	/**
	 * Write a revision.
	 * @param id its identifier
	 * @param downRevision what it is built on; empty for a base
	 * @param upgrade SQL
	 * @param downgrade SQL
	 */
	public void revision(String id, String downRevision, String upgrade, String downgrade) {
		file(id + ".sql", """
				-- revision: %s
				-- down revision: %s
				-- message: Message of %s

				-- upgrade
				%s

				-- downgrade
				%s
				""".formatted(id, downRevision.isEmpty() ? "none" : downRevision, id, upgrade, downgrade));
	}

	/**
	 * Write a revision that creates a table of one column and can be downgraded.
	 */
	protected void tableRevision(String id, String downRevision, String table) {
		revision(id, downRevision, "create table " + table + " (id integer primary key);", "drop table " + table + ";");
	}

	public void file(String name, String text) {
		try {
			Files.writeString(this.files.resolve(name), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The tables of the database, our own included.
	 */
	protected List<String> tables() {
		return dialect().inspector(jdbc()).tableNames().stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList();
	}

	protected List<String> rows(String versionTable) {
		return jdbc().queryForList("select version_num from " + versionTable + " order by version_num", String.class);
	}

	protected List<String> rows() {
		return rows("migrate_version");
	}

}
