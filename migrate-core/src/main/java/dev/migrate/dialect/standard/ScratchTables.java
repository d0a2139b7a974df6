package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Copies of tables, without their foreign keys and under names that do not collide in one
 * place, and the way back to their own names.
 */
public final class ScratchTables {

	private static final String PREFIX = "migrate_scratch_";

	private final Dialect dialect;

	private final JdbcOperations jdbc;

	private final @Nullable String schema;

	private final Map<String, Table> originals = new LinkedHashMap<>();

	private final Set<String> created = new HashSet<>();

	private final Map<String, @Nullable String> names = new HashMap<>();

	/**
	 * Create copies in no place yet.
	 * @param schema the place, or {@code null} for the current schema
	 */
	public ScratchTables(Dialect dialect, JdbcOperations jdbc, @Nullable String schema) {
		this.dialect = dialect;
		this.jdbc = jdbc;
		this.schema = schema;
	}

	/**
	 * Create a copy.
	 * @param enums the enum types
	 * @param attempt runs statements and says whether they went well
	 */
	public void create(Table table, ScratchEnums enums, Predicate<Runnable> attempt) {
		int number = this.originals.size();
		Table copy = copy(table, PREFIX + number, enums);
		this.originals.put(copy.name().name(), table);
		if (attempt.test(() -> run(copy))) {
			this.created.add(copy.name().name());
		}
	}

	private void run(Table copy) {
		this.dialect.render(new CreateTable(copy, false), LiveDatabase.of(this.jdbc),
				(statement) -> this.jdbc.execute(statement.text()));
	}

	private Table copy(Table table, String name, ScratchEnums enums) {
		List<Column> columns = table.columns()
			.stream()
			.map((column) -> column.withReferences(null).withType(type(column.type(), table, enums)))
			.toList();
		List<Constraint> constraints = new ArrayList<>();
		for (Constraint constraint : table.constraints()) {
			if (constraint.kind() != Constraint.Kind.FOREIGN_KEY) {
				constraints.add(constraint.named(newName(constraint.name())));
			}
		}
		List<Index> indexes = table.indexes().stream().map((index) -> index.named(newName(index.name()))).toList();
		Table copy = new Table(table.name(), columns, constraints, indexes, table.comment(), table.options());
		return copy.named(new TableName(this.schema, name));
	}

	private static ColumnType type(ColumnType type, Table table, ScratchEnums enums) {
		if (type.element() != null) {
			return new ColumnType(type.name(), null, null, null, null, type(type.element(), table, enums), null,
					type.variants());
		}
		ColumnType.Enumeration words = type.enumeration();
		if (words == null) {
			return type;
		}
		String schema = (words.schema() != null) ? words.schema() : table.name().schema();
		return new ColumnType(type.name(), null, null, null,
				new ColumnType.Enumeration(enums.schemaOf(schema, words.name()), words.name(), words.values(), true),
				null, null, type.variants());
	}

	private String newName(@Nullable String name) {
		String copy = PREFIX + "n" + this.names.size();
		this.names.put(copy, name);
		return copy;
	}

	/**
	 * Read the copies.
	 * @param readSchema the place under its own name
	 * @return the tables under the names of the originals, in their order
	 */
	public List<Table> read(@Nullable String readSchema) {
		Map<String, Table> found = new HashMap<>();
		this.dialect.inspector(this.jdbc).tables(readSchema).forEach((table) -> found.put(table.name().name(), table));
		return this.originals.entrySet()
			.stream()
			.filter((entry) -> this.created.contains(entry.getKey()) && found.containsKey(entry.getKey()))
			.map((entry) -> restored(Objects.requireNonNull(found.get(entry.getKey())), entry.getValue()))
			.toList();
	}

	private Table restored(Table copy, Table original) {
		Table normal = this.dialect.normalize(original);
		List<Column> columns = copy.columns()
			.stream()
			.map((column) -> normal.column(column.name())
				.filter((own) -> own.type().single().enumeration() != null)
				.map((own) -> column.withType(own.type()))
				.orElse(column))
			.toList();
		List<Constraint> constraints = copy.constraints()
			.stream()
			.map((constraint) -> constraint.named(this.names.get(String.valueOf(constraint.name()))))
			.toList();
		List<Index> indexes = copy.indexes()
			.stream()
			.map((index) -> index.named(Objects.requireNonNullElse(this.names.get(index.name()), index.name())))
			.toList();
		return new Table(original.name(), columns, constraints, indexes, copy.comment(), copy.options())
			.named(original.name());
	}

	/**
	 * Drop the copies, those that are not whole too.
	 */
	void drop() {
		for (String name : this.originals.keySet()) {
			this.dialect.render(new DropTable(new TableName(this.schema, name), true, null), LiveDatabase.of(this.jdbc),
					(statement) -> this.jdbc.execute(statement.text()));
		}
	}

}
