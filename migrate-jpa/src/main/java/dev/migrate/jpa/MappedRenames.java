package dev.migrate.jpa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.migrate.autogenerate.Renames;
import dev.migrate.schema.RenamedFrom;
import dev.migrate.schema.TableName;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link RenamedFrom} on entities and their attributes.
 */
final class MappedRenames {

	private final MetadataImplementor metadata;

	private final MappedNames names;

	private final Map<TableName, TableName> tables = new LinkedHashMap<>();

	private final Map<TableName, Map<String, String>> columns = new LinkedHashMap<>();

	MappedRenames(MetadataImplementor metadata, MappedNames names) {
		this.metadata = metadata;
		this.names = names;
	}

	Renames read() {
		for (PersistentClass entity : this.metadata.getEntityBindings()) {
			if (entity.hasPojoRepresentation()) {
				read(entity, entity.getMappedClass());
			}
		}
		return new Renames(this.tables, this.columns);
	}

	private void read(PersistentClass entity, Class<?> type) {
		RenamedFrom renamed = type.getDeclaredAnnotation(RenamedFrom.class);
		if (renamed != null) {
			TableName table = this.names.table(entity.getTable().getQualifiedTableName());
			this.tables.put(table, table.withName(this.names.unquoted(renamed.value())));
		}
		if (entity.getIdentifierProperty() != null) {
			read(type, List.of(entity.getIdentifierProperty()));
		}
		read(type, entity.getPropertyClosure());
		entity.getJoins().forEach((join) -> read(type, join.getProperties()));
	}

	private void read(Class<?> type, List<Property> properties) {
		for (Property property : properties) {
			if (property.getValue() instanceof Component component && component.getComponentClassName() != null
					&& !component.isDynamic()) {
				read(component.getComponentClass(), component.getProperties());
			}
			RenamedFrom renamed = renamed(type, property.getName());
			if (renamed != null && property.getSelectables().size() == 1
					&& property.getSelectables().get(0) instanceof Column column) {
				read(column, property, renamed);
			}
		}
	}

	private void read(Column column, Property property, RenamedFrom renamed) {
		TableName table = this.names.table(property.getValue().getTable().getQualifiedTableName());
		this.columns.computeIfAbsent(table, (key) -> new LinkedHashMap<>())
			.put(this.names.column(column), this.names.unquoted(renamed.value()));
	}

	private static @Nullable RenamedFrom renamed(Class<?> type, String attribute) {
		return MappedAttribute.elements(type, attribute)
			.map((element) -> element.getDeclaredAnnotation(RenamedFrom.class))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
