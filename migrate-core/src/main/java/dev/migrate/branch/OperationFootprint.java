package dev.migrate.branch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one operation touches.
 *
 * @param description what it does, in one line
 * @param touches what it touches for sure
 * @param mention what it may read besides, or {@code null} for nothing
 * @param opaque whether nobody can tell what else it does
 * @param unresolved the conflicts that it marks, of which it is still to be written what
 * resolves them
 */
record OperationFootprint(String description, List<Touch> touches, @Nullable Mention mention, boolean opaque,
		List<String> unresolved) {

	OperationFootprint {
		touches = List.copyOf(touches);
		unresolved = List.copyOf(unresolved);
	}

	boolean isEmpty() {
		return this.touches.isEmpty() && this.mention == null && !this.opaque;
	}

}
