package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;

/**
 * The changes of a batch, each made in place. What only serves to describe the table for
 * a rebuild ({@code copyFrom}, overrides, names of constraints) has nothing to do here.
 */
public final class InPlaceBatch {

	private final AbstractDialect dialect;

	private final BatchAlterTable batch;

	private final LiveDatabase live;

	public InPlaceBatch(AbstractDialect dialect, BatchAlterTable batch, LiveDatabase live) {
		this.dialect = dialect;
		this.batch = batch;
		this.live = live;
	}

	/**
	 * The statements.
	 * @return the statements, those of each change rendered when those before have run
	 */
	public Iterable<SqlStatement> statements() {
		List<Supplier<Iterable<SqlStatement>>> parts = new ArrayList<>();
		this.batch.changes().forEach((change) -> parts.add(() -> render(change)));
		BatchOptions options = this.batch.options();
		options.tableArguments().forEach((element) -> parts.add(() -> add(element)));
		options.columnOrder().forEach((order) -> parts.add(() -> order(order)));
		if (options.recreate() == BatchOptions.Recreate.ALWAYS) {
			parts.add(() -> this.dialect.renderer(this.batch, this.live).rewrite(this.batch.table()));
		}
		return () -> new LazyStatements<>(parts, Supplier::get);
	}

	private Iterable<SqlStatement> render(Operation change) {
		return this.dialect.render(change, this.live);
	}

	private Iterable<SqlStatement> add(TableElement element) {
		TableName table = this.batch.table();
		if (element instanceof Column column) {
			return render(new AddColumn(table, column, false, null));
		}
		if (element instanceof Constraint constraint) {
			return render(new AddConstraint(table, constraint));
		}
		if (element instanceof IndexDefinition index) {
			return render(new CreateIndex(index.onTable(table).toIndex(), index.isIfNotExists(), index.isConcurrent()));
		}
		if (element instanceof TableElement.Comment comment) {
			return render(new SetTableComment(table, comment.text(), null));
		}
		return option(element);
	}

	/**
	 * Options of other dialects are none.
	 */
	private Iterable<SqlStatement> option(TableElement element) {
		Table table = Table.of(this.batch.table(), List.of(element));
		DdlRenderer renderer = this.dialect.renderer(this.batch, this.live);
		String option = renderer.tableOptions(table);
		return option.isEmpty() ? List.of() : List.of(renderer.ddl(renderer.alterOption(table.name(), option)));
	}

	private Iterable<SqlStatement> order(List<String> columns) {
		return () -> new LazyStatements<>(
				this.dialect.renderer(this.batch, this.live).order(this.batch.table(), columns), this::render);
	}

}
