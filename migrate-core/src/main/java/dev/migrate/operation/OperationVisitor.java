package dev.migrate.operation;

/**
 * Something that treats every kind of operation in its own way. A new kind does not
 * compile until every visitor has a method for it.
 *
 * @param <R> what a visit gives
 */
public interface OperationVisitor<R> {

	/**
	 * Visit an operation: add column.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(AddColumn operation);

	/**
	 * Visit an operation: add constraint.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(AddConstraint operation);

	/**
	 * Visit an operation: add enum value.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(AddEnumValue operation);

	/**
	 * Visit an operation: alter column.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(AlterColumn operation);

	/**
	 * Visit an operation: batch alter table.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(BatchAlterTable operation);

	/**
	 * Visit an operation: bulk insert.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(BulkInsert operation);

	/**
	 * Visit an operation: create enum.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(CreateEnum operation);

	/**
	 * Visit an operation: create index.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(CreateIndex operation);

	/**
	 * Visit an operation: alter sequence.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(AlterSequence operation);

	/**
	 * Visit an operation: create schema.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(CreateSchema operation);

	/**
	 * Visit an operation: create sequence.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(CreateSequence operation);

	/**
	 * Visit an operation: create table.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(CreateTable operation);

	/**
	 * Visit an operation: drop column.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(DropColumn operation);

	/**
	 * Visit an operation: drop constraint.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(DropConstraint operation);

	/**
	 * Visit an operation: drop enum.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(DropEnum operation);

	/**
	 * Visit an operation: drop index.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(DropIndex operation);

	/**
	 * Visit an operation: drop schema.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(DropSchema operation);

	/**
	 * Visit an operation: drop sequence.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(DropSequence operation);

	/**
	 * Visit an operation: drop table.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(DropTable operation);

	/**
	 * Visit an operation: execute sql.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(ExecuteSql operation);

	/**
	 * Visit an operation: rename column.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(RenameColumn operation);

	/**
	 * Visit an operation: rename enum value.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(RenameEnumValue operation);

	/**
	 * Visit an operation: rename table.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(RenameTable operation);

	/**
	 * Visit an operation: set table comment.
	 * @param operation the operation
	 * @return what the visit gives
	 */
	R visit(SetTableComment operation);

}
