package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.Scratch;
import dev.migrate.lang.Internal;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a database has with what is wanted.
 */
@Internal
public final class SchemaDiffer {

	private final Comparison comparison;

	private final @Nullable Scratch scratch;

	/**
	 * Create a comparison.
	 * @param dialect the database
	 * @param settings how to compare
	 * @param scratch where wanted tables may be created to see what the database makes of
	 * them, or {@code null} if there is no such place
	 */
	public SchemaDiffer(Dialect dialect, AutogenerateSettings settings, @Nullable Scratch scratch) {
		this(dialect, settings, CurrentSchema.UNKNOWN, scratch);
	}

	/**
	 * Create a comparison.
	 * @param dialect the database
	 * @param settings how to compare
	 * @param current the schema that names without one are in
	 * @param scratch where wanted tables may be created to see what the database makes of
	 * them, or {@code null} if there is no such place
	 */
	public SchemaDiffer(Dialect dialect, AutogenerateSettings settings, CurrentSchema current,
			@Nullable Scratch scratch) {
		this.comparison = new Comparison(dialect, settings, current);
		this.scratch = scratch;
	}

	/**
	 * Compare.
	 * @param live what is there
	 * @param sources what is wanted
	 * @param owned what revisions of ours have made
	 * @return the differences, in an order in which the changes can be run
	 * @throws ConflictingSourcesException if two sources want the same in different ways
	 * @throws RenameException if a renaming in the settings has nothing to rename
	 */
	public SchemaDifferences differences(Schema live, List<WantedSchema> sources, Owned owned) {
		return differences(live,
				live.views()
					.stream()
					.map((view) -> LiveObject.of(new SchemaObject(SchemaObject.Kind.VIEW, view.name().schema(),
							view.name().name(), "", null, view.definition())))
					.toList(),
				sources, owned);
	}

	/**
	 * Compare views, functions, procedures and triggers too.
	 * @param live what is there
	 * @param objects the views and the like that are there
	 * @param sources what is wanted
	 * @param owned what revisions of ours have made
	 * @return the differences, in an order in which the changes can be run
	 * @throws ConflictingSourcesException if two sources want the same in different ways
	 * @throws RenameException if a renaming in the settings has nothing to rename
	 */
	public SchemaDifferences differences(Schema live, List<LiveObject> objects, List<WantedSchema> sources,
			Owned owned) {
		return differences(live, sources, owned, (known, ours,
				wanted) -> new ObjectComparison(this.comparison, this.scratch, known, objects, ours).changes(wanted));
	}

	/**
	 * Compare with what is in another database.
	 * @param live what is there
	 * @param objects the views and the like that are there
	 * @param other what is in the other one
	 * @param others the views and the like that are in the other one
	 * @param owned what may be dropped
	 * @return the differences, in an order in which the changes can be run
	 */
	public SchemaDifferences differences(Schema live, List<LiveObject> objects, WantedSchema other,
			List<LiveObject> others, Owned owned) {
		return differences(live, List.of(other), owned, (known, ours,
				wanted) -> new ObjectComparison(this.comparison, null, known, objects, ours).changesTo(others));
	}

	private SchemaDifferences differences(Schema live, List<WantedSchema> sources, Owned owned, ObjectChanges objects) {
		CurrentSchema current = this.comparison.current();
		Schema read = current.of(live);
		Schema there = WantedModel.ReferencedKeys.of(read, Schema.EMPTY).named(read);
		List<WantedSchema> wanted = sources.stream()
			.map(current::of)
			.map((source) -> source.withSchema(UserType.known(source.schema(), there.enums(), current)))
			.map((source) -> source
				.withSchema(WantedModel.ReferencedKeys.of(source.schema(), there).named(source.schema())))
			.toList();
		return compare(there, wanted, current.of(owned), objects);
	}

	private SchemaDifferences compare(Schema live, List<WantedSchema> sources, Owned owned, ObjectChanges objects) {
		WantedModel wanted = WantedModel.of(sources, this.comparison);
		Set<TableName> names = live.views().stream().map(View::name).collect(Collectors.toSet());
		List<WantedTable> tables = wanted.tables().stream().filter((table) -> !names.contains(table.name())).toList();
		LiveRenaming renaming = new LiveRenaming(included(live), tables, this.comparison.text());
		renaming.apply(wanted.renames(), false);
		renaming.apply(this.comparison.current().of(this.comparison.settings().renames()), true);
		Owned ours = ownedUnderNewNames(owned, renaming);
		return new Collector(renaming, tables.stream().map((table) -> adopted(table, ours)).toList(), wanted, ours)
			.differences(live, objects.changes(live, owned, sources));
	}

	/**
	 * On a table that no revision has made, a source that leaves something unsaid has
	 * said no more than it declares.
	 */
	private static WantedTable adopted(WantedTable table, Owned owned) {
		return (table.unsaid().isEmpty() || owned.tables().contains(table.name())) ? table
				: table.withUnsaid(Aspect.OF_ADOPTED);
	}

	private List<Table> included(Schema live) {
		return live.tables()
			.stream()
			.filter((table) -> this.comparison.includes(ObjectKind.TABLE, table.name(), table.name().name()))
			.toList();
	}

	private static Owned ownedUnderNewNames(Owned owned, LiveRenaming renaming) {
		return new Owned(renaming.newNames(owned.tables()), owned.sequences(), owned.enums(), owned.objects(),
				owned.made(), renaming.newNames(owned.external()));
	}

	/**
	 * Compares what stands beside tables.
	 */
	private interface ObjectChanges {

		List<SchemaChange> changes(Schema live, Owned owned, List<WantedSchema> wanted);

	}

	/**
	 * Collects the changes of one comparison, and what is to be said beside them.
	 */
	private final class Collector {

		private final Map<TableName, LiveTable> live = new LinkedHashMap<>();

		private final List<WantedTable> tables;

		private final WantedModel wanted;

		private final Owned owned;

		private final List<SchemaChange> changes = new ArrayList<>();

		private final List<RenameCandidate> candidates = new ArrayList<>();

		private final List<TableName> leftAlone = new ArrayList<>();

		private Collector(LiveRenaming renaming, List<WantedTable> tables, WantedModel wanted, Owned owned) {
			renaming.tables()
				.forEach((table) -> this.live.put(table.name(),
						LiveTable.of(table, SchemaDiffer.this.comparison.dialect())));
			this.tables = tables;
			this.wanted = wanted;
			this.owned = owned;
			this.changes.addAll(renaming.changes());
		}

		private SchemaDifferences differences(Schema schema, List<SchemaChange> views) {
			Comparison comparison = SchemaDiffer.this.comparison;
			if (comparison.dialect().has(DialectFact.NAMED_ENUMS)) {
				this.changes
					.addAll(new EnumComparison(comparison, schema.enums(), this.wanted.enums(), this.owned.enums())
						.changes(this.tables.stream().map(WantedTable::table).toList()));
			}
			boolean unsaid = this.wanted.sequencesUnsaid() && !comparison.isStrict() || comparison.isValidating();
			this.changes.addAll(new SequenceComparison(comparison, schema.sequences(), this.wanted.sequences(),
					unsaid ? Set.of() : this.owned.sequences())
				.changes());
			NormalizedComparison form = new NormalizedComparison(comparison, SchemaDiffer.this.scratch,
					this.wanted.enums(), this.owned.tables());
			this.changes.addAll(form.differences(this.live, existing()));
			missing();
			unwanted();
			this.changes.addAll(views);
			List<Table> stored = this.live.values().stream().map(LiveTable::stored).toList();
			ReferencedOrder order = new ReferencedOrder(this.live);
			List<SchemaChange> going = new DrawnValues(comparison.dialect()).completed(this.changes,
					this.wanted.drawn(), this.live, this.tables);
			List<SchemaChange> all = new PinnedColumns(comparison.dialect(), stored)
				.released(going.stream().map((change) -> change.with(change.operation().accept(order))).toList());
			List<SchemaChange> sorted = OperationSorter.sort(WithheldTypes.together(all, comparison.text()),
					comparison.text());
			return new SchemaDifferences(names(schema, stored).applied(sorted), this.candidates, this.leftAlone,
					wantedExternals());
		}

		private NamesOnce names(Schema schema, List<Table> compared) {
			Set<Table> tables = new LinkedHashSet<>(schema.tables());
			included(schema).forEach(tables::remove);
			tables.addAll(compared);
			return new NamesOnce(SchemaDiffer.this.comparison, schema, List.copyOf(tables));
		}

		private List<WantedTable> existing() {
			List<WantedTable> existing = this.tables.stream()
				.filter((table) -> this.live.containsKey(table.name()))
				.toList();
			RenameGuess guess = new RenameGuess(SchemaDiffer.this.comparison);
			existing.forEach((table) -> {
				LiveTable before = this.live.get(table.name());
				if (before != null) {
					this.candidates.addAll(guess.columns(before.normal(), table));
				}
			});
			return existing;
		}

		private List<WantedTable> added() {
			return this.tables.stream().filter((table) -> !this.live.containsKey(table.name())).toList();
		}

		private List<LiveTable> gone() {
			Set<TableName> names = this.wanted.tables().stream().map(WantedTable::name).collect(Collectors.toSet());
			return this.live.values()
				.stream()
				.filter((table) -> !names.contains(table.name()) && !isExternal(table))
				.toList();
		}

		private boolean isExternal(LiveTable table) {
			return this.owned.external().contains(table.name());
		}

		private List<TableName> wantedExternals() {
			return this.tables.stream().map(WantedTable::name).filter(this.owned.external()::contains).toList();
		}

		private void missing() {
			List<WantedTable> added = added();
			this.candidates.addAll(new RenameGuess(SchemaDiffer.this.comparison)
				.tables(gone().stream().map(LiveTable::normal).toList(), added));
			added.forEach((table) -> create(SchemaDiffer.this.comparison.standalone(table.table())));
		}

		private void create(Table table) {
			this.changes.add(SchemaChange.of(new CreateTable(table, false)));
			this.wanted.rows()
				.stream()
				.filter((rows) -> rows.table().equals(table.name()))
				.map(SchemaChange::of)
				.forEach(this.changes::add);
		}

		private void unwanted() {
			for (LiveTable table : gone()) {
				if (this.owned.tables().contains(table.name())) {
					if (SchemaDiffer.this.comparison.isValidating()) {
						continue;
					}
					this.changes.add(SchemaDiffer.this.comparison.losing(new DropTable(table.name(), false,
							SchemaDiffer.this.comparison.standalone(table.stored()))));
				}
				else {
					this.leftAlone.add(table.name());
				}
			}
		}

	}

	/**
	 * New foreign keys name the columns of a key that is there in the order which it has
	 * there: some databases find no other key.
	 *
	 * @param live the tables that are there
	 */
	private record ReferencedOrder(Map<TableName, LiveTable> live) implements GroupingOperationVisitor<Operation> {

		@Override
		public Operation visit(AddConstraint add) {
			return new AddConstraint(add.table(), add.constraint().withForeignKey(this::ordered));
		}

		@Override
		public Operation visit(CreateTable create) {
			return new CreateTable(create.table().withForeignKeys(this::ordered), create.ifNotExists());
		}

		@Override
		public Operation visitOther(Operation operation) {
			return operation;
		}

		private ForeignKey ordered(ForeignKey key) {
			if (key.columns().size() != key.referencedColumns().size()) {
				return key;
			}
			return order(key)
				.map((order) -> new ForeignKey(key.name(),
						order.stream()
							.map((column) -> key.columns().get(key.referencedColumns().indexOf(column)))
							.toList(),
						key.referencedTable(), order, key.onDelete(), key.onUpdate(), key.deferrability(), key.match(),
						key.isNotValid()))
				.orElse(key);
		}

		private Optional<List<String>> order(ForeignKey key) {
			return Optional.ofNullable(this.live.get(key.target()))
				.map((table) -> table.stored().primaryKeyColumns())
				.filter((columns) -> columns.size() == key.referencedColumns().size()
						&& new HashSet<>(columns).equals(new HashSet<>(key.referencedColumns())));
		}

	}

}
