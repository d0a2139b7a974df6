package dev.migrate.dialect.mysql;

import java.util.List;
import java.util.Map;

import dev.migrate.dialect.InspectorTests;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What MySQL says differently from MariaDB.
 */
class MySqlInspectorTests extends InspectorTests {

	MySqlInspectorTests() {
		super(TestDatabases.mysql(), new MySqlDialect());
	}

	@Test
	void readsDefaults() {
		this.jdbc.execute(
				"""
						create table t (a int default 5, b varchar(20) default 'it''s', c varchar(20) default 'current_timestamp',
							d boolean default true, e decimal(4, 2) default 1.50, f datetime default current_timestamp,
							g int default null, h bigint default -5000000000, i varchar(9) default '',
							j varchar(40) default (concat('it''s ', uuid())),
							k datetime(3) default current_timestamp(3) on update current_timestamp(3),
							l enum('a', 'b') default 'b', m json default (json_array()))
						""");
		assertThat(read("t").columns()).extracting(Column::defaultValue)
			.containsExactly(SqlValue.of(5), SqlValue.of("it's"), SqlValue.of("current_timestamp"), SqlValue.of(true),
					SqlValue.of(new java.math.BigDecimal("1.50")), new SqlValue.Expression("CURRENT_TIMESTAMP"), null,
					SqlValue.of(-5000000000L), SqlValue.of(""),
					new SqlValue.Expression("concat(_utf8mb4'it\\'s ',uuid())"),
					new SqlValue.Expression("CURRENT_TIMESTAMP(3) ON UPDATE current_timestamp(3)"), SqlValue.of("b"),
					new SqlValue.Expression("json_array()"));
	}

	@Test
	void readsExpressionsAndOrders() {
		this.jdbc.execute("""
				create table t (a varchar(20) check (a <> 'it''s'), b int, c varchar(30) as (concat(a, '''')) virtual,
					constraint ck check (b in (1, 2)), key ix (b desc, (lower(a))), unique key ux (a(5)),
					fulltext key ft (a))
				""");
		Table table = read("t");
		assertThat(table.columns().get(2).computed()).isEqualTo(new Computed("concat(`a`,_utf8mb4'\\'')", false));
		assertThat(table.constraints()).containsExactlyInAnyOrder(new CheckConstraint("ck", "`b` in (1,2)", false),
				new CheckConstraint("t_chk_1", "(`a` <> _utf8mb4'it\\'s')", false));
		assertThat(table.indexes()).containsExactlyInAnyOrder(
				new Index("ix", TableName.of("t"),
						List.of(new IndexElement("b", null, "DESC", null, null),
								new IndexElement(null, "lower(`a`)", null, null, null)),
						false, null, null, List.of(), Map.of(), false, null),
				new Index("ux", TableName.of("t"), List.of(new IndexElement("a", null, null, null, 5)), true, null,
						null, List.of(), Map.of(), false, null),
				new Index("ft", TableName.of("t"), List.of(new IndexElement("a", null, null, null, null)), false, null,
						null, List.of(), Map.of(), false, "FULLTEXT"));
	}

}
