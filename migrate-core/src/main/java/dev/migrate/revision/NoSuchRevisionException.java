package dev.migrate.revision;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.Setting;

/**
 * A name that is no revision, nor the beginning of one, nor a branch label or symbol.
 */
public class NoSuchRevisionException extends RevisionException {

	private final String name;

	private final List<String> similar;

	NoSuchRevisionException(String name, List<String> similar) {
		this("There is no revision " + Wording.quoted(name)
				+ ", neither as an identifier, nor as the beginning of one, nor as a branch label.", name, similar);
	}

	/**
	 * Create an exception.
	 * @param description what is wrong, as a sentence
	 * @param name the name that was looked for
	 * @param similar names that exist and look alike
	 */
	public NoSuchRevisionException(String description, String name, List<String> similar) {
		this(description, hint(similar), name, similar);
	}

	private NoSuchRevisionException(String description, Advice advice, String name, List<String> similar) {
		super(description, advice);
		this.name = name;
		this.similar = List.copyOf(similar);
	}

	@Override
	public RevisionException of(Setting setting) {
		Advice advice = this.similar.isEmpty()
				? Advice.of(setting.toBe("a revision that is there"))
					.and("; ")
					.and(Command.HISTORY.run())
					.and(" lists all revisions.")
				: Advice.of(setting.toBe("one that is there, such as " + Wording.quoted(this.similar.get(0)))).and(".");
		NoSuchRevisionException failure = new NoSuchRevisionException(description(), advice, this.name, this.similar);
		return failure.with(setting);
	}

	private static Advice hint(List<String> similar) {
		if (similar.isEmpty()) {
			return Advice.of("Check the spelling and the locations; ")
				.and(Command.HISTORY.run())
				.and(" lists all revisions.");
		}
		return Advice.of("Did you mean " + Wording.quoted(similar) + "?");
	}

	/**
	 * The name that was looked for.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Names that exist and look alike.
	 * @return identifiers and branch labels, the most similar first
	 */
	public List<String> similar() {
		return this.similar;
	}

}
