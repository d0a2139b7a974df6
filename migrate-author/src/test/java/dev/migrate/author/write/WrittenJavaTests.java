package dev.migrate.author.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.connect.Dialects;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.ReferentialAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.migrate.schema.Definitions.after;
import static dev.migrate.schema.Definitions.before;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.timestampWithTimeZone;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How written revisions look.
 */
class WrittenJavaTests {

	@TempDir
	private Path project;

	@Test
	void newColumn() {
		assertThat(written("Add email column", (op) -> {
			op.addColumn("users", column("email", varchar(120)));
			op.createIndex("ix_users_email", "users", "email");
		})).isEqualTo("""
				package db.revisions;

				import dev.migrate.operation.Operations;
				import dev.migrate.script.Migration;
				import dev.migrate.script.Revision;

				import static dev.migrate.schema.Definitions.column;
				import static dev.migrate.schema.Definitions.varchar;

				@Revision(id = "27c6a30d7c24", downRevision = "1975ea83b712", message = "Add email column",
						createdAt = "2026-03-04T05:06:07Z")
				public class AddEmailColumn implements Migration {

					@Override
					public void upgrade(Operations op) {
						op.addColumn("users", column("email", varchar(120)));
						op.createIndex("ix_users_email", "users", "email");
					}

					@Override
					public void downgrade(Operations op) {
						op.dropIndex("ix_users_email", "users");
						op.dropColumn("users", "email");
					}

				}
				""");
	}

	@Test
	void newTables() {
		assertBody(written("Create the shop", (op) -> {
			op.createSequence(sequence("orders_seq").startWith(1).incrementBy(50));
			op.createTable("users", column("id", bigint()).autoIncrement(), column("name", varchar(50)).notNull(),
					column("active", bool()).notNull().defaultValue(true),
					column("created_at", timestampWithTimeZone()).notNull().defaultExpression("now()"),
					primaryKey("id").named("pk_users"), unique("name").named("uq_users_name"), comment("Who buys"));
			op.inSchema("billing")
				.createTable("invoices",
						column("user_id", bigint()).notNull()
							.references(foreignKey("fk_invoices_user_id").references("users", "id")
								.onDelete(ReferentialAction.CASCADE))
							.comment("Who pays, which need not be who has ordered"),
						column("total", numeric(10, 2)), column("state", enumeration("state", "open", "paid")),
						index("ix_invoices_user_id").elements(element("user_id").desc()).where("total > 0"));
		}), """
						op.createSequence(sequence("orders_seq").startWith(1).incrementBy(50));
						op.createTable("users",
								column("id", bigint()).autoIncrement(),
								column("name", varchar(50)).notNull(),
								column("active", bool()).notNull().defaultValue(true),
								column("created_at", timestampWithTimeZone()).notNull().defaultExpression("now()"),
								primaryKey("id").named("pk_users"),
								unique("name").named("uq_users_name"),
								comment("Who buys"));
						op.inSchema("billing").createTable("invoices",
								column("user_id", bigint())
									.notNull()
									.references(foreignKey("fk_invoices_user_id").references("users", "id").onDelete(ReferentialAction.CASCADE))
									.comment("Who pays, which need not be who has ordered"),
								column("total", numeric(10, 2)),
								column("state", enumeration("state", "open", "paid")),
								index("ix_invoices_user_id").elements(element("user_id").desc()).where("total > 0"));
				""",
				"""
								op.inSchema("billing").dropTable("invoices",
										column("user_id", bigint())
						""");
	}

	@Test
	void alteredColumns() {
		assertBody(written("Alter columns", (op) -> {
			op.alterColumn("users", "email", (email) -> email.from(varchar(50)).to(varchar(120)).notNull());
			op.alterColumn("users", "display_name", (name) -> name
				.from(column("display_name", varchar(50)).defaultValue("nobody").comment("What others see of a user"))
				.to(varchar(120))
				.notNull()
				.defaultValue("somebody")
				.comment("What all others see of a user"));
			op.alterColumn("users", "id",
					(id) -> id.from(column("id", bigint()).notNull()).identity(Identity.always().startWith(7)));
		}), """
						op.alterColumn("users", "email", (email) -> email.from(varchar(50)).to(varchar(120)).notNull());
						op.alterColumn("users", "display_name",
								(displayName) -> displayName.from(column("display_name", varchar(50)).defaultValue("nobody").comment("What others see of a user"))
									.to(varchar(120))
									.notNull()
									.defaultValue("somebody")
									.comment("What all others see of a user"));
						op.alterColumn("users", "id",
								(id) -> id.from(column("id", bigint()).notNull()).identity(Identity.always().startWith(7)));
				""",
				"""
								op.alterColumn("users", "id",
										(id) -> id.from(column("id", bigint()).identity(Identity.always().startWith(7))).dropIdentity());
						""");
	}

	@Test
	void columnIsDescribedOnlyWhereThatIsNeeded() {
		Consumer<Operations> revision = (op) -> {
			op.alterColumn("users", "active", (active) -> active.from(column("active", bool())).notNull());
			op.alterColumn("users", "email", (email) -> email.from(column("email", varchar(50))).to(varchar(120)));
			op.alterColumn("users", "state",
					(state) -> state.from(column("state", varchar(50)).defaultValue("new")).to(text()));
		};
		assertBody(written("Alter", revision), """
						op.alterColumn("users", "active", (active) -> active.notNull());
						op.alterColumn("users", "email", (email) -> email.from(varchar(50)).to(varchar(120)));
						op.alterColumn("users", "state",
								(state) -> state.from(column("state", varchar(50)).defaultValue("new")).to(text()));
				""", """
						// Values of 'state' that have come since may have no room: text becomes varchar(50)
						op.alterColumn("users", "state",
								(state) -> state.from(column("state", text()).defaultValue("new")).to(varchar(50)));
						// Values of 'email' that have come since may have no room: varchar(120) becomes varchar(50)
						op.alterColumn("users", "email", (email) -> email.from(varchar(120)).to(varchar(50)));
						op.alterColumn("users", "active", (active) -> active.nullable());
				""");
		assertUpgrade(written(new JavaRevisionWriter(120, Dialects.named("mysql")), "Alter", revision),
				"""
								op.alterColumn("users", "active", (active) -> active.from(column("active", bool())).notNull());
								op.alterColumn("users", "email", (email) -> email.from(column("email", varchar(50))).to(varchar(120)));
								op.alterColumn("users", "state",
										(state) -> state.from(column("state", varchar(50)).defaultValue("new")).to(text()));
						""");
	}

	@Test
	void whatMayBeThereOrAbsent() {
		assertBody(written("Perhaps", (op) -> {
			op.ifNotExists().createTable("users", column("id", bigint()));
			op.inSchema("billing").ifExists().dropColumn("invoices", column("note", text()));
			op.ifNotExists().addColumn("users", column("age", bigint()), after("id"));
			op.ifNotExists().addEnumValue("mood", "calm", before("ok"));
			op.ifExists().dropIndex(index("ix_users_age").on("users").concurrently());
			op.batchAlterTable("users", BatchOptions.of(BatchOptions.Recreate.ALWAYS).columnOrder("id", "age"), (
					users) -> users.ifExists().dropIndex("ix_users_name").ifNotExists().addColumn(column("a", text())));
		}), """
						op.ifNotExists().createTable("users",
								column("id", bigint()));
						op.inSchema("billing").ifExists().dropColumn("invoices", column("note", text()));
						op.ifNotExists().addColumn("users", column("age", bigint()), after("id"));
						// No value can be taken away from an enum type, so the downgrade leaves it as it is
						op.ifNotExists().addEnumValue("mood", "calm", before("ok"));
						// Nothing says how to undo this, so the downgrade leaves it as it is
						// PostgreSQL does not run it in a transaction
						op.autocommit(() -> {
							op.ifExists().dropIndex(index("ix_users_age").on("users").concurrently());
						});
						// Nothing says how to undo this, so the downgrade leaves it as it is
						op.batchAlterTable("users", BatchOptions.of(BatchOptions.Recreate.ALWAYS).columnOrder("id", "age"), (users) -> {
							users.ifExists().dropIndex("ix_users_name");
							users.ifNotExists().addColumn(column("a", text()));
						});
				""",
				"""
								// Not undone, as nothing says how:
								// op.batchAlterTable("users", BatchOptions.of(BatchOptions.Recreate.ALWAYS).columnOrder("id", "age"), (users) -> {
								// 	users.ifExists().dropIndex("ix_users_name");
								// 	users.ifNotExists().addColumn(column("a", text()));
								// });
								// Not undone, as nothing says how:
								// op.ifExists().dropIndex(index("ix_users_age").on("users").concurrently());
								// Not undone, as nothing says how:
								// op.ifNotExists().addEnumValue("mood", "calm", before("ok"));
								op.ifExists().dropColumn("users", "age");
								op.inSchema("billing").ifNotExists().addColumn("invoices", column("note", text()));
								op.ifExists().dropTable("users");
						""");
	}

	@Test
	void constraintsAndData() {
		assertBody(written("Constraints", (op) -> {
			op.createForeignKey("orders", foreignKey("fk_orders_user_id").columns("user_id").references("users", "id"));
			op.createForeignKey("orders",
					foreignKey("fk").columns("a").references("b", "c").onDelete(ReferentialAction.SET_NULL));
			op.dropConstraint("users", unique("name").named("uq_users_name"));
			op.createIndex(
					index("ix_users_name").on("users", "name").unique().where("name is not null").concurrently());
			op.execute("update users\nset name = 'x'\nwhere name is null", "select 1");
			op.batchAlterTable("users",
					(users) -> users.addColumn(column("a", text())).dropConstraint("ck", Constraint.Kind.CHECK));
		}), """
						op.createForeignKey("orders", foreignKey("fk_orders_user_id").columns("user_id").references("users", "id"));
						op.createForeignKey("orders",
								foreignKey("fk").columns("a").references("b", "c").onDelete(ReferentialAction.SET_NULL));
						op.dropConstraint("users", unique("name").named("uq_users_name"));
						// PostgreSQL does not run it in a transaction
						op.autocommit(() -> {
							op.createIndex(index("ix_users_name").on("users", "name").unique().where("name is not null").concurrently());
						});
						op.execute("update users\\n"
								+ "set name = 'x'\\n"
								+ "where name is null",
								"select 1");
						// Nothing says how to undo this, so the downgrade leaves it as it is
						op.batchAlterTable("users", (users) -> {
							users.addColumn(column("a", text()));
							users.dropConstraint("ck", Constraint.Kind.CHECK);
						});
				""",
				"""
								// Not undone, as nothing says how:
								// op.batchAlterTable("users", (users) -> {
								// 	users.addColumn(column("a", text()));
								// 	users.dropConstraint("ck", Constraint.Kind.CHECK);
								// });
								op.execute("select 1");
								// PostgreSQL does not run it in a transaction
								op.autocommit(() -> {
									op.dropIndex(index("ix_users_name").on("users", "name").unique().where("name is not null").concurrently());
								});
								op.createUniqueConstraint("uq_users_name", "users", "name");
								op.dropConstraint("fk", "orders", Constraint.Kind.FOREIGN_KEY);
								op.dropConstraint("fk_orders_user_id", "orders", Constraint.Kind.FOREIGN_KEY);
						""");
	}

	@Test
	void newRows() {
		List<Object> unknown = new ArrayList<>(List.of(3));
		unknown.add(null);
		assertBody(written("Roles", (op) -> {
			op.createTable("roles", column("id", bigint()), column("name", text()));
			op.bulkInsert("roles", List.of("id", "name"), List.of(List.of(1, "admin"), List.of(2L, "user"), unknown));
		}), """
						op.createTable("roles",
								column("id", bigint()),
								column("name", text()));
						op.bulkInsert("roles", List.of("id", "name"),
								List.of(List.of(1, "admin"),
										List.of(2L, "user"),
										Arrays.asList(3, null)));
				""", """
						op.dropTable("roles");
				""");
	}

	private static void assertBody(String source, String upgrade, String downgrade) {
		assertUpgrade(source, upgrade);
		if (downgrade.isEmpty()) {
			assertThat(source).doesNotContain("void downgrade");
		}
		else {
			assertThat(source).contains("public void downgrade(Operations op) {\n" + downgrade);
		}
	}

	private static void assertUpgrade(String source, String upgrade) {
		assertThat(source).contains("public void upgrade(Operations op) {\n" + upgrade + "\t}\n");
	}

	private String written(String message, Consumer<Operations> revision) {
		return written(new JavaRevisionWriter(120, Dialects.named("postgresql")), message, revision);
	}

	private String written(RevisionWriter writer, String message, Consumer<Operations> revision) {
		List<SchemaChange> changes = Recording.of("postgresql", revision)
			.entries()
			.stream()
			.map((entry) -> SchemaChange.of(entry.operation()))
			.toList();
		return WrittenRevision.of(this.project, writer.write(changes), message).importsNothingUnused().source();
	}

}
