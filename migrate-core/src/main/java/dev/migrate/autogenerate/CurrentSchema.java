package dev.migrate.autogenerate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import dev.migrate.lang.Internal;
import dev.migrate.operation.BulkInsert;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * The schema that names without one are in. Who names it means the same thing as who
 * names none: what is compared names none.
 *
 * @param name its name as revisions write it; empty where it is not known
 * @param naming the name under which revisions and the catalog agree on a schema
 */
@Internal
public record CurrentSchema(String name, Function<String, String> naming) {

	/** No schema is known to be the current one. */
	public static final CurrentSchema UNKNOWN = new CurrentSchema("", Function.identity());

	/**
	 * The current schema of a database.
	 * @param database the database
	 */
	public static CurrentSchema of(DatabaseProfile database) {
		return new CurrentSchema(database.currentSchema(),
				(schema) -> database.name(schema, !database.dialect().spelling().quote(schema).equals(schema)));
	}

	/**
	 * A schema by the name under which it is compared.
	 * @param schema its name, or {@code null} for the current one
	 * @return its name, or {@code null} if it is the current one
	 */
	public @Nullable String of(@Nullable String schema) {
		String known = (schema != null) ? this.naming.apply(schema) : null;
		return this.name.equals(known) ? null : known;
	}

	/**
	 * A table as it is named where the current schema is meant.
	 */
	public TableName of(TableName table) {
		String schema = of(table.schema());
		return Objects.equals(schema, table.schema()) ? table : new TableName(schema, table.name());
	}

	/**
	 * A schema in which nothing names the current one.
	 */
	public Schema of(Schema schema) {
		return new Schema(schema.tables().stream().map(this::of).toList(),
				schema.sequences()
					.stream()
					.map((sequence) -> new Sequence(of(sequence.schema()), sequence.name(), sequence.start(),
							sequence.increment()))
					.toList(),
				schema.enums()
					.stream()
					.map((type) -> new EnumType(of(type.schema()), type.name(), type.values()))
					.toList(),
				schema.views().stream().map((view) -> new View(of(view.name()), view.definition())).toList());
	}

	private Table of(Table table) {
		TableName name = of(table.name());
		List<Column> columns = table.columns().stream().map((column) -> of(column, name)).toList();
		List<Constraint> constraints = table.constraints()
			.stream()
			.map((constraint) -> (constraint instanceof ForeignKey key) ? of(key) : constraint)
			.toList();
		return table.withColumns(columns).withConstraints(constraints).named(name);
	}

	private Column of(Column column, TableName table) {
		ForeignKey key = column.references();
		return column.withType(of(column.type(), table)).withReferences((key != null) ? of(key) : null);
	}

	private ForeignKey of(ForeignKey key) {
		TableName target = key.referencedTable();
		return (target == null) ? key : key.references(of(target), key.referencedColumns().toArray(String[]::new));
	}

	/**
	 * An enum type without a schema is in its table's, so that in the type of a column of
	 * another schema's table the current one keeps its name.
	 */
	private ColumnType of(ColumnType type, TableName table) {
		ColumnType.Enumeration words = type.enumeration();
		ColumnType element = type.element();
		if (words == null && element == null) {
			return (type.verbatim() != null) ? of(type, type.verbatim()) : type;
		}
		return new ColumnType(type.name(), type.length(), type.precision(), type.scale(),
				(words != null) ? of(words, table) : null, (element != null) ? of(element, table) : null,
				type.verbatim(), type.variants());
	}

	/**
	 * A type of the user's, such as a domain, that is known by its text alone.
	 */
	private ColumnType of(ColumnType type, String text) {
		String schema = UserType.of(text).map(UserType::schema).orElse(null);
		return (schema == null || of(schema) != null) ? type : new ColumnType(type.name(), null, null, null, null, null,
				text.substring(text.indexOf('.') + 1), type.variants());
	}

	private ColumnType.Enumeration of(ColumnType.Enumeration words, TableName table) {
		String schema = (words.schema() != null) ? this.naming.apply(words.schema()) : null;
		boolean beside = schema == null || Objects.equals(of(schema), table.schema());
		return new ColumnType.Enumeration(beside ? null : schema, words.name(), words.values(), words.existing());
	}

	WantedSchema of(WantedSchema wanted) {
		return new WantedSchema(wanted.origin(), of(wanted.schema()), wanted.unsaid(), of(wanted.renames()),
				wanted.rows()
					.stream()
					.map((rows) -> new BulkInsert(of(rows.table()), rows.columns(), rows.rows()))
					.toList());
	}

	Renames of(Renames renames) {
		Map<TableName, TableName> tables = new LinkedHashMap<>();
		renames.tables().forEach((after, before) -> tables.put(of(after), of(before)));
		Map<TableName, Map<String, String>> columns = new LinkedHashMap<>();
		renames.columns()
			.forEach((table, names) -> columns.computeIfAbsent(of(table), (added) -> new LinkedHashMap<>())
				.putAll(names));
		return new Renames(tables, columns);
	}

	/**
	 * What revisions own, by the names of {@link #of(TableName)}.
	 */
	public Owned of(Owned owned) {
		return new Owned(of(owned.tables()), of(owned.sequences()), of(owned.enums()));
	}

	private Set<TableName> of(Set<TableName> names) {
		Set<TableName> known = new LinkedHashSet<>();
		names.forEach((name) -> known.add(of(name)));
		return Collections.unmodifiableSet(known);
	}

}
