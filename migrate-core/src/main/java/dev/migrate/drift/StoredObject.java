package dev.migrate.drift;

/**
 * Something in a database that is dropped by itself.
 *
 * @param kind what it is, in the words of DROP
 * @param name its name as it stands in a statement
 */
record StoredObject(String kind, String name) {

	/**
	 * Whether it may be in a database that is empty: what only holds others, and what a
	 * database has to have been given by its administrator.
	 */
	boolean isFrame() {
		return this.kind.equals("schema") || this.kind.equals("extension");
	}

	@Override
	public String toString() {
		return this.kind + " " + this.name;
	}

}
