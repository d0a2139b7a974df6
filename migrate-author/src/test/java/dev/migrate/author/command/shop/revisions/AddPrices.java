package dev.migrate.author.command.shop.revisions;

import dev.migrate.author.command.shop.ShopApplication.PriceList;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.varchar;

@Revision(id = "b2aa", downRevision = "a1ff", message = "Add prices")
class AddPrices implements Migration {

	private final PriceList prices;

	/**
	 * Beans that use the database wait for migrations, but not in the middle of one.
	 */
	AddPrices(PriceList prices, JdbcTemplate jdbc) {
		this.prices = prices;
	}

	@Override
	public void upgrade(Operations op) {
		op.addColumn("article", column("price", varchar(20)));
		op.execute("update article set price = '0 " + this.prices.currency() + "'");
	}

}
