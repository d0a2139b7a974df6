package dev.migrate.branch;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.OperationSink;
import dev.migrate.schema.SqlValue;
import dev.migrate.script.Script;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out what a revision does, without a database: what it records. From the first
 * call on that asks for data, nobody can tell. Used for one revision.
 */
final class FootprintReader implements OperationSink {

	private static final OperationFootprint CODE = new OperationFootprint("Java code that nobody can tell", List.of(),
			null, true, List.of());

	private final Dialect dialect;

	private final List<Operation> operations = new ArrayList<>();

	private boolean told = true;

	FootprintReader(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Find out what a revision touches.
	 */
	Footprint read(Script script) {
		record(script);
		List<OperationFootprint> footprints = new ArrayList<>();
		for (Operation operation : this.operations) {
			footprints.add(footprint(operation));
		}
		if (!this.told) {
			footprints.add(CODE);
		}
		return new Footprint(script.node().id(), script.name(), footprints);
	}

	private OperationFootprint footprint(Operation operation) {
		Touches touches = operation.accept(new OperationTouches(new Touches(this.dialect)));
		return touches.footprint(OperationDescriber.describe(operation, this.dialect.syntax()));
	}

	/**
	 * The operations of a revision, as far as they can be told.
	 */
	List<Operation> record(Script script) {
		try {
			if (script.selfContained()) {
				script.load().upgrade(operations());
			}
			else {
				this.told = false;
			}
		}
		catch (RuntimeException | LinkageError ex) {
			// Whatever it needs is not there in a recording
			this.told = false;
		}
		return this.operations;
	}

	/**
	 * Whether all that it does was recorded.
	 */
	boolean told() {
		return this.told;
	}

	@Override
	public void apply(Operation operation) {
		this.operations.add(operation);
	}

	@Override
	public void autocommit(Runnable block) {
		block.run();
	}

	@Override
	public void executeBatch(String sql, List<Map<String, SqlValue>> rows) {
		apply(new ExecuteSql(sql, "", 1, null));
	}

	@Override
	public long copy(String sql, Reader data) {
		apply(new ExecuteSql(sql, "", 1, null));
		return 0;
	}

	@Override
	public long copy(String sql, InputStream data) {
		apply(new ExecuteSql(sql, "", 1, null));
		return 0;
	}

	/**
	 * Ends the recording, in which nobody sees what is thrown.
	 */
	@Override
	public Connection connection() {
		throw new UnsupportedOperationException("There is no connection where a revision is only recorded");
	}

	/**
	 * Ends the recording, in which nobody sees what is thrown.
	 */
	@Override
	public JdbcClient jdbc() {
		throw new UnsupportedOperationException("There are no data where a revision is only recorded");
	}

	@Override
	public String dialect() {
		return this.dialect.name();
	}

}
