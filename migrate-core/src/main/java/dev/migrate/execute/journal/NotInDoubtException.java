package dev.migrate.execute.journal;

import java.util.Optional;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.tables.JournalRow;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says what became of the statement at which a revision stopped, but that is
 * known already, or the catalog shows something else, or the revision has not stopped.
 * Nothing has been changed.
 */
public final class NotInDoubtException extends MigrateException {

	private final String revision;

	private final @Nullable String statement;

	private NotInDoubtException(String revision, @Nullable JournalRow last, String description, Advice advice) {
		super(description, advice);
		this.revision = revision;
		this.statement = (last != null) ? last.excerpt() : null;
	}

	static NotInDoubtException of(String revision, @Nullable JournalRow last) {
		if (last == null) {
			return new NotInDoubtException(revision, last,
					"Revision '" + revision + "' has not stopped in the middle: the journal does not name it.",
					Advice.of(Command.CURRENT.run()).and(" shows what the database is at."));
		}
		boolean done = last.state() == JournalRow.State.DONE;
		return new NotInDoubtException(revision, last,
				"Revision '" + revision + "' stopped at " + last.excerpt() + " (" + last.script()
						+ "), of which it is known already that it is " + (done ? "done" : "not done") + ".",
				Advice.of("The next run goes on " + (done ? "behind it." : "with it.")));
	}

	static NotInDoubtException of(JournalRow last, CatalogCheck.Shown shown) {
		return new NotInDoubtException(last.revision(), last,
				"Revision '" + last.revision() + "' stopped at " + last.excerpt() + " (" + last.script()
						+ "), and the catalog shows that it is " + (shown.done() ? "done: " : "not done: ")
						+ String.join(", ", shown.objects()) + ".",
				Advice
					.of("No answer is needed: the next run goes on " + (shown.done() ? "behind it" : "with it")
							+ ". If the whole revision was completed or undone by hand, say so with ")
					.and(Command.REPAIR_APPLIED.run(last.revision()))
					.and(" or ")
					.and(Command.REPAIR_UNDONE.run(last.revision()))
					.and("."));
	}

	/**
	 * The revision.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * The statement at which the revision stopped, of which it is known how it ended.
	 * @return its place and its beginning, without literals; empty if it has not stopped
	 */
	public Optional<String> statement() {
		return Optional.ofNullable(this.statement);
	}

}
