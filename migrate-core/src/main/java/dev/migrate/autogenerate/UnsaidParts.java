package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.ServerWords.Part;
import dev.migrate.lang.Internal;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterColumn.Aspects;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What is dropped and cannot be said by an operation comes back in the server's own
 * words; where the server has none, the change that would lose it is withheld.
 */
@Internal
public final class UnsaidParts {

	/** Owners, grantees and definers other than everybody and the current account. */
	private static final Pattern ACCOUNT = Pattern.compile("(?is)\\bOWNER TO |^CREATE DEFINER\\b"
			+ "|^(?:GRANT|REVOKE|CREATE POLICY)\\b.*? (?:TO|FROM) (?!PUBLIC\\b|\"PUBLIC\")");

	private final SeenParts seen;

	private final Function<Table, List<ServerWords>> words;

	private final Function<Sequence, List<String>> sequences;

	private final Map<TableName, List<ServerWords>> known = new LinkedHashMap<>();

	/** What has a change that brings it back. */
	private final Set<List<Object>> taken = new HashSet<>();

	/** Names that stay taken, as what has them is not dropped. */
	private final Set<List<Object>> lost = new HashSet<>();

	private final List<Operation> withheld = new ArrayList<>();

	/**
	 * Create a look at what is dropped.
	 * @param live the tables that are there
	 * @param words what a table has that operations do not say; asked of tables of which
	 * something is dropped, and of no other
	 * @param sequences what makes a sequence as it is; asked of those that are dropped
	 */
	public UnsaidParts(List<Table> live, Function<Table, List<ServerWords>> words,
			Function<Sequence, List<String>> sequences) {
		this.seen = new SeenParts(live);
		this.words = words;
		this.sequences = sequences;
	}

	/**
	 * Complete what undoes changes.
	 * @param changes the changes, in the order in which they are made
	 * @return the changes
	 */
	public List<SchemaChange> kept(List<SchemaChange> changes) {
		changes.forEach((change) -> change.operation().accept(this.seen));
		List<SchemaChange> kept = new ArrayList<>();
		for (SchemaChange change : changes) {
			kept.addAll(change.operation().accept(new Kept(noted(change))));
		}
		return new WithheldDrops(this.seen.live(), this.known).together(kept, this.withheld);
	}

	private SchemaChange noted(SchemaChange change) {
		return change.operation()
			.accept(this.seen)
			.filter((table) -> !of(table, Part.UNTOLD).isEmpty())
			.map((table) -> change.noted("The database tells only an administrator what else belongs to '"
					+ table.name() + "': look whether the downgrade brings all of it back"))
			.orElse(change);
	}

	private List<ServerWords> of(TableName table, Part part) {
		return this.known.computeIfAbsent(table, (name) -> {
			Table there = this.seen.live().get(name);
			return (there != null) ? this.words.apply(there) : List.of();
		}).stream().filter((each) -> each.part() == part).toList();
	}

	private Optional<ServerWords> rule(TableName table, Part part, String name) {
		return of(table, part).stream().filter((each) -> each.name().equals(name)).findFirst();
	}

	/**
	 * Whether a text may speak of something; one too many is only left for a person.
	 */
	static boolean names(String text, String name) {
		return Pattern
			.compile("(?<!\\w)" + Pattern.quote(name.replaceAll("^\"|\"$", "")) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
			.matcher(text)
			.find();
	}

	private static Stream<Operation> executed(ServerWords words) {
		return words.statements().stream().map(UnsaidParts::executed);
	}

	private static Operation executed(String statement) {
		return new ExecuteSql(statement, "", 1, null);
	}

	/**
	 * A change with what undoes it, and what follows it at once.
	 */
	private final class Kept implements GroupingOperationVisitor<List<SchemaChange>> {

		private final SchemaChange change;

		private Kept(SchemaChange change) {
			this.change = change;
		}

		@Override
		public List<SchemaChange> visit(DropIndex drop) {
			return droppedRule(drop.table(), Part.INDEX, drop.name());
		}

		@Override
		public List<SchemaChange> visit(DropConstraint drop) {
			Constraint existing = drop.existing();
			String name = (existing != null && existing.name() == null)
					? ServerWords.unnamed(existing.kind(), existing.columns()) : drop.name();
			List<SchemaChange> dropped = droppedRule(drop.table(), Part.CONSTRAINT, name);
			if (drop.kind() == Constraint.Kind.PRIMARY_KEY && dropped.get(0).withheld() && !this.change.withheld()) {
				UnsaidParts.this.lost.add(List.of(drop.table(), ServerWords.PRIMARY));
			}
			return dropped;
		}

		private List<SchemaChange> droppedRule(TableName table, Part part, String name) {
			return rule(table, part, name).map((rule) -> {
				SchemaChange undone = undone(table, List.of(rule), executed(rule).toList());
				if (undone.withheld() && !this.change.withheld()) {
					UnsaidParts.this.lost.add(List.of(table, name));
				}
				return List.of(undone);
			}).orElseGet(() -> List.of(this.change));
		}

		@Override
		public List<SchemaChange> visit(AddConstraint add) {
			Constraint constraint = add.constraint();
			if (constraint.kind() == Constraint.Kind.PRIMARY_KEY && isTaken(add.table(), ServerWords.PRIMARY)) {
				return List.of(this.change.decided(true).noted("Waits for the primary key, which is not dropped"));
			}
			boolean key = constraint.kind() == Constraint.Kind.PRIMARY_KEY
					|| constraint.kind() == Constraint.Kind.UNIQUE;
			List<String> missing = key ? missing(add.table(), constraint.columns()) : List.of();
			if (!missing.isEmpty()) {
				return List.of(withoutPartition(missing));
			}
			String name = constraint.name();
			return (name == null) ? List.of(this.change) : made(add.table(), Part.CONSTRAINT, name, add);
		}

		/**
		 * A table has one primary key, and an index has the name of its constraint.
		 */
		private boolean isTaken(TableName table, String name) {
			return UnsaidParts.this.lost.contains(List.of(table, name));
		}

		/**
		 * By which columns a table has its partitions, other than those of a key.
		 */
		private List<String> missing(TableName table, List<String> columns) {
			return of(table, Part.TABLE).stream()
				.flatMap((whole) -> whole.columns().stream())
				.filter((column) -> !columns.contains(column))
				.toList();
		}

		private SchemaChange withoutPartition(List<String> missing) {
			return this.change.decided(true)
				.noted("It needs '" + String.join("', '", missing) + "', by which the table has its partitions");
		}

		@Override
		public List<SchemaChange> visit(CreateIndex create) {
			List<String> columns = create.index()
				.elements()
				.stream()
				.map((part) -> String.valueOf(part.column()))
				.toList();
			List<String> missing = create.index().unique() ? missing(create.table(), columns) : List.of();
			return missing.isEmpty() ? made(create.table(), Part.INDEX, create.index().name(), create)
					: List.of(withoutPartition(missing));
		}

		/**
		 * What makes way and comes again is what it was; of what comes in another form,
		 * what belongs to it is.
		 */
		private List<SchemaChange> made(TableName table, Part part, String name, Operation made) {
			if (isTaken(table, name)) {
				return List.of(this.change.decided(true).noted("Waits for '" + name + "', which is not dropped"));
			}
			Operation before = UnsaidParts.this.seen.drop(table, part, name);
			Optional<ServerWords> rule = (before != null) ? rule(table, part, name) : Optional.empty();
			if (before == null || rule.isEmpty()) {
				return List.of(this.change);
			}
			List<String> words = rule.get().statements();
			if (before.inverse().equals(Optional.of(made))) {
				List<SchemaChange> again = new ArrayList<>();
				again.add(new SchemaChange(executed(words.get(0)), this.change.withheld(), this.change.notes(),
						made.inverse().stream().toList()));
				again.addAll(belonging(words));
				return again;
			}
			return Stream.concat(Stream.of(this.change), belonging(words).stream()).toList();
		}

		private List<SchemaChange> belonging(List<String> words) {
			return words.stream()
				.skip(1)
				.map((statement) -> new SchemaChange(executed(statement), this.change.withheld(), List.of(), List.of()))
				.toList();
		}

		@Override
		public List<SchemaChange> visit(DropSequence drop) {
			List<String> statements = (drop.existing() != null) ? UnsaidParts.this.sequences.apply(drop.existing())
					: List.of();
			return List.of(statements.isEmpty() ? this.change : new SchemaChange(drop, this.change.withheld(),
					this.change.notes(), statements.stream().map(UnsaidParts::executed).toList()));
		}

		@Override
		public List<SchemaChange> visit(DropColumn drop) {
			List<ServerWords> column = of(drop.table(), Part.COLUMN).stream()
				.filter((each) -> each.name().equals(drop.column()))
				.toList();
			List<ServerWords> before = with(drop, Part.BEFORE);
			List<ServerWords> behind = Stream.of(Part.CONSTRAINT, Part.INDEX, Part.BEHIND)
				.flatMap((part) -> with(drop, part).stream())
				.toList();
			List<Operation> undo = new ArrayList<>(before.stream().flatMap(UnsaidParts::executed).toList());
			undo.addAll(
					column.isEmpty() ? this.change.undoing() : column.stream().flatMap(UnsaidParts::executed).toList());
			notNull(drop, column).ifPresent(undo::add);
			undo.addAll(behind.stream().flatMap(UnsaidParts::executed).toList());
			return List
				.of(undone(drop.table(), Stream.of(before, column, behind).flatMap(List::stream).toList(), undo));
		}

		/**
		 * What is added so that rows can be there is made NOT NULL once they are filled.
		 */
		private static Optional<Operation> notNull(DropColumn drop, List<ServerWords> column) {
			boolean left = column.stream()
				.flatMap((each) -> each.statements().stream())
				.anyMatch((statement) -> !names(statement, "NOT NULL"));
			return Optional.ofNullable(drop.existing())
				.filter((existing) -> left && !existing.nullable())
				.map((existing) -> new AlterColumn(drop.table(), drop.column(),
						new Aspects(null, false, null, null, null),
						new Aspects(existing.type(), true, null, null, null), null, null));
		}

		/**
		 * What goes with a column, and has not gone before: the first of several columns
		 * comes back last.
		 */
		private List<ServerWords> with(DropColumn drop, Part part) {
			return of(drop.table(), part).stream()
				.filter((each) -> each.columns().contains(drop.column()))
				.filter((each) -> UnsaidParts.this.taken.add(List.of(drop.table(), part, each)))
				.filter((each) -> UnsaidParts.this.seen.drop(drop.table(), part, each.name()) == null)
				.toList();
		}

		@Override
		public List<SchemaChange> visit(DropTable drop) {
			Table existing = drop.existing();
			if (existing == null) {
				return List.of(this.change);
			}
			List<ServerWords> whole = of(drop.table(), Part.TABLE);
			List<ServerWords> rules = rules(drop.table(), existing);
			List<ServerWords> before = of(drop.table(), Part.BEFORE);
			List<ServerWords> behind = Stream.concat(whole.isEmpty() ? rules.stream() : Stream.empty(),
					Stream.concat(of(drop.table(), Part.BEHIND).stream(),
							// What has gone before the table comes behind it in its own
							// way
							of(drop.table(), Part.TRIGGER).stream()
								.filter((each) -> !UnsaidParts.this.seen.isDropped(drop.table(), each))))
				.toList();
			List<ForeignKey> selfReferring = rules.isEmpty() ? List.of()
					: existing.foreignKeys()
						.stream()
						.filter((key) -> key.target().equals(existing.name()))
						.filter((key) -> !isAmong(rules, Part.CONSTRAINT, key.name()))
						.toList();
			List<Operation> undo = new ArrayList<>(before.stream().flatMap(UnsaidParts::executed).toList());
			if (whole.isEmpty()) {
				undo.add(new CreateTable(without(existing, rules, selfReferring), drop.ifExists()));
			}
			else {
				undo.addAll(whole.stream().flatMap(UnsaidParts::executed).toList());
				existing.foreignKeys().forEach((key) -> undo.addAll(referring(drop.table(), key)));
			}
			undo.addAll(behind.stream().flatMap(UnsaidParts::executed).toList());
			if (whole.isEmpty()) {
				selfReferring.forEach((key) -> undo.add(new AddConstraint(drop.table(), key)));
			}
			return List.of(undone(drop.table(), Stream.of(before, whole, behind).flatMap(List::stream).toList(), undo));
		}

		/**
		 * The text of a table leaves out what it refers to, unless it can come before
		 * that.
		 */
		private List<Operation> referring(TableName table, ForeignKey key) {
			return rule(table, Part.CONSTRAINT, String.valueOf(key.name())).stream()
				.flatMap(UnsaidParts::executed)
				.toList();
		}

		private List<ServerWords> rules(TableName name, Table table) {
			return Stream.concat(of(name, Part.CONSTRAINT).stream()
				.filter((each) -> table.constraints().stream().anyMatch((rule) -> each.name().equals(rule.name()))),
					of(name, Part.INDEX).stream()
						.filter((each) -> table.indexes().stream().anyMatch((rule) -> each.name().equals(rule.name()))))
				.toList();
		}

		/**
		 * What refers to the table itself waits for the key that comes behind it.
		 */
		private static Table without(Table table, List<ServerWords> rules, List<ForeignKey> selfReferring) {
			return table
				.withConstraints(table.constraints()
					.stream()
					.filter((each) -> !isAmong(rules, Part.CONSTRAINT, each.name()))
					.filter((each) -> selfReferring.stream().noneMatch((key) -> key == each))
					.toList())
				.withIndexes(
						table.indexes().stream().filter((each) -> !isAmong(rules, Part.INDEX, each.name())).toList());
		}

		private static boolean isAmong(List<ServerWords> rules, Part part, @Nullable String name) {
			return rules.stream().anyMatch((each) -> each.part() == part && each.name().equals(name));
		}

		/**
		 * The change with what undoes it, or withheld where that cannot be said.
		 */
		private SchemaChange undone(TableName table, List<ServerWords> parts, List<Operation> undo) {
			if (parts.isEmpty()) {
				return this.change;
			}
			Optional<ServerWords> lost = parts.stream().filter((each) -> each.statements().isEmpty()).findFirst();
			if (lost.isPresent()) {
				return withheld().noted("A downgrade could not bring back " + lost.get().name());
			}
			if (UnsaidParts.this.seen.saysFormerNames(table, parts)) {
				return withheld().noted("A downgrade brings back '" + parts.get(0).name()
						+ "' in the words of the database, which have the names from before a renaming: rename in a revision of its own");
			}
			SchemaChange undone = new SchemaChange(this.change.operation(), this.change.withheld(), this.change.notes(),
					undo);
			boolean account = parts.stream()
				.flatMap((each) -> each.statements().stream())
				.anyMatch((statement) -> ACCOUNT.matcher(statement).find());
			return account
					? undone
						.noted("The downgrade names accounts of this database, which another one it runs on must have")
					: undone;
		}

		private SchemaChange withheld() {
			if (!this.change.withheld()) {
				UnsaidParts.this.withheld.add(this.change.operation());
			}
			return this.change.decided(true);
		}

		@Override
		public List<SchemaChange> visitOther(Operation operation) {
			return List.of(this.change);
		}

	}

}
