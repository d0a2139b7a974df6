package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;

/**
 * Tables as Hibernate creates them.
 */
final class MappedTables {

	private static final String USUAL_ENGINE = "engine=innodb";

	private final Dialect dialect;

	private final MappedNames names;

	private final MappedColumns columns;

	private final MappedKeys keys;

	private final MappedChecks checks;

	private final MappedIndexes indexes;

	private final DeclaredOrder order;

	private final String dialectName;

	MappedTables(MetadataImplementor metadata, MappedNames names, MappedColumns columns, String dialectName) {
		this.dialect = metadata.getDatabase().getDialect();
		this.names = names;
		this.columns = columns;
		this.order = new DeclaredOrder(metadata);
		this.keys = new MappedKeys(names, columns, this.order, this.dialect);
		this.checks = new MappedChecks(names, columns, this.dialect);
		this.indexes = new MappedIndexes(names, this.dialect);
		this.dialectName = dialectName;
	}

	Table read(org.hibernate.mapping.Table mapped) {
		TableName name = this.names.table(mapped.getQualifiedTableName());
		List<Column> columns = new ArrayList<>();
		for (org.hibernate.mapping.Column column : this.order.columns(mapped)) {
			columns.add(this.columns.read(column, mapped));
		}
		List<Constraint> constraints = new ArrayList<>();
		this.keys.primaryKey(mapped).ifPresent(constraints::add);
		constraints.addAll(this.keys.uniqueConstraints(mapped));
		constraints.addAll(this.keys.foreignKeys(mapped));
		constraints.addAll(this.checks.read(mapped));
		return new Table(name, columns, constraints, this.indexes.read(mapped, name), mapped.getComment(),
				options(mapped));
	}

	private Map<String, String> options(org.hibernate.mapping.Table mapped) {
		StringBuilder options = new StringBuilder();
		String engine = this.dialect.getTableTypeString().strip();
		if (!engine.equalsIgnoreCase(USUAL_ENGINE)) {
			options.append(engine);
		}
		mapped.getColumns()
			.forEach((column) -> options.append(' ').append(column.getValue().getExtraCreateTableInfo().strip()));
		if (mapped.getOptions() != null) {
			options.append(' ').append(mapped.getOptions());
		}
		Map<String, String> byDialect = new LinkedHashMap<>();
		if (!options.toString().isBlank()) {
			byDialect.put(this.dialectName, options.toString().strip());
		}
		return byDialect;
	}

}
