package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.migrate.dialect.DialectFact;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.TableName;

/**
 * Compares a table that is there with what is wanted of it.
 *
 * @param comparison how to compare
 * @param owned the tables that revisions have made
 */
record TableComparison(Comparison comparison, Set<TableName> owned) {

	/**
	 * What leads from the one to the other.
	 * @param live the table that is there
	 * @param wanted the table that is wanted
	 * @return the changes, without regard to their order
	 */
	List<SchemaChange> changes(LiveTable live, WantedTable wanted) {
		List<SchemaChange> changes = new ArrayList<>();
		String comment = wanted.normal().comment();
		boolean unsaid = comment == null && this.comparison.isUnsaid(Aspect.COMMENT, wanted)
				|| this.comparison.ignores(Aspect.COMMENT) || this.comparison.isValidating();
		if (!unsaid && !this.comparison.dialect().has(DialectFact.KEEPS_TABLE_COMMENTS)
				&& !Objects.equals(live.normal().comment(), comment)) {
			changes.add(SchemaChange
				.of(new SetTableComment(wanted.name(), comment, new NewValue<>(live.normal().comment()))));
		}
		ColumnComparison columns = new ColumnComparison(this.comparison, live, wanted);
		changes.addAll(columns.changes());
		changes.addAll(new RuleComparison(this.comparison, live, wanted, columns, this.owned.contains(wanted.name()))
			.changes());
		return changes;
	}

}
