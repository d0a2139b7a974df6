package dev.migrate.author.write;

import java.util.Locale;
import java.util.regex.Pattern;

import javax.lang.model.SourceVersion;

/**
 * Names of parameters, made from names in a database.
 */
final class JavaNames {

	private static final Pattern WORD = Pattern.compile("_+(\\p{Alnum})");

	private static final Pattern PLAIN = Pattern.compile("[a-z][a-zA-Z0-9]*");

	private JavaNames() {
	}

	/**
	 * A parameter that is called like something in the database, if that can be.
	 * @param name the name in the database
	 * @param otherwise what it is called else
	 */
	static String parameter(String name, String otherwise) {
		String camel = WORD.matcher(name.toLowerCase(Locale.ROOT))
			.replaceAll((found) -> found.group(1).toUpperCase(Locale.ROOT));
		boolean possible = PLAIN.matcher(camel).matches() && SourceVersion.isName(camel) && !camel.equals("op");
		return possible ? camel : otherwise;
	}

}
