package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.migrate.autogenerate.DrawnColumn;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.GeneratorSettings;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate's generators draw the keys of entities from.
 */
final class MappedGenerators {

	private final MetadataImplementor metadata;

	private final MappedNames names;

	MappedGenerators(MetadataImplementor metadata, MappedNames names) {
		this.metadata = metadata;
		this.names = names;
	}

	List<DrawnColumn> read() {
		List<DrawnColumn> drawn = new ArrayList<>();
		for (PersistentClass entity : this.metadata.getEntityBindings()) {
			if (entity instanceof RootClass root && root.getIdentifier().getSelectables().size() == 1) {
				Selectable key = root.getIdentifier().getSelectables().get(0);
				Generator generator = root.getIdentifier()
					.createGenerator(this.metadata.getDatabase().getDialect(), root, root.getIdentifierProperty(),
							settings());
				if (key instanceof Column column) {
					tables(root).forEach((table) -> add(drawn, table, column, generator));
				}
			}
		}
		return drawn;
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
	 * its columns, those of all subclasses.
	 */
	private static Set<Table> tables(RootClass root) {
		Set<Table> tables = new LinkedHashSet<>();
		root.getSubclassTableClosure()
			.stream()
			.filter((table) -> table.isPhysicalTable() && !table.isView())
			.forEach(tables::add);
		return tables;
	}

	private void add(List<DrawnColumn> drawn, Table table, Column key, @Nullable Generator generator) {
		String column = this.names.column(key);
		if (table.getColumn(key) == null) {
			return;
		}
		if (generator instanceof SequenceStyleGenerator sequence) {
			QualifiedName source = sequence.getDatabaseStructure().getPhysicalName();
			drawn.add(new DrawnColumn(this.names.table(table.getQualifiedTableName()), column, this.names.table(source),
					sequence.getDatabaseStructure().getIncrementSize(), number(source)));
		}
		else if (generator instanceof TableGenerator rows) {
			Table source = table(rows.getTableName());
			if (source != null) {
				drawn.add(new DrawnColumn(this.names.table(table.getQualifiedTableName()), column,
						this.names.table(source.getQualifiedTableName()), rows.getIncrementSize(),
						new DrawnColumn.Number(name(rows.getValueColumnName()), name(rows.getSegmentColumnName()),
								rows.getSegmentValue())));
			}
		}
	}

	/**
	 * Where there are no sequences, a table of one column stands in for one.
	 */
	private DrawnColumn.@Nullable Number number(QualifiedName source) {
		Table table = this.metadata.getDatabase()
			.locateNamespace(source.getCatalogName(), source.getSchemaName())
			.locateTable(source.getObjectName());
		return (table == null) ? null
				: new DrawnColumn.Number(this.names.column(table.getColumns().iterator().next()), null, null);
	}

	private @Nullable Table table(String name) {
		for (var namespace : this.metadata.getDatabase().getNamespaces()) {
			for (Table table : namespace.getTables()) {
				if (Objects.equals(table.getName(), Identifier.toIdentifier(name).getText())
						|| name.endsWith("." + table.getName())) {
					return table;
				}
			}
		}
		return null;
	}

	private String name(String column) {
		return this.names.name(Identifier.toIdentifier(column));
	}

}
