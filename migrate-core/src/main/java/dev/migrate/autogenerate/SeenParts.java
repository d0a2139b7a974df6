package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.ServerWords.Part;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Notes what is dropped and renamed before anything is completed; a visit gives the table
 * of which something is dropped.
 */
final class SeenParts implements GroupingOperationVisitor<Optional<TableName>> {

	private final Map<TableName, Table> live = new LinkedHashMap<>();

	private final Map<List<Object>, Operation> dropped = new LinkedHashMap<>();

	private final Set<TableName> renamed = new HashSet<>();

	/** What the words of other tables may call by a name from before. */
	private final Set<String> formerNames = new HashSet<>();

	private final List<SchemaObject> triggers = new ArrayList<>();

	/**
	 * Nothing is seen yet.
	 * @param live the tables that are there
	 */
	SeenParts(List<Table> live) {
		live.forEach((table) -> this.live.put(table.name(), table));
	}

	@Override
	public Optional<TableName> visit(DropIndex drop) {
		return dropped(drop.table(), Part.INDEX, drop.name(), drop);
	}

	@Override
	public Optional<TableName> visit(DropConstraint drop) {
		return dropped(drop.table(), Part.CONSTRAINT, drop.name(), drop);
	}

	private Optional<TableName> dropped(TableName table, Part part, String name, Operation drop) {
		this.dropped.put(List.of(table, part, name), drop);
		return Optional.of(table);
	}

	@Override
	public Optional<TableName> visit(DropColumn drop) {
		return Optional.of(drop.table());
	}

	@Override
	public Optional<TableName> visit(DropTable drop) {
		return Optional.of(drop.table());
	}

	@Override
	public Optional<TableName> visit(DropObject drop) {
		if (drop.object().kind() == SchemaObject.Kind.TRIGGER) {
			this.triggers.add(drop.object());
		}
		return Optional.empty();
	}

	@Override
	public Optional<TableName> visit(RenameTable rename) {
		TableName after = rename.table().withName(rename.newName());
		this.renamed.add(after);
		this.formerNames.add(rename.table().name());
		Table before = this.live.get(rename.table());
		if (before != null) {
			this.live.put(after, before);
		}
		return Optional.empty();
	}

	@Override
	public Optional<TableName> visit(RenameColumn rename) {
		this.renamed.add(rename.table());
		this.formerNames.add(rename.table().name());
		return Optional.empty();
	}

	@Override
	public Optional<TableName> visitOther(Operation operation) {
		return Optional.empty();
	}

	/**
	 * The tables that are there, by the names from before and by those that they get.
	 */
	Map<TableName, Table> live() {
		return this.live;
	}

	/**
	 * What drops a part of a table.
	 */
	@Nullable Operation drop(TableName table, Part part, String name) {
		return this.dropped.get(List.of(table, part, name));
	}

	/**
	 * Whether a trigger of a table is dropped for itself.
	 */
	boolean isDropped(TableName table, ServerWords trigger) {
		return this.triggers.stream()
			.anyMatch((each) -> each.name().equals(trigger.name()) && Objects.equals(each.schema(), table.schema())
					&& (each.table() == null || each.table().equals(table.name())));
	}

	/**
	 * Whether the words of parts of a table may have names from before a renaming.
	 */
	boolean saysFormerNames(TableName table, List<ServerWords> parts) {
		return this.renamed.contains(table) || parts.stream()
			.flatMap((each) -> each.statements().stream())
			.anyMatch((statement) -> this.formerNames.stream().anyMatch((name) -> UnsaidParts.names(statement, name)));
	}

}
