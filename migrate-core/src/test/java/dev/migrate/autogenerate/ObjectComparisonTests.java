package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.autogenerate.Comparing.table;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.sequence;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands beside tables, and what goes: found, made, and made undone in real
 * databases.
 */
class ObjectComparisonTests {

	private static final Set<TableName> MINE = Set.of(TableName.of("mine"));

	private static final Owned OWNED = new Owned(MINE, MINE, MINE);

	private TestDatabase database = TestDatabases.h2().create();

	private Dialect dialect = Dialects.named("h2");

	private void use(String name) {
		this.database.close();
		this.dialect = Dialects.named(name);
		this.database = TestDatabases.of(name).create();
	}

	@AfterEach
	void drop() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "h2", "mariadb" })
	void comparesSequences(String name) {
		use(name);
		Schema before = sequences(sequence("mine"), sequence("kept").startWith(10));
		apply(changes(before, Owned.NOTHING, true));
		assertThat(lines(changes(before, OWNED, true))).isEmpty();
		leads(before, sequences(sequence("mine").incrementBy(50), sequence("kept").startWith(10)),
				"alter sequence mine (increment 50)");
		leads(before, sequences(sequence("mine"), sequence("kept").startWith(10), sequence("added").incrementBy(5)),
				"create sequence added");
		leads(before, sequences(sequence("kept").startWith(10)), "drop sequence mine");
		assertThat(lines(changes(sequences(sequence("kept").startWith(10)), OWNED, false)))
			.containsExactly("# drop sequence mine");
		assertThat(lines(changes(Schema.EMPTY, Owned.NOTHING, true))).isEmpty();
	}

	@Test
	void comparesEnumTypes() {
		use("postgresql");
		Schema before = enums(new EnumType(null, "mine", List.of("a", "c")));
		apply(changes(before, Owned.NOTHING, true));
		assertThat(lines(changes(before, OWNED, true))).isEmpty();
		leads(before, enums(before.enums().get(0), new EnumType(null, "added", List.of("x"))), "create enum added");
		leads(before, Schema.EMPTY, "drop enum mine");
		assertThat(lines(changes(Schema.EMPTY, OWNED, false))).containsExactly("# drop enum mine");
		assertThat(lines(changes(Schema.EMPTY, Owned.NOTHING, true))).isEmpty();
		Schema more = enums(new EnumType(null, "mine", List.of("z", "a", "b", "c", "d")));
		List<SchemaChange> added = changes(more, OWNED, true);
		assertThat(lines(added)).containsExactly("add value 'z' to enum mine", "add value 'b' to enum mine",
				"add value 'd' to enum mine");
		assertThat(added).allSatisfy((change) -> assertThat(change.operation().inverse()).isEmpty());
		apply(added);
		assertThat(lines(changes(more, OWNED, true))).isEmpty();
	}

	@Test
	void makesEnumTypeAnewWithoutWordsIfTold() {
		use("postgresql");
		Schema before = Schema
			.of(table("t", column("e", enumeration("mine", "a", "b", "c")).notNull().defaultValue("a")));
		apply(changes(before, Owned.NOTHING, true));
		assertThat(lines(changes(before, OWNED, true))).isEmpty();
		Schema after = Schema.of(table("t", column("e", enumeration("mine", "a", "c")).notNull().defaultValue("a")));
		List<SchemaChange> changes = changes(after, OWNED, true);
		assertThat(changes).hasSize(1).allMatch(SchemaChange::withheld);
		apply(changes);
		assertThat(lines(changes(after, OWNED, true))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "h2", "mariadb", "sqlite" })
	void withholdsWhatLosesData(String name) {
		use(name);
		Table mine = table("mine", column("id", integer()).notNull(), column("gone", integer()));
		Table others = table("others", column("id", integer()));
		Schema before = Schema.of(mine, others);
		apply(changes(before, Owned.NOTHING, true));
		Schema without = Schema.of(table("mine", column("id", integer()).notNull()), others);
		assertThat(lines(changes(without, OWNED, false))).containsExactly("# drop column mine.gone");
		leads(before, without, "drop column mine.gone");
		assertThat(lines(changes(Schema.EMPTY, OWNED, false))).containsExactly("# drop table mine");
		leads(before, Schema.EMPTY, "drop table mine");
		assertThat(differences(Schema.EMPTY, OWNED, true).leftAlone()).containsExactly(others.name());
	}

	/**
	 * There and back.
	 */
	private void leads(Schema before, Schema after, String... expected) {
		List<SchemaChange> changes = changes(after, OWNED, true);
		assertThat(lines(changes)).containsExactly(expected);
		apply(changes);
		assertThat(lines(changes(after, OWNED, true))).isEmpty();
		List<Operation> inverses = new ArrayList<>(
				changes.stream().map((change) -> change.operation().inverse()).map(Optional::orElseThrow).toList());
		Collections.reverse(inverses);
		apply(inverses.stream().map(SchemaChange::of).toList());
		assertThat(lines(changes(before, OWNED, true))).isEmpty();
	}

	private static Schema sequences(Sequence... sequences) {
		return Schema.EMPTY.withSequences(List.of(sequences));
	}

	private static Schema enums(EnumType... types) {
		return new Schema(List.of(), List.of(), List.of(types), List.of());
	}

	private List<SchemaChange> changes(Schema wanted, Owned owned, boolean allowDrops) {
		return differences(wanted, owned, allowDrops).changes();
	}

	private SchemaDifferences differences(Schema wanted, Owned owned, boolean allowDrops) {
		AutogenerateSettings settings = new AutogenerateSettings(allowDrops, AutogenerateLevel.FULL, Renames.NONE,
				List.of(), List.of(), List.of(), null);
		Schema live = this.dialect.inspector(jdbc()).schema(null);
		return new SchemaDiffer(this.dialect, settings, null).differences(live,
				List.of(WantedSchema.of("test", wanted)), owned);
	}

	private void apply(List<SchemaChange> changes) {
		JdbcTemplate jdbc = jdbc();
		changes.forEach((change) -> this.dialect.render(change.operation(), LiveDatabase.of(jdbc),
				(statement) -> jdbc.execute(statement.text())));
	}

	private JdbcTemplate jdbc() {
		return new JdbcTemplate(this.database.dataSource());
	}

	private static List<String> lines(List<SchemaChange> changes) {
		return changes.stream()
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()))
			.toList();
	}

}
