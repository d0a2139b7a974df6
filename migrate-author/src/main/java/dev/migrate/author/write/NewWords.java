package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.Operation;

/**
 * Words that an enum type gets and that later changes use. A database with types of words
 * takes no use of a word in the transaction that has added it.
 *
 * @param changes the changes, in order
 */
record NewWords(List<SchemaChange> changes, Dialect dialect) {

	/**
	 * Whether a change adds a word that one behind it uses.
	 */
	boolean isUsed(SchemaChange change) {
		if (change.withheld() || !this.dialect.has(DialectFact.NAMED_ENUMS)
				|| !(change.operation() instanceof AddEnumValue add)) {
			return false;
		}
		String word = this.dialect.spelling().literal(add.value());
		return this.changes.stream()
			.skip(this.changes.indexOf(change) + 1L)
			.filter((other) -> !other.withheld() && !(other.operation() instanceof AddEnumValue))
			.anyMatch((other) -> text(other.operation()).contains(word));
	}

	private String text(Operation operation) {
		List<String> text = new ArrayList<>();
		try {
			this.dialect.render(operation, LiveDatabase.none(), (statement) -> text.add(statement.text()));
		}
		catch (NeedsDatabaseException | OperationNotSupportedException ex) {
			// What is rendered up to here has to do
		}
		return String.join("\n", text);
	}

}
