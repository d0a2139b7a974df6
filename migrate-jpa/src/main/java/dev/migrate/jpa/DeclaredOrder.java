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
import org.hibernate.mapping.Value;

/**
 * The order in which people would write the columns of a table: the key first, then as
 * the entity declares its attributes. Hibernate itself orders them by the size of their
 * types.
 */
final class DeclaredOrder {

	private final Map<Table, Map<Column, Integer>> ranks = new HashMap<>();

	DeclaredOrder(MetadataImplementor metadata) {
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

	private static boolean isKey(Table table, Column column) {
		return table.hasPrimaryKey() && table.getPrimaryKey().containsColumn(column);
	}

	private void rank(PersistentClass entity) {
		rank(entity.getTable(), entity.getKey());
		if (entity.getDiscriminator() != null) {
			rank(entity.getTable(), entity.getDiscriminator());
		}
		Class<?> type = entity.hasPojoRepresentation() ? entity.getMappedClass() : Object.class;
		rank(entity.getTable(), type, entity.getPropertyClosure());
		for (Join join : entity.getJoins()) {
			rank(join.getTable(), type, join.getProperties());
		}
	}

	private void rank(Collection collection) {
		Table table = collection.getCollectionTable();
		if (table == null || collection.isOneToMany()) {
			return;
		}
		rank(table, collection.getKey());
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
		Map<Column, Integer> known = this.ranks.computeIfAbsent(table, (key) -> new LinkedHashMap<>());
		for (Selectable selectable : value.getSelectables()) {
			if (selectable instanceof Column column) {
				known.putIfAbsent(column, known.size());
			}
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
