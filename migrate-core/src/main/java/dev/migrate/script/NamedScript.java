package dev.migrate.script;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.migrate.operation.Operations;
import dev.migrate.revision.RevisionNode;

/**
 * A revision whose operations follow the naming convention of the application, whoever
 * calls it: a run, a script, a preview, a comparison.
 */
record NamedScript(Script script, UnaryOperator<Operations> naming) implements Script {

	@Override
	public RevisionNode node() {
		return this.script.node();
	}

	@Override
	public Type type() {
		return this.script.type();
	}

	@Override
	public String name() {
		return this.script.name();
	}

	@Override
	public boolean transactional() {
		return this.script.transactional();
	}

	@Override
	public String createdAt() {
		return this.script.createdAt();
	}

	@Override
	public List<External> external() {
		return this.script.external();
	}

	@Override
	public Optional<String> checksum() {
		return this.script.checksum();
	}

	@Override
	public boolean matches(String checksum) {
		return this.script.matches(checksum);
	}

	@Override
	public void check() {
		this.script.check();
	}

	@Override
	public boolean downgradeWritten() {
		return this.script.downgradeWritten();
	}

	@Override
	public boolean selfContained() {
		return this.script.selfContained();
	}

	@Override
	public Migration load() {
		return new NamedMigration(this.script.load(), this.naming);
	}

	/**
	 * A body that is given operations which follow the convention.
	 */
	private record NamedMigration(Migration migration, UnaryOperator<Operations> naming) implements Migration {

		@Override
		public void upgrade(Operations op) {
			this.migration.upgrade(this.naming.apply(op));
		}

		@Override
		public void downgrade(Operations op) {
			this.migration.downgrade(this.naming.apply(op));
		}

	}

}
