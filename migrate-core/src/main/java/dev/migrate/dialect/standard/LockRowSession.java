package dev.migrate.dialect.standard;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LockHolder;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A session of a database that has no lock which a session could hold over DDL. The lock
 * is a row that names the session that holds it, and counts only as long as that session
 * lives, so that no one has to clean up after a process that died. To a user who does not
 * see the sessions of others, a row that is there counts.
 */
public abstract class LockRowSession extends JdbcSession {

	/** The columns of the table. */
	protected static final String COLUMNS = "(id integer primary key, session_id integer not null, "
			+ "session_start varchar(64) not null)";

	private final Dialect dialect;

	private final String table;

	private final String alive;

	private final String administrator;

	private final String id;

	private final String start;

	private final String schemaBefore;

	private String schema;

	/**
	 * Create a session.
	 * @param connection a connection in autocommit mode
	 * @param table the table of the lock, quoted
	 * @param own a query of the number of this session and of when it began
	 * @param alive a query that has a row if the session of a number that began at a time
	 * is there
	 * @param administrator a query of whether the user sees the sessions of others
	 */
	protected LockRowSession(Connection connection, Dialect dialect, String table, String own, String alive,
			String administrator) throws SQLException {
		super(connection);
		this.dialect = dialect;
		this.table = table;
		this.alive = alive;
		this.administrator = administrator;
		List<@Nullable String> session = query(own).get(0);
		this.id = Objects.requireNonNull(session.get(0));
		this.start = Objects.requireNonNull(session.get(1));
		this.schemaBefore = connection.getSchema();
		this.schema = this.schemaBefore;
	}

	protected final String table() {
		return this.table;
	}

	@Override
	public final boolean hasSchema(String wanted) throws SQLException {
		return isThere(stored(wanted));
	}

	private String stored(String wanted) {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection(), true));
		return Objects.requireNonNull(StoredNames.of(this.dialect, jdbc).stored(wanted));
	}

	private boolean isThere(String stored) throws SQLException {
		return value("select 1 from information_schema.schemata where schema_name = ?", stored).isPresent();
	}

	@Override
	public final boolean useSchema(String wanted) throws SQLException {
		String stored = stored(wanted);
		if (!isThere(stored)) {
			return false;
		}
		use(stored);
		this.schema = stored;
		return true;
	}

	private void use(String wanted) throws SQLException {
		if (!Objects.equals(wanted, connection().getSchema())) {
			connection().setSchema(wanted);
		}
	}

	/**
	 * Who holds the lock.
	 * @param session a query of the session in its row: its number, its address, its
	 * user, and what it runs
	 * @return the holder, or empty if there is none, or none that the user sees
	 */
	protected final Optional<LockHolder> holder(String session) throws SQLException {
		return query(session).stream()
			.map((row) -> new LockHolder(String.valueOf(row.get(0)), String.valueOf(row.get(1)),
					String.valueOf(row.get(2)), Optional.empty(), String.valueOf(row.get(3))))
			.findFirst();
	}

	@Override
	protected final boolean tryLock() throws SQLException {
		try {
			return createAndTake();
		}
		catch (SQLException ex) {
			if (this.dialect.failures().kind(ex) == FailureKind.LOCK_TIMEOUT) {
				return false;
			}
			throw ex;
		}
	}

	private boolean createAndTake() throws SQLException {
		try {
			return take();
		}
		catch (SQLException ex) {
			if (this.dialect.failures().kind(ex) != FailureKind.TABLE_MISSING) {
				throw ex;
			}
			create();
			return take();
		}
	}

	/**
	 * Create the table. Somebody else may do the same.
	 */
	protected void create() throws SQLException {
		execute("create table if not exists " + this.table + " " + COLUMNS);
	}

	private boolean take() throws SQLException {
		List<List<@Nullable String>> rows = query("select session_id, session_start from " + this.table);
		if (rows.isEmpty()) {
			return insert();
		}
		String holder = String.valueOf(rows.get(0).get(0));
		String since = String.valueOf(rows.get(0).get(1));
		if (holder.equals(this.id) && since.equals(this.start)) {
			// It could not be let go of before
			return true;
		}
		return !isAlive(holder, since) && update(
				"update " + this.table + " set session_id = ?, session_start = ? where session_id = ? "
						+ "and session_start = ?",
				Integer.valueOf(this.id), this.start, Integer.valueOf(holder), since) == 1;
	}

	private boolean insert() throws SQLException {
		try {
			return update("insert into " + this.table + " values (1, ?, ?)", Integer.valueOf(this.id), this.start) == 1;
		}
		catch (SQLIntegrityConstraintViolationException ex) {
			return false;
		}
	}

	private boolean isAlive(String holder, String since) throws SQLException {
		boolean sees = value(this.administrator).map(Boolean::parseBoolean).orElse(false);
		return !sees || !query(this.alive, Integer.valueOf(holder), since).isEmpty();
	}

	@Override
	protected final void unlock() throws SQLException {
		update("delete from " + this.table + " where session_id = ? and session_start = ?", Integer.valueOf(this.id),
				this.start);
	}

	@Override
	protected void restoreSettings() throws SQLException {
		use(this.schema);
	}

	@Override
	public final void close() throws SQLException {
		use(this.schemaBefore);
	}

}
