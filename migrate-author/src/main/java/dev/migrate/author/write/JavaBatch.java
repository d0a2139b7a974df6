package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.Operation;

/**
 * Changes of a table in one go, as a function that makes them one by one.
 */
final class JavaBatch {

	private static final int TAB_WIDTH = 4;

	private final JavaSource source;

	private final JavaElements elements;

	private final int width;

	JavaBatch(JavaSource source, JavaElements elements, int width) {
		this.source = source;
		this.elements = elements;
		this.width = width - TAB_WIDTH;
	}

	List<String> write(BatchAlterTable batch, String receiver) {
		JavaReceiver table = new JavaReceiver(JavaNames.parameter(batch.table().name(), "table"), true);
		List<String> lines = new ArrayList<>();
		lines.add(receiver + ".batchAlterTable(" + JavaSource.text(batch.table().name()) + ", (" + table + ") -> {");
		options(batch.options(), table).forEach((line) -> lines.add("\t" + line));
		JavaOperations operations = new JavaOperations(this.source, table, this.width);
		for (Operation change : batch.changes()) {
			change.accept(operations).forEach((line) -> lines.add("\t" + line));
		}
		lines.add("});");
		return lines;
	}

	private List<String> options(BatchOptions options, JavaReceiver table) {
		List<String> lines = new ArrayList<>();
		if (options.recreate() != BatchOptions.Recreate.AUTO) {
			lines.addAll(call(table, "recreate", this.source.constant(options.recreate())));
		}
		if (options.copyFrom() != null) {
			lines
				.addAll(new JavaStatement(table + ".copyFrom", List.of(), this.elements.table(options.copyFrom()), true)
					.lines(this.width));
		}
		options.tableArguments()
			.forEach((element) -> lines
				.addAll(call(table, "tableArguments", this.elements.element(element).toString())));
		options.overrides()
			.values()
			.forEach((column) -> lines.addAll(call(table, "override", this.elements.column(column).toString())));
		options.namingConvention()
			.forEach((kind, pattern) -> lines
				.addAll(call(table, "namingConvention", this.source.constant(kind), JavaSource.text(pattern))));
		options.columnOrder().forEach((order) -> lines.addAll(call(table, "columnOrder", JavaSource.texts(order))));
		return lines;
	}

	private List<String> call(JavaReceiver table, String method, String... arguments) {
		return JavaStatement.of(table + "." + method, List.of(arguments)).lines(this.width);
	}

}
