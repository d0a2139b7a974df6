package dev.migrate.execute;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A session in a transaction of the caller, where a savepoint is what a transaction is
 * otherwise. The lock is taken before the first one, as a rollback to it would let go of
 * it, and stays.
 */
final class JoinedSession implements MigrationSession {

	private final MigrationSession session;

	private boolean locked;

	private @Nullable Savepoint savepoint;

	JoinedSession(MigrationSession session) {
		this.session = session;
	}

	@Override
	public boolean isJoined() {
		return true;
	}

	@Override
	public Connection connection() {
		return this.session.connection();
	}

	@Override
	public boolean hasSchema(String schema) throws SQLException {
		return this.session.hasSchema(schema);
	}

	@Override
	public boolean useSchema(String schema) throws SQLException {
		return this.session.useSchema(schema);
	}

	@Override
	public boolean tryBegin(String activity, boolean transactional, boolean rebuilds) throws SQLException {
		if (!tryJoin()) {
			return false;
		}
		this.savepoint = connection().setSavepoint();
		return true;
	}

	@Override
	public boolean tryJoin() throws SQLException {
		this.locked = this.locked || this.session.tryJoin();
		return this.locked;
	}

	@Override
	public void commit() throws SQLException {
		Savepoint begin = this.savepoint;
		if (begin != null) {
			this.savepoint = null;
			connection().releaseSavepoint(begin);
		}
	}

	@Override
	public void rollback() throws SQLException {
		Savepoint begin = this.savepoint;
		if (begin != null) {
			this.savepoint = null;
			connection().rollback(begin);
			connection().releaseSavepoint(begin);
		}
	}

	@Override
	public void suspendTransaction() {
		throw TransactionConflictException.ofJoinedBlock();
	}

	@Override
	public void resumeTransaction() {
	}

	@Override
	public void flush() {
	}

	@Override
	public void keepLock() {
	}

	@Override
	public void release() {
	}

	@Override
	public void verify() throws SQLException {
		this.session.verify();
	}

	@Override
	public void check(SqlStatement statement) throws SQLException {
		this.session.check(statement);
	}

	@Override
	public boolean undoes(SqlStatement statement) throws SQLException {
		return this.session.undoes(statement);
	}

	@Override
	public void prepare(SqlStatement statement) throws SQLException {
		this.session.prepare(statement);
	}

	@Override
	public long copy(String sql, Reader data) throws SQLException {
		return this.session.copy(sql, data);
	}

	@Override
	public long copy(String sql, InputStream data) throws SQLException {
		return this.session.copy(sql, data);
	}

	@Override
	public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
		this.session.bind(statement, index, value);
	}

	@Override
	public Optional<LockHolder> holder() throws SQLException {
		return this.session.holder();
	}

	@Override
	public List<LockHolder> blockers() throws SQLException {
		return this.session.blockers();
	}

	@Override
	public void close() throws SQLException {
		try {
			this.session.release();
		}
		finally {
			this.session.close();
		}
	}

}
