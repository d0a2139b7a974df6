package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.autogenerate.DrawnColumn;
import dev.migrate.schema.TableName;
import org.hibernate.MappingException;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.GeneratorSettings;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate's generators draw the keys of entities from.
 */
record MappedGenerators(MetadataImplementor metadata, MappedNames names) {

	/**
	 * Generators are made once more, and write the rows that their tables begin with into
	 * the mapping again: what reads those has to come before.
	 */
	List<DrawnColumn> read() {
		List<DrawnColumn> drawn = new ArrayList<>();
		for (PersistentClass entity : this.metadata.getEntityBindings()) {
			if (entity instanceof RootClass root && root.getIdentifier().getSelectables().size() == 1
					&& root.getIdentifier().getSelectables().get(0) instanceof Column key) {
				Generator generator = generator(root);
				tables(root).forEach((table) -> add(drawn, table, key, generator));
			}
		}
		return drawn;
	}

	/**
	 * Hibernate passes over a generator that cannot be made, until it is used.
	 */
	private @Nullable Generator generator(RootClass root) {
		try {
			return root.getIdentifier()
				.createGenerator(this.metadata.getDatabase().getDialect(), root, root.getIdentifierProperty(),
						settings());
		}
		catch (MappingException ex) {
			return null;
		}
	}

	private GeneratorSettings settings() {
		SqlStringGenerationContext context = this.names.context();
		return new GeneratorSettings() {

			@Override
			public @Nullable String getDefaultCatalog() {
				return (context.getDefaultCatalog() != null) ? context.getDefaultCatalog().getText() : null;
			}

			@Override
			public @Nullable String getDefaultSchema() {
				return (context.getDefaultSchema() != null) ? context.getDefaultSchema().getText() : null;
			}

			@Override
			public SqlStringGenerationContext getSqlStringGenerationContext() {
				return context;
			}

		};
	}

	/**
	 * The tables that get a key of their own: where each class has a table with all of
	 * its columns, those of all subclasses; a table that is joined repeats the key.
	 */
	private static Set<Table> tables(RootClass root) {
		Set<Table> tables = new LinkedHashSet<>();
		Stream
			.concat(Stream.of(root),
					root.getSubclasses().stream().filter((subclass) -> subclass instanceof UnionSubclass))
			.map(PersistentClass::getTable)
			.filter((table) -> table.isPhysicalTable() && !table.isView())
			.forEach(tables::add);
		return tables;
	}

	private void add(List<DrawnColumn> drawn, Table table, Column key, @Nullable Generator generator) {
		String column = this.names.column(key);
		if (table.getColumn(key) == null) {
			return;
		}
		TableName keyed = this.names.table(table.getQualifiedTableName());
		if (generator instanceof SequenceStyleGenerator sequence) {
			DatabaseStructure structure = sequence.getDatabaseStructure();
			TableName source = this.names.table(structure.getPhysicalName());
			DrawnColumn.Number number = structure.isPhysicalSequence() ? null : number(source);
			if (structure.isPhysicalSequence() || number != null) {
				drawn.add(new DrawnColumn(keyed, column, source, structure.getIncrementSize(), number));
			}
		}
		else if (generator instanceof TableGenerator rows) {
			Table source = table(rows.getTableName());
			if (source != null) {
				drawn.add(new DrawnColumn(keyed, column, this.names.table(source.getQualifiedTableName()),
						rows.getIncrementSize(), new DrawnColumn.Number(name(rows.getValueColumnName()),
								name(rows.getSegmentColumnName()), rows.getSegmentValue())));
			}
		}
	}

	/**
	 * Where there are no sequences, a table of one column stands in for one.
	 */
	private DrawnColumn.@Nullable Number number(TableName source) {
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			for (Table table : namespace.getTables()) {
				if (this.names.table(table.getQualifiedTableName()).equals(source)) {
					return new DrawnColumn.Number(this.names.column(table.getColumns().iterator().next()), null, null);
				}
			}
		}
		return null;
	}

	/**
	 * The table of a generator, which says how it is called in the mapping and not in the
	 * database.
	 */
	private @Nullable Table table(String rendered) {
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			String prefix = Stream.of(namespace.getName().catalog(), namespace.getName().schema())
				.filter(Objects::nonNull)
				.map((identifier) -> identifier.render() + ".")
				.collect(Collectors.joining());
			Table table = rendered.startsWith(prefix)
					? namespace.locateTable(Identifier.toIdentifier(rendered.substring(prefix.length()))) : null;
			if (table != null) {
				return table;
			}
		}
		return null;
	}

	private String name(String column) {
		return this.names.name(Identifier.toIdentifier(column));
	}

}
