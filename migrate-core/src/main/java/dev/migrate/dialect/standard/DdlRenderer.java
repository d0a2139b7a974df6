package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;

/**
 * The statements of one operation, in standard SQL. A database's own renderer overrides
 * what it spells differently.
 */
public abstract class DdlRenderer extends TableDdlRenderer {

	/** Few enough rows for every database's limits on the length of a statement. */
	private static final int ROWS_PER_INSERT = 500;

	protected DdlRenderer(Dialect dialect, Operation operation) {
		super(dialect, operation);
	}

	@Override
	public List<SqlStatement> visit(CreateSequence operation) {
		requireSequences();
		Sequence sequence = operation.sequence();
		StringJoiner sql = new StringJoiner(" ");
		sql.add("CREATE SEQUENCE")
			.add(ifNotExists(operation.ifNotExists()) + quote(sequence.schema(), sequence.name()));
		addOption(sql, "START WITH ", sequence.start());
		addOption(sql, "INCREMENT BY ", sequence.increment());
		return List.of(ddl(sql.toString(), made(SchemaEffect.Kind.SEQUENCE, sequence.schema(), sequence.name())));
	}

	@Override
	public List<SqlStatement> visit(AlterSequence operation) {
		requireSequences();
		Sequence sequence = operation.sequence();
		StringJoiner sql = new StringJoiner(" ");
		sql.add("ALTER SEQUENCE").add(quote(sequence.schema(), sequence.name()));
		addOption(sql, "START WITH ", sequence.start());
		addOption(sql, "INCREMENT BY ", sequence.increment());
		addOption(sql, "RESTART WITH ", operation.restart());
		return List.of(ddl(sql.toString()));
	}

	@Override
	public List<SqlStatement> visit(DropSequence operation) {
		requireSequences();
		return List
			.of(ddl("DROP SEQUENCE " + ifExists(operation.ifExists()) + quote(operation.schema(), operation.name()),
					dropped(SchemaEffect.Kind.SEQUENCE, operation.schema(), operation.name())));
	}

	/**
	 * Called before each change of a sequence. A database that has none refuses.
	 */
	protected void requireSequences() {
	}

	@Override
	public List<SqlStatement> visit(CreateSchema operation) {
		return List.of(ddl("CREATE SCHEMA " + ifNotExists(operation.ifNotExists()) + quote(operation.name()),
				made(SchemaEffect.Kind.SCHEMA, (String) null, operation.name())));
	}

	@Override
	public List<SqlStatement> visit(DropSchema operation) {
		return List.of(ddl("DROP SCHEMA " + ifExists(operation.ifExists()) + quote(operation.name()),
				dropped(SchemaEffect.Kind.SCHEMA, (String) null, operation.name())));
	}

	@Override
	public List<SqlStatement> visit(CreateEnum operation) {
		throw noEnumTypes();
	}

	@Override
	public List<SqlStatement> visit(DropEnum operation) {
		throw noEnumTypes();
	}

	@Override
	public List<SqlStatement> visit(AddEnumValue operation) {
		throw noEnumTypes();
	}

	@Override
	public List<SqlStatement> visit(RenameEnumValue operation) {
		throw noEnumTypes();
	}

	private OperationNotSupportedException noEnumTypes() {
		return notSupported("It has no enum types of their own: the values belong to each column.",
				"Change the type of the columns with op.alterColumn(…) and enumeration(…), "
						+ "or keep the operation to PostgreSQL with op.dialect().");
	}

	@Override
	public List<SqlStatement> visit(BulkInsert operation) {
		List<SqlStatement> statements = new ArrayList<>();
		List<List<SqlValue>> rows = operation.rows();
		for (int from = 0; from < rows.size(); from += ROWS_PER_INSERT) {
			statements.add(new SqlStatement(
					insert(operation, rows.subList(from, Math.min(from + ROWS_PER_INSERT, rows.size()))),
					StatementFacts.DATA));
		}
		return statements;
	}

	String insert(BulkInsert operation, List<List<SqlValue>> rows) {
		return "INSERT INTO " + quote(operation.table()) + " " + columnList(operation.columns()) + " VALUES "
				+ rows.stream().map(this::row).collect(Collectors.joining(",\n\t"));
	}

	private String row(List<SqlValue> row) {
		return row.stream().map(this::value).collect(Collectors.joining(", ", "(", ")"));
	}

	/**
	 * SQL text is split, not rendered.
	 */
	@Override
	public List<SqlStatement> visit(ExecuteSql operation) {
		throw new IllegalArgumentException("SQL text says its statements itself");
	}

	/**
	 * How views, functions, procedures and triggers are written.
	 * @return the spelling; that of the standard unless overridden
	 */
	protected ObjectSpelling objects() {
		return ObjectSpelling.STANDARD;
	}

	@Override
	public List<SqlStatement> visit(CreateObject operation) {
		return List.of(objects().create(this, operation.object()));
	}

	@Override
	public List<SqlStatement> visit(ReplaceObject operation) {
		return objects().replace(this, operation.object(), operation.existing());
	}

	@Override
	public List<SqlStatement> visit(DropObject operation) {
		return List.of(objects().drop(this, operation.object(), operation.ifExists()));
	}

	/**
	 * It says its changes itself.
	 */
	@Override
	public List<SqlStatement> visit(CustomOperation operation) {
		throw new IllegalArgumentException("The steps of an operation are rendered one by one");
	}

}
