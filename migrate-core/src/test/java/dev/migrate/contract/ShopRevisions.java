package dev.migrate.contract;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.varchar;

/**
 * The revisions of a small shop: what a user of Alembic writes on the first days.
 *
 * <pre>
 * 1975ea83b712 &lt;- 27c6a30d7c24 &lt;- 3a5b17c8d9e0 &lt;- 4d2f61a0b8c7 (billing) &lt;-- 6b9e03d5f1a2 (merge)
 *                                 3a5b17c8d9e0 &lt;- 5e7a48c1d3f9 (names)   &lt;-'
 * </pre>
 */
public final class ShopRevisions {

	public static final String USERS = "1975ea83b712";

	public static final String EMAIL = "27c6a30d7c24";

	public static final String EMAIL_REQUIRED = "3a5b17c8d9e0";

	public static final String ADDRESSES = "4d2f61a0b8c7";

	public static final String FULL_NAME = "5e7a48c1d3f9";

	public static final String MERGE = "6b9e03d5f1a2";

	private ShopRevisions() {
	}

	public static MigrationBeans all() {
		return new MigrationBeans().add(new CreateUsers())
			.add(new AddEmail())
			.add(new RequireEmail())
			.add(new CreateAddresses())
			.add(new AddFullName())
			.add(new MergeBillingAndNames());
	}

	@Revision(id = USERS, message = "Create users")
	public static class CreateUsers implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("users", column("id", integer()).notNull(), column("name", varchar(50)).notNull(),
					column("nickname", varchar(20)), primaryKey("id"));
		}

	}

	@Revision(id = EMAIL, downRevision = USERS, message = "Add email column")
	public static class AddEmail implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("users", column("email", varchar(50)));
			op.createIndex("ix_users_email", "users", "email");
		}

		@Override
		public void downgrade(Operations op) {
			op.dropIndex("ix_users_email", "users");
			op.dropColumn("users", "email");
		}

	}

	@Revision(id = EMAIL_REQUIRED, downRevision = EMAIL, message = "Widen and require email")
	public static class RequireEmail implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.batchAlterTable("users", (users) -> users.alterColumn("email",
					(email) -> email.from(varchar(50)).to(varchar(120)).notNull()));
			op.dropColumn("users", column("nickname", varchar(20)));
		}

	}

	@Revision(id = ADDRESSES, downRevision = EMAIL_REQUIRED, branchLabels = "billing", message = "Create addresses")
	public static class CreateAddresses implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("addresses", column("id", integer()).notNull(), column("user_id", integer()),
					primaryKey("id"));
			op.batchAlterTable("addresses", (addresses) -> addresses
				.createForeignKey(foreignKey("fk_address_user").columns("user_id").references("users", "id")));
		}

	}

	@Revision(id = FULL_NAME, downRevision = EMAIL_REQUIRED, branchLabels = "names", message = "Split off full name")
	public static class AddFullName implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("users", column("full_name", varchar(100)));
			op.execute("update users set full_name = name");
			int left = op.jdbc()
				.sql("select count(*) from users where full_name is null")
				.query(Integer.class)
				.single();
			if (left > 0) {
				throw new IllegalStateException(left + " users have no full name");
			}
			op.dropColumn("users", "name");
		}

		@Override
		public void downgrade(Operations op) {
			op.addColumn("users", column("name", varchar(50)));
			op.execute("update users set name = full_name");
			op.dropColumn("users", "full_name");
		}

	}

	@Revision(id = MERGE, downRevision = { ADDRESSES, FULL_NAME }, message = "Merge billing and names")
	public static class MergeBillingAndNames implements Migration {

		@Override
		public void upgrade(Operations op) {
		}

	}

}
