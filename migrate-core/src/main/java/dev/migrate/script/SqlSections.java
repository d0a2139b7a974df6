package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migrate.sql.Checksums;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlSyntaxException;
import dev.migrate.sql.StatementPieces;
import dev.migrate.sql.StreamedText;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * The sections of one SQL file, as a database reads it. Where they are is kept, and of
 * their text only what is little.
 */
final class SqlSections {

	private final String file;

	private final FileText text;

	private final List<Entry> entries;

	private final SectionNames names;

	private final String dialect;

	private SqlSections(String file, FileText text, List<Entry> entries, SectionNames names, String dialect) {
		this.file = file;
		this.text = text;
		this.entries = List.copyOf(entries);
		this.names = names;
		this.dialect = dialect;
	}

	/**
	 * Find the sections of a file.
	 * @param known its header, as it was when somebody read it
	 * @param dialect the name of the dialect of the database; empty if it is not known
	 * @throws RevisionFileException if a line that begins a section is wrong
	 */
	static SqlSections read(String file, Resource resource, SqlHeader known, SectionNames names, String dialect) {
		FileText text = FileText.read(file, resource);
		return new SqlSections(file, text, entries(file, text, known, names, dialect), names, dialect);
	}

	/**
	 * Whether they may be held as long as the revision has not run.
	 */
	boolean areShort() {
		return this.text.isShort();
	}

	boolean areFor(String dialect) {
		return this.dialect.equals(dialect);
	}

	/**
	 * Whether these still are the sections for a dialect.
	 */
	boolean areCurrent(String dialect) {
		return areFor(dialect) && this.text.isCurrent();
	}

	private static List<Entry> entries(String file, FileText text, SqlHeader known, SectionNames names,
			String dialect) {
		SectionEnds ends = new SectionEnds(file, text, names, dialect);
		SqlHeader header = isWhereItWas(known, text, ends) ? known : header(file, text, names);
		List<Entry> entries = new ArrayList<>();
		SectionMarker marker = header.first();
		int line = header.sectionLine();
		int start = ends.nextLine(text.position(header.sectionOffset()));
		while (true) {
			SectionEnds.End end = ends.find(marker, start, line + 1);
			add(entries, new Entry(marker, line, start, end.position(), end.problem()), file);
			if (end.position() >= text.length()) {
				break;
			}
			line = end.line();
			marker = SectionMarker.parse(ends.line(end.position()), file, line, names).orElseThrow();
			start = ends.nextLine(end.position());
		}
		checkUpgrade(entries, file);
		return entries;
	}

	/**
	 * Whether the first section begins where it did, and in the same line, so that the
	 * header is not read a second time.
	 */
	private static boolean isWhereItWas(SqlHeader known, FileText text, SectionEnds ends) {
		int position = text.position(known.sectionOffset());
		return position < text.length() && ends.isFirstInLine(position) && known.first().isIn(ends.line(position))
				&& known.sectionLine() == 1 + text.read(0, position, SqlSections::lineBreaks);
	}

	private static int lineBreaks(CharSequence text) {
		return (int) text.chars().filter((character) -> character == '\n').count();
	}

	private static SqlHeader header(String file, FileText text, SectionNames names) {
		try (InputStream input = text.input()) {
			return SqlHeaderReader.read(file, input, names);
		}
		catch (IOException ex) {
			throw RevisionFileException.unreadable(file, ex);
		}
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

	/**
	 * Read the section for the database: its own, that of a database whose sections it
	 * takes, or the plain one.
	 * @param section the kind of section
	 * @param each is given the text, in pieces of whole statements; nothing if there is
	 * only blank space and comments to the end of the line
	 * @return whether there is a section
	 * @throws SqlSyntaxException if it cannot be split
	 */
	boolean read(Section section, Consumer<SqlText> each) {
		Optional<Entry> found = entryFor(section);
		found.ifPresent((entry) -> {
			entry.requireNoProblem();
			this.text.read(entry.start(), entry.end(), (part) -> {
				pieces(part, entry, each);
				return true;
			});
		});
		return found.isPresent();
	}

	/**
	 * What is no longer than a piece is not read to be cut.
	 */
	private void pieces(StreamedText part, Entry entry, Consumer<SqlText> each) {
		if (part.length() < StatementPieces.SIZE) {
			SqlText whole = new SqlText(part.toString(), entry.line() + 1);
			if (!whole.isEmpty()) {
				each.accept(whole);
			}
			return;
		}
		SqlSyntax syntax = this.names.syntax(this.dialect).orElseGet(SqlSyntax::standard);
		StatementPieces pieces = new StatementPieces(part, syntax, entry.line() + 1, this.file, (line) -> false);
		while (pieces.advance()) {
			SqlText text = new SqlText(pieces.piece(), pieces.line());
			if (!text.isEmpty()) {
				each.accept(text);
			}
		}
	}

	/**
	 * The checksum of the section for the database, and of nothing if there is none.
	 */
	String checksum(Section section) {
		return entryFor(section).map((entry) -> this.text.read(entry.start(), entry.end(), Checksums::of))
			.orElseGet(() -> Checksums.of(""));
	}

	/**
	 * Whether an earlier checksum is that of the section for the database, by the rule
	 * that held then.
	 */
	boolean matches(Section section, String checksum) {
		return entryFor(section)
			.map((entry) -> this.text.read(entry.start(), entry.end(), (part) -> Checksums.match(checksum, part)))
			.orElseGet(() -> Checksums.match(checksum, ""));
	}

	/**
	 * Whether there is a section for the database.
	 * @param section the kind of section
	 */
	boolean has(Section section) {
		return entryFor(section).isPresent();
	}

	/**
	 * Find out whether what the database would run can be split.
	 * @throws SqlSyntaxException if it cannot
	 */
	void check() {
		for (Section section : Section.values()) {
			entryFor(section).ifPresent(Entry::requireNoProblem);
		}
	}

	private Optional<Entry> entryFor(Section section) {
		for (String name : this.names.takenBy(this.dialect)) {
			Optional<Entry> entry = entry(section, name);
			if (entry.isPresent()) {
				return entry;
			}
		}
		return entry(section, "");
	}

	private Optional<Entry> entry(Section section, String database) {
		for (Entry entry : this.entries) {
			if (entry.marker().section() == section && entry.databases().contains(database)) {
				return Optional.of(entry);
			}
		}
		return Optional.empty();
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
	 * A piece of the text of a section.
	 *
	 * @param text the piece: the whole, but of a big file
	 * @param line the line of the file that it begins in, counted from 1
	 */
	record SqlText(String text, int line) {

		/**
		 * Whether there is nothing but blank lines and comments to the end of the line.
		 */
		private boolean isEmpty() {
			return this.text.lines().map(String::strip).allMatch((line) -> line.isEmpty() || line.startsWith("--"));
		}

	}

	/**
	 * A section.
	 *
	 * @param marker the line that it begins with
	 * @param line the number of that line
	 * @param start where its text begins, in characters
	 * @param end the position after its text
	 * @param problem why the database cannot split it, or {@code null} if it can
	 */
	private record Entry(SectionMarker marker, int line, int start, int end, @Nullable SqlSyntaxException problem) {

		private List<String> databases() {
			return this.marker.databases().isEmpty() ? List.of("") : this.marker.databases();
		}

		private boolean overlaps(Entry other) {
			return this.marker.section() == other.marker.section()
					&& databases().stream().anyMatch(other.databases()::contains);
		}

		private void requireNoProblem() {
			if (this.problem != null) {
				throw this.problem;
			}
		}

	}

}
