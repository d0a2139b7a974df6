package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.tool.schema.internal.StandardTableExporter;

/**
 * Tables as Hibernate creates them.
 */
final class MappedTables {

	private static final String USUAL_ENGINE = "engine=innodb";

	private final Dialect dialect;

	private final MappedNames names;

	private final MappedColumns columns;

	private final MappedKeys keys;

	private final StructureChecks structures;

	private final MappedIndexes indexes;

	private final DeclaredOrder order;

	private final String dialectName;

	MappedTables(MetadataImplementor metadata, MappedNames names, MappedColumns columns, String dialectName) {
		this.dialect = metadata.getDatabase().getDialect();
		this.names = names;
		this.columns = columns;
		this.order = new DeclaredOrder(metadata);
		this.keys = new MappedKeys(names, columns, this.order, this.dialect);
		this.structures = new StructureChecks(this.dialect);
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
		constraints.addAll(checks(mapped));
		return new Table(name, columns, constraints, this.indexes.read(mapped, name), mapped.getComment(),
				options(mapped));
	}

	private List<CheckConstraint> checks(org.hibernate.mapping.Table mapped) {
		List<CheckConstraint> checks = new ArrayList<>();
		if (this.dialect.supportsColumnCheck() || this.dialect.supportsTableCheck()) {
			mapped.getColumns().forEach((column) -> checks.addAll(this.columns.checks(column)));
		}
		if (this.dialect.supportsTableCheck()) {
			mapped.getChecks()
				.forEach((check) -> checks
					.add(new CheckConstraint(this.names.given(check.getName()), check.getConstraint(), false)));
			mapped.getColumns().forEach((column) -> this.structures.read(column).ifPresent(checks::add));
		}
		return checks;
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

	/**
	 * Lets Hibernate write the checks of what is inside of JSON and other structures, as
	 * nothing else knows how to reach into a structure.
	 */
	private static final class StructureChecks extends StandardTableExporter {

		private static final String PREFIX = ", check (";

		StructureChecks(Dialect dialect) {
			super(dialect);
		}

		Optional<CheckConstraint> read(org.hibernate.mapping.Column column) {
			if (!(column instanceof AggregateColumn structure)
					|| !this.dialect.getAggregateSupport().supportsComponentCheckConstraints() || isArray(structure)) {
				return Optional.empty();
			}
			StringBuilder text = new StringBuilder();
			applyAggregateColumnCheck(text, structure);
			return (text.length() > PREFIX.length())
					? Optional.of(new CheckConstraint(null, text.substring(PREFIX.length(), text.length() - 1), false))
					: Optional.empty();
		}

		private static boolean isArray(AggregateColumn structure) {
			return structure.getTypeName() != null && structure.getTypeName().contains("array");
		}

	}

}
