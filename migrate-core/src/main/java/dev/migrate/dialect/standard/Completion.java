package dev.migrate.dialect.standard;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationVisitor;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.NamedParameters;
import dev.migrate.sql.SqlSplitter;
import org.jspecify.annotations.Nullable;

/**
 * Completes operations: asks the database for what they do not say and their statements
 * depend on. Here each says all; a database overrides those that do not say all to it.
 */
public class Completion implements OperationVisitor<Completed> {

	private final AbstractDialect dialect;

	private final LiveDatabase live;

	/**
	 * Create a completion.
	 * @param dialect the dialect
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
	 * An operation that says all.
	 * @param operation the operation
	 * @return the operation with its statements
	 */
	protected Completed inItself(Operation operation) {
		return new Completed.InItself(operation, operation.accept(this.dialect.renderer(operation)));
	}

	@Override
	public Completed visit(ExecuteSql operation) {
		return new Completed.InItself(operation, new SqlSplitter(this.dialect.syntax()).split(withLiterals(operation),
				operation.line(), operation.origin().isEmpty() ? null : operation.origin()));
	}

	private String withLiterals(ExecuteSql operation) {
		return operation.parameters().isEmpty() ? operation.sql()
				: NamedParameters.of(operation.sql(), this.dialect.syntax())
					.require(operation.parameters().keySet())
					.withLiterals((name) -> text(operation.parameters().get(name)));
	}

	private String text(@Nullable SqlValue value) {
		return (value instanceof SqlValue.Expression expression) ? expression.sql()
				: this.dialect.literal((value instanceof SqlValue.Literal constant) ? constant.value() : null);
	}

	@Override
	public Completed visit(AddColumn operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(AddConstraint operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(AddEnumValue operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(AlterColumn operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(AlterSequence operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(BatchAlterTable operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(BulkInsert operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(CreateEnum operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(CreateIndex operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(CreateSchema operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(CreateSequence operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(CreateTable operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(DropColumn operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(DropConstraint operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(DropEnum operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(DropIndex operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(DropSchema operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(DropSequence operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(DropTable operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(RenameColumn operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(RenameEnumValue operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(RenameTable operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(SetTableComment operation) {
		return inItself(operation);
	}

}
