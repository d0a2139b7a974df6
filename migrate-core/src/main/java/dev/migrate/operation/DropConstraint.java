package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Kind;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Drops a constraint.
 *
 * @param table the table
 * @param name the constraint; a constraint {@code existing} without a name is found by
 * what it is
 * @param kind its kind, or {@code null} if not given; some databases need it
 * @param ifExists whether it may be absent
 * @param existing what is dropped, or {@code null} if that is not recorded; it may come
 * back under a name that it is not found by
 */
public record DropConstraint(TableName table, String name, @Nullable Kind kind, boolean ifExists,
		@Nullable Constraint existing) implements TableChange {

	/** The name of what is found by what it is. */
	static final String UNNAMED = "";

	/**
	 * Refuse what another constraint was.
	 */
	public DropConstraint {
		String before = (existing != null) ? existing.name() : null;
		boolean another = before != null && !name.equals(UNNAMED) && !before.equals(name);
		if (existing != null && (another || existing.kind() != kind)) {
			throw new IllegalArgumentException("Constraint '" + name + "' is dropped, but what it was is said of the "
					+ existing.kind() + " '" + before + "'");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.existing).map((constraint) -> new AddConstraint(this.table, constraint));
	}

}
