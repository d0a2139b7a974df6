package dev.migrate.dialect;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import dev.migrate.schema.Constraint;

/**
 * Which names a database has once in a schema, whatever tables they belong to.
 *
 * @param spaces kinds of things that share their names, one set for each space of names;
 * a kind that is in none has its names for each table anew
 * @param ignoresCase whether names that differ in case only are the same, in quotes too
 */
public record NameScopes(List<Set<Named>> spaces, boolean ignoresCase) {

	/**
	 * As the standard has it: constraints have names of a schema. So have indexes, of
	 * which it knows nothing.
	 */
	public static final NameScopes STANDARD = new NameScopes(
			List.of(EnumSet.range(Named.PRIMARY_KEY, Named.EXCLUDE), EnumSet.of(Named.INDEX)), false);

	public NameScopes {
		spaces = spaces.stream().map(Set::copyOf).toList();
	}

	/**
	 * The space in which a kind of things has its names.
	 * @param kind the kind
	 * @return the number of the space; empty if names are those of a table
	 */
	public OptionalInt space(Named kind) {
		return IntStream.range(0, this.spaces.size()).filter((i) -> this.spaces.get(i).contains(kind)).findFirst();
	}

	/**
	 * What has a name in a schema.
	 */
	public enum Named {

		/** Tables. */
		TABLE,

		/** Views. */
		VIEW,

		/** Sequences. */
		SEQUENCE,

		/** Indexes that are no constraint. */
		INDEX,

		/** Primary keys. */
		PRIMARY_KEY,

		/** Unique constraints. */
		UNIQUE,

		/** Foreign keys. */
		FOREIGN_KEY,

		/** Check constraints. */
		CHECK,

		/** Exclude constraints. */
		EXCLUDE;

		/**
		 * A kind of constraint as something that has a name.
		 * @param kind the kind
		 * @return the same
		 */
		public static Named of(Constraint.Kind kind) {
			return switch (kind) {
				case PRIMARY_KEY -> PRIMARY_KEY;
				case UNIQUE -> UNIQUE;
				case FOREIGN_KEY -> FOREIGN_KEY;
				case CHECK -> CHECK;
				case EXCLUDE -> EXCLUDE;
			};
		}

	}

}
