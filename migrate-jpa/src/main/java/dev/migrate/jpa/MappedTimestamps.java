package dev.migrate.jpa;

import java.lang.reflect.AnnotatedElement;
import java.util.List;

import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.generator.EventType;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;

/**
 * Columns that get the time of an insert, which are never NULL. Hibernate says so of them
 * only when a session factory makes their generators, just before it creates a schema.
 */
final class MappedTimestamps {

	private MappedTimestamps() {
	}

	/**
	 * Let them be NOT NULL.
	 * @param metadata the mapping
	 */
	static void applyTo(MetadataImplementor metadata) {
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (entity.hasPojoRepresentation()) {
				apply(entity.getMappedClass(), entity.getPropertyClosure());
			}
		}
	}

	private static void apply(Class<?> type, List<Property> properties) {
		for (Property property : properties) {
			if (property.getValueGeneratorCreator() == null && property.getValue() instanceof Component component) {
				if (component.getComponentClassName() != null && !component.isDynamic()) {
					apply(component.getComponentClass(), component.getProperties());
				}
			}
			else if (property.getSelectables().size() == 1 && property.getSelectables().get(0) instanceof Column column
					&& MappedAttribute.elements(type, property.getName()).anyMatch(MappedTimestamps::isOfInsert)) {
				column.setNullable(false);
			}
		}
	}

	private static boolean isOfInsert(AnnotatedElement element) {
		CurrentTimestamp current = element.getDeclaredAnnotation(CurrentTimestamp.class);
		return element.isAnnotationPresent(CreationTimestamp.class)
				|| element.isAnnotationPresent(UpdateTimestamp.class)
				|| current != null && List.of(current.event()).contains(EventType.INSERT);
	}

}
