package dev.migrate.autogenerate;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.lang.Internal;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.TableName;

/**
 * What revisions of ours have made, so that it may be dropped again.
 *
 * @param tables the tables
 * @param sequences the sequences, named as if they were tables
 * @param enums the enum types, likewise
 * @param objects views and the like as revisions say that they are
 * @param made those of them that operations have made, and not text alone
 * @param external tables that revisions say to be somebody else's, whoever has made them
 */
@Internal
public record Owned(Set<TableName> tables, Set<TableName> sequences, Set<TableName> enums, List<SchemaObject> objects,
		List<SchemaObject> made, Set<TableName> external) {

	/** Nothing. */
	public static final Owned NOTHING = new Owned(Set.of(), Set.of(), Set.of());

	public Owned {
		tables = Collections.unmodifiableSet(new LinkedHashSet<>(tables));
		sequences = Collections.unmodifiableSet(new LinkedHashSet<>(sequences));
		enums = Collections.unmodifiableSet(new LinkedHashSet<>(enums));
		objects = List.copyOf(objects);
		made = List.copyOf(made);
		external = Collections.unmodifiableSet(new LinkedHashSet<>(external));
	}

	/**
	 * Without views and the like.
	 * @param tables the tables
	 * @param sequences the sequences
	 * @param enums the enum types
	 */
	public Owned(Set<TableName> tables, Set<TableName> sequences, Set<TableName> enums) {
		this(tables, sequences, enums, List.of(), List.of(), Set.of());
	}

}
