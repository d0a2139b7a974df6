package db.revisions;

import java.util.List;
import java.util.Map;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/**
 * Puts something on the shelves, and looks with Spring's {@code JdbcClient} whether there
 * is a customer; an offline script leaves that part out, with a comment.
 */
@Revision(id = "a05f8d2b4e79", downRevision = "9a4e7c1f3d68", message = "Stock the shop")
public class StockTheShop implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.bulkInsert("products",
				List.of(Map.of("sku", "TEA-100", "name", "Black tea, 100 g", "price", 6.50),
						Map.of("sku", "MUG-1", "name", "Mug", "price", 9.00),
						Map.of("sku", "POT-3", "name", "Tea pot", "price", 34.90)));
		op.online("add a first customer if there is none", () -> {
			long customers = op.jdbc().sql("select count(*) from customers").query(Long.class).single();
			if (customers == 0) {
				op.bulkInsert("customers", List.of(Map.of("full_name", "Ada Lovelace", "email", "ada@example.org")));
			}
		});
	}

	@Override
	public void downgrade(Operations op) {
		op.execute("delete from order_items");
		op.execute("delete from products where sku in ('TEA-100', 'MUG-1', 'POT-3')");
	}

}
