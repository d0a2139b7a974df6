package dev.migrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.SetTableComment;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table through one change, as data. The result is empty where the change does not tell
 * it, such as when an expression speaks of a column that is renamed.
 *
 * @param table the table before
 */
record TableEdit(Table table) implements GroupingOperationVisitor<Optional<Table>> {

	/**
	 * A change that is not told, or after which there is no table.
	 */
	@Override
	public Optional<Table> visitTableChange(TableChange change) {
		return Optional.empty();
	}

	@Override
	public Optional<Table> visitOther(Operation operation) {
		return Optional.of(this.table);
	}

	@Override
	public Optional<Table> visit(BulkInsert operation) {
		return Optional.of(this.table);
	}

	@Override
	public Optional<Table> visit(RenameTable operation) {
		return Optional.of(this.table.named(operation.table().withName(operation.newName())));
	}

	@Override
	public Optional<Table> visit(SetTableComment operation) {
		return Optional.of(this.table.withComment(operation.comment()));
	}

	@Override
	public Optional<Table> visit(AddColumn operation) {
		Column column = operation.column();
		if (this.table.column(column.name()).isPresent()) {
			return operation.ifNotExists() ? Optional.of(this.table) : move(column.name(), operation.position());
		}
		List<Column> columns = new ArrayList<>(this.table.columns());
		columns.add(column);
		return new TableEdit(this.table.withColumns(columns)).move(column.name(), operation.position());
	}

	private Optional<Table> move(String name, @Nullable ColumnPosition position) {
		if (position == null) {
			return Optional.of(this.table);
		}
		List<Column> columns = new ArrayList<>(this.table.columns());
		Column column = this.table.column(name).orElseThrow();
		columns.remove(column);
		int neighbour = columns.stream().map(Column::name).toList().indexOf(position.neighbour());
		if (neighbour < 0) {
			return Optional.empty();
		}
		columns.add(position.before() ? neighbour : neighbour + 1, column);
		return Optional.of(this.table.withColumns(columns));
	}

	/**
	 * What goes with the column differs between databases where an expression has it.
	 */
	@Override
	public Optional<Table> visit(DropColumn operation) {
		String name = operation.column();
		if (this.table.column(name).isEmpty() || isInExpression(name)) {
			boolean gone = operation.ifExists() && this.table.column(name).isEmpty();
			return gone ? Optional.of(this.table) : Optional.empty();
		}
		return Optional.of(this.table
			.withColumns(this.table.columns().stream().filter((column) -> !column.name().equals(name)).toList())
			.withConstraints(this.table.constraints()
				.stream()
				.filter((constraint) -> !constraint.columns().contains(name))
				.toList())
			.withIndexes(this.table.indexes()
				.stream()
				.filter((index) -> index.elements()
					.stream()
					.noneMatch((element) -> Objects.equals(element.column(), name)))
				.toList()));
	}

	@Override
	public Optional<Table> visit(RenameColumn operation) {
		if (this.table.column(operation.from()).isEmpty() || isInExpression(operation.from())) {
			return Optional.empty();
		}
		UnaryOperator<String> renamed = (name) -> name.equals(operation.from()) ? operation.to() : name;
		return Optional.of(this.table
			.withColumns(
					this.table.columns().stream().map((column) -> column.named(renamed.apply(column.name()))).toList())
			.withConstraints(this.table.constraints()
				.stream()
				.map((constraint) -> constraint.renamed(renamed, UnaryOperator.identity()))
				.toList())
			.withForeignKeys(
					(key) -> this.table.name().equals(key.referencedTable()) ? key.references(this.table.name(),
							key.referencedColumns().stream().map(renamed).toArray(String[]::new)) : key)
			.withIndexes(this.table.indexes()
				.stream()
				.map((index) -> index.renamed(renamed, UnaryOperator.identity()))
				.toList()));
	}

	@Override
	public Optional<Table> visit(AlterColumn operation) {
		Column column = this.table.column(operation.column()).orElse(null);
		if (column == null) {
			return Optional.empty();
		}
		AlterColumn.Aspects changes = operation.changes();
		Column altered = (changes.type() != null) ? column.withType(changes.type()) : column;
		altered = (changes.nullable() != null) ? altered.withNullable(changes.nullable()) : altered;
		altered = (changes.defaultValue() != null) ? altered.withDefault(changes.defaultValue().value()) : altered;
		altered = (changes.comment() != null) ? altered.withComment(changes.comment().value()) : altered;
		altered = (changes.identity() != null) ? altered.withIdentity(changes.identity().value()) : altered;
		List<Column> columns = new ArrayList<>(this.table.columns());
		columns.set(columns.indexOf(column), altered);
		return new TableEdit(this.table.withColumns(columns)).move(operation.column(), operation.position());
	}

	@Override
	public Optional<Table> visit(AddConstraint operation) {
		return add(operation.constraint());
	}

	private Optional<Table> add(Constraint constraint) {
		List<Constraint> constraints = new ArrayList<>(this.table.constraints());
		constraints.add(constraint);
		List<Column> columns = this.table.columns();
		if (constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
			columns = columns.stream()
				.map((column) -> constraint.columns().contains(column.name()) ? column.notNull() : column)
				.toList();
		}
		return Optional.of(this.table.withColumns(columns).withConstraints(constraints));
	}

	/**
	 * A constraint that the database has named itself is not known here by its name.
	 */
	@Override
	public Optional<Table> visit(DropConstraint operation) {
		List<Constraint> left = new ArrayList<>(this.table.constraints());
		boolean key = operation.kind() == Constraint.Kind.PRIMARY_KEY;
		boolean found = left.removeIf((constraint) -> operation.name().equals(constraint.name())
				|| (key && constraint.kind() == Constraint.Kind.PRIMARY_KEY)
				|| constraint.equals(operation.existing()));
		return found ? Optional.of(this.table.withConstraints(left)) : Optional.empty();
	}

	@Override
	public Optional<Table> visit(CreateIndex operation) {
		boolean there = this.table.indexes()
			.stream()
			.anyMatch((index) -> index.name().equals(operation.index().name()));
		List<Index> indexes = new ArrayList<>(this.table.indexes());
		if (!there) {
			indexes.add(operation.index());
		}
		return Optional.of(this.table.withIndexes(indexes));
	}

	@Override
	public Optional<Table> visit(DropIndex operation) {
		List<Index> left = this.table.indexes()
			.stream()
			.filter((index) -> !index.name().equals(operation.name()))
			.toList();
		boolean found = left.size() < this.table.indexes().size() || operation.ifExists();
		return found ? Optional.of(this.table.withIndexes(left)) : Optional.empty();
	}

	/**
	 * What a batch does besides its changes: further constraints, a comment and an order
	 * are told; other options are not.
	 */
	@Override
	public Optional<Table> visit(BatchAlterTable operation) {
		BatchOptions options = operation.options();
		boolean names = Stream.concat(this.table.constraints().stream(), this.table.columnConstraints().stream())
			.anyMatch((constraint) -> constraint.name() == null
					&& options.namingConvention().containsKey(constraint.kind()));
		if (!options.overrides().isEmpty() || names) {
			return Optional.empty();
		}
		Optional<Table> changed = Optional.of(this.table);
		for (Operation change : operation.changes()) {
			changed = changed.flatMap((table) -> change.accept(new TableEdit(table)));
		}
		Table added = options.added(operation.table());
		if (!added.columns().isEmpty() || !added.indexes().isEmpty() || !added.options().isEmpty()) {
			return Optional.empty();
		}
		for (Constraint constraint : added.constraints()) {
			changed = changed.flatMap((table) -> new TableEdit(table).add(constraint));
		}
		if (added.comment() != null) {
			changed = changed.map((table) -> table.withComment(added.comment()));
		}
		for (List<String> order : options.columnOrder()) {
			changed = changed.flatMap((table) -> new TableEdit(table).order(order));
		}
		return changed;
	}

	private Optional<Table> order(List<String> order) {
		List<String> names = this.table.columns().stream().map(Column::name).toList();
		if (!names.containsAll(order)) {
			return Optional.empty();
		}
		return Optional.of(this.table.withColumns(ColumnOrder.apply(names, order, this.table.name())
			.stream()
			.map((name) -> this.table.column(name).orElseThrow())
			.toList()));
	}

	private boolean isInExpression(String column) {
		Pattern word = Pattern.compile("(?i)\\b" + Pattern.quote(column) + "\\b");
		List<@Nullable String> expressions = new ArrayList<>();
		this.table.columns().forEach((other) -> {
			expressions.add((other.computed() != null) ? other.computed().expression() : null);
			expressions.add((other.references() != null) ? other.references().toString() : null);
		});
		this.table.constraints()
			.forEach((constraint) -> expressions.add(constraint.columns().isEmpty() ? constraint.toString() : null));
		this.table.indexes().forEach((index) -> {
			expressions.add(index.where());
			index.elements().forEach((element) -> expressions.add(element.expression()));
		});
		return expressions.stream().anyMatch((sql) -> sql != null && word.matcher(sql).find());
	}

}
