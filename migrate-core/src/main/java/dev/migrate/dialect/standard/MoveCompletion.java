package dev.migrate.dialect.standard;

import java.util.List;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.TableNotFoundException;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.DropTable;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Reads the tables whose columns move where a table is copied for that and an information
 * schema tells what hangs on it. A copy that an earlier run has left is dropped first.
 */
public abstract class MoveCompletion extends Completion {

	// What hangs on a table besides what an inspector reads
	private static final String LOSSES = """
			SELECT 'triggers' FROM INFORMATION_SCHEMA.TRIGGERS
				WHERE EVENT_OBJECT_SCHEMA = :schema AND EVENT_OBJECT_TABLE = :table
			UNION SELECT 'foreign keys of other tables' FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R
				JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS P ON P.CONSTRAINT_SCHEMA = R.UNIQUE_CONSTRAINT_SCHEMA
					AND P.CONSTRAINT_NAME = R.UNIQUE_CONSTRAINT_NAME
				JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS C ON C.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA
					AND C.CONSTRAINT_NAME = R.CONSTRAINT_NAME
				WHERE P.TABLE_SCHEMA = :schema AND P.TABLE_NAME = :table
					AND (C.TABLE_SCHEMA <> P.TABLE_SCHEMA OR C.TABLE_NAME <> P.TABLE_NAME)
			UNION\s""";

	private final AbstractDialect dialect;

	protected MoveCompletion(AbstractDialect dialect, LiveDatabase live) {
		super(dialect, live);
		this.dialect = dialect;
	}

	@Override
	public Completed visit(BatchAlterTable operation) {
		if (!new BatchChanges(operation).movesColumns()) {
			return inItself(operation);
		}
		TableName name = operation.table();
		JdbcOperations jdbc = live().required(name);
		DdlRenderer renderer = this.dialect.renderer(operation);
		TableCopy.requireNone(renderer, name,
				query(jdbc, LOSSES + losses(), name, (row, number) -> row.getString(1).strip()));
		Table table = this.dialect.inspector(jdbc).table(name).orElseThrow(() -> new TableNotFoundException(name, ""));
		TableName copy = TableCopy.name(name);
		List<SqlStatement> filled = alterations(renderer, jdbc, table, copy).stream().map(renderer::ddl).toList();
		return new TableCopy(renderer, TableCopy.ordered(withLastingNames(table), operation), "",
				renderer.visit(new DropTable(copy, true, null)), filled, List.of());
	}

	/**
	 * What else a copy would not have.
	 * @return queries of it, with conditions on {@code :schema} and {@code :table}
	 */
	protected abstract String losses();

	/**
	 * A table whose constraints have no names but those that will last.
	 * @param table the table
	 * @return the table
	 */
	protected Table withLastingNames(Table table) {
		return table;
	}

	/**
	 * What a copy has to be told once it has the rows.
	 * @param renderer the renderer of the operation
	 * @return the statements
	 */
	protected abstract List<String> alterations(DdlRenderer renderer, JdbcOperations jdbc, Table table, TableName copy);

	/**
	 * Ask for something of a table.
	 * @param sql the query, with {@code :schema} and {@code :table} as they are stored
	 * @param reader reads a row
	 * @return what it gives
	 */
	protected final List<String> query(JdbcOperations jdbc, String sql, TableName table, RowMapper<String> reader) {
		StoredNames names = StoredNames.of(this.dialect, jdbc);
		return new NamedParameterJdbcTemplate(jdbc).query(
				sql.replace(":schema", "COALESCE(CAST(:schema AS VARCHAR(128)), CURRENT_SCHEMA)"),
				new MapSqlParameterSource("schema", names.stored(table.schema())).addValue("table",
						names.stored(table.name())),
				reader);
	}

}
