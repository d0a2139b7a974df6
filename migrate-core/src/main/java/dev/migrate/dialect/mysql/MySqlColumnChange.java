package dev.migrate.dialect.mysql;

import java.util.Objects;
import java.util.stream.Stream;

import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.NewValue;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;

/**
 * A change of a column on MySQL or MariaDB. A change of the default alone leaves the rest
 * alone; every other one restates the column: what the revision does not say comes from
 * the live column.
 */
final class MySqlColumnChange {

	private final MySqlDdlRenderer renderer;

	private final AlterColumn operation;

	private final AlterColumn.Aspects changes;

	private final AlterColumn.Aspects existing;

	MySqlColumnChange(MySqlDdlRenderer renderer, AlterColumn operation) {
		this.renderer = renderer;
		this.operation = operation;
		this.changes = operation.changes();
		this.existing = operation.existing();
	}

	String statement() {
		boolean onlyDefault = this.changes.defaultValue() != null && Stream
			.of(this.changes.type(), this.changes.nullable(), this.changes.comment(), this.changes.identity(),
					this.operation.position())
			.allMatch(Objects::isNull);
		return (onlyDefault && !needsDefinition()) ? alterDefault() : modify();
	}

	/**
	 * ALTER COLUMN … SET DEFAULT takes neither the current time nor, for text without a
	 * limit, any default.
	 */
	private boolean needsDefinition() {
		NewValue<SqlValue> change = this.changes.defaultValue();
		return change != null && change.value() != null
				&& (MySqlDefaults.isNow(change.value()) || MySqlDefaults.takesOnlyExpressions(existingType()));
	}

	/**
	 * Without a default, a column that allows NULL would refuse inserts that leave it
	 * out, so NULL becomes its default.
	 */
	private String alterDefault() {
		NewValue<SqlValue> change = Objects.requireNonNull(this.changes.defaultValue());
		String alterColumn = this.renderer.alterColumn(this.operation);
		if (change.value() != null) {
			return alterColumn + "SET DEFAULT " + this.renderer.defaults().render(change.value(), existingType());
		}
		Boolean nullable = this.existing.nullable();
		boolean allowsNull = (nullable != null) ? nullable : live().nullable();
		return alterColumn + (allowsNull ? "SET DEFAULT NULL" : "DROP DEFAULT");
	}

	private String existingType() {
		if (this.renderer.live().isThere()) {
			return live().type();
		}
		ColumnType type = this.existing.type();
		return (type != null) ? this.renderer.type(type) : "";
	}

	private MySqlColumn live() {
		return this.renderer.catalog()
			.column(this.operation.table(), this.operation.column())
			.orElseThrow(() -> new ColumnNotFoundException(this.operation.table(), this.operation.column()));
	}

	private String modify() {
		MySqlColumn column = changed(this.renderer.live().isThere() ? live() : said());
		Identity identity = (this.changes.identity() != null) ? this.changes.identity().value() : null;
		return this.renderer.alterTable(this.operation.table()) + "MODIFY COLUMN "
				+ this.renderer.quote(this.operation.column()) + " " + column.spec()
				+ this.renderer.position(this.operation.table(), this.operation.column(), this.operation.position())
				+ MySqlDdlRenderer.firstValue(identity, ", ");
	}

	private MySqlColumn changed(MySqlColumn column) {
		MySqlColumn changed = column;
		if (this.changes.type() != null) {
			changed = changed.withType(this.renderer.type(this.changes.type()));
		}
		if (this.changes.nullable() != null) {
			changed = changed.withNullable(this.changes.nullable());
		}
		if (this.changes.defaultValue() != null) {
			SqlValue value = this.changes.defaultValue().value();
			changed = changed
				.withDefault((value != null) ? this.renderer.defaults().render(value, changed.type()) : null);
		}
		if (this.changes.comment() != null) {
			String comment = this.changes.comment().value();
			changed = changed.withComment((comment != null) ? this.renderer.plainText(comment) : null);
		}
		if (this.changes.identity() != null) {
			Identity identity = this.changes.identity().value();
			if (identity != null) {
				this.renderer.requireAutoIncrement(identity);
			}
			changed = changed.withAutoIncrement(identity != null);
		}
		return changed;
	}

	/**
	 * The column as the revision says it is, where there is no database to ask. Type,
	 * nullability and default have to be said, or changed; comment and generated values
	 * are none unless said.
	 */
	private MySqlColumn said() {
		ColumnType type = (this.existing.type() != null) ? this.existing.type() : this.changes.type();
		Boolean nullable = (this.existing.nullable() != null) ? this.existing.nullable() : this.changes.nullable();
		boolean saysDefault = this.existing.defaultValue() != null || this.changes.defaultValue() != null;
		if (type == null || nullable == null || !saysDefault) {
			throw new NeedsDatabaseException();
		}
		String text = this.renderer.type(type);
		SqlValue value = (this.existing.defaultValue() != null) ? this.existing.defaultValue().value() : null;
		String comment = (this.existing.comment() != null) ? this.existing.comment().value() : null;
		return new MySqlColumn(text, null, null, nullable,
				(value != null) ? this.renderer.defaults().render(value, text) : null, null,
				this.existing.identity() != null && this.existing.identity().value() != null, false, null,
				(comment != null) ? this.renderer.plainText(comment) : null);
	}

}
