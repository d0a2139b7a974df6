package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.ForeignKeySwitch;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.StoredObjectFacts;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Tables are tried as temporary ones. There are no databases in memory in which revisions
 * could be run. A schema is a database here, so that others may belong to somebody else:
 * only the current one is looked at and those that are named.
 */
record MySqlScratchSpace(MySqlDialect dialect) implements ScratchSpace {

	private static final String OBJECTS = """
			select o.kind, case when o.kind = 'schema' then o.name else concat('`', replace(o.place, '`', '``'), '`.`',
				replace(o.name, '`', '``'), '`') end
			from (
				select case t.table_type when 'VIEW' then 'view' when 'SEQUENCE' then 'sequence' else 'table' end as kind,
					t.table_schema as place, t.table_name as name
				from information_schema.tables t where t.table_type <> 'SYSTEM VIEW'
				union all select lower(r.routine_type), r.routine_schema, r.routine_name
				from information_schema.routines r
				union all select 'event', e.event_schema, e.event_name from information_schema.events e
				union all select 'schema', n.schema_name, concat('`', replace(n.schema_name, '`', '``'), '`')
				from information_schema.schemata n) o
			where o.place = database()
			""";

	@Override
	public Optional<Scratch> tables(Connection connection) {
		return Optional.of(new MySqlScratch(this.dialect, connection));
	}

	@Override
	public StoredObjectFacts objects() {
		return new StoredObjectFacts(OBJECTS, " or o.place = ?", List.of("event", "view", "table", "sequence",
				"function", "procedure", "package body", "package", "schema"), Set.of());
	}

	@Override
	public Optional<ForeignKeySwitch> foreignKeys() {
		return Optional.of(new MySqlForeignKeys());
	}

	/**
	 * A variable of the session; it holds in transactions as well.
	 */
	private static final class MySqlForeignKeys implements ForeignKeySwitch {

		@Override
		public boolean isOn(JdbcOperations jdbc) {
			return Boolean.TRUE.equals(jdbc.queryForObject("select @@foreign_key_checks", Boolean.class));
		}

		@Override
		public void off(JdbcOperations jdbc) {
			jdbc.execute("set foreign_key_checks = 0");
		}

		@Override
		public void on(JdbcOperations jdbc) {
			jdbc.execute("set foreign_key_checks = 1");
		}

	}

}
