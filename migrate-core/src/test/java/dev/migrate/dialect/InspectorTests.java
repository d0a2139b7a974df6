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

import static org.assertj.core.api.Assertions.assertThat;

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

	/**
	 * Show that the tables of a schema are read, with keys that refer to it, and no view.
	 */
	protected final void readAllTablesOfSchemaAndNoView() {
		this.jdbc.execute("create schema app");
		this.jdbc.execute("create table app.b (id int)");
		this.jdbc.execute("create table app.a (id int primary key, b int)");
		this.jdbc.execute("alter table app.a add constraint fk foreign key (b) references app.a");
		this.jdbc.execute("create view app.v as select * from app.a");
		this.jdbc.execute("create table c (id int)");
		SchemaInspector inspector = this.dialect.inspector(this.jdbc);
		assertThat(inspector.tables("app")).extracting((table) -> table.name().toString())
			.containsExactly("app.a", "app.b");
		assertThat(inspector.tables("app").get(0).constraints().get(1)).extracting("referencedTable")
			.isEqualTo(new TableName("app", "a"));
		assertThat(inspector.tableNames()).containsExactly("c");
		assertThat(inspector.table(TableName.of("nope"))).isEmpty();
		assertThat(inspector.table(TableName.of("v"))).isEmpty();
	}

}
