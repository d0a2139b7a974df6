package dev.migrate.autoconfigure.aot;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Registers the readers of mappings. They are looked for by their names, and a native
 * image would take those that nobody registers for jars that are missing.
 */
final class ReaderHints implements RuntimeHintsRegistrar {

	private static final List<String> READERS = List.of("dev.migrate.jpa.JpaSchemaSource",
			"dev.migrate.data.jdbc.JdbcSchemaSource");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		READERS.forEach((reader) -> hints.reflection().registerTypeIfPresent(classLoader, reader));
	}

}
