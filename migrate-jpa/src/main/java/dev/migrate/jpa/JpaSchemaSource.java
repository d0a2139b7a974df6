package dev.migrate.jpa;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.migrate.autogenerate.Aspect;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.UnreadableEntitiesException;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.lang.Internal;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.spi.PersistenceUnitInfo;

/**
 * What the entities of a persistence unit want their database to look like: what
 * Hibernate would create for them. The mapping is built anew for each reading and
 * released again; no connection is opened for it.
 */
@Internal
public final class JpaSchemaSource implements WantedSchemaSource {

	/** That an entity does not mention these says nothing about the database. */
	private static final Set<Aspect> UNSAID = Set.of(Aspect.DEFAULT, Aspect.COMMENT, Aspect.COLLATION, Aspect.EXCLUDE,
			Aspect.SPECIAL_INDEX, Aspect.SEQUENCE_START);

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

}
