package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * One element of an index.
 *
 * @param column the column, or {@code null} if it is an expression
 * @param expression an SQL expression, taken as it is, or {@code null} if it is a column
 * @param order {@code ASC} or {@code DESC}, with {@code NULLS FIRST} or
 * {@code NULLS LAST} behind it if meant, or {@code null} for the default
 * @param operatorClass the operator class (PostgreSQL), or {@code null} for the default
 * @param length the length of the prefix in characters (MySQL, MariaDB), or {@code null}
 * for all
 */
public record IndexElement(@Nullable String column, @Nullable String expression, @Nullable String order,
		@Nullable String operatorClass, @Nullable Integer length) {

	/**
	 * Check that it is a column or an expression.
	 */
	public IndexElement {
		if ((column == null) == (expression == null)) {
			throw new IllegalArgumentException("An index element is either a column or an expression");
		}
	}

	/**
	 * In descending order.
	 * @return a new element
	 */
	public IndexElement desc() {
		return ordered("DESC");
	}

	/**
	 * In an order.
	 * @param order {@code ASC} or {@code DESC}, with {@code NULLS FIRST} or
	 * {@code NULLS LAST} behind it if meant
	 * @return a new element
	 */
	public IndexElement ordered(String order) {
		return new IndexElement(this.column, this.expression, order, this.operatorClass, this.length);
	}

	/**
	 * With an operator class (PostgreSQL).
	 * @param operatorClass the class, such as {@code text_pattern_ops}
	 * @return a new element
	 */
	public IndexElement operatorClass(String operatorClass) {
		return new IndexElement(this.column, this.expression, this.order, operatorClass, this.length);
	}

	/**
	 * Over a prefix (MySQL, MariaDB).
	 * @param length the length of the prefix in characters
	 * @return a new element
	 */
	public IndexElement length(int length) {
		return new IndexElement(this.column, this.expression, this.order, this.operatorClass, length);
	}

	@Override
	public String toString() {
		return ((this.column != null) ? this.column : String.valueOf(this.expression))
				+ ((this.order != null) ? " " + this.order : "");
	}

}
