package dev.migrate.dialect.mysql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.migrate.error.RunLog;
import dev.migrate.schema.SchemaObject;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * With whose rights a view, routine or trigger works that is replaced: with those of its
 * definer, who is the current account unless it is said, or, for a view, of whoever reads
 * it. Whether a routine does that stands in its text. And who may call a routine, which
 * MySQL forgets when it is dropped.
 */
final class MySqlRights {

	private static final String HERE = " = coalesce(?, database()) and ";

	private MySqlRights() {
	}

	/**
	 * What has to be said so that this stays as it is. Where the account may not say it
	 * (see {@link #mayNameDefiners}), the server refuses the statement.
	 * @param jdbc the database, in which the object is still there
	 * @return the words behind {@code CREATE}, with a blank behind them; empty if there
	 * are none
	 */
	static String definer(JdbcOperations jdbc, SchemaObject object) {
		String from = switch (object.kind()) {
			case VIEW -> "security_type from information_schema.views where table_schema" + HERE + "table_name = ?";
			case TRIGGER -> "'' from information_schema.triggers where trigger_schema" + HERE + "trigger_name = ?";
			case FUNCTION, PROCEDURE -> "'' from information_schema.routines where routine_schema" + HERE
					+ "routine_name = ? and routine_type = '" + object.kind().name() + "'";
			case MATERIALIZED_VIEW -> "";
		};
		List<String> rights = from.isEmpty() ? List.of()
				: jdbc.query("select if(definer = current_user(), '', definer), " + from,
						(row, number) -> clause(row.getString(1))
								+ (row.getString(2).equals("INVOKER") ? "SQL SECURITY INVOKER " : ""),
						object.schema(), object.name());
		return rights.isEmpty() ? "" : rights.get(0);
	}

	/**
	 * Whether the account, or a role that it has taken, may make things for another one.
	 */
	static boolean mayNameDefiners(JdbcOperations jdbc) {
		String who = jdbc.queryForObject("select concat_ws(',', current_user(), current_role())", String.class);
		Set<String> accounts = Set.of(String.valueOf(who).replaceAll("[`']", "").split(","));
		return jdbc
			.queryForList("select grantee from information_schema.user_privileges where privilege_type in "
					+ "('SUPER', 'SET USER', 'SET_USER_ID', 'SET_ANY_DEFINER')", String.class)
			.stream()
			.map((grantee) -> grantee.replace("'", ""))
			.anyMatch((grantee) -> accounts.contains(grantee) || accounts.contains(grantee.replaceFirst("@$", "")));
	}

	/**
	 * A role of MariaDB has no host.
	 */
	private static String clause(String account) {
		if (account.isEmpty()) {
			return "";
		}
		int at = account.lastIndexOf('@');
		boolean role = at < 0 || at == account.length() - 1;
		String name = (at < 0) ? account : account.substring(0, at);
		return "DEFINER = " + quoted(name) + (role ? "" : "@" + quoted(account.substring(at + 1))) + " ";
	}

	/**
	 * Who may call a routine that is dropped and made again.
	 * @param jdbc the database, in which it is still there
	 * @param name its name as a statement has it
	 * @return the statements that grant it again; none, and a warning, where the account
	 * may not see that
	 */
	static List<String> grants(JdbcOperations jdbc, SchemaObject routine, String name) {
		String kind = routine.kind().name();
		try {
			return jdbc.query("select user, host, proc_priv from mysql.procs_priv where db" + HERE
					+ "routine_name = ? and routine_type = ? order by user, host", (row, number) -> {
						Set<String> granted = new LinkedHashSet<>(List.of(row.getString(3).split(",")));
						String option = granted.remove("Grant") ? " WITH GRANT OPTION" : "";
						return "GRANT " + (granted.isEmpty() ? "USAGE" : String.join(", ", granted)) + " ON " + kind
								+ " " + name + " TO " + quoted(row.getString(1)) + "@" + quoted(row.getString(2))
								+ option;
					}, routine.schema(), routine.name(), kind);
		}
		catch (DataAccessException ex) {
			MySqlSession.FAILURES.requireAnswer(ex);
			RunLog.logger
				.warn("Who may call {} {} cannot be read from mysql.procs_priv, and MySQL forgets it now that it is "
						+ "made again: grant it again to those who could", kind.toLowerCase(Locale.ROOT), name);
			return List.of();
		}
	}

	private static String quoted(String name) {
		return '`' + name.replace("`", "``") + '`';
	}

}
