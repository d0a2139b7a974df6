package dev.migrate;

import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.AdviceContract;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is seen and said of a run that failed or was killed on H2.
 */
class H2InterruptionTests extends DatabaseTests implements InterruptionContract, AdviceContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	/**
	 * H2 copies a table to change it; killed in the middle, it leaves the copy beside the
	 * table, or in its place, or its names.
	 */
	@ParameterizedTest
	@MethodSource
	void whatAKilledAlterTableLeftIsMended(String left) {
		file("a001.sql", """
				-- revision: a001
				-- down revision: none

				-- upgrade
				create table stock (id integer primary key, amount integer, constraint ck_stock check (amount > 0));
				create index ix_stock on stock (amount);
				create table parts (id integer primary key, stock integer);
				alter table parts add constraint fk_parts foreign key (stock) references stock (id);
				create view large as select id from stock where amount > 1;
				create table parts_copy_1_2 (id integer primary key);
				insert into stock values (1, 1), (2, 2);

				-- downgrade
				drop view large;
				drop table parts_copy_1_2;
				drop table parts;
				drop table stock;
				""");
		file("a002.sql", """
				-- revision: a002
				-- down revision: a001

				-- upgrade
				alter table stock add place integer;
				update stock set place = amount + 10;

				-- downgrade
				alter table stock drop column place;
				""");
		kill("alter table stock add place", true, (migrator) -> migrator.upgrade("heads"));
		for (String sql : ("alter table stock drop column place; " + left).split(";")) {
			jdbc().execute(sql);
		}
		builderOfFiles(dataSource()).build().upgrade("heads");
		assertThat(
				jdbc().queryForList("select id || ' ' || amount || ' ' || place from stock order by id", String.class))
			.containsExactly("1 1 11", "2 2 12");
		assertThat(jdbc().queryForList(
				"select constraint_name from information_schema.table_constraints "
						+ "where constraint_type in ('CHECK', 'FOREIGN KEY') union "
						+ "select index_name from information_schema.indexes where index_name like '%STOCK%' union "
						+ "select table_name from information_schema.tables where table_name like '%COPY%'",
				String.class))
			.containsExactlyInAnyOrder("CK_STOCK", "FK_PARTS", "IX_STOCK", "PARTS_COPY_1_2");
		assertThat(jdbc().queryForList("select id from large", Integer.class)).containsExactly(2);
		builderOfFiles(dataSource()).build().downgrade("base");
	}

	static Stream<String> whatAKilledAlterTableLeftIsMended() {
		String table = "create table stock_copy_3_8 as select * from stock";
		String names = "alter table stock rename constraint ck_stock to stock_copy_3_8_ck_stock;"
				+ "alter table parts rename constraint fk_parts to stock_copy_3_8_fk_parts;"
				+ "alter index ix_stock rename to stock_copy_3_8_ix_stock";
		return Stream.of(table,
				table + "; alter table stock_copy_3_8 add constraint stock_copy_3_8_uq unique (id);"
						+ "alter table parts add constraint stock_copy_3_8_fk_parts "
						+ "foreign key (stock) references stock_copy_3_8 (id)",
				names, names + "; drop view large; alter table stock rename to stock_copy_3_8; "
						+ "create force view large as select id from stock where amount > 1");
	}

}
