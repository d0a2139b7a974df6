package dev.migrate.operation;

/**
 * Something that treats every kind of operation in its own way. A new kind does not
 * compile until every visitor has a method for it.
 *
 * @param <R> what a visit gives
 */
public interface OperationVisitor<R> {

	R visit(AddColumn operation);

	R visit(AddConstraint operation);

	R visit(AddEnumValue operation);

	R visit(AlterColumn operation);

	R visit(BatchAlterTable operation);

	R visit(BulkInsert operation);

	R visit(CreateEnum operation);

	R visit(CreateIndex operation);

	R visit(CreateObject operation);

	R visit(AlterSequence operation);

	R visit(CreateSchema operation);

	R visit(CreateSequence operation);

	R visit(CreateTable operation);

	R visit(CustomOperation operation);

	R visit(DropColumn operation);

	R visit(DropConstraint operation);

	R visit(DropEnum operation);

	R visit(DropIndex operation);

	R visit(DropObject operation);

	R visit(DropSchema operation);

	R visit(DropSequence operation);

	R visit(DropTable operation);

	R visit(ExecuteSql operation);

	R visit(RenameColumn operation);

	R visit(RenameEnumValue operation);

	R visit(RenameTable operation);

	R visit(ReplaceObject operation);

	R visit(SetTableComment operation);

}
