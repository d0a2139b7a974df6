package dev.migrate.author.draft;

import java.text.Normalizer;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.lang.Internal;

/**
 * What the files of new revisions are called, with places for what differs:
 * {@code {rev}}, {@code {slug}} (the message in lower case), {@code {epoch}}, and
 * {@code {year}} to {@code {second}} in UTC. A slash makes a directory. The result is
 * made of letters, digits and underscores, whatever the message is.
 *
 * @param pattern the name without a suffix
 */
@Internal
public record RevisionFileName(String pattern) {

	/** The message alone. */
	public static final RevisionFileName DEFAULT = new RevisionFileName("{slug}");

	private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9]+");

	private static final int MAX_SLUG_LENGTH = 40;

	/**
	 * What Windows keeps for itself, and what a revision class has to call by its name.
	 */
	private static final Set<String> TAKEN = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1",
			"lpt2", "lpt3", "revision", "migration", "operations", "definitions", "override", "object", "string",
			"void", "runnable", "double", "float");

	/**
	 * The name of an SQL file.
	 * @param draft what will be in it
	 * @return the path below the location, without a suffix
	 */
	String forSql(RevisionDraft draft) {
		return Arrays.stream(fill(draft).split("/"))
			.map((part) -> words(part).stream().collect(Collectors.joining("_")))
			.filter((part) -> !part.isEmpty())
			.map((part) -> TAKEN.contains(part) ? part + "_" + draft.node().id() : part)
			.collect(Collectors.joining("/"));
	}

	/**
	 * The name of a Java class.
	 * @param draft what will be in it
	 * @return the path below the location, without a suffix, of which all parts are
	 * identifiers
	 */
	String forJava(RevisionDraft draft) {
		List<String> parts = Arrays.stream(fill(draft).split("/")).filter((part) -> !words(part).isEmpty()).toList();
		String packages = parts.subList(0, parts.size() - 1)
			.stream()
			.map((part) -> packagePart(String.join("_", words(part)).toLowerCase(Locale.ROOT)) + "/")
			.collect(Collectors.joining());
		return packages + className(words(parts.get(parts.size() - 1)), draft);
	}

	private static String packagePart(String part) {
		return JavaText.isPackage(part) ? part : "_" + part;
	}

	private static String className(List<String> words, RevisionDraft draft) {
		String name = words.stream()
			.map((word) -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
			.collect(Collectors.joining());
		if (TAKEN.contains(name.toLowerCase(Locale.ROOT)) || isImported(name, draft)) {
			return name + String.join("", words(draft.node().id()));
		}
		return Character.isDigit(name.charAt(0)) ? "Revision" + name : name;
	}

	private static boolean isImported(String name, RevisionDraft draft) {
		return draft.imports().stream().anyMatch((imported) -> imported.endsWith("." + name));
	}

	private String fill(RevisionDraft draft) {
		Map<String, String> values = values(draft);
		return PLACE.matcher(this.pattern).replaceAll((found) -> {
			String value = values.get(found.group(1));
			if (value == null) {
				throw RevisionTemplateException.unknownPlaceInName(this.pattern, found.group(1), values.keySet());
			}
			return Matcher.quoteReplacement(value);
		});
	}

	private static Map<String, String> values(RevisionDraft draft) {
		ZonedDateTime time = draft.createdAt().atZone(ZoneOffset.UTC);
		Map<String, String> values = new LinkedHashMap<>();
		values.put("rev", draft.node().id());
		values.put("slug", slug(draft));
		values.put("epoch", String.valueOf(time.toEpochSecond()));
		values.put("year", DateTimeFormatter.ofPattern("uuuu").format(time));
		values.put("month", DateTimeFormatter.ofPattern("MM").format(time));
		values.put("day", DateTimeFormatter.ofPattern("dd").format(time));
		values.put("hour", DateTimeFormatter.ofPattern("HH").format(time));
		values.put("minute", DateTimeFormatter.ofPattern("mm").format(time));
		values.put("second", DateTimeFormatter.ofPattern("ss").format(time));
		return values;
	}

	private static String slug(RevisionDraft draft) {
		StringBuilder slug = new StringBuilder();
		for (String word : words(draft.node().message().toLowerCase(Locale.ROOT))) {
			if (!slug.isEmpty() && slug.length() + 1 + word.length() > MAX_SLUG_LENGTH) {
				break;
			}
			slug.append(slug.isEmpty() ? "" : "_").append(word, 0, Math.min(word.length(), MAX_SLUG_LENGTH));
		}
		return slug.isEmpty() ? String.join("_", words(draft.node().id())) : slug.toString();
	}

	private static List<String> words(String text) {
		String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
		return NOT_IN_NAMES.splitAsStream(plain).filter((word) -> !word.isEmpty()).toList();
	}

}
