package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.DropEnum;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The enum types that copies of tables need. Those that are there are used; those that
 * are not, or have other values, are created beside the copies.
 */
public final class ScratchEnums {

	private final Dialect dialect;

	private final JdbcOperations jdbc;

	private final @Nullable String schema;

	private final Map<TableName, EnumType> used = new LinkedHashMap<>();

	private final List<EnumType> created = new ArrayList<>();

	/**
	 * Create types in no place yet.
	 * @param schema the place, or {@code null} for the current schema
	 */
	public ScratchEnums(Dialect dialect, JdbcOperations jdbc, @Nullable String schema) {
		this.dialect = dialect;
		this.jdbc = jdbc;
		this.schema = schema;
	}

	/**
	 * Create the types that are not there.
	 * @param enums types that are wanted
	 * @param tables tables whose columns have types
	 * @param attempt runs statements and says whether they went well
	 */
	public void create(List<EnumType> enums, List<Table> tables, Predicate<Runnable> attempt) {
		Map<TableName, EnumType> wanted = new LinkedHashMap<>();
		tables.forEach((table) -> table.columns().forEach((column) -> {
			EnumType type = type(table, column.type());
			if (type != null) {
				wanted.put(new TableName(type.schema(), type.name()), type);
			}
		}));
		enums.forEach((type) -> wanted.put(new TableName(type.schema(), type.name()), type));
		wanted.forEach((name, type) -> this.used.put(name, there(type).orElseGet(() -> create(type, attempt))));
	}

	private static @Nullable EnumType type(Table table, ColumnType type) {
		ColumnType element = type.single();
		ColumnType.Enumeration enumeration = element.enumeration();
		return (enumeration == null) ? null
				: new EnumType((enumeration.schema() != null) ? enumeration.schema() : table.name().schema(),
						enumeration.name(), enumeration.values());
	}

	/**
	 * The type under the name of the schema that it is in: to copies of tables, which are
	 * in another place, a type without a schema would be one of that place.
	 */
	private Optional<EnumType> there(EnumType type) {
		String name = this.dialect.spelling().quote(new TableName(type.schema(), type.name()));
		List<String> values = this.jdbc.queryForList("""
				select enumlabel from pg_catalog.pg_enum where enumtypid = pg_catalog.to_regtype(?)
				order by enumsortorder""", String.class, name);
		return (!values.equals(type.values()) || values.isEmpty()) ? Optional.empty() : Optional
			.of(new EnumType(this.jdbc.queryForObject("""
					select n.nspname from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
					where t.oid = pg_catalog.to_regtype(?)""", String.class, name), type.name(), type.values()));
	}

	private EnumType create(EnumType wanted, Predicate<Runnable> attempt) {
		EnumType type = new EnumType(this.schema, wanted.name(), wanted.values());
		CreateEnum operation = new CreateEnum(
				new ColumnType.Enumeration(type.schema(), type.name(), type.values(), false));
		if (attempt.test(() -> this.dialect.render(operation, LiveDatabase.of(this.jdbc),
				(statement) -> this.jdbc.execute(statement.text())))) {
			this.created.add(type);
		}
		return type;
	}

	/**
	 * The schema of an enum type in the place where copies are made.
	 * @param schema its own schema, or {@code null} for the current one
	 * @return the schema, or {@code null} for the current one
	 */
	@Nullable String schemaOf(@Nullable String schema, String name) {
		EnumType type = this.used.get(new TableName(schema, name));
		return (type != null) ? type.schema() : null;
	}

	/**
	 * Drop what was created.
	 */
	void drop() {
		Collections.reverse(this.created);
		for (EnumType type : this.created) {
			this.dialect.render(new DropEnum(type.schema(), type.name(), true, null), LiveDatabase.of(this.jdbc),
					(statement) -> this.jdbc.execute(statement.text()));
		}
	}

}
