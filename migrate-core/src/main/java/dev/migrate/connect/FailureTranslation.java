package dev.migrate.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.error.MigrateException;
import dev.migrate.settings.Tables;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Turns what a database has refused into an exception that says what to do: which rights
 * to grant, and to whom. May ask the database for it. Is loaded only where something
 * fails.
 *
 * @param tables which of our tables there are, and where
 */
record FailureTranslation(Dialect dialect, Tables tables) {

	/**
	 * A failure where no dialect is known yet, or of the connection itself.
	 */
	static RuntimeException ofConnection(SQLException failure, KnownDialects dialects) {
		return new DatabaseFailedException(dialects.text(failure), failure);
	}

	MigrateException translate(SQLException failure, Connection connection) {
		SqlFailures failures = this.dialect.failures();
		String message = failures.message(failure);
		return switch (failures.kind(failure)) {
			case NOT_PERMITTED -> notPermitted(failure, message, connection, failures);
			case READ_ONLY -> new ReadOnlyDatabaseException(this.dialect.productName(), message, failure);
			case TABLE_MISSING, LOCK_TIMEOUT, CANCELED, NOT_AUTHENTICATED, TOO_MANY_SESSIONS, DISCONNECTED, IDLE,
					NO_SPACE, OTHER ->
				new DatabaseFailedException(message, failure);
		};
	}

	/**
	 * What is asked of the catalog is asked through Spring.
	 */
	RuntimeException translate(DataAccessException failure, Connection connection) {
		if (!(failure.getCause() instanceof SQLException sql)) {
			return failure;
		}
		MigrateException translated = translate(sql, connection);
		String asked = asked(failure);
		if (translated instanceof NotPermittedException refused) {
			return refused.ofCatalog(asked);
		}
		return asked.isEmpty() ? translated
				: DatabaseFailedException.ofCatalog(this.dialect.failures().message(sql), asked, sql);
	}

	static String asked(DataAccessException failure) {
		String sql = "";
		if (failure instanceof BadSqlGrammarException grammar) {
			sql = grammar.getSql();
		}
		else if (failure instanceof UncategorizedSQLException uncategorized) {
			sql = Objects.requireNonNullElse(uncategorized.getSql(), "");
		}
		return SqlFailures.excerpt(sql);
	}

	private MigrateException notPermitted(SQLException failure, String message, Connection connection,
			SqlFailures failures) {
		String user = "";
		String schema = Objects.requireNonNullElse(this.tables.defaultSchema(), "");
		String grant = "grant …";
		List<String> reading = List.of("grant select on …");
		try {
			user = failures.user(Objects.requireNonNullElse(connection.getMetaData().getUserName(), ""));
			schema = schema.isEmpty() ? failures.schemaOf(connection, this.tables.versionTable()) : schema;
			grant = String.join("; ", grants(connection, failures, schema, user));
			reading = grantsToRead(connection, failures, schema, user);
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
		return new NotPermittedException(user, schema, message, grant, reading, failure);
	}

	private Set<String> grants(Connection connection, SqlFailures failures, String schema, String user)
			throws SQLException {
		Set<String> grants = new LinkedHashSet<>();
		for (String each : new LinkedHashSet<>(List.of(schema, schemaOr(this.tables.schemaOfVersion(), schema),
				schemaOr(this.tables.schemaOfHistory(), schema)))) {
			grants.add(failures.grant(connection, each, user));
		}
		return grants;
	}

	private List<String> grantsToRead(Connection connection, SqlFailures failures, String schema, String user)
			throws SQLException {
		Map<String, List<String>> tables = new LinkedHashMap<>();
		tables.computeIfAbsent(schemaOr(this.tables.schemaOfVersion(), schema), (name) -> new ArrayList<>())
			.add(this.tables.versionTable());
		List<String> others = tables.computeIfAbsent(schemaOr(this.tables.schemaOfHistory(), schema),
				(name) -> new ArrayList<>());
		if (this.tables.history()) {
			others.add(this.tables.historyTable());
		}
		others.add(this.tables.journalTable());
		List<String> grants = new ArrayList<>();
		for (Map.Entry<String, List<String>> each : tables.entrySet()) {
			for (String grant : failures.grantsToRead(connection, each.getKey(), user)) {
				(grant.contains("%s") ? each.getValue() : List.of(""))
					.forEach((table) -> grants.add(grant.formatted(table)));
			}
		}
		return grants;
	}

	private static String schemaOr(@Nullable String schema, String other) {
		return (schema != null) ? schema : other;
	}

}
