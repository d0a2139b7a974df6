package dev.migrate.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.connect.Dialects;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;

class CurrentSchemaTests {

	private static TestDatabaseServer server(String dialect) {
		return dialect.equals("h2") ? TestDatabases.h2() : TestDatabases.hsqldb();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			h2, "id", "id"
			h2, id, id
			h2, ID, id
			h2, Order, Order
			h2, group, group
			hsqldb, "id", "id"
			hsqldb, id, id
			hsqldb, ID, id
			hsqldb, Order, Order
			hsqldb, group, group
			""")
	void knowsNamesByWhatIsStored(String dialect, String name, String known) throws SQLException {
		try (TestDatabase database = server(dialect).create();
				Connection connection = database.dataSource().getConnection()) {
			SchemaInspector inspector = Dialects.named(dialect)
				.inspector(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
			CurrentSchema current = CurrentSchema.of(new DatabaseProfile(Dialects.named(dialect), dialect, 2, 4,
					inspector.currentSchema(), inspector::name));
			assertThat(current.naming().apply(name)).isEqualTo(known);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "hsqldb" })
	void writesTheQuotesOfANameThatHasThem(String dialect) {
		Table orders = Table.of(TableName.of("\"orders\""), List.of(column("\"id\"", integer())));
		try (TestDatabase database = server(dialect).create()) {
			assertThat(Migrator.builder(database.dataSource())
				.locations()
				.build()
				.autogenerate(AutogenerateSettings.DEFAULTS)
				.compare(List.of((profile) -> WantedSchema.of("beans", Schema.of(orders))))
				.changes()).singleElement()
				.extracting((change) -> change.operation().toString())
				.asString()
				.contains("name=\"orders\"", "name=\"id\"");
		}
	}

}
