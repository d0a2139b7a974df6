package dev.migrate.autogenerate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One change that leads from what the database has to what is wanted.
 *
 * @param operation the change
 * @param withheld whether it would lose data and is written as a comment only
 * @param notes what a person should know who reads the revision, one line each
 * @param undo what undoes it, in order, where the operation cannot say all that it takes
 * away, or {@code null} if its inverse does
 */
public record SchemaChange(Operation operation, boolean withheld, List<String> notes, @Nullable List<Operation> undo) {

	public SchemaChange {
		notes = List.copyOf(notes);
		undo = (undo != null) ? List.copyOf(undo) : null;
	}

	/**
	 * A change that its operation undoes.
	 * @param operation the change
	 * @param withheld whether it would lose data and is written as a comment only
	 * @param notes what a person should know who reads the revision, one line each
	 */
	public SchemaChange(Operation operation, boolean withheld, List<String> notes) {
		this(operation, withheld, notes, null);
	}

	/**
	 * A change that is made.
	 * @param operation the change
	 * @param notes what a person should know
	 * @return the change
	 */
	public static SchemaChange of(Operation operation, String... notes) {
		return new SchemaChange(operation, false, List.of(notes));
	}

	/**
	 * A change that is only proposed.
	 * @param operation the change
	 * @param notes what a person should know
	 * @return the change
	 */
	public static SchemaChange withheld(Operation operation, String... notes) {
		return new SchemaChange(operation, true, List.of(notes));
	}

	/**
	 * The same change by another operation, which undoes it.
	 */
	SchemaChange with(Operation operation) {
		return new SchemaChange(operation, this.withheld, this.notes);
	}

	/**
	 * The same change, only proposed or made.
	 * @param withheld whether it is only proposed
	 * @return a new change
	 */
	public SchemaChange decided(boolean withheld) {
		return new SchemaChange(this.operation, withheld, this.notes, this.undo);
	}

	/**
	 * The same change with one note more.
	 * @param note what a person should know
	 * @return a new change
	 */
	public SchemaChange noted(String note) {
		return new SchemaChange(this.operation, this.withheld,
				Stream.concat(this.notes.stream(), Stream.of(note)).toList(), this.undo);
	}

	/**
	 * The alteration that it is, if a column gets another type.
	 */
	Optional<AlterColumn> retyping() {
		return this.operation.accept(new GroupingOperationVisitor<>() {

			@Override
			public Optional<AlterColumn> visit(AlterColumn alter) {
				return (alter.changes().type() != null) ? Optional.of(alter) : Optional.empty();
			}

			@Override
			public Optional<AlterColumn> visitOther(Operation other) {
				return Optional.empty();
			}

		});
	}

	/**
	 * What undoes it.
	 * @return operations in order, none if nothing says how
	 */
	public List<Operation> undoing() {
		return (this.undo != null) ? this.undo : this.operation.inverse().stream().toList();
	}

}
