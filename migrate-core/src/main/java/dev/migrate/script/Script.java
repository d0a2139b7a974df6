package dev.migrate.script;

import java.util.List;
import java.util.Optional;

import dev.migrate.revision.RevisionNode;

/**
 * A revision with its body, a class or an SQL file. Finding it has read its place in the
 * graph and nothing else: the class is not loaded and the SQL not read before one of the
 * methods that say so is called. Thread-safe.
 */
public interface Script {

	/**
	 * The revision's place in the graph.
	 * @return the node; its origin is the class, or the file and the line
	 */
	RevisionNode node();

	/**
	 * What the body is written in.
	 * @return the type
	 */
	Type type();

	/**
	 * What the body is called where people read it: {@code db.revisions.CreateOrders} or
	 * {@code db/revisions/add_note.sql}. It identifies nothing; the revision's id does.
	 * @return the name
	 */
	String name();

	/**
	 * Whether the revision runs in a transaction where the database allows that for DDL.
	 * @return whether it does
	 */
	boolean transactional();

	/**
	 * When the revision was written, as its author put it.
	 * @return the text; empty if nothing is said
	 */
	String createdAt();

	/**
	 * What the revision says to be somebody else's.
	 * @return what no comparison proposes to drop; nothing unless overridden
	 */
	default List<External> external() {
		return List.of();
	}

	/**
	 * The checksum of what the upgrade runs on this database; reads an SQL file as a
	 * whole the first time. Its layout, its comments, its header, its downgrade and what
	 * is there for other databases do not count: none of them changes what an upgrade has
	 * done.
	 * @return the checksum; empty for Java
	 * @throws RevisionFileException if the file is not as it has to be
	 */
	Optional<String> checksum();

	/**
	 * Whether the upgrade is still what it was when a checksum was taken, with the
	 * algorithm that was used then.
	 * @param checksum what {@link #checksum} gave earlier
	 * @return {@code false} if it has changed; {@code true} if not, or if nothing can be
	 * said
	 */
	boolean matches(String checksum);

	/**
	 * Find what is wrong with the body without running it: reads an SQL file as a whole,
	 * loads a class without initialising it.
	 * @throws RevisionFileException if the file is not as it has to be
	 * @throws SectionMissingException if the file has nothing for this database
	 * @throws MigrationInstantiationException if the class cannot be loaded
	 */
	void check();

	/**
	 * Whether the body says how to downgrade; if not, the downgrade is derived. Reads an
	 * SQL file as a whole, loads a class without initialising it.
	 * @return whether it does
	 * @throws RevisionFileException if the file is not as it has to be
	 * @throws MigrationInstantiationException if the class cannot be loaded
	 */
	boolean downgradeWritten();

	/**
	 * Whether all that the body does, it does through the operations that it is given. A
	 * body that asks for something else, as for a bean in its constructor, may send mail
	 * or write to a database of its own, and is not called to find out what it does.
	 * Loads a class without initialising it.
	 * @return whether it does
	 * @throws MigrationInstantiationException if the class cannot be loaded
	 */
	boolean selfContained();

	/**
	 * Make the body, for one run: instantiates the class. An SQL file is read when the
	 * body is called.
	 * @return the body
	 * @throws MigrationInstantiationException if the class cannot be instantiated
	 */
	Migration load();

	/**
	 * Find what is wrong with the body, and make it: does what {@link #check()} and
	 * {@link #load()} do, but a short SQL file is read once for both.
	 * @return the body
	 * @throws RevisionFileException if the file is not as it has to be
	 * @throws SectionMissingException if the file has nothing for this database
	 * @throws MigrationInstantiationException if the class cannot be instantiated
	 */
	default Migration checked() {
		check();
		return load();
	}

	/**
	 * What a body is written in.
	 */
	enum Type {

		/** A class that implements {@link Migration}. */
		JAVA,

		/** A file with SQL. */
		SQL

	}

}
