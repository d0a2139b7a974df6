package dev.migrate.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migrate.connect.CallerTransactionException;
import dev.migrate.connect.Patience;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.error.Setting;
import dev.migrate.lang.Internal;
import dev.migrate.operation.CreateSchema;
import dev.migrate.schema.TableName;
import dev.migrate.script.Scripts;
import dev.migrate.settings.Limits;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.OwnTables;
import dev.migrate.tables.SchemaMissingException;
import dev.migrate.tables.Signature;
import dev.migrate.tables.StatementSink;
import dev.migrate.tables.TableNames;
import org.jspecify.annotations.Nullable;

/**
 * Runs plans on a database. Used by one thread for one run.
 */
@Internal
public final class Executor {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

	private static final Duration LONGEST_PAUSE = Duration.ofMillis(160);

	private final DataSource dataSource;

	private final Dialect dialect;

	private final Scripts scripts;

	private final MigratorSettings settings;

	private final List<MigrationListener> listeners;

	private final @Nullable CommonWork work;

	/**
	 * Create an executor.
	 * @param dataSource gives other connections to the database
	 * @param settings how to run them
	 * @param listeners are told what happens
	 * @param work what other databases have had prepared; {@code null} if there are none
	 */
	public Executor(DataSource dataSource, Dialect dialect, Scripts scripts, MigratorSettings settings,
			List<MigrationListener> listeners, @Nullable CommonWork work) {
		this.dataSource = dataSource;
		this.dialect = dialect;
		this.scripts = scripts;
		this.settings = settings;
		this.listeners = List.copyOf(listeners);
		this.work = work;
	}

	/**
	 * Begin to work on a database.
	 * @param connection a connection in autocommit mode, or in the transaction that is
	 * joined; it stays open
	 * @param joins whether to join a transaction of the caller
	 * @param found whether the version table has just been read
	 * @return the work, which leaves the connection as it was when it is closed
	 * @throws SchemaMissingException if the default schema is missing
	 * @throws CallerTransactionException if the database would commit that transaction
	 */
	public Execution open(Connection connection, boolean joins, boolean found) throws SQLException {
		if (joins && !this.dialect.transactionalDdl()) {
			throw CallerTransactionException.ofDdl(this.dialect.productName());
		}
		TableNames names = names(connection);
		MigrationSession own = session(connection, names);
		MigrationSession session = joins ? new JoinedSession(own) : own;
		try {
			requireSchemas(names, session);
			useDefaultSchema(session, found);
			ProcessEnd processEnd = new ProcessEnd();
			StatementSink sink = new JdbcStatementSink(this.dialect, session,
					seconds(this.settings.limits().statementTimeout()), processEnd);
			OwnTables tables = new OwnTables(this.dialect, names);
			return new Execution(
					new MigrationConnection(this.dialect, session, sink, tables,
							Signature.ofProcess(this.settings.runs()), processEnd),
					new Preparation(this.scripts, this.dialect, this.settings.runs().transaction(), joins, this.work),
					this.settings, this.listeners);
		}
		catch (SQLException | RuntimeException ex) {
			session.close();
			throw ex;
		}
	}

	/**
	 * Who holds the migration lock, as far as the database tells.
	 * @param connection a connection in autocommit mode
	 */
	public Optional<LockHolder> holder(Connection connection) throws SQLException {
		try (MigrationSession session = session(connection, names(connection))) {
			return session.holder();
		}
	}

	private TableNames names(Connection connection) throws SQLException {
		TableNames names = TableNames.of(this.settings.tables());
		String home = new MigrationTables(this.dialect, names).findHome(connection);
		return names.in(home.isEmpty() ? null : home);
	}

	private MigrationSession session(Connection connection, TableNames names) throws SQLException {
		TableName version = names.version();
		LockKey key = new LockKey(Objects.requireNonNullElse(connection.getCatalog(), ""),
				Objects.requireNonNullElse(version.schema(), ""), version.name());
		Limits limits = this.settings.limits();
		return this.dialect.session(connection, new SessionSettings(key, names.lock(), limits.statementLockTimeout(),
				limits.sessionIdleTimeout(), this.dataSource));
	}

	/**
	 * The default schema is looked at where it is used.
	 */
	private void requireSchemas(TableNames names, MigrationSession session) throws SQLException {
		for (Map.Entry<String, Setting> schema : names.schemas().entrySet()) {
			boolean there = session.hasSchema(schema.getKey());
			if (!there && this.settings.tables().createSchemas()) {
				create(schema.getKey(), session);
			}
			else if (!there) {
				throw SchemaMissingException.of(schema.getKey(), schema.getValue());
			}
		}
	}

	/**
	 * Whoever has read a table in it need not ask for it.
	 */
	private void useDefaultSchema(MigrationSession session, boolean found) throws SQLException {
		String schema = this.settings.tables().defaultSchema();
		if (schema != null && found && schema.equals(this.settings.tables().schemaOfVersion())) {
			session.expectSchema(schema);
			return;
		}
		if (schema == null || session.useSchema(schema)) {
			return;
		}
		if (this.settings.tables().createSchemas()) {
			create(schema, session);
		}
		if (!session.useSchema(schema)) {
			throw new SchemaMissingException(schema);
		}
	}

	/**
	 * Others who create schemas and tables at the same time can be in the way.
	 */
	private void create(String schema, MigrationSession session) throws SQLException {
		StatementSink sink = new JdbcStatementSink(this.dialect, session, 0, new ProcessEnd());
		Patience.Wait wait = Patience.growing(this.settings.limits().lockTimeout(), FIRST_PAUSE, LONGEST_PAUSE)
			.spread()
			.begin();
		while (true) {
			try {
				session.createSchema(() -> sink.executeAll(this.dialect.ddl(new CreateSchema(schema, true))));
				return;
			}
			catch (SQLException ex) {
				// Another process may have been quicker, in spite of IF NOT EXISTS
				if (session.hasSchema(schema)) {
					return;
				}
				if (this.dialect.failures().kind(ex) != FailureKind.LOCK_TIMEOUT || !wait.pause()) {
					throw ex;
				}
			}
		}
	}

	private static int seconds(@Nullable Duration timeout) {
		return (timeout != null) ? (int) Math.max(1, timeout.toSeconds()) : 0;
	}

}
