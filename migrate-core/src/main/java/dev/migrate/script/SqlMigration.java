package dev.migrate.script;

import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operations;
import dev.migrate.script.SqlSections.SqlText;

/**
 * The body of a revision in an SQL file: each section is one operation, and none if there
 * is nothing in it.
 */
final class SqlMigration implements Migration {

	private final SqlScript script;

	SqlMigration(SqlScript script) {
		this.script = script;
	}

	@Override
	public void upgrade(Operations op) {
		run(Section.UPGRADE, op);
	}

	@Override
	public void downgrade(Operations op) {
		run(Section.DOWNGRADE, op);
	}

	private void run(Section section, Operations op) {
		SqlText text = this.script.text(section, op.dialect());
		if (!text.isEmpty()) {
			op.apply(new ExecuteSql(text.text(), this.script.origin(), text.line(), null));
		}
	}

}
