package dev.migrate.dialect.standard;

import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.normal.TableNormalizer;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * What the dialects have in common.
 */
public abstract class AbstractDialect implements Dialect, Spelling {

	private final Identifiers identifiers;

	private final Literals literals;

	protected AbstractDialect(Identifiers identifiers, Literals literals) {
		this.identifiers = identifiers;
		this.literals = literals;
	}

	@Override
	public Iterable<SqlStatement> render(Operation operation, LiveDatabase live) {
		if (operation instanceof ExecuteSql execute) {
			return new SqlSplitter(syntax()).split(execute.sql(), execute.line(),
					execute.origin().isEmpty() ? null : execute.origin());
		}
		if (operation instanceof BatchAlterTable batch) {
			return renderBatch(batch, live);
		}
		return operation.accept(renderer(operation, live));
	}

	/**
	 * The statements of a batch: each change for itself, unless overridden.
	 * @param batch the batch
	 * @param live the database
	 * @return the statements
	 */
	protected Iterable<SqlStatement> renderBatch(BatchAlterTable batch, LiveDatabase live) {
		return new InPlaceBatch(this, batch, live).statements();
	}

	/**
	 * A renderer of one operation.
	 * @param operation the operation
	 * @param live the database
	 * @return the renderer
	 */
	public abstract DdlRenderer renderer(Operation operation, LiveDatabase live);

	@Override
	public final Spelling spelling() {
		return this;
	}

	@Override
	public String quote(String identifier) {
		return this.identifiers.quote(identifier, productName());
	}

	@Override
	public String literal(@Nullable Object value) {
		return this.literals.render(value);
	}

	@Override
	public String sql(ColumnType type, @Nullable String collation) {
		DdlRenderer renderer = renderer(new DropTable(TableName.of("t"), false, null), LiveDatabase.none());
		return renderer.type(type) + ((collation != null) ? " COLLATE " + renderer.collation(collation) : "");
	}

	@Override
	public final Table normalize(Table table) {
		return new TableNormalizer(this, normalForm(), table).normalize();
	}

	/**
	 * What an inspector leaves out.
	 * @return the normal form
	 */
	public abstract NormalForm normalForm();

	@Override
	public String toString() {
		return productName();
	}

}
