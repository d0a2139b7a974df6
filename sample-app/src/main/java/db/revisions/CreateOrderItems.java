package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.ReferentialAction.CASCADE;

/**
 * Stays on the branch {@code sales} but needs the products of the branch {@code catalog},
 * so it depends on that branch's first revision.
 */
@Revision(id = "61f4b8e09c7d", downRevision = "58a7d3c6b1e2", dependsOn = "catalog", message = "Create order items")
public class CreateOrderItems implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("order_items", column("id", bigint()).autoIncrement(), column("order_id", bigint()).notNull(),
				column("product_id", bigint()).notNull(), column("quantity", integer()).notNull(),
				primaryKey("id").named("pk_order_items"),
				foreignKey("fk_order_items_order").columns("order_id").references("orders", "id").onDelete(CASCADE),
				foreignKey("fk_order_items_product").columns("product_id").references("products", "id"),
				check("quantity > 0").named("ck_order_items_quantity"));
	}

}
