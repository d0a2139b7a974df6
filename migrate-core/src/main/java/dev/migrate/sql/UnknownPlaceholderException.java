package dev.migrate.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.error.Advice;
import dev.migrate.error.Setting;
import org.jspecify.annotations.Nullable;

/**
 * A placeholder in SQL text that nobody gave a value to.
 */
public class UnknownPlaceholderException extends SqlSyntaxException {

	private final String name;

	private final List<String> known;

	UnknownPlaceholderException(String name, Set<String> known, @Nullable String origin, int line) {
		super("Placeholder '${%s}' in %s has no value. %s".formatted(name, place(origin, line), list(known)),
				Advice.of(Setting.PLACEHOLDERS.entry(name))
					.and(", or correct the name; where this is text or data and no placeholder, write "
							+ "'-- placeholders: false' into the header of the file."),
				origin, line);
		this.name = name;
		this.known = known.stream().sorted().toList();
	}

	// the names alone: a value may be a secret
	private static String list(Set<String> known) {
		if (known.isEmpty()) {
			return "There are no placeholders.";
		}
		return known.stream().sorted().collect(Collectors.joining("', '", "The placeholders are '", "'."));
	}

	/**
	 * The name without a value.
	 * @return the name between the braces
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The names that have values.
	 * @return the names in alphabetical order
	 */
	public List<String> known() {
		return this.known;
	}

}
