package dev.migrate.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.dialect.Dialect;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a contract is shown on: a real database that is empty when a test begins, and a
 * folder for revisions. A test class gives the three methods without a body and
 * implements the contracts that its database fulfils.
 */
public interface TestedDatabase {

	/**
	 * The database of this test.
	 * @return a data source that connects anew with each call; the user may do everything
	 */
	DataSource dataSource();

	/**
	 * The folder of this test.
	 * @return the folder, empty when the test begins
	 */
	Path files();

	/**
	 * The dialect of the database.
	 * @return the dialect
	 */
	Dialect dialect();

	/**
	 * A migrator without revisions. A dialect that is not ours is given to it here.
	 * @param dataSource the database
	 * @return the builder
	 */
	default MigratorBuilder builder(DataSource dataSource) {
		return Migrator.builder(dataSource);
	}

	/**
	 * A migrator of the revisions in files.
	 * @param dataSource the database
	 * @return the builder
	 */
	default MigratorBuilder builderOfFiles(DataSource dataSource) {
		return builder(dataSource).locations(files().toUri().toString());
	}

	/**
	 * A migrator of the revisions in files on the database of this test.
	 * @return the builder
	 */
	default MigratorBuilder migrator() {
		return builderOfFiles(dataSource());
	}

	/**
	 * A migrator of revisions that are beans.
	 * @param migrations the revisions
	 * @return the migrator
	 */
	default Migrator beans(Migration... migrations) {
		MigrationBeans beans = new MigrationBeans();
		for (Migration migration : migrations) {
			beans.add(migration);
		}
		return builder(dataSource()).locations(List.of()).scriptSource(beans).build();
	}

	/**
	 * A migrator of the shop.
	 * @return the builder
	 */
	default MigratorBuilder shop() {
		return builder(dataSource()).locations(List.of()).scriptSource(ShopRevisions.all());
	}

	/**
	 * Write a revision.
	 * @param id its identifier
	 * @param downRevision what it is built on; empty for a base
	 * @param upgrade SQL
	 * @param downgrade SQL
	 */
	default void revision(String id, String downRevision, String upgrade, String downgrade) {
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
	 * @param id its identifier
	 * @param downRevision what it is built on; empty for a base
	 * @param table the table
	 */
	default void tableRevision(String id, String downRevision, String table) {
		revision(id, downRevision, "create table " + table + " (id integer primary key);", "drop table " + table + ";");
	}

	/**
	 * Write a file of the folder.
	 * @param name its name
	 * @param text what it holds
	 */
	default void file(String name, String text) {
		try {
			Files.writeString(files().resolve(name), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Access to the database.
	 * @return a new template
	 */
	default JdbcTemplate jdbc() {
		return new JdbcTemplate(dataSource());
	}

	/**
	 * The tables of the database, our own included.
	 * @return their names in lower case
	 */
	default List<String> tables() {
		return dialect().inspector(jdbc()).tableNames().stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList();
	}

	/**
	 * What a version table holds.
	 * @param versionTable its name
	 * @return the identifiers, sorted
	 */
	default List<String> rows(String versionTable) {
		return jdbc().queryForList("select version_num from " + versionTable + " order by version_num", String.class);
	}

	/**
	 * What the version table holds.
	 * @return the identifiers, sorted
	 */
	default List<String> rows() {
		return rows("migrate_version");
	}

}
