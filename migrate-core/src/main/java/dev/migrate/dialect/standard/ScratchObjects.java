package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.LiveObject;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operation;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Views, functions, procedures and triggers that are tried in a database of their own,
 * beside copies of the tables with nothing but columns, indexes and keys.
 *
 * @param dialect the dialect
 * @param jdbc the database
 */
public record ScratchObjects(Dialect dialect, JdbcOperations jdbc) {

	/**
	 * Create objects and read them.
	 * @param tables the tables that are there
	 * @param there what is there besides
	 * @param objects what is created
	 * @return the objects as the database has them, in the same order; without a text
	 * what it does not take
	 */
	public List<Optional<LiveObject>> readBack(List<Table> tables, List<LiveObject> there, List<SchemaObject> objects) {
		Set<@Nullable String> schemas = new LinkedHashSet<>(schemas(tables, there, objects));
		schemas.forEach((schema) -> attempt(new CreateSchema(String.valueOf(schema), true)));
		tables.forEach((table) -> attempt(new CreateTable(copy(table), true)));
		List<SchemaObject> waiting = new ArrayList<>(objects);
		there.stream()
			.map(LiveObject::object)
			.filter((object) -> object.text() != null && objects.stream().noneMatch((each) -> isOf(each, object)))
			.forEach(waiting::add);
		Set<SchemaObject> made = new LinkedHashSet<>();
		// Each may need others: those that fail are tried again when there is more
		while (waiting.removeIf((object) -> attempt(made(object)) && made.add(object))) {
			continue;
		}
		List<LiveObject> read = new ArrayList<>();
		schemas.add(null);
		schemas.forEach((schema) -> read.addAll(this.dialect.inspector(this.jdbc).objects(schema)));
		return objects.stream().map((object) -> Optional.of(found(object, made, read))).toList();
	}

	/**
	 * The schemas besides the current one in which something is made. Where a server has
	 * them beside its databases, they may be somebody's, so that they have to be empty.
	 * @param tables the tables that are there
	 * @param there what is there besides
	 * @param objects what is created
	 * @return their names
	 */
	public static Set<String> schemas(List<Table> tables, List<LiveObject> there, List<SchemaObject> objects) {
		Set<String> schemas = new LinkedHashSet<>();
		Stream.of(tables.stream().map((table) -> table.name().schema()),
				there.stream().map((object) -> object.object().schema()), objects.stream().map(SchemaObject::schema))
			.flatMap(Function.identity())
			.filter(Objects::nonNull)
			.forEach(schemas::add);
		return schemas;
	}

	private static LiveObject found(SchemaObject object, Set<SchemaObject> made, List<LiveObject> read) {
		List<LiveObject> named = read.stream().filter((each) -> isOf(object, each.object())).toList();
		boolean missing = !made.contains(object) || named.isEmpty();
		return missing ? LiveObject.of(object.withoutText())
				: named.stream()
					.filter((each) -> each.object().isSame(object))
					.findFirst()
					.orElse(named.get(named.size() - 1));
	}

	/**
	 * Where arguments tell routines apart, nothing of a name is dropped.
	 */
	private static Operation made(SchemaObject object) {
		return object.arguments().isEmpty() ? new ReplaceObject(object, null) : new CreateObject(object);
	}

	/**
	 * Whether they are of one name, whatever their arguments.
	 */
	private static boolean isOf(SchemaObject one, SchemaObject other) {
		return one.withoutArguments().isSame(other.withoutArguments());
	}

	/**
	 * Only keys decide what a query may say. Names that a server has given may be those
	 * of something else in the other database.
	 */
	private static Table copy(Table table) {
		return table.withConstraints(table.constraints()
			.stream()
			.filter((constraint) -> constraint.kind() == Constraint.Kind.PRIMARY_KEY
					|| constraint.kind() == Constraint.Kind.UNIQUE)
			.map((constraint) -> constraint.named(null))
			.toList());
	}

	private boolean attempt(Operation operation) {
		return PrivateScratch.attempt(() -> this.dialect.render(operation, LiveDatabase.of(this.jdbc),
				(statement) -> this.jdbc.execute(statement.text())));
	}

}
