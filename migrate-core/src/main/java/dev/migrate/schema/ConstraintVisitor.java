package dev.migrate.schema;

/**
 * Something that treats every kind of constraint in its own way. A new kind does not
 * compile until every visitor has a method for it.
 *
 * @param <R> what a visit gives
 */
public interface ConstraintVisitor<R> {

	/**
	 * Visit a primary key.
	 * @param key the key
	 * @return what the visit gives
	 */
	R visit(PrimaryKey key);

	/**
	 * Visit a unique constraint.
	 * @param unique the constraint
	 * @return what the visit gives
	 */
	R visit(UniqueConstraint unique);

	/**
	 * Visit a foreign key.
	 * @param key the key
	 * @return what the visit gives
	 */
	R visit(ForeignKey key);

	/**
	 * Visit a check constraint.
	 * @param check the constraint
	 * @return what the visit gives
	 */
	R visit(CheckConstraint check);

	/**
	 * Visit an exclude constraint.
	 * @param exclude the constraint
	 * @return what the visit gives
	 */
	R visit(ExcludeConstraint exclude);

}
