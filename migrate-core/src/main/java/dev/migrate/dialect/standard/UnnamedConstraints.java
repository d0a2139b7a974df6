package dev.migrate.dialect.standard;

import java.util.List;
import java.util.Objects;

import dev.migrate.dialect.ConstraintNotFoundException;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Finds by what they are constraints that a revision drops without a name: the database
 * may have named them itself. Where it has given no name either, the operation stays.
 *
 * @param live what is known
 */
record UnnamedConstraints(AbstractDialect dialect, LiveDatabase live) implements GroupingOperationVisitor<Operation> {

	/** What no constraint is called, for one that may be absent and is. */
	private static final String ABSENT = "migrate_absent";

	@Override
	public Operation visit(DropConstraint operation) {
		Constraint existing = operation.existing();
		if (existing == null || existing.name() != null
				|| existing.kind() == Constraint.Kind.PRIMARY_KEY && !operation.name().isEmpty()) {
			return operation;
		}
		return named(operation, existing);
	}

	@Override
	public Operation visit(BatchAlterTable operation) {
		return new BatchAlterTable(operation.table(),
				operation.changes().stream().map((change) -> change.accept(this)).toList(), operation.options());
	}

	@Override
	public Operation visitTableChange(TableChange change) {
		return change;
	}

	@Override
	public Operation visitOther(Operation operation) {
		return operation;
	}

	private DropConstraint named(DropConstraint operation, Constraint existing) {
		Table table = table(operation.table());
		List<Constraint> same = table.constraints()
			.stream()
			.filter((constraint) -> isSame(table, constraint, existing))
			.toList();
		if (same.isEmpty() && operation.ifExists()) {
			return new DropConstraint(operation.table(), ABSENT, operation.kind(), true, null);
		}
		if (same.isEmpty()) {
			throw new ConstraintNotFoundException(operation.table(), existing.kind() + " of " + existing.columns(),
					table.constraints()
						.stream()
						.map((constraint) -> constraint.kind() + " '" + constraint.name() + "'")
						.toList());
		}
		return same.stream()
			.map(Constraint::name)
			.filter(Objects::nonNull)
			.findFirst()
			.map((name) -> new DropConstraint(operation.table(), name, operation.kind(), operation.ifExists(),
					existing.named(name)))
			.orElse(operation);
	}

	private Table table(TableName name) {
		return this.live.table(name)
			.or(() -> this.dialect.inspector(this.live.required(name)).table(name))
			.orElseGet(() -> Table.of(name, List.of()));
	}

	private boolean isSame(Table table, Constraint there, Constraint existing) {
		return there.kind() == existing.kind() && (there.kind() == Constraint.Kind.PRIMARY_KEY
				|| normal(table, there, existing).equals(normal(table, existing, there)));
	}

	/**
	 * A foreign key may leave out which columns it refers to.
	 */
	private List<Constraint> normal(Table table, Constraint constraint, Constraint other) {
		Constraint same = (constraint instanceof ForeignKey key && other instanceof ForeignKey less
				&& less.referencedColumns().isEmpty()) ? key.references(key.target()) : constraint;
		return this.dialect.normalize(table.withConstraints(List.of(same.named("same"))).withIndexes(List.of()))
			.constraints();
	}

}
