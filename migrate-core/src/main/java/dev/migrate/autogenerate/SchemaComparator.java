package dev.migrate.autogenerate;

import java.util.List;

/**
 * Compares what is not compared otherwise, such as extensions, policies or what an
 * {@link dev.migrate.operation.OwnOperation} makes, like the comparators of Alembic's
 * plugins. A bean of this type takes part in {@code revision --autogenerate} and
 * {@code check}; several are called in their order, before each {@link ChangeRewriter}.
 */
@FunctionalInterface
public interface SchemaComparator {

	/**
	 * Find differences.
	 * @param compared what is there and what is wanted; the database is to be read only
	 * @return the changes that are added to the others, none if there is nothing to
	 * change; one by an operation of an application's own is made by
	 * {@link ComparedSchema#change}
	 */
	List<SchemaChange> compare(ComparedSchema compared);

}
