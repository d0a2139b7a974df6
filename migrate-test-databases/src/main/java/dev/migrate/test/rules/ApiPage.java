package dev.migrate.test.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What docs/api.md lists, by its headings, and how many types each heading says there
 * are.
 *
 * @param listed full names by heading; of a package in which all counts, its name with
 * {@code .*}
 * @param said the number behind a heading
 */
public record ApiPage(Map<String, Set<String>> listed, Map<String, Integer> said) {

	private static final Pattern HEADING = Pattern.compile("^##+ (.+?)(?: \\((\\d+)\\))?$", Pattern.MULTILINE);

	private static final Pattern ROW = Pattern.compile("^\\| `(dev\\.migrate[\\w.]*)` \\| (.+?) \\|",
			Pattern.MULTILINE);

	private static final Pattern NAME = Pattern.compile("`(\\w+)`");

	/**
	 * Read the page.
	 * @return what is in it
	 */
	public static ApiPage read() {
		String page;
		try {
			page = Files.readString(Path.of("..", "docs", "api.md"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Map<String, Set<String>> listed = new LinkedHashMap<>();
		Map<String, Integer> said = new TreeMap<>();
		List<MatchResult> headings = HEADING.matcher(page).results().toList();
		for (int i = 0; i < headings.size(); i++) {
			MatchResult heading = headings.get(i);
			int end = (i + 1 < headings.size()) ? headings.get(i + 1).start() : page.length();
			listed.put(heading.group(1), rows(page.substring(heading.end(), end)));
			if (heading.group(2) != null) {
				said.put(heading.group(1), Integer.valueOf(heading.group(2)));
			}
		}
		return new ApiPage(listed, said);
	}

	private static Set<String> rows(String section) {
		return ROW.matcher(section)
			.results()
			.flatMap((row) -> row.group(2).equals("all") ? Stream.of(row.group(1) + ".*")
					: NAME.matcher(row.group(2)).results().map((name) -> row.group(1) + "." + name.group(1)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * All that is listed by its name.
	 * @return full names, in order
	 */
	public Set<String> types() {
		return this.listed.values()
			.stream()
			.flatMap(Set::stream)
			.filter((name) -> !name.endsWith(".*"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Whether a type belongs to the contract of a dialect: it is listed where there are
	 * packages in which all counts, or is in one of these.
	 * @param name the full name of a type
	 * @return whether it does
	 */
	boolean isContract(String name) {
		return this.listed.values()
			.stream()
			.filter((names) -> names.stream().anyMatch((each) -> each.endsWith(".*")))
			.anyMatch((names) -> names.contains(name) || isOfWholePackage(name, names));
	}

	/**
	 * Whether a type is in a package in which all counts.
	 * @param name the full name of a type
	 * @return whether it is
	 */
	boolean isOfWholePackage(String name) {
		return this.listed.values().stream().anyMatch((names) -> isOfWholePackage(name, names));
	}

	private static boolean isOfWholePackage(String name, Set<String> names) {
		return names.contains(name.substring(0, name.lastIndexOf('.') + 1) + "*");
	}

}
