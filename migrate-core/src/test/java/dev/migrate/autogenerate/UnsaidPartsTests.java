package dev.migrate.autogenerate;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.ServerWords.Part;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

class UnsaidPartsTests {

	private static final Table R = Table.of(TableName.of("r"), List.of(column("id", integer()), primaryKey("id")));

	private static final Table T = Table.of(TableName.of("t"),
			List.of(column("id", integer()).defaultExpression("nextval('s')"), column("r", integer()),
					foreignKey("fk_r").columns("r").references("r", "id")));

	@Test
	void whatIsNotDroppedKeepsWhatItNeeds() {
		assertThat(kept(List.of(new ServerWords(Part.TABLE, "partitions", List.of(), List.of())), dropped(R),
				new DropSequence(null, "s", false, null), dropped(T), new DropSequence(null, "other", false, null)))
			.extracting(SchemaChange::withheld, (change) -> String.join("; ", change.notes()))
			.extracting(Object::toString)
			.containsExactly("(true, \"Waits for 'fk_r', which is not dropped\")",
					"(true, \"Waits for 't.id', which is not dropped\")",
					"(true, \"A downgrade could not bring back partitions\")", "(false, \"\")");
	}

	@Test
	void keyIsNotMadeWhereTheOneBeforeStays() {
		Constraint before = R.constraints().get(0).named("pk");
		assertThat(kept(List.of(new ServerWords(Part.CONSTRAINT, "pk", List.of(), List.of())),
				new DropConstraint(TableName.of("t"), "pk", Constraint.Kind.PRIMARY_KEY, false, before),
				new AddConstraint(TableName.of("t"), before.named("other"))))
			.extracting(SchemaChange::withheld)
			.containsExactly(true, true);
	}

	@Test
	void wordsThatNameWhatIsRenamedAreWithheld() {
		List<ServerWords> words = List
			.of(new ServerWords(Part.BEHIND, "policy", List.of(), List.of("CREATE POLICY p ON t USING (id IN (old))")));
		assertThat(kept(words, dropped(T))).extracting(SchemaChange::withheld).containsExactly(false);
		assertThat(kept(words, new RenameTable(TableName.of("old"), "fresh"), dropped(T)))
			.extracting(SchemaChange::withheld)
			.containsExactly(false, true);
	}

	@Test
	void onlyOwnTriggerThatGoesApartIsLeftOut() {
		List<ServerWords> words = List.of(
				new ServerWords(Part.TRIGGER, "tr", List.of(), List.of("CREATE TRIGGER tr ON t")),
				new ServerWords(Part.TRIGGER, "f", List.of(), List.of("CREATE TRIGGER f ON t")));
		DropObject function = new DropObject(new SchemaObject(SchemaObject.Kind.FUNCTION, null, "f", "()", null, null),
				false);
		assertThat(undo(words, function, trigger("u"), dropped(T))).contains("TRIGGER tr", "TRIGGER f");
		assertThat(undo(words, trigger("t"), dropped(T))).contains("TRIGGER f").doesNotContain("TRIGGER tr");
	}

	@Test
	void saysWhatIsToldToAnAdministratorOnlyAndWhichAccountsAreNamed() {
		assertThat(kept(List.of(new ServerWords(Part.UNTOLD, "t", List.of(), List.of())), dropped(T)).get(0).notes())
			.containsExactly("The database tells only an administrator what else belongs to 't': "
					+ "look whether the downgrade brings all of it back");
		String note = "The downgrade names accounts of this database, which another one it runs on must have";
		assertThat(notes("GRANT SELECT ON t TO app")).containsExactly(note);
		assertThat(notes("ALTER TABLE t OWNER TO boss")).containsExactly(note);
		assertThat(notes("GRANT SELECT ON t TO PUBLIC")).isEmpty();
	}

	private static List<String> notes(String statement) {
		return kept(List.of(new ServerWords(Part.BEHIND, "t", List.of(), List.of(statement))), dropped(T)).get(0)
			.notes();
	}

	private static DropObject trigger(String table) {
		return new DropObject(new SchemaObject(SchemaObject.Kind.TRIGGER, null, "tr", "", table, null), false);
	}

	private static String undo(List<ServerWords> words, Operation... operations) {
		List<SchemaChange> kept = kept(words, operations);
		return kept.get(kept.size() - 1).undoing().toString();
	}

	private static DropTable dropped(Table table) {
		return new DropTable(table.name(), false, table);
	}

	private static List<SchemaChange> kept(List<ServerWords> words, Operation... operations) {
		return new UnsaidParts(List.of(R, T), (table) -> table.equals(T) ? words : List.of(), (sequence) -> List.of())
			.kept(Stream.of(operations).map(SchemaChange::of).toList());
	}

}
