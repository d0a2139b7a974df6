package dev.migrate.drift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScratchSpace.ForeignKeySwitch;
import dev.migrate.dialect.ScratchSpace.StoredObjectFacts;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * All that is in a database, whoever has made it, but for what the database itself has
 * brought along: in all schemas, where those belong to one database, else in the current
 * one and those that are named.
 */
final class StoredObjects {

	private final ScratchSpace space;

	private final StoredObjectFacts facts;

	private final JdbcOperations jdbc;

	private final List<String> schemas;

	/**
	 * Look at a database.
	 * @param jdbc access on one connection
	 * @param schemas schemas to look at beside the current one, where others are not
	 */
	StoredObjects(Dialect dialect, JdbcOperations jdbc, Collection<String> schemas) {
		this.space = dialect.scratch();
		this.facts = this.space.objects();
		this.jdbc = jdbc;
		this.schemas = List.copyOf(schemas);
	}

	/**
	 * Read what is there.
	 * @return the objects, in an order in which they can be dropped
	 */
	List<StoredObject> read() {
		boolean named = !this.facts.perSchema().isEmpty();
		String query = this.facts.query() + (named ? this.facts.perSchema().repeat(this.schemas.size()) : "");
		List<StoredObject> objects = new ArrayList<>(this.jdbc.query(query,
				(row, number) -> new StoredObject(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2)),
				named ? this.schemas.toArray() : new Object[0]));
		objects.sort(Comparator.comparing((object) -> this.facts.kinds().indexOf(object.kind())));
		return objects;
	}

	/**
	 * Drop objects, and what depends on them.
	 * @param objects the objects, in the order in which they were read
	 */
	void drop(List<StoredObject> objects) {
		if (objects.isEmpty()) {
			return;
		}
		Optional<ForeignKeySwitch> foreignKeys = this.space.foreignKeys()
			.filter((enforcement) -> enforcement.isOn(this.jdbc));
		foreignKeys.ifPresent((enforcement) -> enforcement.off(this.jdbc));
		try {
			objects.forEach((object) -> this.jdbc.execute("drop " + object.kind() + " if exists " + object.name()
					+ (this.facts.cascading().contains(object.kind()) ? " cascade" : "")));
		}
		finally {
			foreignKeys.ifPresent((enforcement) -> enforcement.on(this.jdbc));
		}
	}

	/**
	 * Something in a database that is dropped by itself.
	 *
	 * @param kind what it is, in the words of DROP
	 * @param name its name as it stands in a statement
	 */
	record StoredObject(String kind, String name) {

		/**
		 * Whether it may be in a database that is empty: what only holds others, and what
		 * a database has to have been given by its administrator.
		 */
		boolean isFrame() {
			return this.kind.equals("schema") || this.kind.equals("extension");
		}

		@Override
		public String toString() {
			return this.kind + " " + this.name;
		}

	}

}
