package dev.migrate.application.revisions;

import java.util.List;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * What libraries want to find, from the scripts that each of them brings.
 */
@Revision(id = "a1b2", message = "Create tables of libraries")
public class CreateTablesOfLibraries implements Migration {

	private static final List<String> SCRIPTS = List.of("org/springframework/batch/core/schema-h2.sql",
			"org/springframework/integration/jdbc/schema-h2.sql", "org/springframework/session/jdbc/schema-h2.sql",
			"org/quartz/impl/jdbcjobstore/tables_h2.sql");

	@Override
	public void upgrade(Operations op) {
		op.online("run the scripts of the libraries", () -> {
			for (String script : SCRIPTS) {
				new ResourceDatabasePopulator(new ClassPathResource(script)).populate(op.connection());
			}
		});
	}

}
