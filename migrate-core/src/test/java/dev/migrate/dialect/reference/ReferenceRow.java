package dev.migrate.dialect.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One directive with the statements that the reference makes of it.
 *
 * @param dialect the dialect
 * @param op the directive
 * @param name the situation
 * @param params the arguments of the directive
 * @param sql the reference's statements, empty if it refuses
 */
record ReferenceRow(String dialect, String op, String name, JsonNode params, List<String> sql) {

	private static final String PROPERTY = "sql-reference.dir";

	/**
	 * The rows of a dialect, those of whole scripts left out; where the reference is not
	 * on this machine, the test is skipped.
	 * @param dialect the dialect
	 * @return the rows
	 */
	static List<ReferenceRow> of(String dialect) {
		Path file = folder().resolve("sql.json");
		List<ReferenceRow> rows = new ArrayList<>();
		for (JsonNode row : JsonMapper.shared().readTree(read(file))) {
			if (row.get("dialect").asString().equals(dialect) && !row.get("op").asString().equals("script")) {
				List<String> sql = new ArrayList<>();
				row.path("sql").forEach((statement) -> sql.add(statement.asString()));
				rows.add(new ReferenceRow(dialect, row.get("op").asString(), row.get("name").asString(),
						row.get("params"), sql));
			}
		}
		return rows;
	}

	private static Path folder() {
		return Stream.of(System.getProperty(PROPERTY), "../../shared/sql-reference", "../shared/sql-reference")
			.filter((folder) -> folder != null && Files.exists(Path.of(folder, "sql.json")))
			.map(Path::of)
			.findFirst()
			.orElseGet(() -> Assumptions
				.abort("The reference's SQL is not on this machine: say where sql.json is with -D" + PROPERTY));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return this.op + "/" + this.name;
	}

}
