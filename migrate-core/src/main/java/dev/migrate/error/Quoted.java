package dev.migrate.error;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Revisions in a message.
 */
public final class Quoted {

	private static final int MAX_SHOWN = 10;

	private Quoted() {
	}

	/**
	 * List identifiers, of many only the first.
	 * @param ids the identifiers
	 * @return such as {@code 'a', 'b'}; {@code base} for none
	 */
	public static String list(Collection<String> ids) {
		if (ids.isEmpty()) {
			return "base";
		}
		List<String> shown = ids.stream().limit(MAX_SHOWN).toList();
		String text = shown.stream().map((id) -> "'" + id + "'").collect(Collectors.joining(", "));
		return (ids.size() > MAX_SHOWN) ? text + " and " + (ids.size() - MAX_SHOWN) + " more" : text;
	}

}
