package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Drops a constraint.
 *
 * @param table the table
 * @param name the constraint
 * @param kind its kind, or {@code null} if not given; some databases need it
 * @param ifExists whether it may be absent
 * @param existing what is dropped, or {@code null} if that is not recorded
 */
public record DropConstraint(TableName table, String name, Constraint.@Nullable Kind kind, boolean ifExists,
		@Nullable Constraint existing) implements TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.existing).map((constraint) -> new AddConstraint(this.table, constraint));
	}

}
