package dev.migrate.schema;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A check constraint.
 *
 * @param name the name, or {@code null} to let the database choose one
 * @param condition SQL, taken as it is
 * @param isNotValid whether rows that are there already go unchecked (PostgreSQL)
 */
public record CheckConstraint(@Nullable String name, String condition, boolean isNotValid) implements Constraint {

	@Override
	public CheckConstraint named(@Nullable String name) {
		return new CheckConstraint(name, this.condition, this.isNotValid);
	}

	/**
	 * Leaving rows that are there already unchecked (PostgreSQL).
	 * @return a new constraint
	 */
	public CheckConstraint notValid() {
		return new CheckConstraint(this.name, this.condition, true);
	}

	@Override
	public List<String> expressions() {
		return List.of(this.condition);
	}

	@Override
	public CheckConstraint renamed(UnaryOperator<String> column, UnaryOperator<String> sql) {
		return new CheckConstraint(this.name, sql.apply(this.condition), this.isNotValid);
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Kind kind() {
		return Kind.CHECK;
	}

}
