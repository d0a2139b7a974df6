package dev.migrate.execute;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.script.Script;

/**
 * A revision cannot be downgraded: its downgrade is not written, and cannot be derived.
 * Nothing has run, of no revision.
 */
public final class IrreversibleRevisionException extends MigrateException {

	private final String revision;

	IrreversibleRevisionException(Script script, MigrateException reason) {
		super("Revision '" + script.node().id() + "' (" + script.name() + ") has no downgrade. " + reason.description()
				+ " Nothing has been changed.",
				(script.type() == Script.Type.SQL) ? Advice.of("Write a `-- downgrade` section.") : reason.advice(),
				reason);
		this.revision = script.node().id();
	}

	/**
	 * The revision.
	 * @return its identifier
	 */
	public String revision() {
		return this.revision;
	}

}
