package dev.migrate.jpa;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.hibernate.Version;
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
 * Columns that get the time of an insert, which are never NULL since Hibernate 7.4. It
 * says so of them only when a session factory makes their generators, just before it
 * creates a schema.
 */
final class MappedTimestamps {

	private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.");

	private MappedTimestamps() {
	}

	/**
	 * Let them be NOT NULL.
	 * @param metadata the mapping
	 */
	static void applyTo(MetadataImplementor metadata) {
		if (!areNotNull(Version.getVersionString())) {
			return;
		}
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (entity.hasPojoRepresentation()) {
				apply(entity.getMappedClass(), entity.getPropertyClosure());
			}
		}
	}

	/**
	 * Whether a Hibernate makes them NOT NULL.
	 * @param hibernate its version, such as {@code 7.4.13.Final}
	 */
	static boolean areNotNull(String hibernate) {
		Matcher version = VERSION.matcher(hibernate);
		return !version.lookingAt() || Integer.parseInt(version.group(1)) > 7
				|| Integer.parseInt(version.group(1)) == 7 && Integer.parseInt(version.group(2)) >= 4;
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
