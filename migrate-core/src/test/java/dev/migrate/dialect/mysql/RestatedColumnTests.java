package dev.migrate.dialect.mysql;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migrate.Migrator;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.execute.OfflineRevisionException;
import dev.migrate.operation.ColumnAlteration;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Identity;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A column that a script without a connection restates: what is left out of MODIFY is
 * lost, so that either the revision or earlier ones say all of it, or it is refused.
 */
class RestatedColumnTests {

	/** Each says what the change alone cannot, but for one part or more. */
	private static final Map<String, Consumer<ColumnAlteration>> UNSAID = Map.of("the type", (c) -> c.notNull(),
			"whether NULL is allowed", (c) -> c.from(varchar(9)).to(varchar(20)).dropDefault(), "the default",
			(c) -> c.from(varchar(9)).notNull(), "the comment", (c) -> c.from(varchar(9)).notNull().dropDefault(),
			"the default and how values are generated", (c) -> c.from(varchar(9)).notNull().comment("x"),
			"the collation", (c) -> c.from(varchar(9)).notNull().dropDefault().dropComment().dropIdentity(),
			"how the value is computed", (c) -> c.to(integer()).nullable().dropDefault().comment("x").dropIdentity());

	@ParameterizedTest
	@ValueSource(strings = { "mysql", "mariadb" })
	void whatIsNotSaidIsRefused(String dialect) {
		UNSAID.forEach((what, alteration) -> assertThatExceptionOfType(OfflineRevisionException.class).as(what)
			.isThrownBy(() -> script(dialect, (op) -> op.alterColumn("old", "c", alteration)))
			.withCauseInstanceOf(NeedsDatabaseException.class)
			.withMessageContaining("from(column(…))"));
	}

	/**
	 * INVISIBLE, ON UPDATE and checks of columns are made by text alone.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "mysql", "mariadb" })
	void whatTextHasChangedIsRefused(String dialect) {
		for (String text : List.of("alter table t modify column c varchar(9) invisible", "drop table t",
				"alter table `t` add check (c <> '')")) {
			assertThatExceptionOfType(OfflineRevisionException.class).as(text)
				.isThrownBy(() -> script(dialect, (op) -> {
					op.createTable("t", column("c", varchar(9)));
					op.execute(text);
					op.alterColumn("t", "c", (c) -> c.notNull());
				}))
				.withCauseInstanceOf(NeedsDatabaseException.class);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "mysql", "mariadb" })
	void whatEarlierOperationsSayIsKept(String dialect) {
		kept(dialect, column("c", varchar(9)).collation("utf8mb4_bin").defaultValue("x").comment("why"),
				(c) -> c.notNull(), "VARCHAR(9) COLLATE utf8mb4_bin NOT NULL DEFAULT 'x' COMMENT 'why'");
		kept(dialect, column("c", varchar(9)).collation("utf8mb4_bin"), (c) -> c.to(varchar(20)),
				"VARCHAR(20) COLLATE utf8mb4_bin");
		kept(dialect, column("c", type("varchar(9) character set latin1 invisible")), (c) -> c.comment("x"),
				"varchar(9) character set latin1 invisible COMMENT 'x'");
		kept(dialect, column("c", integer()).withComputed(new Computed("a + 1", true)), (c) -> c.comment("sum"),
				"INTEGER GENERATED ALWAYS AS (a + 1) STORED COMMENT 'sum'");
		kept(dialect, column("c", integer()).identity(Identity.byDefault()).primaryKey(), (c) -> c.comment("key"),
				"INTEGER NOT NULL AUTO_INCREMENT COMMENT 'key'");
		kept(dialect, column("c", timestamp()).defaultExpression("current_timestamp(6) on update current_timestamp(6)"),
				(c) -> c.notNull(), "DATETIME(6) NOT NULL DEFAULT current_timestamp(6) on update current_timestamp(6)");
		kept(dialect, column("c", enumeration("mood", "sad", "ok")).defaultValue("ok"), (c) -> c.notNull(),
				"ENUM('sad', 'ok') NOT NULL DEFAULT 'ok'");
	}

	private static void kept(String dialect, Column before, Consumer<ColumnAlteration> alteration, String after) {
		assertThat(script(dialect, (op) -> {
			op.createTable("t", column("a", integer()));
			op.addColumn("t", before);
			op.alterColumn("t", "c", alteration);
		})).contains("ALTER TABLE t MODIFY COLUMN c " + after + ";\n");
	}

	@Test
	void onlyMariaDbRestatesColumnsThatHadTheCurrentTime() {
		Consumer<Operations> other = (op) -> op.alterColumn("old", "c",
				(c) -> c.from(column("c", timestamp()).defaultExpression("current_timestamp"))
					.defaultValue("2020-01-01"));
		assertThat(script("mysql", other)).contains("ALTER TABLE old ALTER COLUMN c SET DEFAULT '2020-01-01';");
		assertThat(script("mariadb", other)).contains("ALTER TABLE old MODIFY COLUMN c DATETIME(6)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mysql", "mariadb" })
	void whatTheRevisionSaysIsKept(String dialect) {
		assertThat(script(dialect, (op) -> op.alterColumn("old", "c",
				(c) -> c.from(column("c", type("varchar(9) collate utf8mb4_bin")).defaultValue("x").comment("why"))
					.notNull())))
			.contains("MODIFY COLUMN c varchar(9) collate utf8mb4_bin NOT NULL DEFAULT 'x' COMMENT 'why';");
		assertThat(script(dialect,
				(op) -> op.alterColumn("old", "c",
						(c) -> c.from(column("c", integer()).primaryKey().autoIncrement()).comment("key"))))
			.contains("MODIFY COLUMN c INTEGER NOT NULL AUTO_INCREMENT COMMENT 'key';");
	}

	private static String script(String dialect, Consumer<Operations> upgrade) {
		return Migrator.offline(dialect)
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(new Given(upgrade)))
			.build()
			.upgrade("heads");
	}

	@Revision(id = "a001")
	record Given(Consumer<Operations> body) implements Migration {

		@Override
		public void upgrade(Operations op) {
			this.body.accept(op);
		}

	}

}
