package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.migrate.author.draft.JavaText;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.TypeSource;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.error.MigrateException;
import dev.migrate.operation.ConventionalNames;
import dev.migrate.operation.Operation;
import dev.migrate.schema.NamingConvention;
import dev.migrate.sql.SqlStatement;

/**
 * Writes changes as calls of {@code op} in Java. The downgrade is written out; there is
 * none if nothing says how to undo it, so that downgrading is refused before it changes
 * anything. Thread-safe.
 */
final class JavaRevisionWriter implements RevisionWriter {

	/** Two tabs, of four characters each. */
	private static final int INDENTATION = 8;

	private final int width;

	private final Dialect dialect;

	private final List<TypeSource> typeSources;

	private final ConventionalNames names;

	private final UnaryOperator<List<SchemaChange>> arrangement;

	/**
	 * Create a writer.
	 * @param lineLength how many characters a line of the file may have, a tab counted as
	 * four
	 * @param dialect the database that the revision is for; where it restates a whole
	 * column, all that an altered column was is said
	 */
	public JavaRevisionWriter(int lineLength, Dialect dialect) {
		this(lineLength, dialect, List.of());
	}

	JavaRevisionWriter(int lineLength, Dialect dialect, List<TypeSource> typeSources) {
		this(lineLength, dialect, typeSources, NamingConvention.NONE, UnaryOperator.identity());
	}

	JavaRevisionWriter(int lineLength, Dialect dialect, List<TypeSource> typeSources, NamingConvention naming,
			UnaryOperator<List<SchemaChange>> arrangement) {
		this.names = new ConventionalNames(naming);
		this.width = lineLength - INDENTATION;
		this.dialect = dialect;
		this.typeSources = List.copyOf(typeSources);
		this.arrangement = arrangement;
	}

	@Override
	public RevisionBody write(List<SchemaChange> changes, List<SchemaChange> all) {
		JavaSource source = new JavaSource(this.typeSources);
		WrittenDowngrade undoing = new WrittenDowngrade(changes, all, this.dialect);
		JavaMethods methods = new JavaMethods();
		List<String> upgrade = methods.body(blocks(undoing.annotated(), all, source), true);
		List<SchemaChange> inverses = undoing.inverses();
		List<String> downgrade = methods.body(blocks(inverses, inverses, source), false);
		return new RevisionBody(source.imports(), source.staticImports(), upgrade, downgrade, methods.lines());
	}

	private List<JavaMethods.Block> blocks(List<SchemaChange> changes, List<SchemaChange> all, JavaSource source) {
		NewWords words = new NewWords(this.arrangement.apply(all), this.dialect);
		return this.arrangement.apply(changes)
			.stream()
			.map((change) -> new JavaMethods.Block(change, block(change, words.isUsed(change), source)))
			.toList();
	}

	private List<String> block(SchemaChange change, boolean alone, JavaSource source) {
		List<String> lines = new ArrayList<>();
		change.notes().forEach((note) -> lines.add("// " + JavaText.comment(note)));
		if (change.withheld()) {
			// What is not run needs no imports
			calls(change.operation(), new JavaSource(this.typeSources)).forEach((line) -> lines.add("// " + line));
		}
		else if (alone || needsNoTransaction(change.operation())) {
			lines.add(alone ? "// Only a word that is committed can be used"
					: "// " + this.dialect.productName() + " does not run it in a transaction");
			lines.add("op.autocommit(() -> {");
			calls(change.operation(), source).forEach((line) -> lines.add("\t" + line));
			lines.add("});");
		}
		else {
			lines.addAll(calls(change.operation(), source));
		}
		return lines;
	}

	private boolean needsNoTransaction(Operation operation) {
		if (!this.dialect.transactionalDdl()) {
			return false;
		}
		List<SqlStatement> statements = new ArrayList<>();
		try {
			this.dialect.render(operation, LiveDatabase.none(), statements::add);
		}
		catch (MigrateException | IllegalArgumentException ex) {
			// What this database cannot do is refused when it is run
		}
		return statements.stream().anyMatch((statement) -> statement.facts().needsAutocommit());
	}

	private List<String> calls(Operation operation, JavaSource source) {
		JavaReceiver op = operation.accept(this.names).equals(List.of(operation)) ? JavaReceiver.OP
				: JavaReceiver.OP_WITH_FINAL_NAMES;
		return operation
			.accept(new JavaOperations(source, op, this.width, this.dialect.has(DialectFact.RESTATES_COLUMNS)));
	}

}
