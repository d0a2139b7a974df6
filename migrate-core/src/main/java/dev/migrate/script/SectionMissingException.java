package dev.migrate.script;

import java.util.List;

/**
 * An SQL file has sections for other databases, but none for the one at hand. Nothing has
 * run.
 */
public final class SectionMissingException extends RevisionFileException {

	private final String section;

	private final String dialect;

	SectionMissingException(String file, int line, String section, List<String> databases, String dialect) {
		super(file, line,
				"'" + file + "' has no '-- " + section + "' section for '" + dialect + "'"
						+ (databases.isEmpty() ? "." : "; it has one for " + String.join(", ", databases) + "."),
				"Add a section '-- " + section + " (" + dialect + ")', or '-- " + section
						+ "' for all other databases; leave it empty if there is nothing to do.",
				null);
		this.section = section;
		this.dialect = dialect;
	}

	/**
	 * The section that is missing.
	 * @return {@code upgrade} or {@code downgrade}
	 */
	public String section() {
		return this.section;
	}

	/**
	 * The database that it is missing for.
	 * @return the name of its dialect
	 */
	public String dialect() {
		return this.dialect;
	}

}
