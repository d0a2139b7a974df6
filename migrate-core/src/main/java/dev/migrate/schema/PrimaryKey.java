package dev.migrate.schema;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A primary key.
 *
 * @param name the name, or {@code null} to let the database choose one
 * @param columns the columns, at least one
 */
public record PrimaryKey(@Nullable String name, List<String> columns) implements Constraint {

	/**
	 * Check and copy.
	 */
	public PrimaryKey {
		columns = NameChecks.requireSome("columns", columns);
	}

	@Override
	public PrimaryKey named(@Nullable String name) {
		return new PrimaryKey(name, this.columns);
	}

	@Override
	public PrimaryKey renamed(UnaryOperator<String> column, UnaryOperator<String> sql) {
		return new PrimaryKey(this.name, this.columns.stream().map(column).toList());
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Kind kind() {
		return Kind.PRIMARY_KEY;
	}

}
