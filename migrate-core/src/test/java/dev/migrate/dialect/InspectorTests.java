package dev.migrate.dialect;

import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.schema.Column;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import org.junit.jupiter.api.AfterEach;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database of its own for each test of an inspector. Subclasses give the server.
 */
public abstract class InspectorTests {

	protected final JdbcTemplate jdbc;

	private final TestDatabase database;

	private final Dialect dialect;

	protected InspectorTests(TestDatabaseServer server, Dialect dialect) {
		this.database = server.create();
		this.jdbc = new JdbcTemplate(this.database.dataSource());
		this.dialect = dialect;
	}

	@AfterEach
	void drop() {
		this.database.close();
	}

	protected final Table read(String table) {
		return this.dialect.inspector(this.jdbc).table(TableName.of(table)).orElseThrow();
	}

	/**
	 * The types of a table's columns, by their names.
	 * @param table the table
	 * @return such as {@code VARCHAR varchar(20)}
	 */
	protected final Map<String, String> types(String table) {
		return read(table).columns()
			.stream()
			.collect(Collectors.toMap(Column::name, (column) -> column.type().name() + " " + column.type()));
	}

}
