package dev.migrate.autogenerate;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.migrate.lang.Internal;
import dev.migrate.schema.TableName;

/**
 * What revisions of ours have made, so that it may be dropped again.
 *
 * @param tables the tables
 * @param sequences the sequences, named as if they were tables
 * @param enums the enum types, likewise
 */
@Internal
public record Owned(Set<TableName> tables, Set<TableName> sequences, Set<TableName> enums) {

	/** Nothing. */
	public static final Owned NOTHING = new Owned(Set.of(), Set.of(), Set.of());

	public Owned {
		tables = Collections.unmodifiableSet(new LinkedHashSet<>(tables));
		sequences = Collections.unmodifiableSet(new LinkedHashSet<>(sequences));
		enums = Collections.unmodifiableSet(new LinkedHashSet<>(enums));
	}

}
