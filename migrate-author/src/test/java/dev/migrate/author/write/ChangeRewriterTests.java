package dev.migrate.author.write;

import java.util.List;
import java.util.Set;

import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.ChangeRewriter;
import dev.migrate.autogenerate.Owned;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDiffer;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.connect.Dialects;
import dev.migrate.operation.CreateIndex;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a rewriter of users looks like.
 */
class ChangeRewriterTests {

	private static final TableName ITEMS = TableName.of("items");

	/** New indexes of PostgreSQL do not hold up those who write to the table. */
	private static final ChangeRewriter CONCURRENTLY = (changes) -> changes.stream()
		.map((change) -> (change.operation() instanceof CreateIndex create)
				? new SchemaChange(new CreateIndex(create.index(), create.ifNotExists(), true), change.withheld(),
						change.notes())
				: change)
		.toList();

	@Test
	void createsIndexesConcurrently() {
		WantedSchema wanted = WantedSchema.of("entities", Schema
			.of(items(column("id", integer()), column("name", integer()), index("ix_items_id").columns("id"))));
		List<SchemaChange> changes = new SchemaDiffer(Dialects.named("postgresql"), AutogenerateSettings.DEFAULTS, null)
			.differences(Schema.of(items(column("id", integer()))), List.of(wanted),
					new Owned(Set.of(ITEMS), Set.of(), Set.of()))
			.changes();
		assertThat(new JavaRevisionWriter(120, Dialects.named("postgresql")).write(CONCURRENTLY.rewrite(changes))
			.upgrade()).containsExactly("op.addColumn(\"items\", column(\"name\", integer()));",
					"// PostgreSQL does not run it in a transaction", "op.autocommit(() -> {",
					"\top.createIndex(index(\"ix_items_id\").on(\"items\", \"id\").concurrently());", "});");
	}

	private static Table items(TableElement... elements) {
		return Table.of(ITEMS, List.of(elements));
	}

}
