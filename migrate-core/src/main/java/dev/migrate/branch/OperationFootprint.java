package dev.migrate.branch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What one operation touches.
 *
 * @param description what it does, in one line
 * @param touches what it touches for sure
 * @param mention what it may read besides, or {@code null} for nothing
 * @param opaque whether nobody can tell what else it does
 * @param unresolved the conflicts that it marks, of which it is still to be written what
 * resolves them
 */
record OperationFootprint(String description, List<Touch> touches, @Nullable Mention mention, boolean opaque,
		List<String> unresolved) {

	OperationFootprint {
		touches = List.copyOf(touches);
		unresolved = List.copyOf(unresolved);
	}

	boolean isEmpty() {
		return this.touches.isEmpty() && this.mention == null && !this.opaque;
	}

	/**
	 * A thing that an operation touches.
	 *
	 * @param manner how it is touched
	 */
	record Touch(Thing thing, Manner manner) {
	}

	/**
	 * The words of SQL text, any of which may be the name of something that it reads.
	 *
	 * @param statements the words of statements, in lower case
	 * @param expressions the words of expressions, which read columns of their own table
	 * and what belongs to none, such as sequences
	 * @param star whether it may read all columns of what it names
	 */
	record Mention(Set<String> statements, Set<String> expressions, boolean star) {

		/**
		 * Whether it may speak of a thing.
		 */
		boolean of(Thing thing) {
			return switch (thing.kind()) {
				case COLUMN, VALUE ->
					this.statements.contains(thing.table()) && (this.statements.contains(thing.name()) || this.star);
				case ROWS -> this.statements.contains(thing.table());
				case TABLE -> this.statements.contains(thing.name());
				case SEQUENCE, TYPE, ROUTINE ->
					this.statements.contains(thing.name()) || this.expressions.contains(thing.name());
				case SCHEMA, KEY, NAME, PARTS -> false;
			};
		}

		/**
		 * The words of both.
		 */
		Mention and(@Nullable Mention other) {
			if (other == null) {
				return this;
			}
			Set<String> all = new HashSet<>(this.statements);
			all.addAll(other.statements);
			Set<String> both = new HashSet<>(this.expressions);
			both.addAll(other.expressions);
			return new Mention(all, both, this.star || other.star);
		}

		Set<String> words() {
			Set<String> all = new HashSet<>(this.statements);
			all.addAll(this.expressions);
			return all;
		}

	}

}
