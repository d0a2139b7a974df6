package dev.migrate.operation;

import java.util.LinkedHashMap;
import java.util.HashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RecordingTests {

	@Test
	void inverseUndoesInReverseOrder() {
		Recording recording = Recording.of("h2", (op) -> {
			op.createTable("users", column("id", integer()).notNull(), primaryKey("id"));
			op.addColumn("users", column("email", varchar(120)));
			op.createIndex("ix_users_email", "users", "email");
			op.renameTable("users", "accounts");
		});
		assertThat(described(recording.inverse())).containsExactly("rename table accounts to users",
				"drop index ix_users_email on users", "drop column users.email", "drop table users");
	}

	@Test
	void inverseOfInverseIsTheOperation() {
		Recording recording = Recording.of("h2", (op) -> {
			op.createTable("users", column("id", integer()).notNull(), primaryKey("id"));
			op.addColumn("users", column("email", varchar(120)));
			op.createIndex(index("ix").on("users", "email").unique());
			op.addConstraint("users", unique("email").named("uq"));
			op.dropConstraint("users", unique("email").named("uq"));
			op.dropColumn("users", column("email", varchar(120)));
			op.dropTable("users", column("id", integer()).notNull());
			op.renameColumn("users", "a", "b");
			op.renameTable("users", "people");
			op.createTableComment("users", "new", "old");
			op.execute("insert into a values (1)", "delete from a");
			op.createSchema("billing");
			op.createEnum("mood", "sad", "ok");
			op.renameEnumValue("mood", "ok", "fine");
			op.alterColumn("users", "email", (email) -> email.from(varchar(50)).to(varchar(120)).notNull());
		});
		assertThat(recording.inverse().inverse()).isEqualTo(recording);
	}

	@Test
	void whatMayBeAbsentIsUndoneToo() {
		Recording recording = Recording.of("postgresql", (op) -> {
			op.ifExists().dropTable("users", column("id", integer()));
			op.ifExists().dropColumn("users", column("email", varchar(120)));
			op.ifExists().dropConstraint("users", unique("email").named("uq"));
			op.ifNotExists().createSequence(sequence("numbers"));
			op.inSchema("billing").ifExists().dropSequence(sequence("numbers"));
			op.ifNotExists().createSchema("billing");
			op.ifExists().dropSchema("archive");
			op.dropEnum("mood", "sad", "ok");
			op.inSchema("billing").ifExists().dropEnum("mood", "sad");
		});
		assertThat(described(recording.inverse())).containsExactly("create enum billing.mood", "create enum mood",
				"create schema archive", "drop schema billing", "create sequence billing.numbers",
				"drop sequence numbers", "add unique constraint uq on users", "add column users.email (varchar(120))",
				"create table users");
	}

	@Test
	void whatMayBeAbsentNeedNotBeDescribed() {
		Recording recording = Recording.of("postgresql", (op) -> {
			op.ifExists().dropSequence("numbers");
			op.ifExists().dropEnum("mood");
		});
		assertThat(recording.entries()).extracting(Recording.Entry::operation)
			.containsExactly(new DropSequence(null, "numbers", true, null), new DropEnum(null, "mood", true, null));
	}

	@Test
	void rowsKeepTheOrderOfTheirColumns() {
		Recording recording = Recording.of("h2",
				(op) -> op.bulkInsert("roles", List.of("z", "a"), List.of(List.of(1, "x"), Arrays.asList(2, null))));
		assertThat(recording.entries()).extracting(Recording.Entry::operation)
			.containsExactly(new BulkInsert(TableName.of("roles"), List.of("z", "a"),
					List.of(List.of(SqlValue.of(1), SqlValue.of("x")), List.of(SqlValue.of(2), SqlValue.of(null)))));
		assertThat(Recording.of("h2", (op) -> op.bulkInsert("roles", List.of("z"), List.of())).entries()).isEmpty();
	}

	@Test
	void autocommitIsKept() {
		Recording recording = Recording.of("postgresql",
				(op) -> op.autocommit(() -> op.createIndex(index("ix").on("users", "name").concurrently())));
		assertThat(recording.entries()).extracting(Recording.Entry::autocommit).containsExactly(true);
		assertThat(recording.inverse().entries()).extracting(Recording.Entry::autocommit).containsExactly(true);
	}

	@Test
	void namesTheOperationThatHasNoInverse() {
		Recording recording = Recording.of("h2", (op) -> {
			op.addColumn("users", column("a", integer()));
			op.dropColumn("users", "b");
		});
		assertThatExceptionOfType(IrreversibleOperationException.class).isThrownBy(recording::inverse)
			.satisfies((ex) -> assertThat(ex.ordinal()).isEqualTo(2))
			.withMessageContaining("Operation 2 (drop column users.b)");
	}

	@Test
	void rowsOfATableThatIsCreatedGoWithIt() {
		Recording recording = Recording.of("h2", (op) -> {
			op.createTable("roles", column("id", integer()).primaryKey());
			op.bulkInsert("roles", List.of(Map.of("id", 1)));
		});
		assertThat(described(recording.inverse())).containsExactly("drop table roles");
	}

	@Test
	void rowsOfATableThatWasThereHaveNoInverse() {
		Recording recording = Recording.of("h2", (op) -> {
			op.createTable("other", column("id", integer()).primaryKey());
			op.bulkInsert("roles", List.of(Map.of("id", 1)));
		});
		assertThatExceptionOfType(IrreversibleOperationException.class).isThrownBy(recording::inverse)
			.withMessageContaining("insert 1 row into roles");
	}

	@Test
	void dataAccessIsRefusedWithWhatWentBefore() {
		assertThatExceptionOfType(DataAccessInRecordingException.class).isThrownBy(() -> Recording.of("h2", (op) -> {
			op.addColumn("users", column("a", integer()));
			op.jdbc().sql("select 1");
		})).satisfies((ex) -> assertThat(ex.before()).hasSize(1));
	}

	@Test
	void alterationWithoutExistingTypeHasNoInverse() {
		Recording recording = Recording.of("h2",
				(op) -> op.alterColumn("users", "email", (email) -> email.to(varchar(9))));
		assertThat(recording.entries().get(0).operation().inverse()).isEmpty();
	}

	@Test
	void alterationWithoutChangeIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Recording.of("h2", (op) -> op.alterColumn("t", "c", (c) -> {
			})))
			.withMessageContaining("alterColumn of 't.c' says no change");
	}

	@Test
	void alterationWithNewNameRenamesLast() {
		Recording recording = Recording.of("h2",
				(op) -> op.alterColumn("users", "name", (name) -> name.newName("full_name").notNull()));
		assertThat(described(recording)).containsExactly("alter column users.name (not null)",
				"rename column users.name to full_name");
	}

	@Test
	void batchIsOneOperationAndReverses() {
		Recording recording = Recording.of("sqlite",
				(op) -> op.batchAlterTable("users",
						(users) -> users.alterColumn("name", (name) -> name.from(varchar(50)).to(varchar(100)))
							.addColumn(column("age", integer()))
							.createUniqueConstraint("uq_users_name", "name")));
		assertThat(described(recording)).containsExactly("batch alter table users (alter column users.name "
				+ "(type varchar(100)); add column users.age (integer); add unique constraint uq_users_name on users)");
		assertThat(described(recording.inverse())).containsExactly("batch alter table users (drop unique constraint "
				+ "uq_users_name on users; drop column users.age; alter column users.name (type varchar(50)))");
	}

	@Test
	void schemaIsAppliedToNames() {
		Recording recording = Recording.of("postgresql", (op) -> {
			var billing = op.inSchema("billing");
			billing.dropConstraint("fk", "invoices", Constraint.Kind.FOREIGN_KEY);
			billing.createIndex(index("ix").on("invoices", "no"));
			billing.createForeignKey("invoices", foreignKey("fk").columns("user_id").references("users", "id"));
		});
		assertThat(described(recording)).containsExactly("drop foreign key fk on billing.invoices",
				"create index ix on billing.invoices (no)", "add foreign key fk on billing.invoices");
	}

	@Test
	void literalsOfSqlAreMaskedInDescriptions() {
		Recording recording = Recording.of("h2",
				(op) -> op.execute("update users\n  set password = 'hunter2' where name = 'x'"));
		assertThat(described(recording)).containsExactly("execute update users set password = '…' where name = '…'");
	}

	private List<String> described(Recording recording) {
		return recording.entries().stream().map((entry) -> OperationDescriber.describe(entry.operation())).toList();
	}

	/**
	 * A map without an order gives its keys in another one in the next process, where the
	 * revision may have to go on.
	 */
	@Test
	void columnsOfRowsAreInTheSameOrderInAnyProcess() {
		Map<String, Object> ordered = new LinkedHashMap<>();
		ordered.put("name", "a");
		ordered.put("id", 1);
		Map<String, Object> unordered = Map.of("e", 5, "c", 3, "a", 1, "d", 4, "b", 2);
		assertThat(columns(ordered)).containsExactly("name", "id");
		assertThat(columns(unordered)).containsExactly("a", "b", "c", "d", "e");
		assertThat(columns(new HashMap<>(Map.of("zz", 1, "Aa", 2, "BB", 3)))).containsExactly("Aa", "BB", "zz");
	}

	private static List<String> columns(Map<String, Object> row) {
		Operation insert = Recording.of("h2", (op) -> op.bulkInsert("t", List.of(row))).entries().get(0).operation();
		return ((BulkInsert) insert).columns();
	}

}
