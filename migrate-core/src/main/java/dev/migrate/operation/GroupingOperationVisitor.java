package dev.migrate.operation;

/**
 * A visitor to whom most kinds of operation are alike: it says what it makes of a change
 * of a table and of anything else, and has a method of its own for each kind that it
 * treats in another way.
 *
 * @param <R> what a visit gives
 */
public interface GroupingOperationVisitor<R> extends OperationVisitor<R> {

	/**
	 * Visit a change of a table that has no method of its own. Unless overridden, it is
	 * like any other operation.
	 * @param change the change
	 * @return what the visit gives
	 */
	default R visitTableChange(TableChange change) {
		return visitOther(change);
	}

	/**
	 * Visit an operation that is no change of a table and has no method of its own.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visitOther(Operation operation);

	@Override
	default R visit(AddColumn operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(AddConstraint operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(AddEnumValue operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(AlterColumn operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(AlterSequence operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(BatchAlterTable operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(BulkInsert operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(CreateEnum operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(CreateIndex operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(CreateObject operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(CreateSchema operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(CreateSequence operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(CreateTable operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(CustomOperation operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(DropColumn operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(DropConstraint operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(DropEnum operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(DropIndex operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(DropObject operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(DropSchema operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(DropSequence operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(DropTable operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(ExecuteSql operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(RenameColumn operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(RenameEnumValue operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(RenameTable operation) {
		return visitTableChange(operation);
	}

	@Override
	default R visit(ReplaceObject operation) {
		return visitOther(operation);
	}

	@Override
	default R visit(SetTableComment operation) {
		return visitTableChange(operation);
	}

}
