package dev.migrate.script;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlSyntaxException;
import dev.migrate.sql.StatementPieces;
import dev.migrate.sql.StreamedText;
import org.jspecify.annotations.Nullable;

/**
 * Finds where sections of one SQL file end: at the next line that begins a section, but
 * not within a string, a comment, a body, parentheses or data, where such a line is text.
 * <p>
 * Databases disagree on what is a string. A section that this database runs is read as it
 * does; of others, the end is what any of those databases can take for it that may run
 * it. Where a text cannot be split, as a quote is never closed, the first such line
 * behind the last whole statement counts, so that the error is about what is above it.
 */
final class SectionEnds {

	private final String file;

	private final FileText text;

	private final SectionNames names;

	private final String dialect;

	/** Whether a section of a kind names this database. */
	private final Map<Section, Boolean> own = new EnumMap<>(Section.class);

	SectionEnds(String file, FileText text, SectionNames names, String dialect) {
		this.file = file;
		this.text = text;
		this.names = names;
		this.dialect = dialect;
	}

	/**
	 * Find the end of a section.
	 * @param marker how it begins
	 * @param start where its text begins
	 * @param line the line of the file in which that is
	 */
	End find(SectionMarker marker, int start, int line) {
		Optional<SqlSyntax> used = isUsed(marker) ? this.names.syntax(this.dialect) : Optional.empty();
		if (used.isPresent()) {
			return end(used.get(), start, line);
		}
		return candidates(marker).stream()
			.map((syntax) -> end(syntax, start, line))
			.reduce(End::better)
			.map(End::withoutProblem)
			.orElseThrow();
	}

	private boolean isUsed(SectionMarker marker) {
		if (this.dialect.isEmpty()) {
			return false;
		}
		return marker.databases().isEmpty() ? !hasOwn(marker.section()) : namesThisOne(marker);
	}

	private boolean namesThisOne(SectionMarker marker) {
		return marker.databases().stream().anyMatch(this.names.takenBy(this.dialect)::contains);
	}

	/**
	 * A line that only looks like a marker does no harm here: the plain section is then
	 * read as the others may read it.
	 */
	private boolean hasOwn(Section section) {
		return this.own.computeIfAbsent(section, (kind) -> markedLine(0, 0, 1,
				(line) -> SectionMarker.matches(line, kind, this.names.takenBy(this.dialect)))
			.isPresent());
	}

	private List<SqlSyntax> candidates(SectionMarker marker) {
		List<SqlSyntax> candidates = new ArrayList<>(marker.databases().isEmpty() ? this.names.allSyntaxes()
				: marker.databases().stream().flatMap((name) -> this.names.syntax(name).stream()).distinct().toList());
		if (candidates.isEmpty()) {
			candidates.add(SqlSyntax.standard());
		}
		return candidates;
	}

	private End end(SqlSyntax syntax, int start, int line) {
		return this.text.read(start, this.text.length(), (part) -> {
			StatementPieces pieces = pieces(part, syntax, line);
			try {
				return new End(start + pieces.skip(), pieces.lastLine(), null);
			}
			catch (SqlSyntaxException ex) {
				return markedLine(start, start + pieces.end(), line, this::isMeant)
					.map((end) -> end.withProblem(problem(syntax, start, end.position(), line).orElse(ex)))
					.orElseGet(() -> new End(this.text.length(), 0, ex));
			}
		});
	}

	/**
	 * What is wrong with the text alone: a quote that is not closed in it may be closed
	 * by one behind it, and the next one then opens another.
	 */
	private Optional<SqlSyntaxException> problem(SqlSyntax syntax, int start, int end, int line) {
		return this.text.read(start, end, (part) -> {
			try {
				pieces(part, syntax, line).skip();
				return Optional.empty();
			}
			catch (SqlSyntaxException ex) {
				return Optional.of(ex);
			}
		});
	}

	private StatementPieces pieces(StreamedText part, SqlSyntax syntax, int line) {
		return new StatementPieces(part, syntax, line, this.file, this::isMeant);
	}

	private boolean isMeant(String text) {
		return SectionMarker.isMeant(text, this.names);
	}

	/**
	 * Find a line, wherever it stands.
	 * @param start where a line begins
	 * @param from from where on lines count
	 * @param number the number of the line at the start
	 */
	private Optional<End> markedLine(int start, int from, int number, Predicate<String> wanted) {
		return this.text.read(start, this.text.length(), (part) -> {
			int line = number;
			int position = 0;
			while (position < part.length()) {
				int end = endOfLine(part, position);
				if (start + position >= from && isComment(part, position)
						&& wanted.test(part.subSequence(position, end).toString())) {
					return Optional.of(new End(start + position, line, null));
				}
				line++;
				position = end + 1;
				part.release(position);
			}
			return Optional.empty();
		});
	}

	private static boolean isComment(StreamedText text, int position) {
		int start = position;
		while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
			start++;
		}
		return start + 1 < text.length() && text.charAt(start) == '-' && text.charAt(start + 1) == '-';
	}

	private static int endOfLine(StreamedText text, int position) {
		int end = position;
		while (end < text.length() && text.charAt(end) != '\n') {
			end++;
		}
		return end;
	}

	/**
	 * Whether a line begins at a position.
	 */
	boolean isFirstInLine(int position) {
		return position == 0 || this.text.read(position - 1, position, (part) -> part.charAt(0) == '\n');
	}

	/**
	 * The rest of a line.
	 */
	String line(int position) {
		return this.text.read(position, this.text.length(),
				(part) -> part.subSequence(0, endOfLine(part, 0)).toString().stripTrailing());
	}

	/**
	 * Where the line after the one of a position begins.
	 */
	int nextLine(int position) {
		return this.text.read(position, this.text.length(),
				(part) -> Math.min(this.text.length(), position + endOfLine(part, 0) + 1));
	}

	/**
	 * The end of a section.
	 *
	 * @param position where it is, in characters
	 * @param line the line there, if a section begins in it
	 * @param problem why the text cannot be split, or {@code null}
	 */
	record End(int position, int line, @Nullable SqlSyntaxException problem) {

		private End better(End other) {
			if ((this.problem == null) != (other.problem == null)) {
				return (this.problem == null) ? this : other;
			}
			return (this.position <= other.position) ? this : other;
		}

		private End withoutProblem() {
			return new End(this.position, this.line, null);
		}

		private End withProblem(SqlSyntaxException found) {
			return new End(this.position, this.line, found);
		}

	}

}
