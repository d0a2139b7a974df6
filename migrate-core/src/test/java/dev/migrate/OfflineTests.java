package dev.migrate;

import java.nio.file.Path;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.OfflineContract;
import dev.migrate.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Two empty databases of one of our servers, made for each test.
 */
abstract class OfflineTests extends DatabaseTests implements OfflineContract {

	private TestDatabase scripted;

	@BeforeEach
	void createSecondDatabase() {
		this.scripted = server().create();
	}

	@AfterEach
	void dropSecondDatabase() {
		if (this.scripted != null) {
			this.scripted.close();
		}
	}

	/**
	 * The database's own client.
	 */
	abstract ScriptClient client();

	@Override
	public DataSource scripted() {
		return this.scripted.dataSource();
	}

	@Override
	public void runByClient(Path script) throws Exception {
		client().run(script, this.scripted);
	}

}
