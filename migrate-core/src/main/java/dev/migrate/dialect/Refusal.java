package dev.migrate.dialect;

/**
 * Why a database lets an account not in. Trying again does not help.
 *
 * @param grant SQL for an administrator that lets the account in; empty if user or
 * password are wrong
 * @param more what else it can be, as sentences; may be empty
 */
public record Refusal(String grant, String more) {

	/** User or password are wrong, and no more is known. */
	public static final Refusal OF_ACCOUNT = new Refusal("", "");

}
