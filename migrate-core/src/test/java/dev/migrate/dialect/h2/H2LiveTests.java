package dev.migrate.dialect.h2;

import java.util.List;
import java.util.Map;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.LiveRevision;
import dev.migrate.contract.OperationContract;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.before;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.temporary;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static dev.migrate.schema.Definitions.view;
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
	void indexesGoThatForeignKeysHaveTaken() {
		LiveRevision.run(dialect(), jdbc(), (op) -> {
			op.createTable("p", column("id", integer()).primaryKey());
			op.createTable("t", column("a", integer()).notNull(), column("b", integer()).notNull(),
					primaryKey("a", "b").named("pk_t"), index("ix").columns("b"));
			op.createForeignKey("t",
					foreignKey("fk_a").columns("a").references("p", "id").onDelete(ReferentialAction.CASCADE));
			op.createForeignKey("t", foreignKey("fk_b").columns("b").references("p", "id"));
		});
		List<ForeignKey> before = dialect().inspector(jdbc()).table(TableName.of("t")).orElseThrow().foreignKeys();
		LiveRevision.run(dialect(), jdbc(), (op) -> {
			op.dropIndex("ix", "t");
			op.dropConstraint("pk_t", "t");
			op.createPrimaryKey("pk_t", "t", "b", "a");
		});
		assertThat(dialect().inspector(jdbc()).table(TableName.of("t")).orElseThrow())
			.satisfies((table) -> assertThat(table.primaryKeyColumns()).containsExactly("b", "a"))
			.satisfies((table) -> assertThat(table.indexes()).isEmpty())
			.satisfies((table) -> assertThat(table.foreignKeys()).isEqualTo(before));
	}

	@Test
	void uniqueConstraintsGoWhoseIndexForeignKeysHaveTaken() {
		LiveRevision.run(dialect(), jdbc(), (op) -> {
			op.createTable("p", column("id", integer()).primaryKey());
			op.createTable("t", column("p", integer()), unique("p").named("uq_t_p"));
			op.createForeignKey("t", foreignKey("fk_t_p").columns("p").references("p", "id"));
		});
		List<ForeignKey> before = dialect().inspector(jdbc()).table(TableName.of("t")).orElseThrow().foreignKeys();
		jdbc().execute("set referential_integrity false; insert into t values (1); set referential_integrity true");
		LiveRevision.run(dialect(), jdbc(), (op) -> op.dropConstraint("uq_t_p", "t"));
		jdbc().execute("insert into p values (1); insert into t values (1)");
		assertThat(dialect().inspector(jdbc()).table(TableName.of("t")).orElseThrow())
			.satisfies((table) -> assertThat(table.constraints()).isEqualTo(before));
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

	@Test
	void whatIsMadeAgainKeepsRightsAndComments() {
		for (String statement : """
				create table t (a int constraint ck check (a > 0), b int); create index ix on t (a); create user u password '';
				create trigger tr before insert on t for each row call 'dev.migrate.H2LogTrigger$One'; create view v as select a from t;
				create view w as select a from v; grant select on t to u; grant select, insert on v to u; grant update on w to u;
				comment on index ix is 'ix'; comment on constraint ck is 'ck'; comment on view v is 'v';
				comment on view w is 'w'"""
			.split(";")) {
			jdbc().execute(statement);
		}
		String all = """
				select remarks from information_schema.indexes union all select remarks from information_schema.table_constraints union all select remarks from information_schema.tables
					where table_schema = 'PUBLIC'
				union all select table_name || rights from information_schema.rights order by 1""";
		List<String> before = jdbc().queryForList(all, String.class);
		LiveRevision.run(dialect(), jdbc(), (op) -> {
			op.alterColumn("t", "a", (a) -> a.to(bigint()));
			op.addColumn("t", column("c", integer()), before("a"));
			op.replaceView(view("v").as("select a, b from t"));
		});
		assertThat(jdbc().queryForList(all, String.class)).isEqualTo(before);
		jdbc().execute("drop user u");
	}

}
