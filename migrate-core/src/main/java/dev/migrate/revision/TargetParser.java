package dev.migrate.revision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a {@link Target}.
 */
record TargetParser(String text) {

	private static final Pattern DISTANCE = Pattern.compile("(.*?)([+-][0-9]+)(.*)", Pattern.DOTALL);

	/** More digits than any graph has revisions, and few enough for a long. */
	private static final int MAX_DIGITS = 18;

	Target parse() {
		if (this.text.isBlank()) {
			throw IllegalTargetException.ofTarget(this.text, "it is empty");
		}
		if (this.text.indexOf(':') >= 0) {
			throw IllegalTargetException.rangeForTarget(this.text);
		}
		int at = this.text.indexOf('@');
		if (at < 0) {
			return parsePoint(Optional.empty(), this.text);
		}
		String branch = this.text.substring(0, at);
		String point = this.text.substring(at + 1);
		if (branch.isBlank() || point.isBlank()) {
			throw IllegalTargetException.ofTarget(this.text, "'@' needs a branch before it and a revision after it");
		}
		return parsePoint(Optional.of(branch), point);
	}

	private Target parsePoint(Optional<String> branch, String point) {
		Matcher matcher = DISTANCE.matcher(point);
		if (!matcher.matches()) {
			return new Target.Absolute(branch, point);
		}
		if (!matcher.group(3).isEmpty()) {
			throw IllegalTargetException.ofTarget(this.text,
					"'" + matcher.group(3) + "' after '" + matcher.group(2) + "' has no meaning");
		}
		Optional<String> start = Optional.of(matcher.group(1)).filter((symbol) -> !symbol.isEmpty());
		return new Target.Relative(branch, start, parseDistance(matcher.group(2)));
	}

	private long parseDistance(String distance) {
		if (distance.length() > MAX_DIGITS + 1) {
			throw IllegalTargetException.ofTarget(this.text, "'" + distance + "' is out of all proportion");
		}
		return Long.parseLong(distance);
	}

	static String prefix(Optional<String> branch) {
		return branch.map((label) -> label + "@").orElse("");
	}

}
