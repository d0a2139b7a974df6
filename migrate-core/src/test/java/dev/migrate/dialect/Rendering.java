package dev.migrate.dialect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import org.junit.jupiter.api.DynamicTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A line of a table: what a revision calls, and what each dialect makes of it without a
 * database. A dialect that is not said anything of fails.
 */
final class Rendering {

	private static final String NOT_SUPPORTED = "NOT SUPPORTED: ";

	private static final String NEEDS_DATABASE = "NEEDS DATABASE";

	private final String name;

	private final Consumer<Operations> revision;

	private final Map<String, List<String>> expected = new LinkedHashMap<>();

	Rendering(String name, Consumer<Operations> revision) {
		this.name = name;
		this.revision = revision;
	}

	/**
	 * What dialects render.
	 * @param dialects their names, with commas between them
	 * @param statements the statements, line ends left out
	 * @return this
	 */
	Rendering on(String dialects, String... statements) {
		Arrays.stream(dialects.split(", ")).forEach((dialect) -> this.expected.put(dialect, List.of(statements)));
		return this;
	}

	/**
	 * What dialects refuse.
	 * @param dialects their names, with commas between them
	 * @param reason the sentence that says why
	 * @return this
	 */
	Rendering notSupported(String dialects, String reason) {
		return on(dialects, NOT_SUPPORTED + reason);
	}

	/**
	 * What dialects render beside a database only.
	 * @param dialects their names, with commas between them
	 * @return this
	 */
	Rendering needsDatabase(String dialects) {
		return on(dialects, NEEDS_DATABASE);
	}

	Stream<DynamicTest> tests() {
		return Dialects.all()
			.stream()
			.map((dialect) -> DynamicTest.dynamicTest(this.name + " on " + dialect.name(), () -> check(dialect)));
	}

	private void check(Dialect dialect) {
		List<String> rendered = rendered(dialect);
		assertThat(this.expected).as("'%s' has no word of %s, which renders %s", this.name, dialect.name(), rendered)
			.containsKey(dialect.name());
		assertThat(rendered).isEqualTo(this.expected.get(dialect.name()));
	}

	List<String> rendered(Dialect dialect) {
		List<String> statements = new ArrayList<>();
		try {
			for (Recording.Entry entry : Recording.of(dialect.name(), this.revision).entries()) {
				dialect.render(entry.operation(), LiveDatabase.none(),
						(statement) -> statements.add(withoutLineEnds(statement.text())));
			}
		}
		catch (OperationNotSupportedException ex) {
			return List.of(NOT_SUPPORTED + reason(ex, dialect));
		}
		catch (NeedsDatabaseException ex) {
			return List.of(NEEDS_DATABASE);
		}
		return statements;
	}

	private static String reason(OperationNotSupportedException ex, Dialect dialect) {
		return ex.description().split("is not possible on " + dialect.productName() + ". ")[1];
	}

	private static String withoutLineEnds(String statement) {
		return statement.replace(",\n\t", ", ").replace("\n\t", "").replace("\n", "");
	}

}
