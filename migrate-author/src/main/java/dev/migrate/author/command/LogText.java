package dev.migrate.author.command;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.tables.HistoryEntry;

/**
 * Rows of the history as commands print them. Times are UTC, as the database keeps them.
 */
final class LogText {

	private LogText() {
	}

	/**
	 * All that a person asks first, on one line.
	 * @param entry the row
	 * @return such as {@code 2026-11-23T07:26:05Z upgrade ae1027a6acf in 12 ms by sa on
	 * web-1 (SHOP-7), Create users}
	 */
	static String line(HistoryEntry entry) {
		return when(entry) + " " + entry.direction().verb() + " " + entry.revision() + ending(entry) + by(entry)
				+ reason(entry) + (entry.description().isEmpty() ? "" : ", " + entry.description());
	}

	/**
	 * All that there is.
	 * @param entry the row
	 * @return several lines
	 */
	static List<String> details(HistoryEntry entry) {
		List<String> lines = new ArrayList<>();
		lines.add(entry.rank() + ": " + entry.direction().verb() + " " + entry.revision());
		lines.add("When: " + entry.installedOn() + ending(entry));
		lines.add("Who:" + by(entry));
		entry.reason().ifPresent((reason) -> lines.add("Why: " + reason));
		if (!entry.script().isEmpty()) {
			lines.add("Script: " + entry.script());
		}
		entry.checksum().ifPresent((checksum) -> lines.add("Checksum: " + checksum));
		lines.add("");
		if (!entry.description().isEmpty()) {
			lines.add("    " + entry.description());
			lines.add("");
		}
		return lines;
	}

	/**
	 * What was last done with each revision, to be told beside all about it.
	 * @param history all rows, the newest last
	 * @return such as {@code Last: upgrade 2026-11-23T07:26:05Z in 12 ms by sa}, by
	 * revision
	 */
	static Map<String, List<String>> last(List<HistoryEntry> history) {
		Map<String, List<String>> last = new HashMap<>();
		history.forEach((entry) -> last.put(entry.revision(), List
			.of("Last: " + entry.direction().verb() + " " + when(entry) + ending(entry) + by(entry) + reason(entry))));
		return last;
	}

	private static String reason(HistoryEntry entry) {
		return entry.reason().map((reason) -> " (" + reason + ")").orElse("");
	}

	private static String when(HistoryEntry entry) {
		return entry.installedOn().truncatedTo(ChronoUnit.SECONDS).toString();
	}

	private static String ending(HistoryEntry entry) {
		return switch (entry.outcome()) {
			case APPLIED -> entry.script().isEmpty() ? "" : " in " + Durations.text(entry.executionTime());
			case FAILED -> " failed after " + Durations.text(entry.executionTime());
			case UNDONE -> " undone by hand";
			case ANSWERED -> " answered";
		};
	}

	/** H2 knows users without a name. */
	private static String by(HistoryEntry entry) {
		return (entry.installedBy().isEmpty() ? "" : " by " + entry.installedBy())
				+ entry.host().map((host) -> " on " + host).orElse("");
	}

}
