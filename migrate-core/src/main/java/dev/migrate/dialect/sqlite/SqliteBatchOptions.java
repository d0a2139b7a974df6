package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.ColumnOrder;
import dev.migrate.operation.BatchOptions;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.NamingPattern;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;

/**
 * Applies the options of a batch to the text of a table.
 */
record SqliteBatchOptions(BatchOptions options, TableName table, SqliteTableEditor editor) {

	/**
	 * What has to be done before the changes: options of the table, another understanding
	 * of columns, and names of constraints.
	 */
	void before() {
		this.options.tableArguments().forEach(this::addOption);
		this.options.overrides()
			.values()
			.forEach((column) -> this.editor.text(this.editor.text().replace(this.editor.parse(column))));
		if (!this.options.namingConvention().isEmpty()) {
			nameConstraints();
		}
	}

	private void nameConstraints() {
		SqliteTableText text = this.editor.text();
		List<SqliteColumn> columns = text.columns()
			.stream()
			.map((column) -> column
				.withClauses(column.clauses().stream().map((clause) -> named(clause, List.of(column.name()))).toList()))
			.toList();
		List<SqliteClause> constraints = text.constraints()
			.stream()
			.map((clause) -> named(clause, clause.columns()))
			.toList();
		this.editor.text(text.withColumns(columns).withConstraints(constraints));
	}

	private SqliteClause named(SqliteClause clause, List<String> columns) {
		Constraint.Kind kind = clause.constraintKind();
		String pattern = (kind != null) ? this.options.namingConvention().get(kind) : null;
		if (pattern == null || clause.name() != null) {
			return clause;
		}
		SqliteClause.References to = clause.references();
		return new NamingPattern(pattern)
			.name(this.table.name(), columns, (to != null) ? to.table() : null, (to != null) ? to.columns() : List.of(),
					null)
			.map(clause::named)
			.orElse(clause);
	}

	/**
	 * What has to be done after the changes: further constraints, a comment, and the
	 * order of the columns.
	 */
	void after() {
		Table added = this.options.added(this.table);
		added.constraints().forEach(this.editor::add);
		if (added.comment() != null) {
			this.editor.text(this.editor.text().withComment(added.comment()));
		}
		this.options.columnOrder().forEach(this::order);
	}

	private void addOption(TableElement element) {
		if (element instanceof TableElement.Option option && option.dialect().equals("sqlite")) {
			List<String> all = new ArrayList<>(this.editor.text().options());
			all.addAll(List.of(option.sql().split("\\s*,\\s*")));
			this.editor.text(this.editor.text().withOptions(all));
		}
	}

	private void order(List<String> names) {
		SqliteTableText text = this.editor.text();
		List<String> order = names.stream().map((name) -> required(name).name()).toList();
		List<String> ordered = ColumnOrder.apply(text.columns().stream().map(SqliteColumn::name).toList(), order,
				this.table);
		this.editor.text(text.withColumns(ordered.stream().map(this::required).toList()));
	}

	private SqliteColumn required(String name) {
		return this.editor.text().column(name).orElseThrow(() -> new ColumnNotFoundException(this.table, name));
	}

}
