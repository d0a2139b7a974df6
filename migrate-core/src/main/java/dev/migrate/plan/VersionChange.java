package dev.migrate.plan;

/**
 * One change of one row of the version table. Each has to meet exactly one row.
 */
public sealed interface VersionChange permits VersionChange.Insert, VersionChange.Delete, VersionChange.Update {

	/**
	 * A new row.
	 *
	 * @param id the revision identifier to insert
	 */
	record Insert(String id) implements VersionChange {

		@Override
		public String toString() {
			return "insert " + this.id;
		}

	}

	/**
	 * A row less.
	 *
	 * @param id the revision identifier to delete
	 */
	record Delete(String id) implements VersionChange {

		@Override
		public String toString() {
			return "delete " + this.id;
		}

	}

	/**
	 * A row that names another revision from now on.
	 *
	 * @param from the revision identifier that the row holds
	 * @param to the revision identifier that it will hold
	 */
	record Update(String from, String to) implements VersionChange {

		@Override
		public String toString() {
			return "update " + this.from + " to " + this.to;
		}

	}

}
