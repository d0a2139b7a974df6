package dev.migrate.author.draft;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.connect.KnownDialects;
import dev.migrate.script.RevisionFileException;
import dev.migrate.script.SectionMarker;
import dev.migrate.script.SectionNames;
import dev.migrate.start.ScriptLoader;

/**
 * The body of a new SQL file, made safe.
 */
final class SqlBody {

	private static final Pattern EMPTY_DOWNGRADE = Pattern.compile("(?im)^[ \t]*--[ \t]*downgrade[ \t]*\n\\s*\\z");

	private static final SectionNames NAMES = ScriptLoader.sectionNames(KnownDialects.OURS);

	private SqlBody() {
	}

	/**
	 * A file with a body. A downgrade that is not there must not look like one that does
	 * nothing: without its section, downgrading is refused.
	 * @param draft the draft
	 * @param text the text of the file
	 * @return the text
	 * @throws RevisionNotWrittenException if a line of the body would begin a section
	 */
	public static String complete(RevisionDraft draft, String text) {
		Stream.concat(draft.upgrade().stream(), draft.downgrade().stream()).forEach(SqlBody::check);
		return (draft.hasBody() && draft.downgrade().isEmpty())
				? EMPTY_DOWNGRADE.matcher(text).replaceFirst("").stripTrailing() + "\n" : text;
	}

	private static void check(String line) {
		boolean begins;
		try {
			begins = SectionMarker.parse(line, "", 1, NAMES).isPresent();
		}
		catch (RevisionFileException ex) {
			begins = true;
		}
		if (begins) {
			throw RevisionNotWrittenException.section(line);
		}
	}

}
