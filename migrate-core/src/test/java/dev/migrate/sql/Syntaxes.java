package dev.migrate.sql;

import dev.migrate.connect.Dialects;

/**
 * The syntax of each database, for tests of what reads SQL.
 */
final class Syntaxes {

	static final SqlSyntax POSTGRESQL = Dialects.named("postgresql").syntax();

	static final SqlSyntax MYSQL = Dialects.named("mysql").syntax();

	static final SqlSyntax H2 = Dialects.named("h2").syntax();

	static final SqlSyntax SQLITE = Dialects.named("sqlite").syntax();

	private Syntaxes() {
	}

}
