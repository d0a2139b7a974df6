package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import dev.migrate.author.draft.JavaText;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.operation.Operation;
import dev.migrate.sql.SqlStatement;

/**
 * Writes changes as SQL of one database. The downgrade is written out; there is none if a
 * change does not say how to undo it, so that downgrading is refused. Thread-safe.
 */
final class SqlRevisionWriter implements RevisionWriter {

	private final Dialect dialect;

	private final SqlTerminators terminators;

	/**
	 * Create a writer.
	 * @param dialect the database that the SQL is for
	 */
	public SqlRevisionWriter(Dialect dialect) {
		this.dialect = dialect;
		this.terminators = new SqlTerminators(dialect.syntax());
	}

	/**
	 * Write changes.
	 * @param changes the changes, in order
	 * @return the body
	 * @throws ChangeNotInSqlException if a change cannot be said in a file of SQL
	 */
	@Override
	public RevisionBody write(List<SchemaChange> changes) {
		WrittenDowngrade undoing = new WrittenDowngrade(changes, this.dialect);
		return new RevisionBody(new TreeSet<>(), new TreeSet<>(), section(undoing.annotated()),
				section(undoing.inverses()));
	}

	private List<String> section(List<SchemaChange> changes) {
		List<String> lines = new ArrayList<>();
		int count = 0;
		Operation alone = null;
		NewWords words = new NewWords(changes, this.dialect);
		for (SchemaChange change : changes) {
			alone = words.isUsed(change) ? change.operation() : alone;
			change.notes().forEach((note) -> lines.add("-- " + JavaText.oneLine(note)));
			for (SqlStatement statement : statements(change.operation())) {
				lines.addAll(lines(change, statement));
				count += change.withheld() ? 0 : 1;
				alone = (!change.withheld() && needsNoTransaction(statement)) ? change.operation() : alone;
			}
		}
		if (alone != null && count > 1) {
			throw ChangeNotInSqlException.inTransaction(alone, this.dialect);
		}
		return lines;
	}

	private List<String> lines(SchemaChange change, SqlStatement statement) {
		String text = this.terminators.terminated(statement)
			.orElseThrow(() -> ChangeNotInSqlException.readOtherwise(change.operation(), this.dialect));
		List<String> lines = List.of(text.split("\n", -1));
		return change.withheld() ? lines.stream().map((line) -> ("-- " + line).stripTrailing()).toList() : lines;
	}

	private boolean needsNoTransaction(SqlStatement statement) {
		return this.dialect.transactionalDdl() && statement.facts().needsAutocommit();
	}

	/**
	 * The statements are rendered as they are asked for.
	 */
	private List<SqlStatement> statements(Operation operation) {
		List<SqlStatement> statements = new ArrayList<>();
		try {
			this.dialect.render(operation, LiveDatabase.none(), statements::add);
		}
		catch (NeedsDatabaseException ex) {
			throw ChangeNotInSqlException.withoutDatabase(operation, this.dialect, ex);
		}
		return statements;
	}

}
