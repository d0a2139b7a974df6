package dev.migrate.author.write;

import java.util.List;

import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;

/**
 * What changes at a column, as the function that {@code alterColumn} takes.
 */
record JavaAlteration(JavaElements elements, boolean restated) {

	/**
	 * Write an alteration.
	 * @param operation the alteration
	 * @return the function
	 */
	JavaExpression write(AlterColumn operation) {
		if (operation.changes().equals(AlterColumn.Aspects.NONE) && operation.position() == null) {
			throw new IllegalArgumentException(
					"'" + OperationDescriber.describe(operation) + "' says no change, so it cannot be written");
		}
		String column = JavaNames.parameter(operation.column(), "column");
		JavaExpression calls = new JavaExpression(List.of());
		calls = existing(calls, operation);
		calls = changes(calls, operation.changes());
		if (operation.using() != null) {
			calls = calls.then("using", JavaSource.text(operation.using()));
		}
		ColumnPosition position = operation.position();
		if (position != null) {
			calls = calls.then(position.before() ? "before" : "after", JavaSource.text(position.neighbour()));
		}
		return calls.behind("(" + column + ") -> " + column);
	}

	/**
	 * What it was, as far as it takes to undo the changes; all of it where databases
	 * restate the column.
	 */
	private JavaExpression existing(JavaExpression calls, AlterColumn operation) {
		AlterColumn.Aspects existing = operation.existing();
		if (existing.type() == null) {
			return calls;
		}
		if (existing.isComplete() && (this.restated || needsAll(operation.changes(), existing))) {
			return calls.then("from", this.elements.column(existing.toColumn(operation.column())).toString());
		}
		return (this.restated || operation.changes().type() != null)
				? calls.then("from", this.elements.type(existing.type())) : calls;
	}

	/**
	 * A default may stand in the way of another type, as generated values may.
	 */
	private static boolean needsAll(AlterColumn.Aspects changes, AlterColumn.Aspects existing) {
		return changes.defaultValue() != null || changes.comment() != null || changes.identity() != null
				|| (changes.type() != null && !(new NewValue<>(null).equals(existing.defaultValue())
						&& new NewValue<>(null).equals(existing.identity())));
	}

	private JavaExpression changes(JavaExpression calls, AlterColumn.Aspects changes) {
		JavaExpression all = calls;
		if (changes.type() != null) {
			all = all.then("to", this.elements.type(changes.type()));
		}
		if (changes.nullable() != null) {
			all = all.then(changes.nullable() ? "nullable" : "notNull");
		}
		if (changes.defaultValue() != null) {
			all = defaultChange(all, changes.defaultValue());
		}
		if (changes.comment() != null) {
			String comment = changes.comment().value();
			all = (comment != null) ? all.then("comment", JavaSource.text(comment)) : all.then("dropComment");
		}
		return (changes.identity() != null) ? identityChange(all, changes.identity()) : all;
	}

	private JavaExpression defaultChange(JavaExpression calls, NewValue<SqlValue> change) {
		SqlValue value = change.value();
		return (value != null) ? this.elements.defaulted(calls, value) : calls.then("dropDefault");
	}

	private JavaExpression identityChange(JavaExpression calls, NewValue<Identity> change) {
		Identity identity = change.value();
		if (identity == null) {
			return calls.then("dropIdentity");
		}
		return identity.equals(Identity.byDefault()) ? calls.then("autoIncrement")
				: calls.then("identity", this.elements.identity(identity));
	}

}
