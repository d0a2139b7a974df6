package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.dialect.DialectFact;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Compares a table that is there with what is wanted of it.
 *
 * @param comparison how to compare
 * @param owned the tables that revisions have made
 */
record TableComparison(Comparison comparison, Set<TableName> owned) {

	/**
	 * What leads from the one to the other.
	 * @param live the table that is there
	 * @return the changes, without regard to their order
	 */
	List<SchemaChange> changes(LiveTable live, WantedTable wanted) {
		List<SchemaChange> changes = new ArrayList<>();
		String comment = wanted.normal().comment();
		boolean unsaid = comment == null && this.comparison.isUnsaid(Aspect.COMMENT, wanted)
				|| this.comparison.ignores(Aspect.COMMENT) || this.comparison.isValidating();
		if (!unsaid && !this.comparison.dialect().has(DialectFact.KEEPS_TABLE_COMMENTS)
				&& !Objects.equals(live.normal().comment(), comment)) {
			changes.add(SchemaChange
				.of(new SetTableComment(wanted.name(), comment, new NewValue<>(live.normal().comment()))));
		}
		ColumnComparison columns = new ColumnComparison(this.comparison, live, wanted);
		changes.addAll(columns.changes());
		changes.addAll(new RuleComparison(this.comparison, live, wanted, columns, this.owned.contains(wanted.name()))
			.changes());
		return changes;
	}

	/**
	 * Compares the constraints and indexes of a table by what they mean.
	 */
	private static final class RuleComparison {

		private final Comparison comparison;

		private final LiveTable live;

		private final WantedTable wanted;

		private final ColumnComparison columns;

		private final boolean ours;

		private final RuleKey meaning;

		private final List<TableRule> missing = new ArrayList<>();

		private final List<TableRule> extra = new ArrayList<>();

		private final List<TableRule> reworded = new ArrayList<>();

		private final List<TableRule> replacedChecks = new ArrayList<>();

		/** What nobody speaks of and goes with its columns. */
		private final List<TableRule> going = new ArrayList<>();

		/**
		 * Compare.
		 * @param comparison how to compare
		 * @param live the table that is there
		 * @param columns what becomes of the columns: those that are dropped and added
		 * again take with them what depends on them
		 * @param ours whether a revision has made the table; what somebody else has given
		 * to a table of theirs stays
		 */
		RuleComparison(Comparison comparison, LiveTable live, WantedTable wanted, ColumnComparison columns,
				boolean ours) {
			this.ours = ours;
			this.comparison = comparison;
			this.live = live;
			this.wanted = wanted;
			this.columns = columns;
			this.meaning = new RuleKey(comparison.text());
			this.extra.addAll(included(live.normal()));
			Map<Boolean, List<TableRule>> rules = included(wanted.normal()).stream()
				.collect(Collectors.partitioningBy((rule) -> rule.name() != null && isThere(rule)));
			// Of two that mean the same, neither takes the other's place
			rules.getOrDefault(true, List.of()).forEach(this::match);
			rules.getOrDefault(false, List.of()).forEach(this::match);
			this.missing.removeIf(this::isDerived);
			if (comparison.isValidating()) {
				this.missing.removeIf((rule) -> !isForNewColumn(rule));
				this.extra.clear();
			}
			this.extra.removeIf(this::isUnsaid);
		}

		private List<TableRule> included(Table table) {
			return TableRule.of(table)
				.stream()
				.filter((rule) -> this.comparison.includes(rule.kind(), table.name(), rule.name()))
				.toList();
		}

		private boolean isThere(TableRule rule) {
			return this.extra.stream().anyMatch((candidate) -> candidate.isNamed(rule.name()));
		}

		private void match(TableRule rule) {
			Optional<TableRule> match = this.extra.stream()
				.filter((candidate) -> !isReplaced(candidate) && isSame(candidate, rule))
				.min(Comparator.comparing((candidate) -> distance(candidate, rule)));
			match.ifPresent((found) -> {
				this.extra.remove(found);
				if (isReworded(found)) {
					this.reworded.add(found);
				}
			});
			if (match.isEmpty() || isReworded(match.get())) {
				this.missing.add(rule);
			}
		}

		private boolean isSame(TableRule there, TableRule rule) {
			Optional<Boolean> said = Optional.empty();
			// Two at once: a visitor sees one
			if (there.constraint() instanceof CheckConstraint old && rule.constraint() instanceof CheckConstraint check
					&& there.isNamed(rule.name())) {
				said = this.comparison.settings()
					.checkComparisons()
					.stream()
					.flatMap((own) -> ComparisonBeans.ask(own, () -> own.differ(this.wanted.name(), old, check))
						.stream())
					.findFirst();
			}
			return said.map((differ) -> !differ)
				.orElseGet(() -> this.meaning.of(there).equals(this.meaning.of(completed(rule, there))));
		}

		/**
		 * What a rule leaves open, it takes from the one that is there, where that is no
		 * difference.
		 */
		private TableRule completed(TableRule rule, TableRule live) {
			TableRule said = this.comparison.isUnsaid(Aspect.SPECIAL_INDEX, this.wanted) ? rule.orderedAs(live) : rule;
			return this.comparison.isUnsaid(Aspect.KEY_OPTIONS, this.wanted) ? said.completedBy(live) : said;
		}

		/**
		 * Whether it is a check that nobody has declared, and that has none to take the
		 * place of.
		 */
		private boolean isDerived(TableRule rule) {
			if (!this.comparison.isUnsaid(Aspect.DERIVED_CHECK, this.wanted) || !isListOfValues(rule)) {
				return false;
			}
			List<String> columns = columnsOf(rule);
			List<TableRule> replaced = this.extra.stream()
				.filter((other) -> isListOfValues(other) && columnsOf(other).equals(columns))
				.toList();
			this.replacedChecks.addAll(replaced);
			return replaced.isEmpty();
		}

		private boolean isListOfValues(TableRule rule) {
			return rule.kind() == ObjectKind.CHECK
					&& rule.expressions().allMatch(this.comparison.text()::isListOfValues);
		}

		private List<String> columnsOf(TableRule rule) {
			return this.live.normal()
				.columns()
				.stream()
				.map(Column::name)
				.filter((column) -> this.meaning.needs(rule, column))
				.toList();
		}

		private boolean isForNewColumn(TableRule rule) {
			return this.wanted.normal()
				.columns()
				.stream()
				.map(Column::name)
				.anyMatch((column) -> this.live.normal().column(column).isEmpty() && this.meaning.needs(rule, column));
		}

		/**
		 * It says the same, but in words for another type of its column.
		 */
		private boolean isReworded(TableRule rule) {
			return this.columns.reworded().stream().anyMatch((column) -> this.meaning.speaksOf(rule, column));
		}

		private boolean isReplaced(TableRule rule) {
			return this.columns.replaced().stream().anyMatch((column) -> this.meaning.needs(rule, column));
		}

		private static int distance(TableRule one, TableRule two) {
			return ((one.kind() == two.kind()) ? 0 : 2) + (one.isNamed(two.name()) ? 0 : 1);
		}

		private boolean isUnsaid(TableRule rule) {
			boolean unsaid = rule.aspects()
				.stream()
				.anyMatch((aspect) -> this.comparison.isUnsaid(aspect, this.wanted));
			boolean foreign = !this.ours && !this.comparison.isStrict();
			boolean stays = (unsaid || foreign) && !isReplaced(rule) && !this.replacedChecks.contains(rule)
					&& this.missing.stream().noneMatch((other) -> isFor(other, rule));
			if (stays
					&& this.columns.unwanted().stream().anyMatch((column) -> this.meaning.needs(rule, column.name()))) {
				this.going.add(rule);
			}
			return stays && !this.going.contains(rule);
		}

		/**
		 * Whether one takes the place of the other.
		 */
		private static boolean isFor(TableRule other, TableRule rule) {
			boolean sameColumns = other.kind() == rule.kind() && !rule.columns().isEmpty()
					&& Set.copyOf(other.columns()).equals(Set.copyOf(rule.columns()));
			return rule.isNamed(other.name()) || sameColumns;
		}

		/**
		 * What drops what nobody wants and makes what is missing.
		 */
		List<SchemaChange> changes() {
			List<SchemaChange> changes = new ArrayList<>();
			this.extra.forEach((rule) -> changes
				.add(this.going.contains(rule) ? this.comparison.losing(dropped(rule).operation()) : dropped(rule)));
			this.reworded.forEach((rule) -> changes.add(dropped(rule)));
			this.missing.forEach((rule) -> changes.add(created(declared(rule))));
			return changes;
		}

		private SchemaChange created(TableRule rule) {
			boolean asksRows = rule.constraint() != null || rule.index().unique();
			return asksRows ? SchemaChange.of(rule.create(this.wanted.name()), "Fails if rows that are there break it")
					: SchemaChange.of(rule.create(this.wanted.name()));
		}

		private TableRule declared(TableRule rule) {
			List<TableRule> all = TableRule.of(this.wanted.table());
			return all.stream()
				.filter((candidate) -> candidate.isNamed(rule.name()))
				.min(Comparator.comparing((candidate) -> distance(candidate, rule)))
				.or(() -> all.stream()
					.filter((candidate) -> this.meaning.of(candidate).equals(this.meaning.of(rule)))
					.findFirst())
				.orElse(rule);
		}

		/**
		 * What has no name in the database gets one here that nothing has, and is found
		 * by what it is.
		 */
		private SchemaChange dropped(TableRule normal) {
			TableRule rule = this.live.stored(normal);
			String name = rule.name();
			String known = (name != null) ? name : String.valueOf(unnamed(rule).name());
			return SchemaChange.of(rule.drop(this.wanted.name(), known));
		}

		private Constraint unnamed(TableRule rule) {
			Constraint constraint = Objects.requireNonNull(rule.constraint());
			return new ConstraintNames(this.comparison.naming(), this.comparison.text()).named(this.wanted.table(),
					constraint);
		}

	}

}
