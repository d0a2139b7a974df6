package dev.migrate.autoconfigure.actuate;

import java.util.Map;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * All migrators of an application.
 *
 * @param contexts what each application context has, by its id; a context goes before its
 * parent
 */
@Internal
public record MigrationsDescriptor(Map<String, ContextDescriptor> contexts) implements OperationResponseBody {

	/**
	 * The migrators of one application context.
	 *
	 * @param migrators the migrators by bean name
	 * @param parentId the id of the parent context, or {@code null} if there is none
	 */
	public record ContextDescriptor(Map<String, MigratorDescriptor> migrators, @Nullable String parentId) {

	}

}
