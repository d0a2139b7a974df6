package dev.migrate.dialect;

import java.util.stream.Stream;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ReferentialAction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.exclude;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.table;

/**
 * What each dialect makes of operations on constraints: the exact statements, without a
 * database.
 */
class ConstraintRenderingTests {

	@TestFactory
	Stream<DynamicTest> rendersOnEveryDialect() {
		Renderings table = new Renderings();
		table.add("create primary key", (op) -> op.createPrimaryKey("pk_t", "t", "a", "b"))
			.on("postgresql, mysql, mariadb, h2, hsqldb", "ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (a, b)")
			.needsDatabase("sqlite");
		table.add("create unique constraint", (op) -> op.createUniqueConstraint("uq_t", "t", "a", "b"))
			.on("postgresql, mysql, mariadb, h2, hsqldb", "ALTER TABLE t ADD CONSTRAINT uq_t UNIQUE (a, b)")
			.needsDatabase("sqlite");
		table.add("create check constraint", (op) -> op.createCheckConstraint("ck_t", "t", "a > 0"))
			.on("postgresql, mysql, mariadb, h2, hsqldb", "ALTER TABLE t ADD CONSTRAINT ck_t CHECK (a > 0)")
			.needsDatabase("sqlite");
		table
			.add("create check constraint not valid",
					(op) -> op.addConstraint("t", check("a > 0").named("ck_t").notValid()))
			.on("postgresql", "ALTER TABLE t ADD CONSTRAINT ck_t CHECK (a > 0) NOT VALID")
			.notSupported("mysql, mariadb, hsqldb", "It checks the rows that are there when a constraint is added.")
			.on("h2", "ALTER TABLE t ADD CONSTRAINT ck_t CHECK (a > 0) NOCHECK")
			.notSupported("sqlite", "It checks the rows that are there when a constraint is added.");
		table
			.add("create foreign key",
					(op) -> op.createForeignKey("t", foreignKey("fk_t").columns("p_id").references("parent", "id")))
			.on("postgresql, mysql, mariadb, h2, hsqldb",
					"ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (p_id) REFERENCES parent (id)")
			.needsDatabase("sqlite");
		table
			.add("create foreign key between schemas",
					(op) -> op.inSchema("app")
						.createForeignKey("t",
								foreignKey("fk_t").columns("a", "b")
									.references(table("core", "parent"), "x", "y")
									.onDelete(ReferentialAction.RESTRICT)
									.onUpdate(ReferentialAction.NO_ACTION)))
			.on("postgresql, mysql, mariadb, h2, hsqldb",
					"ALTER TABLE app.t ADD CONSTRAINT fk_t FOREIGN KEY (a, b) REFERENCES core.parent (x, y) ON DELETE RESTRICT ON UPDATE NO ACTION")
			.notSupported("sqlite", "Its foreign keys refer to tables of the same schema, which is a database file.");
		table
			.add("create foreign key to primary key",
					(op) -> op.createForeignKey("t", foreignKey("fk_t").columns("a").references("parent")))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (a) REFERENCES parent")
			.notSupported("mysql, mariadb", "A foreign key has to name the columns that it references there.")
			.needsDatabase("sqlite");
		table
			.add("create foreign key deferred",
					(op) -> op.createForeignKey("t",
							foreignKey("fk_t").columns("a")
								.references("parent", "id")
								.deferrable(Deferrability.INITIALLY_DEFERRED)))
			.on("postgresql",
					"ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (a) REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED")
			.notSupported("mysql, mariadb", "It checks constraints at each row and cannot defer that.")
			.notSupported("h2, hsqldb", "It checks constraints at each statement, and only then.")
			.needsDatabase("sqlite");
		table
			.add("create foreign key with match",
					(op) -> op.createForeignKey("t",
							foreignKey("fk_t").columns("a").references("parent", "id").match("FULL")))
			.on("postgresql", "ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (a) REFERENCES parent (id) MATCH FULL")
			.notSupported("mysql, mariadb", "It has no MATCH FULL and would ignore the other options with it.")
			.notSupported("h2, hsqldb", "It matches foreign keys in the simple way only.")
			.notSupported("sqlite", "It matches foreign keys in the simple way only.");
		table
			.add("create foreign key with simple match",
					(op) -> op.createForeignKey("t",
							foreignKey("fk_t").columns("a").references("parent", "id").match("SIMPLE")))
			.on("postgresql", "ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (a) REFERENCES parent (id) MATCH SIMPLE")
			.on("mysql, mariadb, h2, hsqldb",
					"ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (a) REFERENCES parent (id)")
			.needsDatabase("sqlite");
		table
			.add("create foreign key that sets default", (op) -> op.createForeignKey("t",
					foreignKey("fk_t").columns("a").references("parent", "id").onDelete(ReferentialAction.SET_DEFAULT)))
			.on("postgresql, h2, hsqldb",
					"ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (a) REFERENCES parent (id) ON DELETE SET DEFAULT")
			.notSupported("mysql, mariadb", "InnoDB refuses SET DEFAULT.")
			.needsDatabase("sqlite");
		table
			.add("create foreign key not valid",
					(op) -> op.createForeignKey("t",
							foreignKey("fk_t").columns("a").references("parent", "id").notValid()))
			.on("postgresql", "ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (a) REFERENCES parent (id) NOT VALID")
			.notSupported("mysql, mariadb, hsqldb", "It checks the rows that are there when a constraint is added.")
			.on("h2", "ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (a) REFERENCES parent (id) NOCHECK")
			.notSupported("sqlite", "It checks the rows that are there when a constraint is added.");
		table
			.add("create exclude constraint",
					(op) -> op.createExcludeConstraint("t",
							exclude("ex_t").with("period", "&&").with("room", "=").where("active")))
			.on("postgresql",
					"ALTER TABLE t ADD CONSTRAINT ex_t EXCLUDE USING gist (period WITH &&, room WITH =) WHERE (active)")
			.notSupported("mysql, mariadb, h2, hsqldb", "It has no exclude constraints.")
			.notSupported("sqlite", "It has no exclude constraints.");
		table.add("drop primary key", (op) -> op.dropConstraint("c", "t", Constraint.Kind.PRIMARY_KEY))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t DROP CONSTRAINT c")
			.on("mysql, mariadb", "ALTER TABLE t DROP PRIMARY KEY")
			.needsDatabase("sqlite");
		table.add("drop unique constraint", (op) -> op.dropConstraint("c", "t", Constraint.Kind.UNIQUE))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t DROP CONSTRAINT c")
			.on("mysql, mariadb", "ALTER TABLE t DROP INDEX c")
			.needsDatabase("sqlite");
		table.add("drop check constraint", (op) -> op.dropConstraint("c", "t", Constraint.Kind.CHECK))
			.on("postgresql, mariadb, h2, hsqldb", "ALTER TABLE t DROP CONSTRAINT c")
			.on("mysql", "ALTER TABLE t DROP CHECK c")
			.needsDatabase("sqlite");
		table.add("drop foreign key", (op) -> op.dropConstraint("c", "t", Constraint.Kind.FOREIGN_KEY))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t DROP CONSTRAINT c")
			.on("mysql, mariadb", "ALTER TABLE t DROP FOREIGN KEY c")
			.needsDatabase("sqlite");
		table.add("drop exclude constraint", (op) -> op.dropConstraint("c", "t", Constraint.Kind.EXCLUDE))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t DROP CONSTRAINT c")
			.notSupported("mysql, mariadb", "It has no exclude constraints.")
			.needsDatabase("sqlite");
		table.add("drop constraint of any kind", (op) -> op.dropConstraint("c", "t"))
			.on("postgresql, mysql, mariadb, h2, hsqldb", "ALTER TABLE t DROP CONSTRAINT c")
			.needsDatabase("sqlite");
		table.add("drop constraint if exists", (op) -> op.ifExists().dropConstraint("c", "t", Constraint.Kind.CHECK))
			.on("postgresql, mariadb, h2", "ALTER TABLE t DROP CONSTRAINT IF EXISTS c")
			.notSupported("mysql", "It has no IF [NOT] EXISTS for constraints, and there is no database to look into.")
			.needsDatabase("sqlite, hsqldb");
		return table.tests();
	}

}
