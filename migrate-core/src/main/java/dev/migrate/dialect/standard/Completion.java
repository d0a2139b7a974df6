package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.NamedParameters;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;

/**
 * Completes operations: asks the database for what they do not say and their statements
 * depend on. Here each says all; a database overrides those that do not say all to it.
 */
public class Completion implements GroupingOperationVisitor<Completed> {

	private final AbstractDialect dialect;

	private final LiveDatabase live;

	/**
	 * Create a completion.
	 * @param live what is known
	 */
	public Completion(AbstractDialect dialect, LiveDatabase live) {
		this.dialect = dialect;
		this.live = live;
	}

	protected final LiveDatabase live() {
		return this.live;
	}

	/**
	 * A table as operations will find it.
	 * @param name its name
	 * @return the table, or empty if there is none
	 */
	protected final Optional<Table> table(TableName name) {
		return this.dialect.table(name, this.live);
	}

	/**
	 * An operation that says all.
	 * @return the operation with its statements
	 */
	protected Completed inItself(Operation operation) {
		return new Completed.InItself(operation, operation.accept(this.dialect.renderer(operation)));
	}

	/**
	 * Changes that are made by one statement.
	 */
	@Override
	public Completed visit(BatchAlterTable operation) {
		if (operation.changes().isEmpty()) {
			return inItself(operation);
		}
		return new Completed.InItself(operation, JoinedChanges
			.joined(this.dialect.renderer(operation).alterTable(operation.table()), parts(operation.changes())));
	}

	/**
	 * What changes do that are made by one statement.
	 * @param changes the changes
	 * @return their statements
	 */
	protected List<SqlStatement> parts(List<Operation> changes) {
		List<SqlStatement> statements = new ArrayList<>();
		changes.forEach((change) -> part(change).statements().forEach(statements::add));
		return statements;
	}

	/**
	 * Complete a change that is made by one statement with others.
	 * @return the change with its statements
	 */
	protected Completed part(Operation change) {
		return this.dialect.complete(change, this.live);
	}

	@Override
	public Completed visit(ExecuteSql operation) {
		SqlSplitter splitter = new SqlSplitter(this.dialect.syntax());
		String origin = operation.origin().isEmpty() ? null : operation.origin();
		return new Completed.InItself(operation,
				operation.parameters().isEmpty()
						? splitter.split(operation.sql(), operation.line(), origin, operation::written)
						: splitter.split(withLiterals(operation), operation.line(), origin));
	}

	private String withLiterals(ExecuteSql operation) {
		return NamedParameters.of(operation.sql(), this.dialect.syntax())
			.require(operation.parameters().keySet())
			.withLiterals((name) -> this.dialect.value(operation.parameters().get(name)));
	}

	@Override
	public Completed visitOther(Operation operation) {
		return inItself(operation);
	}

}
