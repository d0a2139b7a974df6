package dev.migrate.dialect.h2;

import java.util.Map;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.LiveRevision;
import dev.migrate.contract.OperationContract;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.temporary;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is rendered for H2 runs there and does what it says.
 */
class H2LiveTests extends DatabaseTests implements OperationContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	@Override
	public Map<String, String> texts() {
		return Map.of("B", "{\"a\":1}", "F", "2026-01-02 03:04:05.678+00");
	}

	@Test
	void addsWhatOthersDoNotKnow() {
		LiveRevision.run(dialect(), jdbc(), (op) -> {
			op.createTable("p", column("year", integer()).unique());
			op.createTable("t", column("b", integer()), column("c", integer()), column("d", varchar(9)));
			op.alterColumn("t", "c", (c) -> c.to(bigint()).defaultExpression("1 + 2"));
			op.addConstraint("t", unique("b").named("uq_b").nullsNotDistinct());
			op.createForeignKey("t", foreignKey("fk_b").columns("b").references("p", "year").notValid());
			op.createIndex(index("ix").on("t").elements(element("b").desc(), element("c").ordered("ASC NULLS LAST")));
			op.createIndex(index("ux").on("t", "d").unique().include("b"));
		});
		Table table = dialect().inspector(jdbc()).table(TableName.of("t")).orElseThrow();
		assertThat(table.constraints()).extracting(Constraint::name).containsExactlyInAnyOrder("uq_b", "fk_b");
		assertThat(table.indexes()).extracting((index) -> index.name()).containsExactly("ix", "ux");
	}

	@Test
	void tablesOfTheSessionAreNotRead() {
		jdbc().execute((ConnectionCallback<?>) (connection) -> {
			JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			LiveRevision.run(dialect(), session,
					(op) -> op.createTable("t", temporary(), column("a", integer()), index("ix_a").columns("a")));
			assertThat(session.update("insert into t values (1)")).isEqualTo(1);
			assertThat(dialect().inspector(session).table(TableName.of("t"))).isEmpty();
			return null;
		});
	}

}
