package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migrate.author.draft.JavaText;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.operation.Operation;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlSyntaxException;
import dev.migrate.sql.SqlTrait;

/**
 * Writes changes as SQL of one database. The downgrade is written out; there is none if a
 * change does not say how to undo it, so that downgrading is refused. Thread-safe.
 */
final class SqlRevisionWriter implements RevisionWriter {

	private final Dialect dialect;

	private final UnaryOperator<List<SchemaChange>> arrangement;

	private final SqlTerminators terminators;

	/**
	 * Create a writer.
	 * @param dialect the database that the SQL is for
	 */
	public SqlRevisionWriter(Dialect dialect) {
		this(dialect, UnaryOperator.identity());
	}

	SqlRevisionWriter(Dialect dialect, UnaryOperator<List<SchemaChange>> arrangement) {
		this.dialect = dialect;
		this.arrangement = arrangement;
		this.terminators = new SqlTerminators(dialect.syntax());
	}

	/**
	 * Write changes.
	 * @param changes the changes, in order
	 * @param all the changes among which they are, where these are several revisions
	 * @throws ChangeNotInSqlException if a change cannot be said in a file of SQL
	 */
	@Override
	public RevisionBody write(List<SchemaChange> changes, List<SchemaChange> all) {
		WrittenDowngrade undoing = new WrittenDowngrade(changes, all, this.dialect);
		return new RevisionBody(new TreeSet<>(), new TreeSet<>(), section(this.arrangement.apply(undoing.annotated())),
				section(this.arrangement.apply(undoing.inverses())), List.of());
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

	/**
	 * Ends statements in a way that they are found again as they are. Thread-safe.
	 */
	private static final class SqlTerminators {

		private static final List<String> DELIMITERS = List.of("//", "$$", "@@", "^^", "%%", "~~");

		private final SqlSyntax syntax;

		private final SqlSplitter splitter;

		SqlTerminators(SqlSyntax syntax) {
			this.syntax = syntax;
			this.splitter = new SqlSplitter(syntax);
		}

		/**
		 * A statement with its end.
		 * @return the text without a line break at its end, or empty if the statement
		 * would not be found again
		 */
		Optional<String> terminated(SqlStatement statement) {
			return candidates(statement).filter((text) -> isFoundIn(text, statement)).findFirst();
		}

		/**
		 * A comment at the end would swallow a terminator on its line; what a semicolon
		 * would divide needs another one.
		 */
		private Stream<String> candidates(SqlStatement statement) {
			String data = statement.copyData().map((lines) -> "\n" + lines + "\\.").orElse("");
			String sql = statement.text();
			Stream<String> plain = Stream.of(sql + ";" + data, sql + "\n;" + data);
			return this.syntax.has(SqlTrait.DELIMITER_COMMAND)
					? Stream.concat(plain, DELIMITERS.stream()
						.map((delimiter) -> "DELIMITER " + delimiter + "\n" + sql + "\n" + delimiter + "\nDELIMITER ;"))
					: plain;
		}

		private boolean isFoundIn(String text, SqlStatement statement) {
			List<SqlStatement> found = new ArrayList<>();
			try {
				// Something behind it, which must be found as well
				this.splitter.split(text + "\nSELECT 1;\n").forEach(found::add);
			}
			catch (SqlSyntaxException ex) {
				return false;
			}
			return found.size() == 2 && found.get(0).text().equals(statement.text())
					&& found.get(0).copyData().equals(statement.copyData()) && found.get(1).text().equals("SELECT 1");
		}

	}

}
