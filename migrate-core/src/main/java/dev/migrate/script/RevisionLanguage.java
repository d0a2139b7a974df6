package dev.migrate.script;

import java.util.Arrays;
import java.util.Optional;

import dev.migrate.lang.Internal;

/**
 * What revisions are written in. A build makes classes of all but SQL.
 */
@Internal
public enum RevisionLanguage {

	/** Classes of Java. */
	JAVA(".java", "src/main/java"),

	/** Classes of Kotlin. */
	KOTLIN(".kt", "src/main/kotlin"),

	/** Files with SQL. */
	SQL(".sql", "src/main/resources");

	private final String suffix;

	private final String root;

	RevisionLanguage(String suffix, String root) {
		this.suffix = suffix;
		this.root = root;
	}

	/**
	 * The language of a file.
	 * @param name the name of the file
	 * @return the language, or empty if no revision is in such a file
	 */
	public static Optional<RevisionLanguage> of(String name) {
		return Arrays.stream(values()).filter((language) -> name.endsWith(language.suffix)).findFirst();
	}

	/**
	 * Whether revisions are classes.
	 * @return {@code false} for SQL
	 */
	public boolean isCode() {
		return this != SQL;
	}

	/**
	 * How the names of files end.
	 * @return such as {@code .java}
	 */
	public String suffix() {
		return this.suffix;
	}

	/**
	 * Where Maven and Gradle look for files.
	 * @return a directory of the project
	 */
	public String root() {
		return this.root;
	}

}
