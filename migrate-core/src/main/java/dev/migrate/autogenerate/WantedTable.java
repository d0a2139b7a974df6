package dev.migrate.autogenerate;

import java.util.HashSet;
import java.util.Set;

import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * A table that is wanted.
 *
 * @param table the table as its source gave it, but with its constraints beside the
 * columns and all of them with a name
 * @param normal the same in the form in which a live table is read
 * @param unsaid aspects on which the source says nothing where it declares nothing
 * @param origin where it comes from, for messages
 */
record WantedTable(Table table, Table normal, Set<Aspect> unsaid, String origin) {

	WantedTable {
		unsaid = Set.copyOf(unsaid);
	}

	TableName name() {
		return this.table.name();
	}

	WantedTable withUnsaid(Set<Aspect> more) {
		Set<Aspect> all = new HashSet<>(this.unsaid);
		all.addAll(more);
		return new WantedTable(this.table, this.normal, all, this.origin);
	}

	WantedTable withNormal(Table normal) {
		return new WantedTable(this.table, normal, this.unsaid, this.origin);
	}

}
