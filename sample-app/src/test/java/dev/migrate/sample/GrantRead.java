package dev.migrate.sample;

import dev.migrate.operation.Operations;
import dev.migrate.operation.OwnOperation;

/**
 * Lets a role read a table.
 *
 * @param table the table
 * @param role the role
 */
public record GrantRead(String table, String role) implements OwnOperation {

	@Override
	public String describe() {
		return "let " + this.role + " read " + this.table;
	}

	@Override
	public void apply(Operations op) {
		switch (op.dialect()) {
			case "postgresql", "h2" -> op.execute("grant select on " + this.table + " to " + this.role,
					"revoke select on " + this.table + " from " + this.role);
			case "mysql", "mariadb" -> op.execute("grant select on " + this.table + " to '" + this.role + "'@'%'",
					"revoke select on " + this.table + " from '" + this.role + "'@'%'");
			default -> {
			}
		}
	}

}
