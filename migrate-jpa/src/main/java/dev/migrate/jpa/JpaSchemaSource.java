package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.autogenerate.Aspect;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.UnreadableEntitiesException;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.lang.Internal;
import dev.migrate.operation.BulkInsert;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;

/**
 * What the entities of a persistence unit want their database to look like: what
 * Hibernate would create for them. The mapping is built anew for each reading and
 * released again; no connection is opened for it.
 */
@Internal
public final class JpaSchemaSource implements WantedSchemaSource {

	/** That an entity does not mention these says nothing about the database. */
	private static final Set<Aspect> UNSAID = Set.of(Aspect.DEFAULT, Aspect.COMMENT, Aspect.COLLATION, Aspect.EXCLUDE,
			Aspect.SPECIAL_INDEX, Aspect.SEQUENCE_START, Aspect.IDENTITY_OPTIONS);

	private final String origin;

	private final PersistenceUnitInfo unit;

	private final Map<String, Object> properties;

	/**
	 * Create a source.
	 * @param origin where the entities come from, for messages
	 * @param unit the persistence unit
	 * @param properties the properties that an entity manager factory is made with
	 */
	public JpaSchemaSource(String origin, PersistenceUnitInfo unit, Map<String, Object> properties) {
		this.origin = origin;
		this.unit = unit;
		this.properties = new LinkedHashMap<>(properties);
	}

	@Override
	public WantedSchema read(DatabaseProfile database) {
		try (HibernateMapping mapping = HibernateMapping.build(this.unit, this.properties, database)) {
			mapping.metadata().validate();
			MappedNames names = new MappedNames(database, mapping.metadata().getDatabase(), mapping.settings());
			return new WantedSchema(this.origin, new MappedSchema(mapping, names, database).read(), UNSAID,
					new MappedRenames(mapping.metadata(), names).read(),
					new MappedRows(mapping.metadata().getDatabase(), names).read(),
					new MappedGenerators(mapping.metadata(), names).read());
		}
		catch (PersistenceException | IllegalArgumentException | IllegalStateException | UnsupportedOperationException
				| NullPointerException | ClassCastException | StackOverflowError ex) {
			// Hibernate throws any of these about a mapping of which it can make nothing
			throw UnreadableEntitiesException.of(this.origin,
					new MappingFaults(this.unit, this.properties, database).all(ex), ex);
		}
	}

	/**
	 * The tables, sequences and enum types that Hibernate would create for a mapping.
	 * Views and what a mapping declares as free text are left out.
	 */
	private static final class MappedSchema {

		private final MetadataImplementor metadata;

		private final MappedNames names;

		private final MappedTables tables;

		private final NamedEnums enums;

		MappedSchema(HibernateMapping mapping, MappedNames names, DatabaseProfile database) {
			this.metadata = mapping.metadata();
			this.names = names;
			this.enums = new NamedEnums(this.metadata.getDatabase(), names);
			this.tables = new MappedTables(this.metadata, names,
					new MappedColumns(this.metadata, names, this.enums, database), database.dialect().name());
		}

		Schema read() {
			List<Table> tables = new ArrayList<>();
			List<Sequence> sequences = new ArrayList<>();
			List<SchemaObject> views = new ArrayList<>();
			for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
				namespace.getTables()
					.stream()
					.filter((table) -> table.isPhysicalTable() && !table.isView())
					.map(this.tables::read)
					.forEach(tables::add);
				namespace.getTables().stream().filter((table) -> table.isView()).map(this::view).forEach(views::add);
				namespace.getSequences().forEach((sequence) -> sequences.add(sequence(sequence)));
			}
			tables.sort(Comparator.comparing((table) -> table.name().toString()));
			sequences.sort(Comparator.comparing(Sequence::name));
			views.sort(Comparator.comparing(SchemaObject::name));
			return new Schema(tables, sequences, this.enums.of(tables), List.of(), views);
		}

		/**
		 * What {@code @View} says.
		 */
		private SchemaObject view(org.hibernate.mapping.Table mapped) {
			TableName name = this.names.table(mapped.getQualifiedTableName());
			return Definitions.view(name.name()).inSchema(name.schema()).as(mapped.getViewQuery());
		}

		private Sequence sequence(org.hibernate.boot.model.relational.Sequence mapped) {
			int start = mapped.getInitialValue();
			int increment = mapped.getIncrementSize();
			boolean counts = start == 1 && increment > 0;
			return new Sequence(this.names.schema(mapped.getName()), this.names.name(mapped.getName().getObjectName()),
					counts ? null : Long.valueOf(start), (increment == 1) ? null : Long.valueOf(increment));
		}

	}

	/**
	 * The rows that Hibernate's generators need in their tables: where there are no
	 * sequences, the first number. It has no model of them, only the statements.
	 */
	private record MappedRows(Database mapped, MappedNames names) {

		private static final Pattern INSERT = Pattern.compile("insert into [^(]+\\(([^()]+)\\)\\s*values\\s*\\((.+)\\)",
				Pattern.CASE_INSENSITIVE);

		private static final Pattern VALUE = Pattern.compile("'(?:[^']|'')*'|-?\\d+");

		List<BulkInsert> read() {
			List<BulkInsert> rows = new ArrayList<>();
			this.mapped.getNamespaces()
				.forEach((namespace) -> namespace.getTables().forEach((table) -> read(table, rows)));
			return rows;
		}

		private void read(org.hibernate.mapping.Table table, List<BulkInsert> rows) {
			TableName name = this.names.table(table.getQualifiedTableName());
			Map<List<String>, List<List<SqlValue>>> byColumns = new LinkedHashMap<>();
			table.getInitCommands(this.names.context())
				.stream()
				.flatMap((command) -> Stream.of(command.initCommands()))
				.map((sql) -> row(name, sql))
				.flatMap(Optional::stream)
				.forEach((row) -> byColumns.computeIfAbsent(row.columns(), (columns) -> new ArrayList<>())
					.addAll(row.rows()));
			byColumns.forEach((columns, values) -> rows.add(new BulkInsert(name, columns, values)));
		}

		private Optional<BulkInsert> row(TableName table, String sql) {
			Matcher insert = INSERT.matcher(sql.strip());
			if (!insert.matches()) {
				return Optional.empty();
			}
			List<String> columns = Stream.of(insert.group(1).split(","))
				.map((column) -> this.names.name(Identifier.toIdentifier(column.strip())))
				.toList();
			List<SqlValue> values = VALUE.matcher(insert.group(2))
				.results()
				.map((value) -> ColumnDeclaration.defaultValue(value.group()))
				.toList();
			return Optional.of(new BulkInsert(table, columns, List.of(values)));
		}

	}

}
