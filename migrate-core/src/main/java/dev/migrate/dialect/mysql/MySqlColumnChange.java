package dev.migrate.dialect.mysql;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.NewValue;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A change of a column on MySQL or MariaDB. A change of the default alone leaves the rest
 * alone; every other one restates the column: what the revision does not say comes from
 * the column that is there.
 *
 * @param renderer spells it
 * @param before the column that is there, or {@code null} if there is no database to ask
 */
record MySqlColumnChange(MySqlDdlRenderer renderer, AlterColumn operation,
		@Nullable MySqlColumn before) implements Completed {

	/**
	 * Refuse a change that does not say all where there is no database to ask.
	 */
	void requireComplete() {
		statement();
	}

	@Override
	public List<SqlStatement> statements() {
		return List.of(this.renderer.ddl(statement()));
	}

	private AlterColumn.Aspects changes() {
		return this.operation.changes();
	}

	private AlterColumn.Aspects existing() {
		return this.operation.existing();
	}

	private String statement() {
		boolean onlyDefault = changes().defaultValue() != null && Stream
			.of(changes().type(), changes().nullable(), changes().comment(), changes().identity(),
					this.operation.position())
			.allMatch(Objects::isNull);
		return (onlyDefault && !needsDefinition()) ? alterDefault() : modify();
	}

	/**
	 * ALTER COLUMN … SET DEFAULT takes neither the current time, nor what follows
	 * updates, nor, for text without a limit, any default, on MySQL not even NULL; and on
	 * MariaDB it leaves a default as it is that is the current time.
	 */
	private boolean needsDefinition() {
		NewValue<SqlValue> change = changes().defaultValue();
		SqlValue value = (change != null) ? change.value() : null;
		return saidOnUpdate() || wasNow() || value != null && (MySqlDefaults.isNow(value) || saysOnUpdate(change))
				|| MySqlDefaults.takesOnlyExpressions(existingType())
						&& (value != null || !this.renderer.takesNullForText() && allowsNull());
	}

	private boolean wasNow() {
		NewValue<SqlValue> said = existing().defaultValue();
		String there = (this.before != null) ? this.before.defaultValue() : null;
		return this.renderer.keepsCurrentTime()
				&& (said != null && said.value() != null && MySqlDefaults.isNow(said.value())
						|| there != null && MySqlDefaults.isNow(new SqlValue.Expression(there)));
	}

	/**
	 * Without a default, a column that allows NULL would refuse inserts that leave it
	 * out, so NULL becomes its default.
	 */
	private String alterDefault() {
		NewValue<SqlValue> change = Objects.requireNonNull(changes().defaultValue());
		String alterColumn = this.renderer.alterColumn(this.operation);
		if (change.value() != null) {
			return alterColumn + "SET DEFAULT " + this.renderer.defaultText(change.value(), existingType());
		}
		return alterColumn + (allowsNull() ? "SET DEFAULT NULL" : "DROP DEFAULT");
	}

	private boolean allowsNull() {
		Boolean nullable = existing().nullable();
		return (nullable != null) ? nullable : required().nullable();
	}

	private String existingType() {
		if (this.before != null) {
			return this.before.type();
		}
		ColumnType type = existing().type();
		return (type != null) ? this.renderer.type(type) : "";
	}

	private MySqlColumn required() {
		if (this.before == null) {
			throw new NeedsDatabaseException();
		}
		return this.before;
	}

	private String modify() {
		MySqlColumn column = changed((this.before != null) ? this.before : said());
		Identity identity = (changes().identity() != null) ? changes().identity().value() : null;
		return this.renderer.alterTable(this.operation.table()) + "MODIFY COLUMN "
				+ this.renderer.quote(this.operation.column()) + " " + column.spec()
				+ this.renderer.position(this.operation.position()) + MySqlDdlRenderer.firstValue(identity, ", ");
	}

	private MySqlColumn changed(MySqlColumn column) {
		MySqlColumn changed = column;
		if (changes().type() != null) {
			changed = (saidCollation() ? changed.withoutCollation() : changed)
				.withType(this.renderer.type(changes().type()));
		}
		if (changes().nullable() != null) {
			changed = changed.withNullable(changes().nullable());
		}
		if (changes().defaultValue() != null) {
			SqlValue value = changes().defaultValue().value();
			changed = (saidOnUpdate() ? changed.withoutOnUpdate() : changed)
				.withDefault((value != null) ? this.renderer.defaultText(value, changed.type()) : null);
		}
		if (changes().comment() != null) {
			String comment = changes().comment().value();
			changed = changed.withComment((comment != null) ? this.renderer.plainText(comment) : null);
		}
		if (changes().identity() != null) {
			Identity identity = changes().identity().value();
			if (identity != null) {
				this.renderer.requireAutoIncrement(identity);
			}
			changed = changed.withAutoIncrement(identity != null);
		}
		return changed;
	}

	/**
	 * Whether the type before is said with a collation, so that one without it has none.
	 */
	private boolean saidCollation() {
		ColumnType type = existing().type();
		return type != null && MySqlColumn.saysCollation(this.renderer.type(type));
	}

	/**
	 * Whether the default before is said with what follows updates, so that one without
	 * it does not follow them.
	 */
	private boolean saidOnUpdate() {
		return saysOnUpdate(existing().defaultValue());
	}

	private static boolean saysOnUpdate(@Nullable NewValue<SqlValue> value) {
		return value != null && value.value() instanceof SqlValue.Expression expression
				&& MySqlColumn.saysOnUpdate(expression.sql());
	}

	/**
	 * The column as the revision says it is, where there is no database to ask. It has to
	 * say all: what MODIFY leaves out, the column loses.
	 */
	private MySqlColumn said() {
		if (!existing().isComplete()) {
			throw new NeedsDatabaseException();
		}
		Column column = existing().toColumn(this.operation.column());
		MySqlColumn said = this.renderer.toMySqlColumn(column.withIdentity(null));
		return (column.identity() != null) ? said.withAutoIncrement(true) : said;
	}

}
