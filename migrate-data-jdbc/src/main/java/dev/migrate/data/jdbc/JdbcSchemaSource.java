package dev.migrate.data.jdbc;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.autogenerate.Aspect;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.data.convert.CustomConversions;
import org.springframework.data.jdbc.core.mapping.schema.SqlTypeMapping;
import org.springframework.data.relational.core.dialect.Dialect;
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
			Aspect.COMPUTED, Aspect.NULLABILITY, Aspect.TYPE_SIZE, Aspect.SEQUENCE, Aspect.SEQUENCE_START);

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

}
