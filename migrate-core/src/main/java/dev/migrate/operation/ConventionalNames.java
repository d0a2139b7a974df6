package dev.migrate.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.lang.Internal;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.NamingConvention;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;

/**
 * What a revision says, as a naming convention has it. An operation stays one, but for a
 * column that is added with a unique constraint: databases take no name there, so that it
 * is added behind the column.
 *
 * @param naming the convention
 */
@Internal
public record ConventionalNames(NamingConvention naming) implements GroupingOperationVisitor<List<Operation>> {

	@Override
	public List<Operation> visitOther(Operation operation) {
		return List.of(operation);
	}

	@Override
	public List<Operation> visit(CreateTable operation) {
		return List.of(new CreateTable(this.naming.named(operation.table()), operation.ifNotExists()));
	}

	@Override
	public List<Operation> visit(DropTable operation) {
		Table existing = operation.existing();
		return List.of((existing == null) ? operation
				: new DropTable(operation.table(), operation.ifExists(), this.naming.named(existing)));
	}

	@Override
	public List<Operation> visit(AddColumn operation) {
		TableName table = operation.table();
		Column column = this.naming.named(table, operation.column());
		Constraint unique = this.naming.named(table, new UniqueConstraint(null, List.of(column.name()), false, null));
		// Where the column may be there, so may the constraint
		boolean apart = column.isUnique() && unique.name() != null && !operation.ifNotExists();
		Operation add = new AddColumn(table, apart ? column.withUnique(false) : column, operation.ifNotExists(),
				operation.position());
		return apart ? List.of(add, new AddConstraint(table, unique)) : List.of(add);
	}

	@Override
	public List<Operation> visit(DropColumn operation) {
		Column existing = operation.existing();
		return List.of((existing == null) ? operation : new DropColumn(operation.table(), operation.column(),
				operation.ifExists(), this.naming.named(operation.table(), existing)));
	}

	@Override
	public List<Operation> visit(CreateIndex operation) {
		return List.of(new CreateIndex(this.naming.named(operation.index()), operation.ifNotExists(),
				operation.concurrently()));
	}

	@Override
	public List<Operation> visit(DropIndex operation) {
		Index existing = (operation.existing() != null) ? this.naming.named(operation.existing()) : null;
		return List.of((existing == null) ? operation : new DropIndex(operation.table(), existing.name(),
				operation.ifExists(), operation.concurrently(), existing));
	}

	@Override
	public List<Operation> visit(AddConstraint operation) {
		return List
			.of(new AddConstraint(operation.table(), this.naming.named(operation.table(), operation.constraint())));
	}

	/**
	 * What has no name is found by what it is, whoever has named it, and comes back under
	 * the name of the convention.
	 */
	@Override
	public List<Operation> visit(DropConstraint operation) {
		TableName table = operation.table();
		Constraint existing = operation.existing();
		String name = operation.name();
		if (existing != null) {
			// What the server has named is dropped by that name
			if (name.isEmpty() || name.equals(existing.name())) {
				existing = this.naming.named(table, existing);
				name = name.isEmpty() ? name : String.valueOf(existing.name());
			}
		}
		else if (operation.kind() != null) {
			name = this.naming.named(table, operation.kind(), name);
		}
		return List.of(new DropConstraint(table, name, operation.kind(), operation.ifExists(), existing));
	}

	/**
	 * A table that is made anew has names of the convention where it had none, so that
	 * they can be dropped by it.
	 */
	@Override
	public List<Operation> visit(BatchAlterTable operation) {
		BatchOptions options = operation.options();
		List<Operation> changes = operation.changes()
			.stream()
			.flatMap((change) -> change.accept(this).stream())
			.toList();
		List<TableElement> arguments = new ArrayList<>(options.tableArguments());
		arguments.replaceAll((element) -> (element instanceof Constraint constraint)
				? this.naming.named(operation.table(), constraint) : element);
		boolean byName = changes.stream()
			.anyMatch((change) -> change instanceof DropConstraint drop && !drop.name().isEmpty());
		Map<Constraint.Kind, String> patterns = (byName && options.namingConvention().isEmpty())
				? this.naming.ofConstraints() : options.namingConvention();
		return List.of(new BatchAlterTable(operation.table(), changes, new BatchOptions(options.recreate(),
				options.copyFrom(), arguments, options.overrides(), patterns, options.columnOrder())));
	}

}
