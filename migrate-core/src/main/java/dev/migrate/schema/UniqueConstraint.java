package dev.migrate.schema;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name the name, or {@code null} to let the database choose one
 * @param columns the columns, at least one
 * @param isNullsNotDistinct whether two NULLs count as the same (PostgreSQL 15 and later)
 * @param deferrability when it is checked, or {@code null} for the database's default
 */
public record UniqueConstraint(@Nullable String name, List<String> columns, boolean isNullsNotDistinct,
		@Nullable Deferrability deferrability) implements Constraint {

	/**
	 * Check and copy.
	 */
	public UniqueConstraint {
		columns = NameChecks.requireSome("columns", columns);
	}

	@Override
	public UniqueConstraint named(@Nullable String name) {
		return new UniqueConstraint(name, this.columns, this.isNullsNotDistinct, this.deferrability);
	}

	/**
	 * With two NULLs counting as the same (PostgreSQL 15 and later).
	 * @return a new constraint
	 */
	public UniqueConstraint nullsNotDistinct() {
		return new UniqueConstraint(this.name, this.columns, true, this.deferrability);
	}

	/**
	 * Checked at another time.
	 * @param deferrability when
	 * @return a new constraint
	 */
	public UniqueConstraint deferrable(Deferrability deferrability) {
		return new UniqueConstraint(this.name, this.columns, this.isNullsNotDistinct, deferrability);
	}

	@Override
	public UniqueConstraint renamed(UnaryOperator<String> column, UnaryOperator<String> sql) {
		return new UniqueConstraint(this.name, this.columns.stream().map(column).toList(), this.isNullsNotDistinct,
				this.deferrability);
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Kind kind() {
		return Kind.UNIQUE;
	}

}
