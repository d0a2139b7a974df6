package dev.migrate.author.command;

import java.util.Locale;

import picocli.CommandLine.Option;

/**
 * Takes the assent of a person before something is done that no start does by itself, and
 * that is hard to take back. It is given for one database, which is named.
 */
final class Confirmation {

	@Option(names = "--yes", description = "Do it without asking, which it takes where there is no terminal.")
	private boolean yes;

	/**
	 * Ask, or say what is done where the answer was given already.
	 * @param session who can be asked
	 * @param options whether anything is said
	 * @param deed what is to be done, in the infinitive
	 * @param place on which database
	 * @return whether to do it
	 * @throws IllegalUsageException if nobody can be asked
	 */
	boolean given(CommandSession session, StandardOptions options, String deed, String place) {
		String whatAndWhere = deed.substring(0, 1).toUpperCase(Locale.ROOT) + deed.substring(1) + " on " + place;
		if (this.yes) {
			if (!options.quiet()) {
				session.output().err().println(whatAndWhere + ".");
			}
			return true;
		}
		if (!session.output().interactive()) {
			throw new IllegalUsageException(
					"To " + deed + " takes a yes, and there is no terminal to ask at; the database is " + place + ".",
					"Add --yes to the command if that is the one.");
		}
		return session.output().confirm(whatAndWhere + "?");
	}

}
