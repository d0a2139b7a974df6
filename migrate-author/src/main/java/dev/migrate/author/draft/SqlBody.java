package dev.migrate.author.draft;

import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.connect.KnownDialects;
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
		check(draft.upgrade());
		check(draft.downgrade());
		return (draft.hasBody() && draft.downgrade().isEmpty())
				? EMPTY_DOWNGRADE.matcher(text).replaceFirst("").stripTrailing() + "\n" : text;
	}

	private static void check(List<String> lines) {
		SectionMarker.firstIn(String.join("\n", lines), NAMES).ifPresent((line) -> {
			throw RevisionNotWrittenException.section(line);
		});
	}

}
