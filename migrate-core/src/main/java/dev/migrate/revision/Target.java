package dev.migrate.revision;

import java.util.Optional;

/**
 * What a user asks for: one or several points of the graph, in the words of the user.
 * Parsed once; what it means depends on the graph and, for {@link Relative} targets
 * without a start, on the database.
 */
public sealed interface Target permits Target.Absolute, Target.Relative {

	/** The one head, and an error if there are several. */
	Target HEAD = new Absolute(Optional.empty(), "head");

	/** All heads. */
	Target HEADS = new Absolute(Optional.empty(), "heads");

	/** Before the first revision. */
	Target BASE = new Absolute(Optional.empty(), "base");

	/**
	 * Read a target.
	 * @param text such as {@code head}, {@code heads}, {@code base}, {@code ae10},
	 * {@code billing}, {@code billing@head}, {@code +2}, {@code -1}, {@code ae10-1} or
	 * {@code billing@+1}
	 * @return the target
	 * @throws IllegalTargetException if the text is no target, or a range
	 */
	static Target parse(String text) {
		return new TargetParser(text).parse();
	}

	/**
	 * The branch that the target is limited to.
	 * @return a branch label or (the beginning of) a revision identifier, or empty if the
	 * target names none
	 */
	Optional<String> branch();

	/**
	 * A point that does not depend on the database.
	 *
	 * @param branch the branch that it is limited to, if any
	 * @param symbol {@code head}, {@code heads}, {@code base}, a branch label, or (the
	 * beginning of) a revision identifier
	 */
	record Absolute(Optional<String> branch, String symbol) implements Target {

		/**
		 * Whether this is the one head, of all or of a branch.
		 * @return whether the symbol is {@code head}
		 */
		public boolean isHead() {
			return "head".equals(this.symbol);
		}

		/**
		 * Whether this is all heads, of all or of a branch.
		 * @return whether the symbol is {@code heads}
		 */
		public boolean isHeads() {
			return "heads".equals(this.symbol);
		}

		/**
		 * Whether this is the state before the first revision, of all or of a branch.
		 * @return whether the symbol is {@code base}
		 */
		public boolean isBase() {
			return "base".equals(this.symbol);
		}

		/**
		 * Whether this is what the database holds; only the history and {@code show} know
		 * it.
		 * @return whether the symbol is {@code current}
		 */
		public boolean isCurrent() {
			return this.branch.isEmpty() && "current".equals(this.symbol);
		}

		@Override
		public String toString() {
			return TargetParser.prefix(this.branch) + this.symbol;
		}

	}

	/**
	 * A point some revisions away from another.
	 *
	 * @param branch the branch to follow, if any
	 * @param start where to start: a symbol as in {@link Absolute}; empty means from what
	 * the database holds
	 * @param distance how many revisions up, or, if negative, down
	 */
	record Relative(Optional<String> branch, Optional<String> start, long distance) implements Target {

		/**
		 * The start as a target of its own.
		 * @return the start with its branch, or empty to start from what the database
		 * holds
		 */
		public Optional<Absolute> startTarget() {
			return this.start.map((symbol) -> new Absolute(this.branch, symbol));
		}

		@Override
		public String toString() {
			return TargetParser.prefix(this.branch) + this.start.orElse("") + ((this.distance < 0) ? "" : "+")
					+ this.distance;
		}

	}

}
