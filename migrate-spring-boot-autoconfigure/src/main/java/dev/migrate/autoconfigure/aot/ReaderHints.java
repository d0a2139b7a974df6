package dev.migrate.autoconfigure.aot;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Registers the readers of mappings, and what tells that an application has R2DBC. They
 * are looked for by their names, and a native image would take those that nobody
 * registers for jars that are missing.
 */
final class ReaderHints implements RuntimeHintsRegistrar {

	private static final List<String> NAMED = List.of("dev.migrate.jpa.JpaSchemaSource",
			"dev.migrate.data.jdbc.JdbcSchemaSource", "io.r2dbc.spi.ConnectionFactory",
			"org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		NAMED.forEach((name) -> hints.reflection().registerTypeIfPresent(classLoader, name));
	}

}
