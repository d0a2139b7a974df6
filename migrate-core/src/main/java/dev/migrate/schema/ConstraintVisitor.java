package dev.migrate.schema;

/**
 * Something that treats every kind of constraint in its own way. A new kind does not
 * compile until every visitor has a method for it.
 *
 * @param <R> what a visit gives
 */
public interface ConstraintVisitor<R> {

	R visit(PrimaryKey key);

	R visit(UniqueConstraint unique);

	R visit(ForeignKey key);

	R visit(CheckConstraint check);

	R visit(ExcludeConstraint exclude);

}
