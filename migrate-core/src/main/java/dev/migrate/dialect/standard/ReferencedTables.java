package dev.migrate.dialect.standard;

import java.util.List;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Names the schema of referenced tables where the database would look for them beside the
 * table that refers to them: a name without a schema is one of the current schema, as
 * everywhere, if it is there. Where no database can be asked, the name stays as it is.
 *
 * @param dialect the database
 * @param live what is known
 */
record ReferencedTables(AbstractDialect dialect, LiveDatabase live) implements GroupingOperationVisitor<Operation> {

	@Override
	public Operation visit(CreateTable operation) {
		Table table = operation.table();
		List<Column> columns = table.columns().stream().map((column) -> qualified(column, table.name())).toList();
		List<Constraint> constraints = table.constraints()
			.stream()
			.map((constraint) -> qualified(constraint, table.name()))
			.toList();
		return new CreateTable(table.withColumns(columns).withConstraints(constraints), operation.ifNotExists());
	}

	@Override
	public Operation visit(AddColumn operation) {
		return new AddColumn(operation.table(), qualified(operation.column(), operation.table()),
				operation.ifNotExists(), operation.position());
	}

	@Override
	public Operation visit(AddConstraint operation) {
		return new AddConstraint(operation.table(), qualified(operation.constraint(), operation.table()));
	}

	@Override
	public Operation visitOther(Operation operation) {
		return operation;
	}

	private Column qualified(Column column, TableName table) {
		ForeignKey key = column.references();
		return (key != null) ? column.withReferences(qualified(key, table)) : column;
	}

	private Constraint qualified(Constraint constraint, TableName table) {
		return (constraint instanceof ForeignKey key) ? qualified(key, table) : constraint;
	}

	private ForeignKey qualified(ForeignKey key, TableName table) {
		TableName target = key.target();
		if (table.schema() == null || target.schema() != null) {
			return key;
		}
		return this.live.jdbc()
			.filter((jdbc) -> isCurrent(target, jdbc))
			.map((jdbc) -> this.dialect.inspector(jdbc).currentSchema())
			.map((schema) -> key.references(new TableName(schema, target.name()),
					key.referencedColumns().toArray(String[]::new)))
			.orElse(key);
	}

	private boolean isCurrent(TableName target, JdbcOperations jdbc) {
		SchemaInspector inspector = this.dialect.inspector(jdbc);
		return this.live.table(target).isPresent() || inspector.table(target).isPresent();
	}

}
