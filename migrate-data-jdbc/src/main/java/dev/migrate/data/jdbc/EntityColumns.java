package dev.migrate.data.jdbc;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.autogenerate.DrawnColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.RenamedFrom;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;

import org.springframework.core.Nullness;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.AggregatePath;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.mapping.RelationalPredicates;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * The columns of the properties of an entity, with those of what is embedded in it.
 */
final class EntityColumns {

	private static final Set<TypeName> WHOLE_NUMBERS = Set.of(TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT);

	private final RelationalMappingContext context;

	private final SqlIdentifiers identifiers;

	private final ColumnTypes types;

	private final boolean sequencesSupported;

	private final Set<Sequence> sequences = new LinkedHashSet<>();

	private final Set<DrawnColumn> drawn = new LinkedHashSet<>();

	EntityColumns(RelationalMappingContext context, SqlIdentifiers identifiers, ColumnTypes types,
			boolean sequencesSupported) {
		this.context = context;
		this.identifiers = identifiers;
		this.types = types;
		this.sequencesSupported = sequencesSupported;
	}

	/**
	 * The sequences that the columns added so far are filled from.
	 */
	List<Sequence> sequences() {
		return List.copyOf(this.sequences);
	}

	/**
	 * The columns added so far that are filled from sequences.
	 */
	List<DrawnColumn> drawn() {
		return List.copyOf(this.drawn);
	}

	/**
	 * Add the columns of an entity.
	 * @param draft where to add them
	 * @param path the way to the entity
	 * @return the ways to the entities that belong to it and have tables of their own
	 */
	List<AggregatePath> addTo(TableDraft draft, AggregatePath path) {
		List<AggregatePath> children = new ArrayList<>();
		add(new EntityPath(draft, children, path, "", false, false), path.getRequiredLeafEntity());
		return children;
	}

	private void add(EntityPath owner, RelationalPersistentEntity<?> entity) {
		for (RelationalPersistentProperty property : entity) {
			if (property.isAssociation()) {
				addAssociation(owner, property);
			}
			else if (property.isEmbedded()) {
				add(owner.in(property), this.context.getRequiredPersistentEntity(property.getTypeInformation()));
			}
			else if (RelationalPredicates.isRelation(property)) {
				owner.children().add(owner.path().append(property));
			}
			else {
				addColumn(owner, property, this.types.of(property));
			}
		}
	}

	/** An aggregate refers to another by its id, which may have several columns. */
	private void addAssociation(EntityPath owner, RelationalPersistentProperty property) {
		TypeInformation<?> idType = idType(property);
		RelationalPersistentEntity<?> id = this.types.isConverted(idType.getType()) ? null
				: this.context.getPersistentEntity(idType);
		if (id == null) {
			addColumn(owner, property, this.types.of(property, idType));
			return;
		}
		List<RelationalPersistentProperty> parts = new ArrayList<>();
		id.forEach(parts::add);
		if (parts.size() == 1) {
			addColumn(owner, property, this.types.of(parts.get(0)));
		}
		else {
			add(owner.in(property), id);
		}
	}

	private TypeInformation<?> idType(RelationalPersistentProperty property) {
		if (AggregateReference.class.isAssignableFrom(property.getType())) {
			return property.getTypeInformation().getRequiredMapValueType();
		}
		return this.context.getRequiredPersistentEntity(property.getTypeInformation().getRequiredActualType())
			.getRequiredIdProperty()
			.getTypeInformation();
	}

	private void addColumn(EntityPath owner, RelationalPersistentProperty property, ColumnType type) {
		SqlIdentifier name = property.getColumnName().transform(owner.prefix()::concat);
		Column column = Definitions.column(this.identifiers.name(name), type)
			.withNullable(owner.optional() || mayBeNull(property));
		RenamedFrom renamed = property.findAnnotation(RenamedFrom.class);
		if (renamed != null) {
			owner.draft().renamed(column.name(), this.identifiers.written(owner.prefix() + renamed.value()));
		}
		boolean drawn = drawsFromSequence(property, owner.draft().name(), column.name());
		if (!owner.key() && !property.isIdProperty()) {
			owner.draft().add(column);
		}
		else if (drawn || owner.key() || !WHOLE_NUMBERS.contains(type.name())) {
			owner.draft().addKey(column);
		}
		else {
			owner.draft().addKey(column.autoIncrement());
		}
	}

	private boolean drawsFromSequence(RelationalPersistentProperty property, TableName table, String column) {
		SqlIdentifier identifier = this.sequencesSupported ? property.getSequence() : null;
		if (identifier != null) {
			Sequence sequence = this.identifiers.sequence(identifier);
			this.sequences.add(sequence);
			this.drawn.add(new DrawnColumn(table, column, new TableName(sequence.schema(), sequence.name()), 1, null));
		}
		return identifier != null;
	}

	private static boolean mayBeNull(RelationalPersistentProperty property) {
		if (!property.isWritable()) {
			return true;
		}
		Field field = property.getField();
		return !property.getType().isPrimitive() && (field == null || Nullness.forField(field) != Nullness.NON_NULL);
	}

	/**
	 * Where properties are found.
	 *
	 * @param draft the table that gets the columns
	 * @param children what has a table of its own
	 * @param path the way here
	 * @param prefix what the names of columns begin with
	 * @param optional whether all of this may be absent
	 * @param key whether all of this is part of the id
	 */
	private record EntityPath(TableDraft draft, List<AggregatePath> children, AggregatePath path, String prefix,
			boolean optional, boolean key) {

		EntityPath in(RelationalPersistentProperty property) {
			Embedded embedded = property.findAnnotation(Embedded.class);
			boolean absent = property.isAssociation() ? mayBeNull(property)
					: embedded != null && embedded.onEmpty() == Embedded.OnEmpty.USE_NULL;
			return new EntityPath(this.draft, this.children, this.path.append(property),
					this.prefix + property.getEmbeddedPrefix(), this.optional || absent,
					this.key || property.isIdProperty());
		}

	}

}
