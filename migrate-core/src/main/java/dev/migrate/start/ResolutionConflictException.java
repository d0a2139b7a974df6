package dev.migrate.start;

import java.util.List;

import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;

/**
 * A revision is to be marked as resolved in a way that contradicts the version table.
 * Nothing has been changed.
 */
public final class ResolutionConflictException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String revision;

	private final Resolution resolution;

	ResolutionConflictException(String revision, Resolution resolution, List<String> rows) {
		super("Revision '" + revision + "' cannot be marked as " + resolution.word()
				+ ": the version table says that it is " + ((resolution == Resolution.UNDONE) ? "" : "not ")
				+ "applied, as it names " + (rows.isEmpty() ? "no revision" : Quoted.list(rows)) + ".",
				(resolution == Resolution.UNDONE) ? "Mark it as applied, or downgrade it."
						: "Mark it as undone, or upgrade to it.");
		this.revision = revision;
		this.resolution = resolution;
	}

	/**
	 * The revision.
	 * @return its identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * What it was to be marked as.
	 * @return the resolution
	 */
	public Resolution resolution() {
		return this.resolution;
	}

}
