package dev.migrate.tables;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.lang.Internal;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateTable;
import dev.migrate.plan.Step;
import dev.migrate.plan.VersionChange;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;

/**
 * The table that says which revisions are applied: one row for each that no other applied
 * one requires, and nothing else.
 */
@Internal
public final class VersionTable {

	public static final int ID_LENGTH = 255;

	private final Dialect dialect;

	private final TableName name;

	private final String quoted;

	VersionTable(Dialect dialect, TableName name) {
		this.dialect = dialect;
		this.name = name;
		this.quoted = dialect.spelling().quote(name);
	}

	/**
	 * Create the table with the operation that revisions have, too.
	 */
	void create(StatementSink sink, boolean ifNotExists) throws SQLException {
		Table table = Table.of(this.name,
				List.of(Definitions.column("version_num", Definitions.varchar(ID_LENGTH)).notNull(),
						Definitions.primaryKey("version_num").named(TableNames.primaryKey(this.name)),
						TableNames.anyLanguage()));
		sink.executeAll(this.dialect.ddl(new CreateTable(table, ifNotExists)));
	}

	/**
	 * Fail if it is there and is another table.
	 * @return whether it is there
	 * @throws OtherTableException if it is
	 */
	boolean requireColumns(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select * from " + this.quoted + " where 1 = 0")) {
			List<String> missing = TableColumns.of(result.getMetaData()).missing(List.of("version_num"));
			if (!missing.isEmpty()) {
				throw OtherTableException.ofVersion(this.name, missing);
			}
			return true;
		}
	}

	/**
	 * Make the rows a set of revisions: without those that are empty, each once.
	 */
	public void repair(Connection connection, StatementSink sink) throws SQLException {
		Set<String> sound = new LinkedHashSet<>(ids(connection));
		sound.removeIf((id) -> id == null || id.isBlank());
		sink.update("delete from " + this.quoted);
		for (String id : sound) {
			sink.update("insert into " + this.quoted + " (version_num) values (?)", id);
		}
	}

	private List<String> ids(Connection connection) throws SQLException {
		List<String> ids = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select version_num from " + this.quoted)) {
			while (result.next()) {
				ids.add(result.getString(1));
			}
		}
		return ids;
	}

	boolean isSound(Connection connection) throws SQLException {
		return VersionQuery.isSound(ids(connection));
	}

	/**
	 * Refuse a plan that writes identifiers which do not fit.
	 */
	public void requireSpace(VersionRows rows, List<Step> steps) {
		if (this.dialect.has(DialectFact.IGNORES_LENGTHS) || rows.length() <= 0) {
			return;
		}
		for (Step step : steps) {
			for (String id : step.rowsAfter()) {
				if (id.length() > rows.length()) {
					throw new RevisionIdTooLongException(this.name, id, rows.length(), widening(rows.length()));
				}
			}
		}
	}

	private String widening(int length) {
		AlterColumn widening = new AlterColumn(this.name, "version_num",
				AlterColumn.Aspects.of(Definitions.varchar(ID_LENGTH)),
				AlterColumn.Aspects.of(Definitions.column("version_num", Definitions.varchar(length)).notNull()), null,
				null);
		return this.dialect.ddl(widening).stream().map(SqlStatement::text).collect(Collectors.joining("; "));
	}

	/**
	 * Make the changes of steps to no row, to find out whether they are permitted.
	 */
	void probe(List<Step> steps, StatementSink sink) throws SQLException {
		List<VersionChange> changes = steps.stream().flatMap((step) -> step.changes().stream()).toList();
		if (changes.stream().anyMatch(VersionChange.Insert.class::isInstance)) {
			sink.update("insert into " + this.quoted + " (version_num) select version_num from " + this.quoted
					+ " where 1 = 0");
		}
		if (changes.stream().anyMatch(VersionChange.Update.class::isInstance)) {
			sink.update("update " + this.quoted + " set version_num = version_num where 1 = 0");
		}
		if (changes.stream().anyMatch(VersionChange.Delete.class::isInstance)) {
			sink.update("delete from " + this.quoted + " where 1 = 0");
		}
	}

	/**
	 * Make a change, which has to meet exactly one row.
	 */
	public void apply(VersionChange change, StatementSink sink) throws SQLException {
		int rows = count(change, sink);
		if (rows != 1) {
			throw missed(change, rows);
		}
	}

	/**
	 * What a change means that has not met one row.
	 */
	public VersionTableMismatchException missed(VersionChange change, int rows) {
		return new VersionTableMismatchException(this.name, change, rows);
	}

	private int count(VersionChange change, StatementSink sink) throws SQLException {
		if (change instanceof VersionChange.Insert insert) {
			return sink.update("insert into " + this.quoted + " (version_num) values (?)", insert.id());
		}
		if (change instanceof VersionChange.Update update) {
			return sink.update("update " + this.quoted + " set version_num = ? where version_num = ?", update.to(),
					update.from());
		}
		VersionChange.Delete delete = (VersionChange.Delete) change;
		return sink.update("delete from " + this.quoted + " where version_num = ?", delete.id());
	}

}
