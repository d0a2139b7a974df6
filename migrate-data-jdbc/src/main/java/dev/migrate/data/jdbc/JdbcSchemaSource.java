package dev.migrate.data.jdbc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.autogenerate.Aspect;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.lang.Internal;
import dev.migrate.schema.Column;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.RenamedFrom;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.data.convert.CustomConversions;
import org.springframework.data.jdbc.core.mapping.schema.SqlTypeMapping;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.data.relational.core.mapping.AggregatePath;
import org.springframework.data.relational.core.mapping.AggregatePath.ColumnInfo;
import org.springframework.data.relational.core.mapping.AggregatePath.TableInfo;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What the aggregates of Spring Data JDBC want of the database.
 * <p>
 * Aggregate roots are the entities that repositories are for, and those with an id and
 * {@code @Table} that no other entity has in it.
 */
@Internal
public final class JdbcSchemaSource implements WantedSchemaSource {

	/** Spring Data JDBC has no words for these. */
	private static final Set<Aspect> UNSAID = EnumSet.of(Aspect.INDEX, Aspect.UNIQUE_CONSTRAINT, Aspect.FOREIGN_KEY,
			Aspect.CHECK, Aspect.EXCLUDE, Aspect.DEFAULT, Aspect.COMMENT, Aspect.COLLATION, Aspect.IDENTITY,
			Aspect.COMPUTED, Aspect.NULLABILITY, Aspect.TYPE_SIZE, Aspect.SEQUENCE, Aspect.SEQUENCE_START,
			Aspect.IDENTITY_OPTIONS);

	private final String origin;

	private final RelationalMappingContext context;

	private final CustomConversions conversions;

	private final Dialect dialect;

	private final @Nullable SqlTypeMapping typeMapping;

	private final Set<Class<?>> domainTypes;

	/**
	 * Create a source.
	 * @param origin where this comes from, for messages
	 * @param context knows the entities
	 * @param conversions how values are written
	 * @param dialect how statements are written
	 * @param typeMapping what the application says about types of columns
	 * @param domainTypes what repositories are for
	 */
	public JdbcSchemaSource(String origin, RelationalMappingContext context, CustomConversions conversions,
			Dialect dialect, @Nullable SqlTypeMapping typeMapping, Set<Class<?>> domainTypes) {
		this.origin = origin;
		this.context = context;
		this.conversions = conversions;
		this.dialect = dialect;
		this.typeMapping = typeMapping;
		this.domainTypes = domainTypes;
	}

	/**
	 * Whether there is any aggregate.
	 * @return whether there is one
	 */
	public boolean hasEntities() {
		return !roots().isEmpty();
	}

	@Override
	public WantedSchema read(DatabaseProfile database) {
		SqlIdentifiers identifiers = new SqlIdentifiers(this.dialect.getIdentifierProcessing(), database);
		ColumnTypes types = new ColumnTypes(this.conversions, this.typeMapping, database);
		EntityColumns columns = new EntityColumns(this.context, identifiers, types,
				this.dialect.getIdGeneration().sequencesSupported());
		AggregateTables tables = new AggregateTables(this.context, identifiers, types, columns);
		roots().forEach(tables::add);
		return new WantedSchema(this.origin, tables.toSchema(), UNSAID, tables.renames(), List.of(), columns.drawn());
	}

	private List<RelationalPersistentEntity<?>> roots() {
		this.domainTypes.forEach(this.context::getPersistentEntity);
		List<RelationalPersistentEntity<?>> entities = List.copyOf(this.context.getPersistentEntities());
		Set<Class<?>> parts = parts(entities);
		return entities.stream()
			.filter((entity) -> this.domainTypes.contains(entity.getType()) || (entity.hasIdProperty()
					&& entity.isAnnotationPresent(Table.class) && !parts.contains(entity.getType())))
			.sorted(Comparator.comparing((entity) -> entity.getType().getName()))
			.toList();
	}

	/** A tree of entities of one class has its root in itself. */
	private static Set<Class<?>> parts(List<RelationalPersistentEntity<?>> entities) {
		Set<Class<?>> parts = new HashSet<>();
		for (RelationalPersistentEntity<?> entity : entities) {
			for (RelationalPersistentProperty property : entity) {
				if (property.isEntity() && !property.getActualType().equals(entity.getType())) {
					parts.add(property.getActualType());
				}
			}
		}
		return parts;
	}

	/**
	 * The tables of aggregates: that of the root, and those of all entities that belong
	 * to it, which refer back to the nearest one above them that has an id.
	 */
	private static final class AggregateTables {

		private final RelationalMappingContext context;

		private final SqlIdentifiers identifiers;

		private final ColumnTypes types;

		private final EntityColumns columns;

		private final Map<TableName, TableDraft> drafts = new LinkedHashMap<>();

		AggregateTables(RelationalMappingContext context, SqlIdentifiers identifiers, ColumnTypes types,
				EntityColumns columns) {
			this.context = context;
			this.identifiers = identifiers;
			this.types = types;
			this.columns = columns;
		}

		void add(RelationalPersistentEntity<?> root) {
			add(this.context.getAggregatePath(root), List.of());
		}

		Schema toSchema() {
			return new Schema(this.drafts.values().stream().map(TableDraft::toTable).toList(), this.columns.sequences(),
					List.of(), List.of());
		}

		Renames renames() {
			return this.drafts.values().stream().map(TableDraft::renames).reduce(Renames.NONE, Renames::and);
		}

		/**
		 * Add the table of an entity, and those of what belongs to it.
		 * @param path the way to the entity
		 * @param keysAbove the key columns of the lists and maps that lead here from the
		 * nearest entity with an id
		 */
		private void add(AggregatePath path, List<Column> keysAbove) {
			RelationalPersistentEntity<?> entity = path.getRequiredLeafEntity();
			TableDraft draft = new TableDraft(this.identifiers.table(path.getTableInfo().qualifiedTableName()));
			RenamedFrom renamed = entity.findAnnotation(RenamedFrom.class);
			if (renamed != null) {
				draft.renamed(this.identifiers.written(renamed.value()));
			}
			List<Column> keys = new ArrayList<>(keysAbove);
			if (!path.isRoot()) {
				keys.addAll(key(path));
			}
			List<AggregatePath> children = this.columns.addTo(draft, path);
			if (!path.isRoot()) {
				addReference(draft, path, keys);
			}
			if (this.drafts.containsKey(draft.name())) {
				this.drafts.get(draft.name()).merge(draft);
			}
			else {
				this.drafts.put(draft.name(), draft);
			}
			children.forEach((child) -> add(child, entity.hasIdProperty() ? List.of() : keys));
		}

		private List<Column> key(AggregatePath path) {
			ColumnInfo key = path.getTableInfo().qualifierColumnInfo();
			if (key == null) {
				return List.of();
			}
			RelationalPersistentProperty property = path.getRequiredLeafProperty();
			return List.of(Definitions.column(this.identifiers.name(key.name()),
					property.isMap() ? this.types.of(property, property.getTypeInformation().getRequiredComponentType())
							: Definitions.integer())
				.notNull());
		}

		private void addReference(TableDraft draft, AggregatePath path, List<Column> keys) {
			AggregatePath parent = path.getIdDefiningParentPath();
			TableInfo target = parent.getTableInfo();
			List<Column> references = new ArrayList<>();
			path.getTableInfo()
				.backReferenceColumnInfos()
				.forEach((id,
						column) -> references.add(Definitions
							.column(this.identifiers.name(column.name()), this.types.of(id.getRequiredLeafProperty()))
							.notNull()));
			List<String> targetColumns = new ArrayList<>();
			target.idColumnInfos().forEach((id, column) -> targetColumns.add(this.identifiers.name(column.name())));
			addAll(draft, path, references, keys);
			draft.addForeignKey(references.stream().map(Column::name).toList(),
					this.identifiers.table(target.qualifiedTableName()), targetColumns);
		}

		/** Of a set without ids, nothing tells the rows apart. */
		private static void addAll(TableDraft draft, AggregatePath path, List<Column> references, List<Column> keys) {
			boolean isKey = !path.hasIdProperty() && (path.isQualified() || !path.isCollectionLike());
			List<Column> columns = new ArrayList<>(references);
			columns.addAll(keys);
			columns.forEach(isKey ? draft::addKey : draft::add);
		}

	}

}
