package dev.migrate.sql;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a database's SQL looks like to a scanner. Immutable.
 *
 * @param traits the lexical facts that differ from the SQL standard
 * @param bodies which statements contain statements, so that a semicolon inside them does
 * not end them
 * @param rules what statements do to their transaction
 */
public record SqlSyntax(Set<SqlTrait> traits, CompoundBodies bodies, StatementRules rules) {

	private static final SqlSyntax STANDARD = new SqlSyntax(EnumSet.noneOf(SqlTrait.class), CompoundBodies.ATOMIC,
			StatementRules.of(false));

	// Two dashes may be two minus signs
	private static final SqlSyntax COMMON = new SqlSyntax(
			EnumSet.of(SqlTrait.BACKTICK_QUOTES, SqlTrait.DASH_COMMENTS_NEED_BLANK), CompoundBodies.NONE,
			StatementRules.of(false));

	public SqlSyntax {
		traits = Set.copyOf(traits);
	}

	/**
	 * The SQL of the standard.
	 * @return the syntax
	 */
	public static SqlSyntax standard() {
		return STANDARD;
	}

	/**
	 * What expressions and types look like on all databases, as far as one can tell
	 * without knowing which it is.
	 * @return the syntax
	 */
	public static SqlSyntax common() {
		return COMMON;
	}

	/**
	 * Whether a lexical fact holds here.
	 * @param trait the fact
	 * @return {@code true} if it does
	 */
	public boolean has(SqlTrait trait) {
		return this.traits.contains(trait);
	}

}
