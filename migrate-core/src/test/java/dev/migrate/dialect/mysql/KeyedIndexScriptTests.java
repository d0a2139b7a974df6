package dev.migrate.dialect.mysql;

import java.util.List;
import java.util.function.Consumer;

import dev.migrate.Migrator;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Constraint;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Indexes that a foreign key needs, dropped in a script: what earlier operations say is
 * all that is known of the indexes.
 */
class KeyedIndexScriptTests {

	@ParameterizedTest
	@ValueSource(strings = { "mysql", "mariadb" })
	void keyGetsItsOwnIndex(String dialect) {
		assertThat(script(dialect, (op) -> {
			op.createIndex("ix_c", "c", "p_id");
			op.dropIndex("ix_c", "c");
		})).contains("ALTER TABLE c DROP INDEX ix_c, ADD INDEX fk_c (p_id);");
		assertThat(script(dialect, (op) -> {
			op.createUniqueConstraint("uq_c", "c", "p_id", "id");
			op.dropConstraint("uq_c", "c", Constraint.Kind.UNIQUE);
		})).contains("DROP INDEX uq_c, ADD INDEX fk_c (p_id);");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mysql", "mariadb" })
	void keyKeepsAnIndexThatItHasBesides(String dialect) {
		assertThat(script(dialect, (op) -> {
			op.createIndex("ix_c", "c", "p_id");
			op.createIndex("ix_other", "c", "p_id", "id");
			op.dropIndex("ix_c", "c");
		})).contains("DROP INDEX ix_c ON c;");
		assertThat(script(dialect, (op) -> {
			op.createIndex(index("ix_c").on("c").elements(element("p_id").desc()));
			op.dropIndex("ix_c", "c");
		})).contains("DROP INDEX ix_c ON c;");
	}

	private static String script(String dialect, Consumer<Operations> changes) {
		return Migrator.offline(dialect).locations(List.of()).scriptSource(new MigrationBeans().add(new Given((op) -> {
			op.createTable("p", column("id", integer()).notNull(), unique("id").named("uq_p"));
			op.createTable("c", column("id", integer()).notNull(), column("p_id", integer()),
					foreignKey("fk_c").columns("p_id").references("p", "id"));
			changes.accept(op);
		}))).build().upgrade("heads");
	}

	@Revision(id = "a001")
	record Given(Consumer<Operations> body) implements Migration {

		@Override
		public void upgrade(Operations op) {
			this.body.accept(op);
		}

	}

}
