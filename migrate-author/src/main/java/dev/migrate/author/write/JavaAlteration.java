package dev.migrate.author.write;

import java.util.List;

import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import org.jspecify.annotations.Nullable;

/**
 * What changes at a column, as the function that {@code alterColumn} takes.
 */
final class JavaAlteration {

	private final JavaSource source;

	private final JavaElements elements;

	JavaAlteration(JavaSource source, JavaElements elements) {
		this.source = source;
		this.elements = elements;
	}

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
		calls = existing(calls, operation.existing());
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

	private JavaExpression existing(JavaExpression calls, AlterColumn.Aspects existing) {
		JavaExpression all = calls;
		if (existing.type() != null) {
			all = all.then("existingType", this.elements.type(existing.type()));
		}
		if (existing.nullable() != null) {
			all = all.then("existingNullable", existing.nullable().toString());
		}
		if (existing.defaultValue() != null) {
			SqlValue value = existing.defaultValue().value();
			all = all.then("existingDefault", (value != null) ? this.elements.value(value) : "null");
		}
		if (existing.comment() != null) {
			all = all.then("existingComment", JavaValues.textOrNull(existing.comment().value()));
		}
		if (existing.identity() != null) {
			all = all.then("existingIdentity", identity(existing.identity().value()));
		}
		return all;
	}

	private String identity(@Nullable Identity identity) {
		return (identity != null) ? this.elements.identity(identity) : "null";
	}

	private JavaExpression changes(JavaExpression calls, AlterColumn.Aspects changes) {
		JavaExpression all = calls;
		if (changes.type() != null) {
			all = all.then("type", this.elements.type(changes.type()));
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
