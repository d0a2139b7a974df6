package dev.migrate.dialect.mysql;

import dev.migrate.dialect.ForeignKeySwitch;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * A variable of the session; it holds in transactions as well.
 */
final class MySqlForeignKeys implements ForeignKeySwitch {

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
