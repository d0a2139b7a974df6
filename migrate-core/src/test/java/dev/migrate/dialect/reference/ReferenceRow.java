package dev.migrate.dialect.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

	private static final String FILE = "/sql-reference/sql.json";

	/**
	 * The rows of a dialect.
	 * @param dialect the dialect
	 * @return the rows
	 */
	static List<ReferenceRow> of(String dialect) {
		List<ReferenceRow> rows = new ArrayList<>();
		for (JsonNode row : JsonMapper.shared().readTree(read())) {
			if (row.get("dialect").asString().equals(dialect)) {
				List<String> sql = new ArrayList<>();
				row.path("sql").forEach((statement) -> sql.add(statement.asString()));
				rows.add(new ReferenceRow(dialect, row.get("op").asString(), row.get("name").asString(),
						row.get("params"), sql));
			}
		}
		return rows;
	}

	private static String read() {
		try (InputStream file = ReferenceRow.class.getResourceAsStream(FILE)) {
			return new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
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
