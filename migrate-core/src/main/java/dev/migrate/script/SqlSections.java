package dev.migrate.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import org.springframework.core.io.Resource;

/**
 * The sections of one SQL file. Keeps the file's bytes and nothing else; the text of a
 * section is made when it is asked for.
 */
final class SqlSections {

	private final byte[] bytes;

	private final List<Entry> entries;

	private final SectionNames names;

	private SqlSections(byte[] bytes, List<Entry> entries, SectionNames names) {
		this.bytes = bytes;
		this.entries = List.copyOf(entries);
		this.names = names;
	}

	static SqlSections read(String file, Resource resource, SectionNames names) {
		try (InputStream input = resource.getInputStream()) {
			byte[] bytes = input.readAllBytes();
			LineReader.check(file, bytes, 0);
			return new SqlSections(bytes, entries(file, bytes, names), names);
		}
		catch (IOException ex) {
			throw RevisionFileException.unreadable(file, ex);
		}
	}

	private static List<Entry> entries(String file, byte[] bytes, SectionNames names) throws IOException {
		SqlHeader header = SqlHeaderReader.read(file, new ByteArrayInputStream(bytes), names);
		List<Entry> entries = new ArrayList<>();
		int line = header.sectionLine();
		int position = (int) header.sectionOffset();
		SectionMarker current = header.first();
		int currentLine = line;
		int start = endOfLine(bytes, position);
		for (position = start; position < bytes.length; position = endOfLine(bytes, position)) {
			line++;
			Optional<SectionMarker> marker = isComment(bytes, position)
					? SectionMarker.parse(line(bytes, position), file, line, names) : Optional.empty();
			if (marker.isPresent()) {
				add(entries, new Entry(current, currentLine, start, position), file);
				current = marker.get();
				currentLine = line;
				start = endOfLine(bytes, position);
			}
		}
		add(entries, new Entry(current, currentLine, start, bytes.length), file);
		checkUpgrade(entries, file);
		return entries;
	}

	private static void add(List<Entry> entries, Entry added, String file) {
		for (Entry entry : entries) {
			if (entry.overlaps(added)) {
				throw RevisionFileException.at(file, added.line(), "'" + added.marker() + "' is there twice: line "
						+ entry.line() + " has '" + entry.marker() + "'.", "Put the SQL of both under one of them.");
			}
		}
		entries.add(added);
	}

	private static void checkUpgrade(List<Entry> entries, String file) {
		if (entries.stream().noneMatch((entry) -> entry.marker().section() == Section.UPGRADE)) {
			throw RevisionFileException.at(file, entries.get(0).line(), "There is no '-- upgrade' section.",
					"Add a line '-- upgrade', even if there is nothing below it.");
		}
	}

	private static String decode(byte[] bytes, int from, int to) {
		return new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}

	private static int endOfLine(byte[] bytes, int position) {
		int end = position;
		while (end < bytes.length && bytes[end] != '\n') {
			end++;
		}
		return Math.min(end + 1, bytes.length);
	}

	private static boolean isComment(byte[] bytes, int position) {
		int start = position;
		while (start < bytes.length && (bytes[start] == ' ' || bytes[start] == '\t')) {
			start++;
		}
		return start + 1 < bytes.length && bytes[start] == '-' && bytes[start + 1] == '-';
	}

	private static String line(byte[] bytes, int position) {
		return decode(bytes, position, endOfLine(bytes, position)).stripTrailing();
	}

	/**
	 * Find the section for a database: its own, that of a database whose sections it
	 * takes, or the plain one.
	 * @param section the kind of section
	 * @param dialect the name of the dialect; an empty string finds the plain one
	 * @return the text, if there is a section
	 */
	Optional<SqlText> find(Section section, String dialect) {
		return entryFor(section, dialect)
			.map((entry) -> new SqlText(decode(this.bytes, entry.start(), entry.end()), entry.line() + 1));
	}

	/**
	 * Whether there is a section for a database; cheaper than to ask for its text.
	 * @param section the kind of section
	 * @param dialect the name of the dialect
	 * @return whether {@link #find} finds one
	 */
	boolean has(Section section, String dialect) {
		return entryFor(section, dialect).isPresent();
	}

	private Optional<Entry> entryFor(Section section, String dialect) {
		return this.names.takenBy(dialect)
			.stream()
			.flatMap((name) -> entry(section, name).stream())
			.findFirst()
			.or(() -> entry(section, ""));
	}

	private Optional<Entry> entry(Section section, String database) {
		return this.entries.stream()
			.filter((entry) -> entry.marker().section() == section && entry.databases().contains(database))
			.findFirst();
	}

	/**
	 * The databases that have sections of their own.
	 * @param section the kind of section
	 * @return names of dialects
	 */
	List<String> databases(Section section) {
		LinkedHashSet<String> databases = new LinkedHashSet<>();
		this.entries.stream()
			.filter((entry) -> entry.marker().section() == section)
			.forEach((entry) -> databases.addAll(entry.marker().databases()));
		return List.copyOf(databases);
	}

	/**
	 * The text of a section.
	 *
	 * @param text the text between two markers
	 * @param line the line of the file that it begins in, counted from 1
	 */
	record SqlText(String text, int line) {

		/**
		 * Whether there is nothing but blank lines and comments to the end of the line.
		 */
		boolean isEmpty() {
			return this.text.lines().map(String::strip).allMatch((line) -> line.isEmpty() || line.startsWith("--"));
		}

	}

	private record Entry(SectionMarker marker, int line, int start, int end) {

		private List<String> databases() {
			return this.marker.databases().isEmpty() ? List.of("") : this.marker.databases();
		}

		private boolean overlaps(Entry other) {
			return this.marker.section() == other.marker.section()
					&& databases().stream().anyMatch(other.databases()::contains);
		}

	}

}
