package dev.migrate.author.draft;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.lang.Internal;

/**
 * Text as it stands in Kotlin source.
 */
@Internal
public final class KotlinText {

	/** Those that Java does not keep for itself. */
	private static final Set<String> KEYWORDS = Set.of("as", "fun", "in", "is", "object", "typealias", "typeof", "val",
			"var", "when");

	private KotlinText() {
	}

	/**
	 * A string as it stands in source.
	 * @param text the string, whatever is in it
	 * @return the literal with its quotes, on one line
	 */
	public static String literal(String text) {
		// A dollar begins a template, and a form feed has no letter. A backslash that is
		// meant stands twice, so that what stands behind two is no escape
		return JavaText.literal(text).replace("$", "\\$").replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\f", "$1\\\\u000c");
	}

	static String packageName(String name) {
		return Arrays.stream(name.split("\\."))
			.map((part) -> KEYWORDS.contains(part) ? "`" + part + "`" : part)
			.collect(Collectors.joining("."));
	}

}
