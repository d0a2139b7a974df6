package dev.migrate.dialect.reference;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.reference.ReferenceDatabase.Outcome;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every directive of the reference, run on the real database in its words and in ours:
 * the database looks the same afterwards, but for the differences that are listed here
 * with their reasons.
 */
class ReferenceSqlTests {

	// For each difference, its reason, or words of our refusal
	private static final String NAME_KEPT = "the foreign key keeps the name that was given";

	private static final String KEY_DECLARED = "a primary key declared at the column becomes one";

	private static final String RUNS = "the reference fails or refuses";

	/** PostgresRebuildTests do so in a transaction. */
	private static final String REBUILDS_IN_TRANSACTION = "LOCK TABLE can only be used in transaction blocks";

	private static final String NULL_IS_DEFAULT = "inserts may go on leaving the column out";

	private static final String NO_INTERVAL = "It has no columns for spans of time";

	private static final Map<String, String> POSTGRESQL = Map.of("add_column/foreign_key_inline", NAME_KEPT,
			"add_column/primary_key_not_inline", KEY_DECLARED, "add_column/enum", RUNS, "alter_column/enum_to_string",
			"the enum type that came with the column goes with it", "create_index/pg_ops_with",
			"unrecognized parameter \"fillfactor\"", "batch/recreate_always", REBUILDS_IN_TRANSACTION);

	private static final Map<String, String> MYSQL = Map.ofEntries(Map.entry("create_table/all_types", NO_INTERVAL),
			Map.entry("create_table/identity", "An insert can always give its own value"),
			Map.entry("add_column/foreign_key_inline", NAME_KEPT),
			Map.entry("add_column/primary_key_not_inline", KEY_DECLARED), Map.entry("add_column/if_not_exists", RUNS),
			Map.entry("drop_column/if_exists", RUNS),
			Map.entry("alter_column/set_not_null_without_existing_type", RUNS),
			Map.entry("alter_column/drop_default", NULL_IS_DEFAULT), Map.entry("create_index/if_not_exists", RUNS),
			Map.entry("create_index/expression", RUNS), Map.entry("drop_index/schema_if_exists", RUNS),
			Map.entry("drop_constraint/type_None", RUNS),
			Map.entry("autocommit_block/pg_enum_value", "You have an error in your SQL syntax"),
			Map.entry("batch/recreate_always", RUNS),
			Map.entry("batch/schema", "what is not said is what the live column is"));

	private static final Map<String, String> MARIADB = Map.of("create_table/all_types", NO_INTERVAL,
			"add_column/foreign_key_inline", NAME_KEPT, "alter_column/drop_default", NULL_IS_DEFAULT,
			"create_index/expression", "It has no indexes of expressions", "drop_constraint/type_None", RUNS);

	private static final String GENERATED = "a key that counts up is the only kind that SQLite generates";

	private static final String WORDS = "a check keeps other words out";

	private static final String REBUILT = "the table is rebuilt, outside of a batch too";

	private static final String NO_COMMENTS = "It has no comments";

	private static final Map<String, String> SQLITE = Map.ofEntries(
			Map.entry("create_table/all_types", "It has no columns of type interval"),
			Map.entry("create_table/constraints", GENERATED), Map.entry("create_table/bigint_pk", GENERATED),
			Map.entry("create_table/identity", "An insert can always give its own value"),
			Map.entry("create_table/enum", WORDS), Map.entry("add_column/enum", WORDS),
			Map.entry("add_column/inline_primary_key", REBUILT), Map.entry("add_column/if_not_exists", RUNS),
			Map.entry("drop_column/if_exists", RUNS), Map.entry("alter_column/type", REBUILT),
			Map.entry("alter_column/set_default", REBUILT), Map.entry("alter_column/set_default_expr", REBUILT),
			Map.entry("alter_column/drop_default", REBUILT), Map.entry("alter_column/comment", REBUILT),
			Map.entry("alter_column/comment_remove", REBUILT), Map.entry("alter_column/everything", REBUILT),
			Map.entry("create_unique_constraint/simple", REBUILT), Map.entry("create_primary_key/simple", REBUILT),
			Map.entry("create_foreign_key/simple", REBUILT), Map.entry("create_check_constraint/simple", REBUILT),
			Map.entry("drop_constraint/type_unique", REBUILT), Map.entry("drop_constraint/type_foreignkey", REBUILT),
			Map.entry("create_table_comment/simple", NO_COMMENTS), Map.entry("drop_table_comment/simple", NO_COMMENTS),
			Map.entry("batch/drop_column_needs_copy_from", "Column 'b' is used by CONSTRAINT ck_b check (b > 0)"),
			Map.entry("batch/drop_column", RUNS), Map.entry("batch/never", "refused by the database: [SQLITE_ERROR]"));

	@TestFactory
	Stream<DynamicTest> postgresql() throws SQLException {
		List<ReferenceRow> rows = ReferenceRow.of("postgresql");
		return tests(rows, new PostgresqlReferenceDatabase(), POSTGRESQL);
	}

	@TestFactory
	Stream<DynamicTest> mysql() throws SQLException {
		List<ReferenceRow> rows = ReferenceRow.of("mysql");
		return tests(rows, new MySqlReferenceDatabase(Dialects.named("mysql"), TestDatabases.mysql()), MYSQL);
	}

	@TestFactory
	Stream<DynamicTest> mariadb() throws SQLException {
		List<ReferenceRow> rows = ReferenceRow.of("mariadb");
		return tests(rows, new MySqlReferenceDatabase(Dialects.named("mariadb"), TestDatabases.mariadb()), MARIADB);
	}

	@TestFactory
	Stream<DynamicTest> sqlite() throws SQLException {
		List<ReferenceRow> rows = ReferenceRow.of("sqlite");
		return tests(rows, new SqliteReferenceDatabase(), SQLITE);
	}

	private Stream<DynamicTest> tests(List<ReferenceRow> rows, ReferenceDatabase database,
			Map<String, String> differences) {
		return rows.stream()
			.map((row) -> DynamicTest.dynamicTest(row.toString(),
					() -> check(database, row, differences.get(row.toString()))))
			.onClose(() -> close(database));
	}

	private static void close(ReferenceDatabase database) {
		try {
			database.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void check(ReferenceDatabase database, ReferenceRow row, String difference) {
		Outcome reference = database.reference(row);
		Outcome ours = database.ours(row);
		if (difference == null) {
			assertThat(ours.refusal()).as("what was refused").isNull();
			assertThat(ours.description()).as("%s", ours.statements()).isEqualTo(reference.description());
		}
		else if (ours.refusal() != null) {
			assertThat(ours.refusal()).contains(difference);
		}
		else {
			assertThat(ours.description()).as("a difference that is no more: %s", difference)
				.isNotEqualTo(reference.description());
		}
	}

}
