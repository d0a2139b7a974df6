package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.TableName;

/**
 * One change of a database, as data. Knows no database: dialects render it.
 */
public sealed interface Operation permits AddEnumValue, AlterSequence, CreateEnum, CreateObject, CreateSchema,
		CreateSequence, CreateTable, CustomOperation, DropEnum, DropObject, DropSchema, DropSequence, ExecuteSql,
		RenameEnumValue, ReplaceObject, TableChange {

	/**
	 * Call the visitor's method for this kind of operation.
	 * @param visitor the visitor
	 * @param <R> what a visit gives
	 * @return what the visit gives
	 */
	<R> R accept(OperationVisitor<R> visitor);

	/**
	 * The table that it makes or changes.
	 * @return its name before the operation; empty if it is about something else, or
	 * about what cannot be told
	 */
	default Optional<TableName> tableName() {
		return Optional.empty();
	}

	/**
	 * The operation that undoes this one.
	 * @return the inverse, or empty if this operation does not record what it destroys
	 */
	Optional<Operation> inverse();

}
