package dev.migrate.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.lang.Internal;
import dev.migrate.schema.SchemaObject;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import org.jspecify.annotations.Nullable;

/**
 * Follows views, functions, procedures and triggers through operations, and lets each
 * operation that replaces or drops one say what was there before. SQL text is read, too;
 * what it makes in words that are not understood is not known. Used by one thread.
 */
@Internal
public final class KnownObjects implements GroupingOperationVisitor<Operation> {

	private final SqlSyntax syntax;

	private final List<SchemaObject> all = new ArrayList<>();

	private final List<SchemaObject> made = new ArrayList<>();

	/**
	 * Begin where there is nothing.
	 * @param syntax the SQL of the database
	 */
	public KnownObjects(SqlSyntax syntax) {
		this.syntax = syntax;
	}

	/**
	 * All that is there as far as it is known.
	 * @return the objects in the order in which they were made
	 */
	public List<SchemaObject> all() {
		return List.copyOf(this.all);
	}

	/**
	 * What operations have made, and not text alone.
	 * @return the objects in the order in which they were made
	 */
	public List<SchemaObject> made() {
		return List.copyOf(this.made);
	}

	private Optional<SchemaObject> find(SchemaObject object) {
		return this.all.stream().filter(object::isSame).findFirst();
	}

	private void put(SchemaObject object) {
		drop(object);
		this.all.add(object);
	}

	private void drop(SchemaObject object) {
		this.all.removeIf(object::isSame);
		this.made.removeIf(object::isSame);
	}

	@Override
	public Operation visit(CreateObject operation) {
		put(operation.object());
		this.made.add(operation.object());
		return operation;
	}

	@Override
	public Operation visit(ReplaceObject operation) {
		SchemaObject existing = operation.existing();
		SchemaObject former = (existing != null) ? existing : former(operation.object());
		if (former != null) {
			drop(former);
		}
		put(operation.object());
		this.made.add(operation.object());
		return new ReplaceObject(operation.object(), former);
	}

	/**
	 * Where there is one of a name, it is that one whatever its arguments.
	 */
	private @Nullable SchemaObject former(SchemaObject object) {
		List<SchemaObject> named = this.all.stream().filter(object.withoutArguments()::isSame).toList();
		return find(object).orElseGet(() -> (named.size() == 1) ? named.get(0) : null);
	}

	@Override
	public Operation visit(DropObject operation) {
		Optional<SchemaObject> former = find(operation.object());
		drop(operation.object());
		return (operation.object().text() != null) ? operation
				: former.<Operation>map((object) -> new DropObject(object, operation.ifExists())).orElse(operation);
	}

	@Override
	public Operation visit(CustomOperation operation) {
		return new CustomOperation(operation.own(), operation.dialect(), operation.schema(), operation.description(),
				operation.steps().stream().map((step) -> step.accept(this)).toList());
	}

	@Override
	public Operation visit(ExecuteSql operation) {
		for (SqlStatement statement : new SqlSplitter(this.syntax).split(operation.sql())) {
			List<SchemaEffect> effects = statement.facts().effects();
			if (effects.stream().anyMatch((effect) -> !ObjectText.kinds(effect.kind()).isEmpty())) {
				effects.forEach(this::forget);
				new ObjectText(statement.text(), this.syntax).read().ifPresent(this::put);
			}
		}
		return operation;
	}

	private void forget(SchemaEffect effect) {
		String name = SchemaEffect.unquoted(effect.name());
		for (SchemaObject object : all()) {
			boolean meant = (effect.kind() == SchemaEffect.Kind.SCHEMA) ? name.equalsIgnoreCase(object.schema())
					: name.equalsIgnoreCase(object.name());
			if (meant && ObjectText.kinds(effect.kind()).contains(object.kind())) {
				drop(object);
			}
		}
	}

	@Override
	public Operation visitTableChange(TableChange change) {
		return change;
	}

	@Override
	public Operation visitOther(Operation operation) {
		return operation;
	}

}
