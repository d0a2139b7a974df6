package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;

/**
 * The tables, sequences and enum types that Hibernate would create for a mapping. Views
 * and what a mapping declares as free text are left out.
 */
final class MappedSchema {

	private final MetadataImplementor metadata;

	private final MappedNames names;

	private final MappedTables tables;

	private final NamedEnums enums;

	MappedSchema(HibernateMapping mapping, MappedNames names, DatabaseProfile database) {
		this.metadata = mapping.metadata();
		this.names = names;
		this.enums = new NamedEnums(this.metadata.getDatabase(), names);
		this.tables = new MappedTables(this.metadata, names,
				new MappedColumns(this.metadata, names, this.enums, database), database.dialect().name());
	}

	Schema read() {
		List<Table> tables = new ArrayList<>();
		List<Sequence> sequences = new ArrayList<>();
		List<SchemaObject> views = new ArrayList<>();
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			namespace.getTables()
				.stream()
				.filter((table) -> table.isPhysicalTable() && !table.isView())
				.map(this.tables::read)
				.forEach(tables::add);
			namespace.getTables().stream().filter((table) -> table.isView()).map(this::view).forEach(views::add);
			namespace.getSequences().forEach((sequence) -> sequences.add(sequence(sequence)));
		}
		tables.sort(Comparator.comparing((table) -> table.name().toString()));
		sequences.sort(Comparator.comparing(Sequence::name));
		views.sort(Comparator.comparing(SchemaObject::name));
		return new Schema(tables, sequences, this.enums.all(), List.of(), views);
	}

	/**
	 * What {@code @View} says.
	 */
	private SchemaObject view(org.hibernate.mapping.Table mapped) {
		TableName name = this.names.table(mapped.getQualifiedTableName());
		return Definitions.view(name.name()).inSchema(name.schema()).as(mapped.getViewQuery());
	}

	private Sequence sequence(org.hibernate.boot.model.relational.Sequence mapped) {
		int start = mapped.getInitialValue();
		int increment = mapped.getIncrementSize();
		boolean counts = start == 1 && increment > 0;
		return new Sequence(this.names.schema(mapped.getName()), this.names.name(mapped.getName().getObjectName()),
				counts ? null : Long.valueOf(start), (increment == 1) ? null : Long.valueOf(increment));
	}

}
