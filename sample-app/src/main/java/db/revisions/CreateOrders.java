package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.varchar;

/**
 * Begins the branch {@code sales}, with a named foreign key.
 */
@Revision(id = "58a7d3c6b1e2", downRevision = "44d0c97a6be1", branchLabels = "sales", message = "Create orders")
public class CreateOrders implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("orders", column("id", bigint()).autoIncrement(), column("customer_id", bigint()).notNull(),
				column("placed_at", timestamp(6)).notNull(), column("note", varchar(50)),
				primaryKey("id").named("pk_orders"));
		op.createForeignKey("orders", foreignKey("fk_orders_customer").columns("customer_id").references("customers", "id"));
	}

}
