package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.schema.CheckConstraint;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;

/**
 * Checks as Hibernate creates them: those of columns, of tables, and of what is inside of
 * JSON and other structures.
 */
final class MappedChecks {

	private final MappedNames names;

	private final MappedColumns columns;

	private final Dialect dialect;

	private final StructureChecks structures;

	MappedChecks(MappedNames names, MappedColumns columns, Dialect dialect) {
		this.names = names;
		this.columns = columns;
		this.dialect = dialect;
		this.structures = new StructureChecks(dialect);
	}

	List<CheckConstraint> read(Table table) {
		List<CheckConstraint> checks = new ArrayList<>();
		if (this.dialect.supportsColumnCheck() || this.dialect.supportsTableCheck()) {
			table.getColumns().forEach((column) -> checks.addAll(this.columns.checks(column)));
		}
		if (this.dialect.supportsTableCheck()) {
			table.getChecks()
				.forEach((check) -> checks
					.add(new CheckConstraint(this.names.given(check.getName()), check.getConstraint(), false)));
			table.getColumns().forEach((column) -> this.structures.read(column).ifPresent(checks::add));
		}
		return checks;
	}

	/**
	 * Lets Hibernate write them, as nothing else knows how to reach into a structure.
	 */
	private static final class StructureChecks extends StandardTableExporter {

		private static final String PREFIX = ", check (";

		StructureChecks(Dialect dialect) {
			super(dialect);
		}

		Optional<CheckConstraint> read(Column column) {
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
