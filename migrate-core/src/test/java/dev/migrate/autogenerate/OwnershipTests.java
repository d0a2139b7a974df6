package dev.migrate.autogenerate;

import java.util.List;
import java.util.Optional;

import dev.migrate.connect.Dialects;
import dev.migrate.operation.Operations;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.TableName;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.script.Scripts;
import dev.migrate.sql.SqlStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;

class OwnershipTests {

	private static DatabaseProfile profile(String dialect) {
		return new DatabaseProfile(Dialects.named(dialect), dialect, 1, 0, "public",
				(name, quoted) -> quoted ? name : name.toLowerCase(java.util.Locale.ROOT));
	}

	@Test
	void replaysRevisionsInOrder() {
		Owned owned = Ownership.of(Scripts.from(new MigrationBeans().add(new Second()).add(new First())),
				profile("postgresql"));
		assertThat(owned.tables()).extracting(TableName::toString)
			.containsExactlyInAnyOrder("renamed", "kept", "before_data");
		assertThat(owned.sequences()).extracting(TableName::toString).containsExactly("numbers");
		assertThat(owned.enums()).extracting(TableName::toString).containsExactly("mood");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			create table A (id int)                                  | created [a] dropped [] renamed {}
			CREATE UNLOGGED TABLE IF NOT EXISTS "A b"."C" (id int)   | created [A b.C] dropped [] renamed {}
			create table public.a as select 1                        | created [a] dropped [] renamed {}
			create temporary table a (id int)                        | nothing
			create index a on b (c)                                  | nothing
			drop table if exists a, x.b cascade                      | created [] dropped [a, x.b] renamed {}
			alter table if exists only x.a rename to b               | created [] dropped [] renamed {x.a=x.b}
			alter table a rename column b to c                       | nothing
			alter table a rename b to c                              | nothing
			alter table a rename constraint b to c                   | nothing
			alter table a add column b int                           | nothing
			alter table a rename b                                   | created [] dropped [] renamed {a=b}
			/* why */ create /* so */ table a (id int)               | created [a] dropped [] renamed {}
			create sequence s start 5                                | created [s] dropped [] renamed {}
			create type t as enum ('x')                              | created [t] dropped [] renamed {}
			insert into a values ('create table b (id int)')         | nothing
			""")
	void readsStatements(String sql, String expected) {
		assertThat(statement(sql, "postgresql")
			.map((statement) -> "created " + statement.created() + " dropped " + statement.dropped() + " renamed "
					+ statement.renamed())
			.orElse("nothing")).isEqualTo(expected);
	}

	@Test
	void doesNotCallWhatAsksForBeansAndPassesOverWhatFails() {
		Caller caller = new Caller();
		Owned owned = Ownership.of(
				Scripts.from(new MigrationBeans().add(new AskingForBeans(caller)).add(new Failing()).add(new First())),
				profile("postgresql"));
		assertThat(owned.tables()).extracting(TableName::toString).contains("kept").doesNotContain("asked", "failed");
		assertThat(caller.calls).isZero();
	}

	@Test
	void followsWhatIsExternal() {
		Owned owned = Ownership.of(Scripts.from(new MigrationBeans().add(new First())
			.add(new Second())
			.add(new Sharing())
			.add(new Renaming())
			.add(new AskingForBeans(new Caller()))), profile("postgresql"));
		assertThat(owned.external()).extracting(TableName::toString)
			.containsExactlyInAnyOrder("moved", "other.Exact", "not_ours", "of_beans", "far");
		assertThat(owned.tables()).extracting(TableName::toString).contains("moved", "kept");
		assertThat(owned.sequences()).isEmpty();
		assertThat(owned.enums()).isEmpty();
		assertThat(owned.made()).extracting(SchemaObject::name).containsExactly("ours");
	}

	@Test
	void readsRenamesOfMySql() {
		assertThat(statement("RENAME TABLE `A` TO b, c TO d", "mysql").orElseThrow().renamed())
			.hasToString("{A=b, c=d}");
	}

	private static Optional<Ownership.SchemaStatement> statement(String sql, String dialect) {
		return Ownership.SchemaStatement.of(SqlStatement.read(sql, Dialects.named(dialect).syntax()), profile(dialect));
	}

	@Revision(id = "aaaaaaaaaaaa", message = "First")
	static class First implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("first", column("id", integer()), column("mood", enumeration("mood", "a")));
			op.createTable("gone", column("id", integer()));
			op.createSequence(sequence("numbers"));
			op.execute("create table kept (id int); create table dropped (id int)");
		}

	}

	@Revision(id = "bbbbbbbbbbbb", downRevision = "aaaaaaaaaaaa", message = "Second")
	static class Second implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.renameTable("first", "second");
			op.execute("alter table second rename to renamed; drop table dropped");
			op.dropTable("gone");
			op.createTable("before_data", column("id", integer()));
			List<Integer> ids = op.jdbc().sql("select id from kept").query(Integer.class).list();
			op.createTable("behind_data_" + ids.size(), column("id", integer()));
		}

	}

	static final class Caller {

		private int calls;

	}

	@Revision(id = "cccccccccccc", downRevision = "bbbbbbbbbbbb",
			external = { "table RENAMED, public.Passing",
					"table other.\"Exact\", Not_Ours, sequence numbers, enum mood, view theirs",
					"view named, table leaving, table away" })
	static class Sharing implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("passing", column("id", integer()));
			op.createView(view("theirs").as("select 1"));
			op.createView(view("ours").as("select 1"));
			op.inSchema("public").createView(view("named").as("select 1"));
		}

	}

	@Revision(id = "dddddddddddd", downRevision = "cccccccccccc")
	static class Renaming implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("alter table renamed rename to moved");
			op.inSchema("public").dropTable("leaving");
			op.inSchema("public").renameTable("away", "far");
			op.dropTable("passing");
			op.createTable("passing", column("id", integer()));
		}

	}

	@Revision(id = "asking", message = "Asks for a bean", external = "table of_beans")
	static final class AskingForBeans implements Migration {

		private final Caller caller;

		AskingForBeans(Caller caller) {
			this.caller = caller;
		}

		@Override
		public void upgrade(Operations op) {
			this.caller.calls++;
			op.createTable("asked", column("id", integer()));
		}

	}

	@Revision(id = "failing", message = "Fails without a run")
	static final class Failing implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("failed", column("id", integer()));
			throw new IllegalStateException("not in a run");
		}

	}

}
