package dev.migrate.author.command;

import picocli.CommandLine.Mixin;

/**
 * A command that needs the application's configuration. Its fields are set by the
 * arguments before the application is set up.
 */
abstract class ApplicationCommand {

	@Mixin
	private StandardOptions options = new StandardOptions();

	final StandardOptions options() {
		return this.options;
	}

	/**
	 * Whether it works without any revision: that there is no place for them yet is no
	 * error then.
	 */
	boolean writesTheFirstRevision() {
		return false;
	}

	/**
	 * What it cannot do without, as far as the arguments tell.
	 */
	Need need() {
		return Need.DATABASE;
	}

	/**
	 * Whether it shows what revisions do, and not only what they say of themselves.
	 */
	boolean showsOperations() {
		return false;
	}

	/**
	 * Whether it can be done on all databases, one after the other.
	 */
	boolean takesAll() {
		return false;
	}

	/**
	 * Whether it is left undone on those that follow when it has failed on one.
	 */
	boolean endsWithTheFirstFailure() {
		return false;
	}

	/**
	 * Whether it changes one database, so that of several tenants one has to be named.
	 */
	boolean changesOneDatabase() {
		return false;
	}

	/**
	 * Whether it has an answer of its own where there are tenants and none is named.
	 */
	boolean takesTenants() {
		return false;
	}

	/**
	 * Ask whether it is meant, where that has to be asked.
	 * @param session what there is to work with
	 * @return whether to go on
	 * @throws IllegalUsageException if nobody can be asked
	 */
	boolean isConfirmed(CommandSession session) {
		return true;
	}

	/**
	 * Do it.
	 * @param session what there is to work with
	 * @return how the process ends
	 */
	abstract ExitCode run(CommandSession session);

}
