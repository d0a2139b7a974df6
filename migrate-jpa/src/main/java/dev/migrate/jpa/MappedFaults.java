package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Value;

/**
 * What is wrong with a mapping that could be built: columns that have no type, and
 * whatever Hibernate refuses when it starts with it.
 */
final class MappedFaults {

	private final MetadataImplementor metadata;

	private final Set<String> faults = new LinkedHashSet<>();

	MappedFaults(MetadataImplementor metadata) {
		this.metadata = metadata;
	}

	List<String> all() {
		for (PersistentClass entity : this.metadata.getEntityBindings()) {
			String name = entity.getEntityName();
			if (entity.hasIdentifierProperty()) {
				check(name, entity.getIdentifierProperty());
			}
			else {
				check(name, entity.getIdentifier());
			}
			entity.getDeclaredProperties().forEach((property) -> check(name, property));
			note(name, () -> entity.validate(this.metadata));
		}
		for (Collection collection : this.metadata.getCollectionBindings()) {
			String role = collection.getRole();
			check(role, collection.getElement());
			if (collection instanceof IndexedCollection indexed) {
				check(role, indexed.getIndex());
			}
			note(role, () -> collection.validate(this.metadata));
		}
		return new ArrayList<>(this.faults);
	}

	private void check(String owner, Property property) {
		check(owner + "." + property.getName(), property.getValue());
	}

	private void check(String name, Value value) {
		if (value instanceof Component component) {
			component.getProperties().forEach((property) -> check(name, property));
			return;
		}
		for (Selectable selectable : value.getSelectables()) {
			if (selectable instanceof Column column) {
				note(name, () -> column.getSqlType(this.metadata));
			}
		}
	}

	private void note(String name, Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			this.faults.add(name + ": " + MappingFaults.message(ex));
		}
	}

}
