package dev.migrate;

import java.nio.file.Path;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Assumptions;

import org.springframework.util.ClassUtils;

/**
 * Scripts on HSQLDB: its {@code SqlTool}, inside of this process, where the databases in
 * memory are.
 */
class HsqldbOfflineTests extends OfflineTests {

	private static final String SQL_TOOL = "org.hsqldb.cmdline.SqlTool";

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	@Override
	ScriptClient client() {
		Assumptions.assumeTrue(ClassUtils.isPresent(SQL_TOOL, null), "There is no SqlTool on the class path");
		return HsqldbOfflineTests::run;
	}

	private static void run(Path script, TestDatabase database) throws Exception {
		Object arguments = new String[] { "--autoCommit",
				"--inlineRc=url=" + database.url() + ",user=" + database.user() + ",password=", script.toString() };
		Class.forName(SQL_TOOL).getMethod("objectMain", String[].class).invoke(null, arguments);
	}

}
