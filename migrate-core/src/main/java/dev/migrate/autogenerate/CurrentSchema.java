package dev.migrate.autogenerate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.migrate.dialect.IllegalIdentifierException;
import dev.migrate.lang.Internal;
import dev.migrate.operation.BulkInsert;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * The schema that names without one are in, and the names that mean the same thing there.
 * Who names the current schema means the same as who names none: what is compared names
 * none.
 *
 * @param name its name as revisions write it; empty where it is not known
 * @param naming the name under which revisions and the catalog agree on something: where
 * names without quotes are stored in upper case, {@code USERS} is {@code users}
 */
@Internal
public record CurrentSchema(String name, Function<String, String> naming) {

	/** No schema is known to be the current one. */
	public static final CurrentSchema UNKNOWN = new CurrentSchema("", Function.identity());

	/**
	 * The current schema of a database.
	 */
	public static CurrentSchema of(DatabaseProfile database) {
		return new CurrentSchema(database.currentSchema(), (name) -> known(name, database));
	}

	/**
	 * A name that the database has no room for is nobody else's.
	 */
	private static String known(String name, DatabaseProfile database) {
		try {
			if (!database.dialect().spelling().quote(name).equals(name)) {
				return database.name(name, true);
			}
			boolean quoted = name.startsWith("\"");
			return quoted ? database.name(name.substring(1, name.length() - 1), true) : database.name(name, false);
		}
		catch (IllegalIdentifierException ex) {
			return name;
		}
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
		String name = this.naming.apply(table.name());
		boolean same = Objects.equals(schema, table.schema()) && name.equals(table.name());
		return same ? table : new TableName(schema, name);
	}

	/**
	 * A schema in which nothing names the current one.
	 */
	public Schema of(Schema schema) {
		return new Schema(schema.tables().stream().map(this::of).toList(),
				schema.sequences()
					.stream()
					.map((sequence) -> new Sequence(of(sequence.schema()), this.naming.apply(sequence.name()),
							sequence.start(), sequence.increment()))
					.toList(),
				schema.enums()
					.stream()
					.map((type) -> new EnumType(of(type.schema()), type.name(), type.values()))
					.toList(),
				schema.views().stream().map((view) -> new View(of(view.name()), view.definition())).toList(),
				of(schema.objects()));
	}

	private List<SchemaObject> of(List<SchemaObject> objects) {
		return objects.stream()
			.map((object) -> new SchemaObject(object.kind(), of(object.schema()), this.naming.apply(object.name()),
					object.arguments(), object.table(), object.text()))
			.toList();
	}

	private Table of(Table table) {
		TableName name = of(table.name());
		List<Column> columns = table.columns().stream().map((column) -> of(column, name)).toList();
		List<Constraint> constraints = table.constraints().stream().map(this::of).toList();
		List<Index> indexes = table.indexes().stream().map(this::of).toList();
		return table.withColumns(columns).withConstraints(constraints).withIndexes(indexes).named(name);
	}

	private Column of(Column column, TableName table) {
		ForeignKey key = column.references();
		return column.named(this.naming.apply(column.name()))
			.withType(of(column.type(), table))
			.withReferences((key != null) ? of(key) : null);
	}

	private Constraint of(Constraint constraint) {
		Constraint known = constraint.renamed(this.naming::apply, UnaryOperator.identity())
			.withForeignKey(this::referring);
		return (known.name() != null) ? known.named(this.naming.apply(known.name())) : known;
	}

	private ForeignKey of(ForeignKey key) {
		return referring(key.renamed(this.naming::apply, UnaryOperator.identity()));
	}

	private ForeignKey referring(ForeignKey key) {
		TableName target = key.referencedTable();
		return (target == null) ? key
				: key.references(of(target), key.referencedColumns().stream().map(this.naming).toArray(String[]::new));
	}

	private Index of(Index index) {
		return index.renamed(this.naming::apply, UnaryOperator.identity()).named(this.naming.apply(index.name()));
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
					.map((rows) -> new BulkInsert(of(rows.table()), rows.columns().stream().map(this.naming).toList(),
							rows.rows()))
					.toList(),
				wanted.drawn().stream().map(this::of).toList());
	}

	private DrawnColumn of(DrawnColumn drawn) {
		DrawnColumn.Number number = drawn.number();
		return new DrawnColumn(of(drawn.table()), this.naming.apply(drawn.column()), of(drawn.source()),
				drawn.increment(),
				(number != null) ? new DrawnColumn.Number(this.naming.apply(number.column()),
						(number.keyColumn() != null) ? this.naming.apply(number.keyColumn()) : null, number.key())
						: null);
	}

	Renames of(Renames renames) {
		Map<TableName, TableName> tables = new LinkedHashMap<>();
		renames.tables().forEach((after, before) -> tables.put(of(after), of(before)));
		Map<TableName, Map<String, String>> columns = new LinkedHashMap<>();
		renames.columns()
			.forEach((table, names) -> names
				.forEach((after, before) -> columns.computeIfAbsent(of(table), (added) -> new LinkedHashMap<>())
					.put(this.naming.apply(after), this.naming.apply(before))));
		return new Renames(tables, columns);
	}

	/**
	 * What revisions own, by the names of {@link #of(TableName)}.
	 */
	public Owned of(Owned owned) {
		return new Owned(of(owned.tables()), of(owned.sequences()), of(owned.enums()), of(owned.objects()),
				of(owned.made()), of(owned.external()));
	}

	private Set<TableName> of(Set<TableName> names) {
		Set<TableName> known = new LinkedHashSet<>();
		names.forEach((name) -> known.add(of(name)));
		return Collections.unmodifiableSet(known);
	}

}
