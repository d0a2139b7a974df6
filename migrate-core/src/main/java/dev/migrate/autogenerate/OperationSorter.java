package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;

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
		PhaseOfOperation phases = new PhaseOfOperation(remade(changes), readded(changes));
		Map<Phase, List<SchemaChange>> phased = changes.stream()
			.collect(Collectors.groupingBy((change) -> change.operation().accept(phases),
					() -> new EnumMap<>(Phase.class), Collectors.toList()));
		List<SchemaChange> all = new ArrayList<>();
		all.addAll(TableOrder.creations(removed(phased, Phase.CREATE_TABLE)));
		all.addAll(TableOrder.drops(removed(phased, Phase.DROP_TABLE)));
		phased.values().forEach(all::addAll);
		all.sort(Comparator.comparing((change) -> change.operation().accept(phases)));
		return all;
	}

	private static List<SchemaChange> removed(Map<Phase, List<SchemaChange>> phased, Phase phase) {
		List<SchemaChange> changes = phased.remove(phase);
		return (changes != null) ? changes : List.of();
	}

	/**
	 * The names that are free only when something else has gone.
	 */
	private static Set<String> remade(List<SchemaChange> changes) {
		return changes.stream()
			.flatMap((change) -> TableRule.madeBy(change.operation()).stream())
			.map(TableRule::name)
			.filter(Objects::nonNull)
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
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
