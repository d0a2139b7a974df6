package dev.migrate.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The same revisions for each tool, of 2.2 statements each.
 *
 * @param count how many there are
 */
record Revisions(int count) {

	/**
	 * Read those of a folder.
	 * @param folder what {@link #write} has filled
	 * @return the revisions
	 */
	static Revisions in(Path folder) {
		try (var files = Files.list(folder.resolve("flyway"))) {
			return new Revisions((int) files.count());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Write them in the form of each tool that reads files.
	 * @param folder takes a folder for each tool
	 * @return the folder
	 */
	Path write(Path folder) {
		try {
			for (String tool : List.of("migrate", "flyway", "alembic/versions")) {
				Files.createDirectories(folder.resolve(tool));
			}
			for (int number = 1; number <= this.count; number++) {
				write(folder, number);
			}
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path folder, int number) throws IOException {
		String sql = statements(number).stream().map((statement) -> statement + ";\n").collect(Collectors.joining());
		String parent = (number == 1) ? "none" : id(number - 1);
		Files.writeString(folder.resolve("migrate/" + id(number) + ".sql"), """
				-- revision: %s
				-- down revision: %s
				-- message: Create table %d

				-- upgrade
				%s
				-- downgrade
				drop table t%d;
				""".formatted(id(number), parent, number, sql, number));
		Files.writeString(folder.resolve("flyway/V" + number + "__create_table.sql"), sql);
		Files.writeString(folder.resolve("alembic/versions/" + id(number) + ".py"),
				"""
						from alembic import op
						revision = "%s"
						down_revision = %s
						def upgrade():
						%s
						def downgrade():
						    op.execute("drop table t%d")
						""".formatted(id(number), (number == 1) ? "None" : '"' + parent + '"',
						statements(number).stream()
							.map((statement) -> "    op.execute(\"" + statement + "\")\n")
							.collect(Collectors.joining()),
						number));
	}

	/**
	 * The identifier of a revision.
	 * @param number counted from 1
	 * @return such as {@code r0001}
	 */
	static String id(int number) {
		return "r%04d".formatted(number);
	}

	/**
	 * What a revision does.
	 * @param number counted from 1
	 * @return its statements
	 */
	static List<String> statements(int number) {
		List<String> statements = new ArrayList<>();
		statements.add("create table t" + number + " (id integer primary key, name varchar(40))");
		statements.add("insert into t" + number + " values (1, 'x')");
		if (number % 5 == 0) {
			statements.add("create index ix" + number + " on t" + number + " (name)");
		}
		return statements;
	}

}
