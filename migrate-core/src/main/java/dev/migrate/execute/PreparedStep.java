package dev.migrate.execute;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migrate.operation.Operations;
import dev.migrate.plan.Step;
import dev.migrate.script.Script;
import dev.migrate.sql.SqlStatement;

/**
 * A step of which is known that it can run: its body is there, and its downgrade is
 * written or derived.
 *
 * @param script the script, or empty for a stamp
 * @param transactional whether it runs in a transaction
 * @param body calls its operations
 * @param statements all of a short SQL file, as they have been read to check it; none if
 * they are read again
 */
record PreparedStep(Step step, Optional<Script> script, boolean transactional, Consumer<Operations> body,
		List<SqlStatement> statements) {

	/**
	 * Whether the body is an SQL file, of which people count the statements.
	 */
	boolean isSql() {
		return this.script.filter((script) -> script.type() == Script.Type.SQL).isPresent();
	}

	/**
	 * The class or the file; empty if there is none.
	 */
	String scriptName() {
		return this.script.map(Script::name).orElse("");
	}

	String revision() {
		return this.step.revision().id();
	}

}
