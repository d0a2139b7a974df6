package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropTable;

/**
 * Puts changes into an order in which they can be run: what is in the way goes first,
 * then what others need is made, then what needs it; what is no longer needed goes last,
 * in the reverse order. The same changes give the same order.
 */
final class OperationSorter {

	private OperationSorter() {
	}

	/**
	 * Sort changes.
	 * @param changes the changes; those of one phase stay in their order
	 * @return the changes in order; tables whose foreign keys go round in a circle have
	 * some of them apart
	 */
	static List<SchemaChange> sort(List<SchemaChange> changes) {
		List<SchemaChange> all = new ArrayList<>(TableOrder.creations(tables(changes, CreateTable.class)));
		all.addAll(TableOrder.drops(tables(changes, DropTable.class)));
		changes.stream()
			.filter((change) -> !(change.operation() instanceof CreateTable)
					&& !(change.operation() instanceof DropTable))
			.forEach(all::add);
		PhaseOfOperation phases = new PhaseOfOperation(remade(changes), readded(changes));
		all.sort(Comparator.comparing((change) -> change.operation().accept(phases)));
		return all;
	}

	private static List<SchemaChange> tables(List<SchemaChange> changes, Class<?> kind) {
		return changes.stream().filter((change) -> kind.isInstance(change.operation())).toList();
	}

	/**
	 * The names that are free only when something else has gone.
	 */
	private static Set<String> remade(List<SchemaChange> changes) {
		return changes.stream().map(OperationSorter::madeName).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	private static @org.jspecify.annotations.Nullable String madeName(SchemaChange change) {
		if (change.operation() instanceof CreateIndex create) {
			return create.index().name().toLowerCase(Locale.ROOT);
		}
		return (change.operation() instanceof AddConstraint add && add.constraint().name() != null)
				? add.constraint().name().toLowerCase(Locale.ROOT) : null;
	}

	/**
	 * The columns that are dropped and added again.
	 */
	private static Set<List<Object>> readded(List<SchemaChange> changes) {
		return changes.stream()
			.filter((change) -> change.operation() instanceof AddColumn)
			.map((change) -> (AddColumn) change.operation())
			.map((add) -> List.<Object>of(add.table(), add.column().name()))
			.collect(Collectors.toSet());
	}

	/**
	 * Whether something is dropped only to be made anew.
	 */
	static boolean isRemade(DropIndex drop, Set<String> made) {
		return made.contains(drop.name().toLowerCase(Locale.ROOT));
	}

	static boolean isRemade(DropConstraint drop, Set<String> made) {
		return made.contains(drop.name().toLowerCase(Locale.ROOT));
	}

	static boolean isReadded(DropColumn drop, Set<List<Object>> added) {
		return added.contains(List.<Object>of(drop.table(), drop.column()));
	}

}
