package dev.migrate.autogenerate;

/**
 * Something that knows what the application wants its database to look like: JPA
 * entities, entities of Spring Data JDBC, a schema declared in Java. A bean of this type
 * takes part in {@code revision --autogenerate} and {@code check}.
 */
@FunctionalInterface
public interface WantedSchemaSource {

	/**
	 * Say what is wanted.
	 * @param database the database that it is wanted for
	 * @return what is wanted
	 */
	WantedSchema read(DatabaseProfile database);

}
