package dev.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.standard.BatchChanges;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.TableCopy;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;

/**
 * Writes a table of PostgreSQL anew, for {@code recreate(ALWAYS)}: a copy with its
 * columns in order takes the table's place. What the copy would lose silently, such as
 * triggers, is a reason to refuse; a view over the table makes the server refuse.
 *
 * @param dialect the dialect
 * @param batch the moves
 * @param table the table with its columns in order
 * @param storage its storage parameters as they stand behind the bracket
 * @param detachments the statements that cut what ties other objects to the table
 * @param attachments the statements that tie them to the copy
 */
record PostgresqlRebuild(PostgresqlDialect dialect, BatchAlterTable batch, Table table, String storage,
		List<String> detachments, List<String> attachments) implements Completed {

	/**
	 * The changes of a batch that writes its table anew: first all in place, then the
	 * copy, which is read when nobody else can change anything.
	 * @param batch the batch
	 * @param dialect quotes names
	 * @return the changes
	 */
	static List<Operation> changes(BatchAlterTable batch, PostgresqlDialect dialect) {
		BatchChanges split = new BatchChanges(batch);
		List<Operation> changes = new ArrayList<>(split.withoutMoves());
		changes.add(new ExecuteSql("LOCK TABLE " + dialect.quote(batch.table()) + " IN ACCESS EXCLUSIVE MODE", "", 1,
				null));
		changes.add(split.moves());
		return changes;
	}

	@Override
	public List<SqlStatement> statements() {
		DdlRenderer renderer = this.dialect.renderer(this.batch);
		TableName name = this.table.name();
		TableName copy = TableCopy.name(name);
		List<SqlStatement> statements = new ArrayList<>();
		this.detachments.forEach((sql) -> statements.add(renderer.ddl(sql)));
		statements.add(renderer.ddl("CREATE TABLE " + this.dialect.quote(copy) + " (\n\t"
				+ this.table.columns().stream().map(renderer::columnSpec).collect(Collectors.joining(",\n\t")) + "\n)"
				+ this.storage, renderer.made(copy)));
		statements.add(TableCopy.insert(this.table, this.dialect));
		statements.addAll(renderer.visit(new DropTable(name, false, null)));
		statements.addAll(renderer.visit(new RenameTable(copy, name.name())));
		this.table.constraints()
			.forEach((constraint) -> statements.addAll(renderer.visit(new AddConstraint(name, constraint))));
		this.table.indexes().forEach((index) -> statements.add(renderer.index(index, false, false)));
		statements.addAll(renderer.comments(this.table));
		this.attachments.forEach((sql) -> statements.add(renderer.ddl(sql)));
		return statements;
	}

}
