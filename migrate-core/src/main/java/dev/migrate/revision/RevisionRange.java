package dev.migrate.revision;

import java.util.Optional;

import dev.migrate.lang.Internal;

/**
 * A piece of the graph between two targets, for offline SQL and for the history.
 *
 * @param from the lower end; empty means base
 * @param to the upper end where nothing is said otherwise; empty means all heads
 */
@Internal
public record RevisionRange(Optional<Target> from, Optional<Target> to) {

	/** All of the graph. */
	public static final RevisionRange ALL = new RevisionRange(Optional.empty(), Optional.empty());

	/**
	 * Read a range.
	 * @param text {@code a:b}, {@code a:}, {@code :b} or {@code :}
	 * @throws IllegalTargetException if the text has no colon or several, or one of its
	 * ends is no target
	 */
	public static RevisionRange parse(String text) {
		int colon = text.indexOf(':');
		if (colon < 0) {
			throw IllegalTargetException.rangeWithoutColon(text.strip());
		}
		if (text.indexOf(':', colon + 1) >= 0) {
			throw IllegalTargetException.ofRange(text, "there is more than one ':' in it");
		}
		String stripped = text.strip();
		int split = stripped.indexOf(':');
		return new RevisionRange(parseEnd(stripped.substring(0, split)), parseEnd(stripped.substring(split + 1)));
	}

	/**
	 * Read a range or a single target, which then is the end of a range without a start.
	 * @param text {@code a:b} or {@code b}
	 * @throws IllegalTargetException if the text has several colons, or one of its ends
	 * is no target
	 */
	public static RevisionRange parseOffline(String text) {
		if (text.indexOf(':') < 0) {
			return new RevisionRange(Optional.empty(), Optional.of(Target.parse(text)));
		}
		return parse(text);
	}

	/**
	 * The upper end where one has to be given.
	 * @return the upper end
	 * @throws IllegalTargetException if there is none
	 */
	public Target requireTo() {
		return this.to.orElseThrow(() -> IllegalTargetException.ofRange(toString(), "nothing is said after ':'"));
	}

	private static Optional<Target> parseEnd(String text) {
		return text.isEmpty() ? Optional.empty() : Optional.of(Target.parse(text));
	}

	@Override
	public String toString() {
		return this.from.map(Target::toString).orElse("") + ":" + this.to.map(Target::toString).orElse("");
	}

}
