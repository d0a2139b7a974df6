package dev.migrate.dialect.postgresql;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.standard.JdbcSession;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of PostgreSQL hold something that a migration waits for, as far as this
 * user may see them.
 */
record PostgresqlHolders(JdbcSession.Query database) {

	private static final String HOLDER = """
			select a.pid, pg_catalog.host(a.client_addr), a.application_name,
				extract(epoch from coalesce(a.xact_start, a.query_start, a.backend_start)), a.query,
				case when a.state like 'idle%' then extract(epoch from a.state_change) end
			from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
			where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and a.datname = pg_catalog.current_database()
				and l.classid::bigint = ? and l.objid::bigint = ? and a.pid <> pg_catalog.pg_backend_pid()""";

	private static final String BLOCKERS = """
			select a.pid, pg_catalog.host(a.client_addr), a.application_name, extract(epoch from a.xact_start),
				case when a.state like 'idle%' then 'an idle' else 'a' end || ' transaction with a lock on ' || pg_catalog.string_agg(distinct c.relname, ', '), null
			from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
				join pg_catalog.pg_class c on c.oid = l.relation
				join pg_catalog.pg_namespace n on n.oid = c.relnamespace
			where l.granted and a.datname = pg_catalog.current_database() and a.pid <> pg_catalog.pg_backend_pid()
				and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p', 'm')
			group by a.pid, a.client_addr, a.application_name, a.xact_start, a.state
			order by a.xact_start limit 3""";

	/**
	 * Who holds an advisory lock.
	 */
	Optional<LockHolder> of(long key) throws SQLException {
		return holders(HOLDER, key >>> 32, key & 0xffffffffL).stream().findFirst();
	}

	/**
	 * Who holds locks on tables, those longest in their transaction first.
	 */
	List<LockHolder> blockers() throws SQLException {
		return holders(BLOCKERS);
	}

	private List<LockHolder> holders(String sql, Object... parameters) throws SQLException {
		return this.database.rows(sql, parameters)
			.stream()
			.map((row) -> new LockHolder(text(row.get(0)), text(row.get(1)), text(row.get(2)), instant(row.get(3)),
					text(row.get(4)), instant(row.get(5))))
			.toList();
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	private static Optional<Instant> instant(@Nullable String epochSeconds) {
		return Optional.ofNullable(epochSeconds)
			.map((seconds) -> Instant.ofEpochSecond(new BigDecimal(seconds).longValue()));
	}

}
