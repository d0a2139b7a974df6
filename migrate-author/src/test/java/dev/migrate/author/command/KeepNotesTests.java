package dev.migrate.author.command;

import java.util.List;

import dev.migrate.autogenerate.ObjectKind;
import dev.migrate.autogenerate.PatternFilter;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.TableName;
import dev.migrate.script.External;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeepNotes}.
 */
class KeepNotesTests {

	private static final TableName LOG = TableName.of("audit_log");

	private static final TableName QUEUE = new TableName("jobs", "queue");

	@Test
	void sayHowATableIsLeftOut() {
		assertThat(noted(SchemaChange.withheld(drop(LOG), "Before")).changes().get(0).notes()).containsExactly("Before",
				"If it stays, say so in a revision (external: table audit_log), or leave it out of the comparison with the "
						+ "property migrate.autogenerate.exclude=table:audit_log");
	}

	@Test
	void sayItOnceForAllTables() {
		List<SchemaChange> changes = noted(SchemaChange.withheld(drop(LOG)), SchemaChange.withheld(drop(QUEUE)))
			.changes();
		assertThat(changes.get(0).notes()).singleElement()
			.asString()
			.endsWith("migrate.autogenerate.exclude=table:audit_log,table:jobs.queue");
		assertThat(changes.get(1).notes()).isEmpty();
	}

	@Test
	void nameWhatTheComparisonUnderstands() {
		String note = noted(SchemaChange.withheld(drop(LOG)), SchemaChange.withheld(drop(QUEUE))).changes()
			.get(0)
			.notes()
			.get(0);
		PatternFilter filter = PatternFilter.of(List.of(), List.of(note.substring(note.indexOf('=') + 1).split(",")));
		assertThat(filter.includes(ObjectKind.TABLE, LOG, LOG.name())).isFalse();
		assertThat(filter.includes(ObjectKind.TABLE, QUEUE, QUEUE.name())).isFalse();
		assertThat(filter.includes(ObjectKind.TABLE, TableName.of("orders"), "orders")).isTrue();
		String external = note.substring(note.indexOf("external: ") + 10, note.indexOf(')'));
		assertThat(External.parse(List.of(external))).hasToString("[table audit_log, table jobs.queue]");
	}

	@Test
	void nameInQuotesWhatNeedsThem() {
		String note = noted(SchemaChange.withheld(drop(new TableName("my jobs", "a, b")))).changes()
			.get(0)
			.notes()
			.get(0);
		assertThat(note).contains("(external: table \"my jobs\".\"a, b\")");
	}

	@Test
	void leaveOutWhatIsMeant() {
		assertThat(noted(SchemaChange.of(drop(LOG))).changes().get(0).notes()).isEmpty();
	}

	private static Operation drop(TableName table) {
		return new DropTable(table, false, null);
	}

	private static SchemaDifferences noted(SchemaChange... changes) {
		return KeepNotes.on(new SchemaDifferences(List.of(changes), List.of(), List.of(), List.of()));
	}

}
