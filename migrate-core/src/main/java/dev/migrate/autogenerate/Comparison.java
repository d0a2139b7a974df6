package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.TypeFamily;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.NamingConvention;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * What all comparisons need to know.
 *
 * @param settings how to compare
 * @param current the schema that names without one are in
 */
record Comparison(Dialect dialect, AutogenerateSettings settings, CurrentSchema current) {

	SqlText text() {
		return new SqlText(this.dialect.syntax());
	}

	NamingConvention naming() {
		return new NamingConvention(this.settings.naming());
	}

	boolean includes(ObjectKind kind, TableName table, @Nullable String name) {
		String known = (name != null) ? name : "";
		return !ignores(kind) && this.settings.filters()
			.stream()
			.allMatch((filter) -> ComparisonBeans.ask(filter, () -> filter.includes(kind, table, known)));
	}

	/**
	 * Whether what is not declared of an aspect is just not said.
	 */
	boolean isUnsaid(Aspect aspect, WantedTable wanted) {
		return ignores(aspect) || !isStrict() && wanted.unsaid().contains(aspect);
	}

	/**
	 * Whether it is not compared, whatever sources say.
	 */
	boolean ignores(Aspect aspect) {
		return this.settings.ignored().contains(aspect);
	}

	private boolean ignores(ObjectKind kind) {
		return switch (kind) {
			case INDEX -> ignores(Aspect.INDEX);
			case UNIQUE_CONSTRAINT -> ignores(Aspect.UNIQUE_CONSTRAINT);
			case FOREIGN_KEY -> ignores(Aspect.FOREIGN_KEY);
			case CHECK -> ignores(Aspect.CHECK);
			case EXCLUDE -> ignores(Aspect.EXCLUDE);
			case SEQUENCE -> ignores(Aspect.SEQUENCE);
			case TABLE, COLUMN, PRIMARY_KEY, VIEW, FUNCTION, PROCEDURE, TRIGGER, ENUM -> false;
		};
	}

	boolean isStrict() {
		return this.settings.level() == AutogenerateLevel.STRICT;
	}

	/**
	 * Whether only that is compared without which nothing works.
	 */
	boolean isValidating() {
		return this.settings.level() == AutogenerateLevel.VALIDATE;
	}

	/**
	 * A change that loses data, withheld unless that is allowed.
	 */
	SchemaChange losing(dev.migrate.operation.Operation operation, String... notes) {
		return new SchemaChange(operation, !this.settings.allowDrops(), List.of(notes));
	}

	/**
	 * A value in a form that can be compared as text.
	 * @param value the value, or {@code null} for none
	 * @return its form; {@code null} for none and for SQL's NULL
	 */
	@Nullable String form(@Nullable SqlValue value) {
		if (value == null) {
			return null;
		}
		if (value instanceof SqlValue.Expression expression) {
			String text = text().normal(expression.sql());
			return text.equals("null") ? null : text;
		}
		Object literal = ((SqlValue.Literal) value).value();
		if (literal instanceof Number number) {
			return new java.math.BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
		}
		return (literal != null) ? text().normal(this.dialect.spelling().literal(literal)) : null;
	}

	/**
	 * A column whose enum type stands for itself: with the column it is neither created
	 * nor dropped.
	 */
	Column standalone(Column column) {
		return this.dialect.has(DialectFact.NAMED_ENUMS) ? column.withType(standalone(column.type())) : column;
	}

	ColumnType standalone(ColumnType type) {
		if (!this.dialect.has(DialectFact.NAMED_ENUMS)) {
			return type;
		}
		if (type.name() == TypeName.ENUM) {
			return type.existing();
		}
		return (type.element() != null) ? new ColumnType(type.name(), type.length(), type.precision(), type.scale(),
				type.enumeration(), standalone(type.element()), type.verbatim(), type.variants()) : type;
	}

	/**
	 * There is no operation for a collation alone: databases say it with the type. A type
	 * that does not say the collation of its column would take that of the database.
	 */
	ColumnType collated(ColumnType type, @Nullable String collation) {
		return (collation != null && (TypeFamily.of(type) == TypeFamily.TEXT || type.name() == TypeName.ENUM))
				? Definitions.type(this.dialect.spelling().sql(type, collation)) : standalone(type);
	}

	Table standalone(Table table) {
		return table.withColumns(table.columns().stream().map(this::standalone).toList());
	}

}
