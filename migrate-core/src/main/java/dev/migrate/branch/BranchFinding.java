package dev.migrate.branch;

/**
 * Something that both of two branches touch, in a way in which the order matters or may
 * matter.
 *
 * @param object what it is, such as {@code column users.name}
 * @param certain whether the order matters for sure
 * @param first the first branch
 * @param second the second branch
 */
public record BranchFinding(String object, boolean certain, Side first, Side second) {

	@Override
	public String toString() {
		return this.object + ": " + this.first + "; " + this.second;
	}

	/**
	 * What one of the branches does.
	 *
	 * @param revision the revision identifier
	 * @param script the class, or the file
	 * @param operation what it does, in one line
	 */
	public record Side(String revision, String script, String operation) {

		@Override
		public String toString() {
			return "'" + this.revision + "' (" + this.script + "): " + this.operation;
		}

	}

}
