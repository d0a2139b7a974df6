package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The order in which databases are migrated: as they were named, but each behind those
 * that it is to be migrated after.
 */
final class MigratorOrder {

	private final Function<String, ? extends Collection<String>> before;

	/**
	 * Create an order.
	 * @param before tells of a name which others go before it
	 */
	MigratorOrder(Function<String, ? extends Collection<String>> before) {
		this.before = before;
	}

	/**
	 * Order names.
	 * @return the names, in order
	 * @throws IllegalDatasourceException if some wait for each other
	 */
	List<String> of(Collection<String> names) {
		Set<String> ordered = new LinkedHashSet<>();
		for (String name : names) {
			add(name, names, ordered, new ArrayList<>());
		}
		return List.copyOf(ordered);
	}

	private void add(String name, Collection<String> names, Set<String> ordered, List<String> path) {
		if (path.contains(name)) {
			throw IllegalDatasourceException.circular(path.subList(path.indexOf(name), path.size()));
		}
		if (ordered.contains(name)) {
			return;
		}
		path.add(name);
		for (String other : this.before.apply(name)) {
			if (names.contains(other)) {
				add(other, names, ordered, path);
			}
		}
		path.remove(path.size() - 1);
		ordered.add(name);
	}

}
