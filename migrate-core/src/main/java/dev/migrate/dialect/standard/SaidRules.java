package dev.migrate.dialect.standard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.sql.SqlToken;

/**
 * Tells whether operations make the constraints and indexes of a table as the server says
 * them. What an operation is not known to say is not said: so nothing is lost that nobody
 * thought of.
 *
 * @param dialect the database
 * @param table the table as an inspector reads it
 * @param exact whether the server keeps the text of a statement, so that its order and
 * its brackets are to come back, too
 */
public record SaidRules(Dialect dialect, Table table, boolean exact) {

	/**
	 * Whether the table has a constraint or an index of a name.
	 * @param name the name
	 * @return {@code false} if an inspector reads none
	 */
	public boolean has(String name) {
		return made(name).findAny().isPresent();
	}

	/**
	 * Whether a name is that of an index.
	 * @param name the name
	 * @return {@code false} if an inspector reads none, or a constraint alone
	 */
	public boolean hasIndex(String name) {
		return this.table.indexes().stream().anyMatch((each) -> name.equals(each.name()));
	}

	/**
	 * Whether a name is that of a unique constraint.
	 * @param name the name
	 * @return {@code false} if an inspector reads none
	 */
	public boolean hasUnique(String name) {
		return this.table.constraints()
			.stream()
			.anyMatch((each) -> each.kind() == Constraint.Kind.UNIQUE && name.equals(each.name()));
	}

	/**
	 * Whether an operation makes a constraint or an index just so.
	 * @param name its name
	 * @param texts statements each of which makes it, in the server's words
	 * @return {@code false} if it would make another one, or if that cannot be told
	 */
	public boolean says(String name, String... texts) {
		return made(name).anyMatch((operation) -> makes(operation, texts));
	}

	/**
	 * Whether an operation makes the table just so, its indexes left out.
	 * @param text the statement that makes it, in the server's words
	 * @return {@code false} if it would make another one, or if that cannot be told
	 */
	public boolean saysTable(String text) {
		return makes(new CreateTable(this.table.withIndexes(List.of()), false), text);
	}

	private Stream<Operation> made(String name) {
		return Stream.concat(
				this.table.constraints()
					.stream()
					.filter((each) -> name.equals(each.name()))
					.map((each) -> new AddConstraint(this.table.name(), each)),
				this.table.indexes()
					.stream()
					.filter((each) -> name.equals(each.name()))
					.map((each) -> new CreateIndex(each, false, false)));
	}

	private boolean makes(Operation operation, String... texts) {
		try {
			List<String> said = this.dialect.ddl(operation)
				.stream()
				.flatMap((statement) -> words(statement.text()).stream())
				.toList();
			return Stream.of(texts).anyMatch((text) -> isSame(words(text), said));
		}
		catch (OperationNotSupportedException ex) {
			return false;
		}
	}

	/**
	 * One text is what both come from, so that its order says nothing.
	 */
	private boolean isSame(List<String> one, List<String> two) {
		return this.exact ? one.equals(two) : one.stream().sorted().toList().equals(two.stream().sorted().toList());
	}

	private List<String> words(String text) {
		return SqlToken.read(text, this.dialect.syntax())
			.stream()
			.filter((token) -> this.exact || !token.is("(") && !token.is(")"))
			.map((token) -> token.isQuoted() ? token.name() : token.text())
			.map((word) -> word.startsWith("'") ? word : word.toLowerCase(Locale.ROOT))
			.toList();
	}

}
