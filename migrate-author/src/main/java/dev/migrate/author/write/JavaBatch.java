package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.TableElement;

/**
 * Changes of a table in one go, as a function that makes them one by one.
 */
final class JavaBatch {

	private static final int TAB_WIDTH = 4;

	private final JavaSource source;

	private final JavaElements elements;

	private final int width;

	private final boolean restated;

	JavaBatch(JavaSource source, JavaElements elements, int width, boolean restated) {
		this.source = source;
		this.elements = elements;
		this.width = width - TAB_WIDTH;
		this.restated = restated;
	}

	List<String> write(BatchAlterTable batch, String receiver) {
		JavaReceiver table = new JavaReceiver(JavaNames.parameter(batch.table().name(), "table"), true);
		List<String> lines = new ArrayList<>();
		lines.addAll(begin(receiver + ".batchAlterTable(" + JavaSource.text(batch.table().name()), batch.options(),
				"(" + table + ") -> {"));
		JavaOperations operations = new JavaOperations(this.source, table, this.width, this.restated);
		for (Operation change : batch.changes()) {
			change.accept(operations).forEach((line) -> lines.add("\t" + line));
		}
		lines.add("});");
		return lines;
	}

	private List<String> begin(String call, BatchOptions options, String function) {
		if (options.equals(BatchOptions.DEFAULT)) {
			return List.of(call + ", " + function);
		}
		List<String> links = options(options).links();
		String whole = call + ", " + String.join("", links) + ", " + function;
		return (whole.length() <= this.width + TAB_WIDTH) ? List.of(whole)
				: List.of((call + ",\n\t\t" + String.join("\n\t\t\t", links) + ", " + function).split("\n"));
	}

	private JavaExpression options(BatchOptions options) {
		String made = this.source.name(BatchOptions.class);
		JavaExpression all = JavaExpression.of((options.recreate() != BatchOptions.Recreate.AUTO)
				? made + ".of(" + this.source.constant(options.recreate()) + ")" : made + ".DEFAULT");
		if (options.copyFrom() != null) {
			all = all.then("copyFrom", texts(options.copyFrom()));
		}
		if (!options.tableArguments().isEmpty()) {
			all = all.then("tableArguments", texts(options.tableArguments()));
		}
		for (Column column : options.overrides().values()) {
			all = all.then("override", this.elements.column(column).toString());
		}
		for (Map.Entry<Constraint.Kind, String> pattern : options.namingConvention().entrySet()) {
			all = all.then("namingConvention", this.source.constant(pattern.getKey()),
					JavaSource.text(pattern.getValue()));
		}
		for (List<String> order : options.columnOrder()) {
			all = all.then("columnOrder", JavaSource.texts(order));
		}
		return all;
	}

	private String[] texts(List<TableElement> elements) {
		return elements.stream().map((element) -> this.elements.element(element).toString()).toArray(String[]::new);
	}

}
