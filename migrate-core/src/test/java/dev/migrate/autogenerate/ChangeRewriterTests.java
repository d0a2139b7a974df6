package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.autogenerate.write.JavaRevisionWriter;
import dev.migrate.operation.CreateIndex;
import org.junit.jupiter.api.Test;

import static dev.migrate.autogenerate.Comparing.table;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a rewriter of users looks like.
 */
class ChangeRewriterTests {

	/** New indexes of PostgreSQL do not hold up those who write to the table. */
	private static final ChangeRewriter CONCURRENTLY = (changes) -> changes.stream()
		.map((change) -> (change.operation() instanceof CreateIndex create)
				? new SchemaChange(new CreateIndex(create.index(), create.ifNotExists(), true), change.withheld(),
						change.notes())
				: change)
		.toList();

	@Test
	void createsIndexesConcurrently() {
		List<SchemaChange> changes = Comparing.on("postgresql")
			.live(table("items", column("id", integer())))
			.wanted(table("items", column("id", integer()), column("name", integer()),
					index("ix_items_id").columns("id")))
			.differences()
			.changes();
		assertThat(new JavaRevisionWriter().write(CONCURRENTLY.rewrite(changes)).upgrade()).containsExactly(
				"op.addColumn(\"items\", column(\"name\", integer()));",
				"op.createIndex(index(\"ix_items_id\").on(\"items\", \"id\").concurrently());");
	}

}
