package dev.migrate.jpa;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;

/**
 * The order in which people would write the columns of a table: the key first, then as
 * the entity declares its attributes. Hibernate itself orders them by the size of their
 * types.
 */
final class DeclaredOrder {

	private final Map<Table, Map<Column, Integer>> ranks = new HashMap<>();

	private final MetadataImplementor metadata;

	DeclaredOrder(MetadataImplementor metadata) {
		this.metadata = metadata;
		// Others refer to the keys of these
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (!entity.isInherited()) {
				rankKey(entity);
			}
		}
		for (PersistentClass entity : metadata.getEntityBindings()) {
			rank(entity);
		}
		for (Collection collection : metadata.getCollectionBindings()) {
			rank(collection);
		}
	}

	List<Column> columns(Table table) {
		Map<Column, Integer> known = this.ranks.getOrDefault(table, Map.of());
		List<Column> columns = new ArrayList<>(table.getColumns());
		columns.sort(Comparator.<Column, Boolean>comparing((column) -> !isKey(table, column))
			.thenComparing((column) -> known.getOrDefault(column, Integer.MAX_VALUE)));
		return columns;
	}

	/**
	 * Columns of a key as they are declared; Hibernate itself orders the attributes of a
	 * composite key by name.
	 */
	List<Column> key(Table table, List<Column> key) {
		Map<Column, Integer> known = this.ranks.getOrDefault(table, Map.of());
		List<Column> columns = new ArrayList<>(key);
		columns.sort(Comparator.comparing((column) -> known.getOrDefault(column, Integer.MAX_VALUE)));
		return columns;
	}

	private static boolean isKey(Table table, Column column) {
		return table.hasPrimaryKey() && table.getPrimaryKey().containsColumn(column);
	}

	/**
	 * The attributes of a key class stand in the entity too, in the order that counts.
	 */
	private void rankKey(PersistentClass entity) {
		if (!entity.hasIdentifierProperty() && entity.hasPojoRepresentation()
				&& entity.getIdentifier() instanceof Component component) {
			rank(entity.getTable(), entity.getMappedClass(), component.getProperties());
		}
		else {
			rank(entity.getTable(), entity.getIdentifier());
		}
	}

	private void rank(PersistentClass entity) {
		rankLike(entity.getTable(), entity.getKey(), entity.getRootClass());
		if (entity.getDiscriminator() != null) {
			rank(entity.getTable(), entity.getDiscriminator());
		}
		Class<?> type = entity.hasPojoRepresentation() ? entity.getMappedClass() : Object.class;
		rank(entity.getTable(), type, entity.getPropertyClosure());
		for (Join join : entity.getJoins()) {
			rankLike(join.getTable(), join.getKey(), entity);
			rank(join.getTable(), type, join.getProperties());
		}
	}

	private void rank(Collection collection) {
		Table table = collection.getCollectionTable();
		if (table == null || collection.isOneToMany()) {
			return;
		}
		rankLike(table, collection.getKey(), collection.getOwner());
		if (collection instanceof IndexedCollection indexed) {
			rank(table, indexed.getIndex());
		}
		rank(table, collection.getElement());
	}

	private void rank(Table table, Class<?> type, List<Property> properties) {
		Map<String, Integer> declared = declared(type);
		List<Property> ordered = new ArrayList<>(properties);
		ordered.sort(Comparator.comparing((property) -> declared.getOrDefault(property.getName(), Integer.MAX_VALUE)));
		ordered.forEach((property) -> rank(table, property.getValue()));
	}

	private void rank(Table table, Value value) {
		if (value instanceof Component component && component.getComponentClassName() != null
				&& !component.isDynamic()) {
			rank(table, component.getComponentClass(), component.getProperties());
			return;
		}
		if (value instanceof ToOne reference && reference.isReferenceToPrimaryKey()) {
			PersistentClass target = this.metadata.getEntityBinding(reference.getReferencedEntityName());
			if (target != null) {
				rankLike(table, reference, target);
			}
		}
		Map<Column, Integer> known = this.ranks.computeIfAbsent(table, (key) -> new LinkedHashMap<>());
		for (Selectable selectable : value.getSelectables()) {
			if (selectable instanceof Column column) {
				known.putIfAbsent(column, known.size());
			}
		}
	}

	/**
	 * Columns that refer to the key of an entity come in the order of that key.
	 */
	private void rankLike(Table table, Value value, PersistentClass target) {
		List<Selectable> own = value.getSelectables();
		List<Column> referenced = target.getIdentifier().getColumns();
		if (own.size() == referenced.size()) {
			Map<Column, Integer> known = this.ranks.computeIfAbsent(table, (key) -> new LinkedHashMap<>());
			for (Column column : key(target.getRootClass().getTable(), referenced)) {
				if (own.get(referenced.indexOf(column)) instanceof Column reference) {
					known.putIfAbsent(reference, known.size());
				}
			}
		}
		if (!(value instanceof ToOne)) {
			rank(table, value);
		}
	}

	/**
	 * Attributes by name, those of superclasses first.
	 */
	private static Map<String, Integer> declared(Class<?> type) {
		Map<String, Integer> positions = new HashMap<>();
		if (type.getSuperclass() != null) {
			positions.putAll(declared(type.getSuperclass()));
		}
		for (Field field : type.getDeclaredFields()) {
			positions.putIfAbsent(field.getName(), positions.size());
		}
		return positions;
	}

}
