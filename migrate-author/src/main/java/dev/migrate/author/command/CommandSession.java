package dev.migrate.author.command;

import java.nio.file.Path;
import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.WantedSchemaComparison;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * What a command works with.
 *
 * @param beans the application's beans, each created when it is asked for
 * @param environment the application's properties
 * @param directory the working directory
 * @param output where to write
 */
record CommandSession(ListableBeanFactory beans, Environment environment, Path directory, Output output) {

	/**
	 * The migrator that a command is about.
	 * @param options the options that may name it
	 * @return the migrator
	 * @throws IllegalUsageException if there is none, or if it has to be named
	 */
	Migrator migrator(StandardOptions options) {
		List<String> names = List.of(this.beans.getBeanNamesForType(Migrator.class));
		String name = options.name();
		if (name == null && names.size() == 1) {
			name = names.get(0);
		}
		if (name == null || !names.contains(name)) {
			throw notFound(name, names);
		}
		return this.beans.getBean(name, Migrator.class);
	}

	/**
	 * What compares databases with what the application wants.
	 * @return the comparison
	 */
	WantedSchemaComparison comparison() {
		return this.beans.getBean(WantedSchemaComparison.class);
	}

	private static IllegalUsageException notFound(@Nullable String name, List<String> names) {
		if (names.isEmpty()) {
			return new IllegalUsageException("There is no migrator: the application has no database.",
					"Give it a DataSource, as by 'spring.datasource.url', or set 'migrate.url'.");
		}
		String there = "there are '" + String.join("', '", names) + "'";
		return (name == null)
				? new IllegalUsageException("It is not clear which migrator is meant: " + there + ".",
						"Name one with --name.")
				: new IllegalUsageException("There is no migrator '" + name + "': " + there + ".",
						"Name one of them with --name.");
	}

}
