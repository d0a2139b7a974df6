package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.ReplaceObject;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a change, in words that many of them share.
 */
final class ChangeKind implements GroupingOperationVisitor<String> {

	@Override
	public String visit(CreateTable create) {
		return "create table";
	}

	@Override
	public String visit(DropTable drop) {
		return "drop table";
	}

	@Override
	public String visit(AddColumn add) {
		return "add column";
	}

	@Override
	public String visit(DropColumn drop) {
		return "drop column";
	}

	@Override
	public String visit(AlterColumn alter) {
		List<String> aspects = new ArrayList<>();
		AlterColumn.Aspects changes = alter.changes();
		add(aspects, changes.type(), "type");
		add(aspects, changes.nullable(), Boolean.TRUE.equals(changes.nullable()) ? "null" : "not null");
		add(aspects, changes.defaultValue(), "default");
		add(aspects, changes.comment(), "comment");
		add(aspects, changes.identity(), "identity");
		return "alter column: " + String.join(", ", aspects);
	}

	private static void add(List<String> aspects, @Nullable Object change, String aspect) {
		if (change != null) {
			aspects.add(aspect);
		}
	}

	@Override
	public String visit(AddConstraint add) {
		return "add " + add.constraint().kind();
	}

	@Override
	public String visit(DropConstraint drop) {
		return "drop " + ((drop.kind() != null) ? drop.kind() : "constraint");
	}

	@Override
	public String visit(CreateIndex create) {
		return "create index";
	}

	@Override
	public String visit(DropIndex drop) {
		return "drop index";
	}

	@Override
	public String visit(CreateSequence create) {
		return "create sequence";
	}

	@Override
	public String visit(DropSequence drop) {
		return "drop sequence";
	}

	@Override
	public String visit(CreateObject create) {
		return "create " + create.object().kind();
	}

	@Override
	public String visit(ReplaceObject replace) {
		return "replace " + replace.object().kind();
	}

	@Override
	public String visit(DropObject drop) {
		return "drop " + drop.object().kind();
	}

	@Override
	public String visit(ExecuteSql execute) {
		return "execute SQL";
	}

	@Override
	public String visitOther(Operation operation) {
		return "other change";
	}

}
