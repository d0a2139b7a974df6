package dev.migrate.author.write;

import java.util.List;
import java.util.Map;

import dev.migrate.schema.Index;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.TableName;

/**
 * Indexes as Java.
 */
record JavaIndexes(JavaSource source) {

	/**
	 * Whether the short call of name, table and columns says all of an index.
	 */
	static boolean isPlain(Index index) {
		return index.equals(Index.of(index.name(), index.table(),
				index.elements().stream().map((element) -> String.valueOf(element.column())).toList()));
	}

	/**
	 * An index among the elements of its table.
	 */
	JavaExpression inTable(Index index) {
		return options(elements(begin(index.name()), index.elements()), definition(index));
	}

	/**
	 * An index that names its table; the schema is said before.
	 */
	JavaExpression onTable(Index index) {
		return options(on(begin(index.name()), TableName.of(index.table().name()), index.elements()),
				definition(index));
	}

	JavaExpression write(IndexDefinition index) {
		JavaExpression expression = begin(index.name());
		expression = (index.table() != null) ? on(expression, index.table(), index.elements())
				: elements(expression, index.elements());
		JavaExpression all = options(expression, index);
		return index.isConcurrent() ? all.then("concurrently") : all;
	}

	private JavaExpression begin(String name) {
		return this.source.definition("index", JavaSource.text(name));
	}

	private static IndexDefinition definition(Index index) {
		return new IndexDefinition(index.name(), index.table(), index.elements(), index.unique(), index.where(),
				index.using(), index.include(), index.with(), index.nullsNotDistinct(), index.prefix(), false);
	}

	private JavaExpression on(JavaExpression expression, TableName table, List<IndexElement> elements) {
		boolean plain = areColumns(elements);
		JavaExpression on = expression.then("on",
				this.source.tableAndColumns(table, plain ? columns(elements) : List.of()));
		return plain ? on : elements(on, elements);
	}

	private static boolean areColumns(List<IndexElement> elements) {
		return elements.stream()
			.allMatch((element) -> element.column() != null && element.order() == null
					&& element.operatorClass() == null && element.length() == null);
	}

	private static List<String> columns(List<IndexElement> elements) {
		return elements.stream().map((element) -> String.valueOf(element.column())).toList();
	}

	private JavaExpression elements(JavaExpression expression, List<IndexElement> elements) {
		if (areColumns(elements)) {
			return elements.isEmpty() ? expression : expression.then("columns", JavaSource.texts(columns(elements)));
		}
		if (elements.size() == 1 && elements.get(0).equals(plainExpression(elements.get(0)))) {
			return expression.then("expression", JavaValues.textOrNull(elements.get(0).expression()));
		}
		return expression.then("elements", elements.stream().map(this::element).toArray(String[]::new));
	}

	private static IndexElement plainExpression(IndexElement element) {
		return new IndexElement(element.column(), element.expression(), null, null, null);
	}

	private String element(IndexElement element) {
		JavaExpression expression = (element.column() != null)
				? this.source.definition("element", JavaSource.text(element.column()))
				: this.source.definition("elementExpression", JavaValues.textOrNull(element.expression()));
		if (element.order() != null) {
			expression = element.order().equals("DESC") ? expression.then("desc")
					: expression.then("ordered", JavaSource.text(element.order()));
		}
		if (element.operatorClass() != null) {
			expression = expression.then("operatorClass", JavaSource.text(element.operatorClass()));
		}
		return ((element.length() != null) ? expression.then("length", element.length().toString()) : expression)
			.toString();
	}

	private JavaExpression options(JavaExpression expression, IndexDefinition index) {
		JavaExpression all = index.isUnique() ? expression.then("unique") : expression;
		if (index.using() != null) {
			all = all.then("using", JavaSource.text(index.using()));
		}
		if (index.prefix() != null) {
			all = all.then("prefix", JavaSource.text(index.prefix()));
		}
		if (!index.include().isEmpty()) {
			all = all.then("include", JavaSource.texts(index.include()));
		}
		for (Map.Entry<String, String> parameter : index.with().entrySet()) {
			all = all.then("with", JavaSource.text(parameter.getKey()), JavaSource.text(parameter.getValue()));
		}
		if (index.isNullsNotDistinct()) {
			all = all.then("nullsNotDistinct");
		}
		return (index.where() != null) ? all.then("where", JavaSource.text(index.where())) : all;
	}

}
