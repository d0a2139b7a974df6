package dev.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.SchemaObject;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * A function or procedure that is replaced. The server is asked which one is meant and
 * whether it takes the new one for it, by doing it and rolling that back: it alone knows
 * its types by all their names, and what has to stay.
 *
 * @param renderer writes the statements
 * @param operation what is replaced
 */
record PostgresqlRoutine(DdlRenderer renderer, ReplaceObject operation) {

	private static final Pattern RESULT = Pattern.compile(
			"(?is)\\s*returns\\s+(.*?)\\s+(?:language|as|window|immutable|stable|volatile|not|leakproof|called|strict"
					+ "|security|external|parallel|cost|rows|support|set|transform|begin|return)\\b.*");

	/** It gives something else, or takes it by other names. */
	private static final String REFUSED = "42P13";

	/** The account may not do it, or nobody may at this time. */
	private static final Set<String> DENIED = Set.of("42501", "25006");

	/** The connection, others and the server are in the way, not the statement. */
	private static final Set<String> FAILED = Set.of("08", "40", "53", "55", "57", "58");

	/**
	 * What replaces it with a database at hand: what is dropped has its owner, its
	 * privileges and its comment again.
	 */
	List<SqlStatement> statements(JdbcOperations jdbc) {
		Optional<Found> asked = jdbc.execute((ConnectionCallback<Optional<Found>>) this::rolledBack);
		if (asked == null || asked.isEmpty()) {
			return this.renderer.visit(this.operation);
		}
		Found found = asked.get();
		SchemaObject object = this.operation.object();
		boolean goes = found.there() != null && !found.replaceable();
		List<SqlStatement> statements = new ArrayList<>();
		if (found.former() != null && !found.former().equals(found.there())) {
			statements.addAll(drop(former(), true));
		}
		if (goes) {
			statements.addAll(drop(object, true));
		}
		statements.addAll(create());
		Long before = goes ? found.there() : (found.there() == null) ? found.former() : null;
		if (before != null) {
			PostgresqlRights.ofRoutine(jdbc, before, named(object))
				.forEach((statement) -> statements.add(this.renderer.ddl(statement)));
		}
		return statements;
	}

	/**
	 * What replaces it where nobody can be asked: one that says that it gives something
	 * else is dropped.
	 */
	List<SqlStatement> statements() {
		List<SqlStatement> statements = new ArrayList<>(this.renderer.visit(this.operation));
		if (statements.size() == 1 && !result(former()).equals(result(this.operation.object()))) {
			statements.addAll(0, drop(former(), true));
		}
		return statements;
	}

	private static String result(SchemaObject routine) {
		Matcher result = RESULT.matcher(Objects.toString(routine.text(), ""));
		return result.matches() ? result.group(1).replaceAll("\\s+", " ").toLowerCase(Locale.ROOT) : "";
	}

	private SchemaObject former() {
		SchemaObject existing = this.operation.existing();
		return (existing != null) ? existing : this.operation.object();
	}

	private List<SqlStatement> create() {
		return this.renderer.visit(new ReplaceObject(this.operation.object(), null));
	}

	private List<SqlStatement> drop(SchemaObject routine, boolean ifExists) {
		return this.renderer.visit(new DropObject(routine.withoutText(), ifExists));
	}

	/**
	 * As statements have it that do something to it.
	 */
	private String named(SchemaObject routine) {
		return drop(routine, false).get(0).text().substring("DROP ".length());
	}

	private Optional<Found> rolledBack(Connection connection) throws SQLException {
		boolean alone = connection.getAutoCommit();
		if (alone) {
			connection.setAutoCommit(false);
		}
		try {
			Savepoint savepoint = connection.setSavepoint();
			Optional<Found> found = look(connection);
			connection.rollback(savepoint);
			return found;
		}
		finally {
			if (alone) {
				connection.rollback();
				connection.setAutoCommit(true);
			}
		}
	}

	private Optional<Found> look(Connection connection) throws SQLException {
		SchemaObject object = this.operation.object();
		Named there = named(connection, object);
		Named former = former().isSame(object) ? there : named(connection, former());
		if (there.denied() || former.denied()) {
			return Optional.empty();
		}
		// What a body names may still be to come
		attempt(connection, "set local check_function_bodies = off");
		boolean replaceable = there.oid() == null || !attempt(connection, create().get(0).text()).equals(REFUSED);
		return Optional.of(new Found(there.oid(), former.oid(), replaceable));
	}

	/**
	 * Which one the server takes the words for: the one that has a comment by them.
	 */
	private Named named(Connection connection, SchemaObject routine) throws SQLException {
		String comment = UUID.randomUUID().toString();
		String state = attempt(connection, "COMMENT ON " + named(routine) + " IS '" + comment + "'");
		try (PreparedStatement query = connection
			.prepareStatement("select objoid::bigint from pg_catalog.pg_description "
					+ "where classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass and description = ?")) {
			query.setString(1, comment);
			try (ResultSet rows = query.executeQuery()) {
				return new Named(rows.next() ? rows.getLong(1) : null, DENIED.contains(state));
			}
		}
	}

	private static String attempt(Connection connection, String sql) throws SQLException {
		Savepoint savepoint = connection.setSavepoint();
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
			return "";
		}
		catch (SQLException ex) {
			String state = Objects.toString(ex.getSQLState(), "08");
			if (FAILED.contains(state.substring(0, 2))) {
				throw ex;
			}
			connection.rollback(savepoint);
			return state;
		}
	}

	/**
	 * What words lead to.
	 *
	 * @param oid the routine, or {@code null} if there is none
	 * @param denied whether the account may do nothing to it
	 */
	private record Named(@Nullable Long oid, boolean denied) {
	}

	/**
	 * What the server has.
	 *
	 * @param there the one in whose place the new one is, or {@code null} if there is
	 * none
	 * @param former the one that it replaces, or {@code null} if there is none
	 * @param replaceable whether the server takes the new one for the one in its place
	 */
	private record Found(@Nullable Long there, @Nullable Long former, boolean replaceable) {
	}

}
