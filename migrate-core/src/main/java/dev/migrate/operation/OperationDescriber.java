package dev.migrate.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.migrate.lang.Internal;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.IndexElement;
import dev.migrate.sql.SqlExcerpt;
import dev.migrate.sql.SqlSyntax;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line what an operation does, for logs, messages and the endpoint. Values of
 * rows are not shown.
 */
@Internal
public final class OperationDescriber implements OperationVisitor<String> {

	private static final OperationDescriber INSTANCE = new OperationDescriber(SqlExcerpt::of);

	private final UnaryOperator<String> excerpt;

	private OperationDescriber(UnaryOperator<String> excerpt) {
		this.excerpt = excerpt;
	}

	/**
	 * Describe an operation for a database.
	 * @param operation the operation
	 * @param syntax the SQL of the database
	 * @return one line, such as {@code add column users.email}
	 */
	public static String describe(Operation operation, SqlSyntax syntax) {
		return operation.accept(new OperationDescriber((sql) -> SqlExcerpt.of(sql, syntax)));
	}

	/**
	 * Describe an operation, whichever database it is for.
	 * @param operation the operation
	 * @return one line, such as {@code add column users.email}
	 */
	public static String describe(Operation operation) {
		return operation.accept(INSTANCE);
	}

	@Override
	public String visit(AddColumn operation) {
		return "add column " + operation.table() + "." + operation.column().name() + " (" + operation.column().type()
				+ ")";
	}

	@Override
	public String visit(AddConstraint operation) {
		Constraint constraint = operation.constraint();
		return "add " + constraint.kind() + ((constraint.name() != null) ? " " + constraint.name() : "") + " on "
				+ operation.table();
	}

	@Override
	public String visit(AddEnumValue operation) {
		return "add value '" + operation.value() + "' to enum " + qualified(operation.schema(), operation.name());
	}

	@Override
	public String visit(AlterColumn operation) {
		List<String> what = new ArrayList<>();
		AlterColumn.Aspects changes = operation.changes();
		if (changes.type() != null) {
			what.add("type " + changes.type());
		}
		if (changes.nullable() != null) {
			what.add(changes.nullable() ? "null" : "not null");
		}
		if (changes.defaultValue() != null) {
			what.add((changes.defaultValue().value() != null) ? "default" : "no default");
		}
		if (changes.comment() != null) {
			what.add((changes.comment().value() != null) ? "comment" : "no comment");
		}
		if (changes.identity() != null) {
			what.add((changes.identity().value() != null) ? "identity" : "no identity");
		}
		if (operation.position() != null) {
			what.add((operation.position().before() ? "before " : "after ") + operation.position().neighbour());
		}
		return "alter column " + operation.table() + "." + operation.column() + " (" + String.join(", ", what) + ")";
	}

	@Override
	public String visit(AlterSequence operation) {
		List<String> what = new ArrayList<>();
		if (operation.sequence().start() != null) {
			what.add("start " + operation.sequence().start());
		}
		if (operation.sequence().increment() != null) {
			what.add("increment " + operation.sequence().increment());
		}
		if (operation.restart() != null) {
			what.add("restart " + operation.restart());
		}
		return "alter sequence " + qualified(operation.sequence().schema(), operation.sequence().name()) + " ("
				+ String.join(", ", what) + ")";
	}

	@Override
	public String visit(BatchAlterTable operation) {
		List<String> changes = operation.changes().stream().map((change) -> change.accept(this)).toList();
		return "batch alter table " + operation.table() + " (" + String.join("; ", changes) + ")";
	}

	@Override
	public String visit(BulkInsert operation) {
		int rows = operation.rows().size();
		return "insert " + rows + ((rows == 1) ? " row" : " rows") + " into " + operation.table();
	}

	@Override
	public String visit(CreateEnum operation) {
		return "create enum " + qualified(operation.enumeration().schema(), operation.enumeration().name());
	}

	@Override
	public String visit(CreateIndex operation) {
		List<String> elements = operation.index().elements().stream().map(IndexElement::toString).toList();
		return "create " + (operation.index().unique() ? "unique " : "") + "index " + operation.index().name() + " on "
				+ operation.index().table() + " (" + String.join(", ", elements) + ")"
				+ (operation.concurrently() ? " concurrently" : "");
	}

	@Override
	public String visit(CreateObject operation) {
		return "create " + operation.object();
	}

	@Override
	public String visit(CreateSchema operation) {
		return "create schema " + operation.name();
	}

	@Override
	public String visit(CreateSequence operation) {
		return "create sequence " + qualified(operation.sequence().schema(), operation.sequence().name());
	}

	@Override
	public String visit(CreateTable operation) {
		return "create table " + operation.table().name();
	}

	@Override
	public String visit(CustomOperation operation) {
		return operation.description();
	}

	@Override
	public String visit(DropColumn operation) {
		return "drop column " + operation.table() + "." + operation.column();
	}

	@Override
	public String visit(DropConstraint operation) {
		String kind = (operation.kind() != null) ? operation.kind().toString() : "constraint";
		return "drop " + kind + (operation.name().isEmpty() ? "" : " " + operation.name()) + " on " + operation.table();
	}

	@Override
	public String visit(DropEnum operation) {
		return "drop enum " + qualified(operation.schema(), operation.name());
	}

	@Override
	public String visit(DropIndex operation) {
		return "drop index " + operation.name() + " on " + operation.table()
				+ (operation.concurrently() ? " concurrently" : "");
	}

	@Override
	public String visit(DropObject operation) {
		return "drop " + operation.object();
	}

	@Override
	public String visit(DropSchema operation) {
		return "drop schema " + operation.name();
	}

	@Override
	public String visit(DropSequence operation) {
		return "drop sequence " + qualified(operation.schema(), operation.name());
	}

	@Override
	public String visit(DropTable operation) {
		return "drop table " + operation.table();
	}

	/**
	 * The beginning of the text as its author wrote it, without values.
	 */
	@Override
	public String visit(ExecuteSql operation) {
		return "execute " + this.excerpt.apply(operation.written(0, operation.sql().length()));
	}

	@Override
	public String visit(RenameColumn operation) {
		return "rename column " + operation.table() + "." + operation.from() + " to " + operation.to();
	}

	@Override
	public String visit(RenameEnumValue operation) {
		return "rename value '" + operation.from() + "' of enum " + qualified(operation.schema(), operation.name())
				+ " to '" + operation.to() + "'";
	}

	@Override
	public String visit(RenameTable operation) {
		return "rename table " + operation.table() + " to " + operation.newName();
	}

	@Override
	public String visit(ReplaceObject operation) {
		return "replace " + operation.object();
	}

	@Override
	public String visit(SetTableComment operation) {
		return ((operation.comment() != null) ? "set comment of table " : "remove comment of table ")
				+ operation.table();
	}

	private static String qualified(@Nullable String schema, String name) {
		return (schema != null) ? schema + "." + name : name;
	}

}
