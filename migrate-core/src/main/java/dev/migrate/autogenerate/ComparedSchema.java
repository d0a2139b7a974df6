package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.OwnOperation;
import dev.migrate.schema.Schema;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a comparator compares.
 *
 * @param database the database
 * @param live what is there, without our own tables
 * @param wanted what is wanted, by source
 * @param jdbc access to the database for what the live schema does not say
 */
public record ComparedSchema(DatabaseProfile database, Schema live, List<WantedSchema> wanted, JdbcClient jdbc) {

	public ComparedSchema {
		wanted = List.copyOf(wanted);
	}

	/**
	 * A change by an operation of an application's own.
	 * @param operation the operation
	 * @param notes what a person should know
	 * @return the change
	 */
	public SchemaChange change(OwnOperation operation, String... notes) {
		return SchemaChange.of(CustomOperation.of(operation, this.database.dialect().name(), null), notes);
	}

}
