package dev.migrate.dialect.mysql;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.standard.JdbcSession;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of MySQL and MariaDB hold something that a migration waits for, as far
 * as this user may see them.
 */
record MySqlHolders(JdbcSession.Query server) {

	/**
	 * Who holds a named lock.
	 */
	Optional<LockHolder> of(String lock) throws SQLException {
		return holders("select is_used_lock(?) as id, null as seconds", "l.id is not null", lock).stream().findFirst();
	}

	/**
	 * What a statement has waited for is known no longer when it has given up. What
	 * sessions read and write in a transaction, though, they hold until its end.
	 */
	List<LockHolder> blockers() throws SQLException {
		if (!isPermitted("PROCESS")) {
			return List.of();
		}
		return holders("""
				select trx_mysql_thread_id as id, timestampdiff(second, trx_started,
					convert_tz(now(), @@session.time_zone, 'SYSTEM')) as seconds
				from information_schema.innodb_trx where trx_mysql_thread_id not in (0, connection_id())""",
				"coalesce(p.db, database()) = database() order by l.seconds desc limit 3");
	}

	/**
	 * The program is what the application has called itself when it connected; of other
	 * users not everybody may see it.
	 */
	private List<LockHolder> holders(String sessions, String which, Object... parameters) throws SQLException {
		String attributes = isPermitted("SELECT") ? "session_connect_attrs" : "session_account_connect_attrs";
		List<LockHolder> holders = new ArrayList<>();
		for (List<@Nullable String> row : this.server.rows(
				"select l.id, p.host, a.attr_value, p.user, "
						+ "unix_timestamp() - coalesce(l.seconds, p.time), p.info, l.seconds from (" + sessions
						+ ") l left join information_schema.processlist p on p.id = l.id left join performance_schema."
						+ attributes + " a on a.processlist_id = l.id and a.attr_name = 'program_name' where " + which,
				parameters)) {
			Optional<Instant> since = Optional.ofNullable(row.get(4))
				.map((seconds) -> Instant.ofEpochSecond(new BigDecimal(seconds).longValue()));
			String idle = (row.get(6) != null) ? "an open transaction" : "";
			holders.add(new LockHolder(String.valueOf(row.get(0)), Objects.requireNonNullElse(row.get(1), ""),
					Objects.requireNonNullElse(row.get(2), Objects.requireNonNullElse(row.get(3), "")), since,
					Objects.requireNonNullElse(row.get(5), idle)));
		}
		return holders;
	}

	/**
	 * Whether the user has a privilege everywhere. It is asked for beforehand, as the
	 * driver of MariaDB logs what is refused.
	 */
	private boolean isPermitted(String privilege) throws SQLException {
		return !this.server
			.rows("select privilege_type from information_schema.user_privileges where privilege_type = ? "
					+ "and grantee = concat('''', replace(current_user(), '@', '''@'''), '''')", privilege)
			.isEmpty();
	}

}
