package dev.migrate.sql;

import java.util.Set;

/**
 * Which statements have a body of statements with semicolons of their own.
 */
public enum CompoundBodies {

	/**
	 * None has; every semicolon outside quotes and comments ends a statement.
	 */
	NONE(Set.of()),

	/**
	 * Functions and procedures with a body in {@code BEGIN ATOMIC … END}, and rules with
	 * several actions in parentheses (PostgreSQL and the SQL standard).
	 */
	ATOMIC(Set.of("FUNCTION", "PROCEDURE")),

	/**
	 * Triggers with a body in {@code BEGIN … END} (SQLite).
	 */
	TRIGGER(Set.of("TRIGGER")),

	/**
	 * Procedures, functions, triggers and events with {@code BEGIN}, {@code IF},
	 * {@code CASE}, {@code LOOP}, {@code WHILE}, {@code REPEAT} and {@code FOR}, each up
	 * to its {@code END}; and the same outside routines, where {@code BEGIN} has to be
	 * {@code BEGIN NOT ATOMIC} (MySQL, MariaDB, HSQLDB with {@code BEGIN ATOMIC}).
	 */
	ROUTINE(Set.of("FUNCTION", "PROCEDURE", "TRIGGER", "EVENT"));

	private final Set<String> owners;

	CompoundBodies(Set<String> owners) {
		this.owners = owners;
	}

	/**
	 * Whether what is created can have a body.
	 * @param kind the word after {@code CREATE}, in upper case
	 * @return {@code true} for, say, {@code PROCEDURE}
	 */
	boolean areOwnedBy(String kind) {
		return this.owners.contains(kind);
	}

}
