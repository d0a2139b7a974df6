package dev.migrate.autogenerate;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;

/**
 * Says in which phase an operation is.
 *
 * @param remade names of constraints and indexes that are made, in lower case
 * @param readded tables and columns that are added
 * @param instead indexes that come before the primary key that has indexed their columns
 * goes
 * @param objects what is made of views and the like
 */
record PhaseOfOperation(Set<String> remade, Set<List<Object>> readded, Set<Index> instead,
		ObjectOrder objects) implements GroupingOperationVisitor<PhaseOfOperation.Phase> {

	@Override
	public Phase visit(AddConstraint operation) {
		return (operation.constraint().kind() == Constraint.Kind.FOREIGN_KEY) ? Phase.ADD_FOREIGN_KEY
				: Phase.ADD_CONSTRAINT;
	}

	@Override
	public Phase visit(AddEnumValue operation) {
		return Phase.CREATE_TYPE;
	}

	@Override
	public Phase visit(AlterSequence operation) {
		return Phase.CREATE_TYPE;
	}

	@Override
	public Phase visit(CreateEnum operation) {
		return Phase.CREATE_TYPE;
	}

	@Override
	public Phase visit(CreateIndex operation) {
		return this.instead.contains(operation.index()) ? Phase.MAKE_INSTEAD : Phase.ADD_CONSTRAINT;
	}

	@Override
	public Phase visit(CreateObject operation) {
		return this.objects.made(operation.object());
	}

	@Override
	public Phase visit(CreateSchema operation) {
		return Phase.CREATE_SCHEMA;
	}

	@Override
	public Phase visit(CreateSequence operation) {
		return Phase.CREATE_TYPE;
	}

	@Override
	public Phase visit(CreateTable operation) {
		return Phase.CREATE_TABLE;
	}

	@Override
	public Phase visit(CustomOperation operation) {
		return operation.steps().isEmpty() ? Phase.CHANGE_COLUMN : operation.steps().get(0).accept(this);
	}

	@Override
	public Phase visit(DropColumn operation) {
		return this.readded.contains(List.<Object>of(operation.table(), operation.column())) ? Phase.CHANGE_COLUMN
				: Phase.DROP_COLUMN;
	}

	@Override
	public Phase visit(DropConstraint operation) {
		if (operation.kind() == Constraint.Kind.FOREIGN_KEY) {
			return Phase.DROP_FOREIGN_KEY;
		}
		boolean last = operation.kind() == Constraint.Kind.UNIQUE && !isRemade(operation.name());
		return last ? Phase.DROP_INDEX : Phase.DROP_CONSTRAINT;
	}

	@Override
	public Phase visit(DropEnum operation) {
		return Phase.DROP_TYPE;
	}

	@Override
	public Phase visit(DropIndex operation) {
		return isRemade(operation.name()) ? Phase.DROP_CONSTRAINT : Phase.DROP_INDEX;
	}

	/**
	 * Whether something is dropped only to be made anew.
	 */
	private boolean isRemade(String name) {
		return this.remade.contains(name.toLowerCase(Locale.ROOT));
	}

	@Override
	public Phase visit(DropObject operation) {
		return this.objects.dropped(operation.object());
	}

	@Override
	public Phase visit(DropSchema operation) {
		return Phase.DROP_SCHEMA;
	}

	@Override
	public Phase visit(DropSequence operation) {
		return Phase.DROP_TYPE;
	}

	@Override
	public Phase visit(DropTable operation) {
		return Phase.DROP_TABLE;
	}

	@Override
	public Phase visit(RenameColumn operation) {
		return Phase.RENAME;
	}

	@Override
	public Phase visit(RenameEnumValue operation) {
		return Phase.CREATE_TYPE;
	}

	@Override
	public Phase visit(RenameTable operation) {
		return Phase.RENAME;
	}

	@Override
	public Phase visit(ReplaceObject operation) {
		return this.objects.made(operation.object());
	}

	@Override
	public Phase visitOther(Operation operation) {
		return Phase.CHANGE_COLUMN;
	}

	/**
	 * The order of changes: each phase may need those before it.
	 */
	enum Phase {

		/** New schemas. */
		CREATE_SCHEMA,

		/** New names. */
		RENAME,

		/** Views and the like that go: they stand upon tables. */
		DROP_OBJECT,

		/** Foreign keys that go: they hold columns, keys and tables. */
		DROP_FOREIGN_KEY,

		/** Indexes in the place of primary keys that go: foreign keys may need them. */
		MAKE_INSTEAD,

		/** Constraints that go or are made anew. */
		DROP_CONSTRAINT,

		/** Enum types and sequences, for columns. */
		CREATE_TYPE,

		/** Functions that tables need. */
		MAKE_ROUTINE,

		/** New tables, each behind those that it references. */
		CREATE_TABLE,

		/** New and altered columns. */
		CHANGE_COLUMN,

		/** New constraints and indexes. */
		ADD_CONSTRAINT,

		/** New foreign keys: their targets need a key first. */
		ADD_FOREIGN_KEY,

		/** Views and the like that are made or replaced: they read the tables. */
		MAKE_OBJECT,

		/** What others have read until they were replaced. */
		DROP_READ_OBJECT,

		/** Indexes and unique constraints that go when what replaces them is there. */
		DROP_INDEX,

		/** Columns that go. */
		DROP_COLUMN,

		/** Tables that go, each before those that it references. */
		DROP_TABLE,

		/** Functions and procedures that go: tables may have needed them. */
		DROP_ROUTINE,

		/** Enum types and sequences that go. */
		DROP_TYPE,

		/** Schemas that go. */
		DROP_SCHEMA

	}

}
