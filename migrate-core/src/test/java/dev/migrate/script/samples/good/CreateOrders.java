package dev.migrate.script.samples.good;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

@Revision(id = "b2", downRevision = { "a1", "a2" }, message = "Create orders", branchLabels = "orders",
		dependsOn = "c1", createdAt = "2026-11-23", transactional = false)
class CreateOrders implements Migration {

	private static final String INITIALIZED = System.setProperty("samples.initialized", "CreateOrders");

	CreateOrders() {
	}

	@Override
	public void upgrade(Operations op) {
		op.execute("select '" + INITIALIZED + "'");
	}

	@Override
	public void downgrade(Operations op) {
		op.execute("select 'back'");
	}

	/** An anonymous class is no revision, and nobody forgot anything. */
	static Migration anonymous() {
		return new Migration() {

			@Override
			public void upgrade(Operations op) {
				op.execute("select 1");
			}

		};
	}

	@Revision(id = "c1")
	static final class Nested extends dev.migrate.script.samples.base.BaseMigration {

	}

	@Revision(id = "c2", downRevision = "c1")
	record OfARecord() implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("select 1");
		}

	}

	/** Has nothing to do with revisions. */
	static final class Other {

	}

}
