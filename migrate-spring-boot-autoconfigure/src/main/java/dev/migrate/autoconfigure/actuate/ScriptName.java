package dev.migrate.autoconfigure.actuate;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the endpoint calls a script. Histories of earlier versions, and files that are
 * found under no root of the class path, have the absolute path of a machine, which is
 * nobody's business who reads the endpoint.
 */
final class ScriptName {

	private static final Pattern ABSOLUTE = Pattern.compile("[/\\\\].*|[A-Za-z][\\w+.-]*:.*", Pattern.DOTALL);

	private ScriptName() {
	}

	/**
	 * Leave out where a script lies on its machine.
	 * @param script the class, the file or its path
	 * @return the class, the path below its location, or the file alone
	 */
	static String shown(String script) {
		return ABSOLUTE.matcher(script).matches()
				? script.substring(Math.max(script.lastIndexOf('/'), script.lastIndexOf('\\')) + 1) : script;
	}

	/**
	 * The same for a script that may not have been run.
	 * @param script the class, the file or its path, or an empty text
	 * @return the name, or {@code null} where there is none
	 */
	static @Nullable String shownOrNull(String script) {
		return StringUtils.hasText(script) ? shown(script) : null;
	}

}
