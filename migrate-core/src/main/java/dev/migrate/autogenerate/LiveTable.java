package dev.migrate.autogenerate;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * A table that is there. What is compared is its normal form; what is written, so that it
 * can be made again, is what the server says.
 *
 * @param stored the table as the server says it
 * @param normal the same in normal form, of which nothing is written
 */
record LiveTable(Dialect dialect, Table stored, Table normal) {

	static LiveTable of(Table stored, Dialect dialect) {
		return new LiveTable(dialect, stored, dialect.normalize(stored));
	}

	TableName name() {
		return this.stored.name();
	}

	/**
	 * A column as the server says it.
	 * @param normal the column in normal form
	 */
	Column stored(Column normal) {
		return this.stored.column(normal.name()).orElse(normal);
	}

	/**
	 * A constraint or index as the server says it. An index that means what a constraint
	 * means is an index still.
	 * @param normal the rule in normal form
	 */
	TableRule stored(TableRule normal) {
		return TableRule.of(this.stored)
			.stream()
			.filter((candidate) -> isSame(candidate, normal))
			.min(Comparator.comparing((candidate) -> candidate.kind() != normal.kind()))
			.orElse(normal);
	}

	private boolean isSame(TableRule stored, TableRule normal) {
		if (normal.kind() == ObjectKind.PRIMARY_KEY) {
			return stored.kind() == ObjectKind.PRIMARY_KEY;
		}
		if (normal.name() != null) {
			return normal.name().equals(stored.name()) && stored.kind() != ObjectKind.PRIMARY_KEY;
		}
		Constraint constraint = stored.constraint();
		return constraint != null && constraint.name() == null && constraint.kind() == constraint(normal).kind()
				&& this.dialect.normalize(this.stored.withConstraints(List.of(constraint)).withIndexes(List.of()))
					.constraints()
					.contains(constraint(normal));
	}

	private static Constraint constraint(TableRule rule) {
		return Objects.requireNonNull(rule.constraint());
	}

}
