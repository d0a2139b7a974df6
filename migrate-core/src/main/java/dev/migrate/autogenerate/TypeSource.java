package dev.migrate.autogenerate;

import java.util.Optional;

import dev.migrate.schema.ColumnType;

/**
 * Says how a type is written in a revision in Java, such as one for which an application
 * has a method of its own. A bean of this type takes part in
 * {@code revision --autogenerate}.
 */
@FunctionalInterface
public interface TypeSource {

	/**
	 * How a type is written.
	 * @param type the type
	 * @return a Java expression that gives the type, with classes by their full names,
	 * which become imports; empty for the usual words
	 */
	Optional<String> source(ColumnType type);

}
