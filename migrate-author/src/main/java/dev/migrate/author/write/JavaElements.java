package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a table as Java: columns, constraints, indexes and the rest.
 */
final class JavaElements {

	private final JavaSource source;

	private final JavaTypes types;

	private final JavaValues values;

	private final JavaConstraints constraints;

	private final JavaIndexes indexes;

	JavaElements(JavaSource source) {
		this.source = source;
		this.types = new JavaTypes(source);
		this.values = new JavaValues(source);
		this.constraints = new JavaConstraints(source);
		this.indexes = new JavaIndexes(source);
	}

	List<JavaExpression> table(Table table) {
		List<JavaExpression> elements = new ArrayList<>();
		table.columns().forEach((column) -> elements.add(column(column)));
		table.constraints().forEach((constraint) -> elements.add(constraint(constraint)));
		table.indexes().forEach((index) -> elements.add(this.indexes.inTable(index)));
		if (table.comment() != null) {
			elements.add(this.source.definition("comment", JavaSource.text(table.comment())));
		}
		table.options().forEach((dialect, sql) -> elements.add(option(dialect, sql)));
		if (table.persistence() != Persistence.PERMANENT) {
			elements.add(persistence(table.persistence()));
		}
		return elements;
	}

	/**
	 * An element that stands for itself, as it would in a table; an index says more
	 * there.
	 */
	JavaExpression element(TableElement element) {
		return (element instanceof IndexDefinition index) ? this.indexes.write(index)
				: table(Table.of(TableName.of("any"), List.of(element))).get(0);
	}

	private JavaExpression persistence(Persistence persistence) {
		return this.source.definition(persistence.name().toLowerCase(Locale.ROOT));
	}

	private JavaExpression option(String dialect, String sql) {
		return this.source.definition("option", JavaSource.text(dialect), JavaSource.text(sql));
	}

	JavaExpression column(Column column) {
		JavaExpression expression = this.source.definition("column", JavaSource.text(column.name()),
				type(column.type()));
		if (column.identity() != null) {
			expression = generated(expression, column.identity());
		}
		if (column.isPrimaryKey()) {
			expression = expression.then("primaryKey");
		}
		expression = nullability(expression, column);
		if (column.defaultValue() != null) {
			expression = defaulted(expression, column.defaultValue());
		}
		if (column.computed() != null) {
			expression = computed(expression, column.computed());
		}
		if (column.isUnique()) {
			expression = expression.then("unique");
		}
		if (column.references() != null) {
			expression = this.constraints.references(expression, column.name(), column.references());
		}
		if (column.collation() != null) {
			expression = expression.then("collation", JavaSource.text(column.collation()));
		}
		return (column.comment() != null) ? expression.then("comment", JavaSource.text(column.comment())) : expression;
	}

	private JavaExpression generated(JavaExpression column, Identity identity) {
		return identity.equals(Identity.byDefault()) ? column.then("autoIncrement")
				: column.then("identity", identity(identity));
	}

	/**
	 * A primary key and an identity do without NULL already.
	 */
	private static JavaExpression nullability(JavaExpression expression, Column column) {
		boolean said = column.isPrimaryKey() || column.identity() != null;
		if (column.nullable()) {
			return said ? expression.then("withNullable", "true") : expression;
		}
		return said ? expression : expression.then("notNull");
	}

	JavaExpression defaulted(JavaExpression expression, SqlValue value) {
		return (value instanceof SqlValue.Expression sql)
				? expression.then("defaultExpression", JavaSource.text(sql.sql()))
				: expression.then("defaultValue", this.values.object(value));
	}

	private JavaExpression computed(JavaExpression expression, Computed computed) {
		String sql = JavaSource.text(computed.expression());
		if (Boolean.TRUE.equals(computed.stored())) {
			return expression.then("computed", sql);
		}
		String factory = (computed.stored() != null) ? ".virtual(" : ".of(";
		return expression.then("withComputed", this.source.name(Computed.class) + factory + sql + ")");
	}

	String identity(Identity identity) {
		JavaExpression expression = JavaExpression
			.of(this.source.name(Identity.class) + (identity.isAlways() ? ".always()" : ".byDefault()"));
		expression = number(expression, "startWith", identity.start());
		expression = number(expression, "incrementBy", identity.increment());
		if (identity.minValue() != null && identity.maxValue() != null) {
			expression = expression.then("between", JavaValues.number(identity.minValue()),
					JavaValues.number(identity.maxValue()));
		}
		else {
			expression = number(expression, "minValue", identity.minValue());
			expression = number(expression, "maxValue", identity.maxValue());
		}
		if (identity.cycle()) {
			expression = expression.then("cycling");
		}
		return number(expression, "cache", identity.cache()).toString();
	}

	private static JavaExpression number(JavaExpression expression, String method, @Nullable Long number) {
		return (number != null) ? expression.then(method, JavaValues.number(number)) : expression;
	}

	String sequence(Sequence sequence) {
		JavaExpression expression = this.source.definition("sequence", JavaSource.text(sequence.name()));
		expression = number(expression, "startWith", sequence.start());
		return number(expression, "incrementBy", sequence.increment()).toString();
	}

	JavaExpression constraint(Constraint constraint) {
		return constraint.accept(this.constraints);
	}

	JavaExpression index(Index index, boolean concurrently, boolean ofTable) {
		return concurrent(ofTable ? this.indexes.inTable(index) : this.indexes.onTable(index), concurrently);
	}

	/**
	 * An index of which only the name is known.
	 */
	JavaExpression index(String name, TableName table, boolean concurrently, boolean ofTable) {
		JavaExpression index = this.source.definition("index", JavaSource.text(name));
		return concurrent(ofTable ? index : index.then("on", JavaSource.text(table.name())), concurrently);
	}

	private static JavaExpression concurrent(JavaExpression index, boolean concurrently) {
		return concurrently ? index.then("concurrently") : index;
	}

	JavaExpression position(ColumnPosition position) {
		return this.source.definition(position.before() ? "before" : "after", JavaSource.text(position.neighbour()));
	}

	String type(ColumnType type) {
		return this.types.write(type);
	}

	String value(SqlValue value) {
		return this.values.object(value);
	}

	String cell(SqlValue value) {
		return this.values.cell(value);
	}

}
