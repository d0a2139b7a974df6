package dev.migrate.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * An exclude constraint (PostgreSQL).
 *
 * @param name the name, or {@code null} to let the database choose one
 * @param using the index method, such as {@code gist}
 * @param elements what is compared, in order
 * @param where which rows it holds for, or {@code null} for all
 * @param deferrability when it is checked, or {@code null} for the database's default
 */
public record ExcludeConstraint(@Nullable String name, String using, List<Element> elements, @Nullable String where,
		@Nullable Deferrability deferrability) implements Constraint {

	public ExcludeConstraint {
		elements = List.copyOf(elements);
	}

	@Override
	public ExcludeConstraint named(@Nullable String name) {
		return new ExcludeConstraint(name, this.using, this.elements, this.where, this.deferrability);
	}

	/**
	 * With one more element.
	 * @param expression a column or an SQL expression in brackets, taken as it is
	 * @param operator the operator, such as {@code &&}
	 * @return a new constraint
	 */
	public ExcludeConstraint with(String expression, String operator) {
		List<Element> all = new ArrayList<>(this.elements);
		all.add(new Element(expression, operator));
		return new ExcludeConstraint(this.name, this.using, all, this.where, this.deferrability);
	}

	/**
	 * With another index method.
	 * @param using the method, such as {@code gist}
	 * @return a new constraint
	 */
	public ExcludeConstraint using(String using) {
		return new ExcludeConstraint(this.name, using, this.elements, this.where, this.deferrability);
	}

	/**
	 * For some rows only.
	 * @param where an SQL condition, taken as it is
	 * @return a new constraint
	 */
	public ExcludeConstraint where(String where) {
		return new ExcludeConstraint(this.name, this.using, this.elements, where, this.deferrability);
	}

	/**
	 * Checked at another time.
	 * @param deferrability when
	 * @return a new constraint
	 */
	public ExcludeConstraint deferrable(Deferrability deferrability) {
		return new ExcludeConstraint(this.name, this.using, this.elements, this.where, deferrability);
	}

	@Override
	public List<String> expressions() {
		return this.elements.stream().map(Element::expression).toList();
	}

	@Override
	public ExcludeConstraint renamed(UnaryOperator<String> column, UnaryOperator<String> sql) {
		List<Element> renamed = this.elements.stream()
			.map((element) -> new Element(sql.apply(element.expression()), element.operator()))
			.toList();
		return new ExcludeConstraint(this.name, this.using, renamed,
				(this.where != null) ? sql.apply(this.where) : null, this.deferrability);
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Kind kind() {
		return Kind.EXCLUDE;
	}

	/**
	 * One element.
	 *
	 * @param expression a column or an SQL expression in brackets, with an operator class
	 * if one is meant, taken as it is
	 * @param operator the operator, such as {@code &&}
	 */
	public record Element(String expression, String operator) {
	}

}
