package dev.migrate.execute;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.RowChange;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.SqlStatement;
import dev.migrate.tables.StatementSink;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the changes of our own tables, so that they travel together with the commit. That
 * each has met one row is only known then.
 */
final class GatheredChanges implements StatementSink {

	private final List<RowChange> changes = new ArrayList<>();

	List<RowChange> changes() {
		return this.changes;
	}

	@Override
	public int update(String sql, @Nullable Object... parameters) {
		this.changes.add(new RowChange(sql, Arrays.asList(parameters), true));
		return 1;
	}

	@Override
	public void updateAny(String sql, @Nullable Object... parameters) {
		this.changes.add(new RowChange(sql, Arrays.asList(parameters), false));
	}

	@Override
	public void execute(SqlStatement statement) {
		throw new IllegalStateException(statement.text());
	}

	@Override
	public void execute(SqlStatement statement, Map<String, SqlValue> values) {
		throw new IllegalStateException(statement.text());
	}

	@Override
	public void executeBatch(SqlStatement statement, List<Map<String, SqlValue>> rows) {
		throw new IllegalStateException(statement.text());
	}

	@Override
	public long copy(String sql, Closeable data) {
		throw new IllegalStateException(sql);
	}

	@Override
	public void omit(String purpose) {
		throw new IllegalStateException(purpose);
	}

}
