package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.TableName;

/**
 * The methods of one file. A long body is cut into one for each table, in order: it is
 * read more easily, and the code of a method in Java cannot have more than 64 KB, which
 * the tables of a large application exceed. For one file.
 */
final class JavaMethods {

	/** In lines, how long a body may be that is not cut. */
	private static final int MOST_LINES = 100;

	/** An estimate of the code of a body that is not cut. */
	private static final int MOST_CODE = 30_000;

	private final List<String> lines = new ArrayList<>();

	private final Set<String> names = new HashSet<>(Set.of("upgrade", "downgrade"));

	/**
	 * A change as it is written.
	 */
	record Block(SchemaChange change, List<String> lines) {

		private Optional<TableName> table() {
			return this.change.operation().tableName();
		}

		/**
		 * At most how many bytes of code it becomes: each argument and each call has
		 * some.
		 */
		private int size() {
			return this.lines.stream().filter((line) -> !line.startsWith("//")).mapToInt((line) -> {
				int calls = (int) line.chars().filter((character) -> character == '(' || character == ',').count();
				return 10 * (calls + 1);
			}).sum();
		}

	}

	/**
	 * The lines of a body.
	 * @param blocks the changes
	 * @param upgrade whether it is the upgrade
	 * @return the changes, or the calls of methods that make them
	 */
	List<String> body(List<Block> blocks, boolean upgrade) {
		List<List<Block>> parts = parts(blocks);
		if (parts.size() < 2 || isShort(blocks)) {
			return blocks.stream().flatMap((block) -> block.lines().stream()).toList();
		}
		return parts.stream().map((part) -> method(part, upgrade) + "(op);").toList();
	}

	private static boolean isShort(List<Block> blocks) {
		return blocks.stream().mapToInt((block) -> block.lines().size()).sum() <= MOST_LINES
				&& blocks.stream().mapToInt(Block::size).sum() <= MOST_CODE;
	}

	/**
	 * The changes of one table, and of as much of it as a method has room for.
	 */
	private static List<List<Block>> parts(List<Block> blocks) {
		List<List<Block>> parts = new ArrayList<>();
		int size = 0;
		Optional<TableName> table = Optional.empty();
		for (Block block : blocks) {
			size += block.size();
			if (parts.isEmpty() || !block.table().equals(table) || size > MOST_CODE) {
				parts.add(new ArrayList<>());
				size = block.size();
				table = block.table();
			}
			parts.get(parts.size() - 1).add(block);
		}
		return parts;
	}

	private String method(List<Block> part, boolean upgrade) {
		String name = free((upgrade ? verb(part) : "revert") + subject(part));
		this.lines.add("");
		this.lines.add("private void " + name + "(Operations op) {");
		part.stream().flatMap((block) -> block.lines().stream()).forEach((line) -> this.lines.add("\t" + line));
		this.lines.add("}");
		return name;
	}

	private static String verb(List<Block> part) {
		List<String> verbs = part.stream().map((block) -> block.change().operation().accept(new Verb())).toList();
		boolean one = verbs.get(0).equals("create") || verbs.stream().distinct().count() == 1;
		return one ? verbs.get(0) : "alter";
	}

	/**
	 * What an operation does with its table.
	 */
	private static final class Verb implements GroupingOperationVisitor<String> {

		@Override
		public String visit(CreateTable create) {
			return "create";
		}

		@Override
		public String visit(DropTable drop) {
			return "drop";
		}

		@Override
		public String visitOther(Operation operation) {
			return "alter";
		}

	}

	private static String subject(List<Block> part) {
		String name = part.get(0).table().map((table) -> JavaNames.parameter(table.name(), "table")).orElse("schema");
		return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
	}

	private String free(String name) {
		String free = name;
		for (int i = 2; !this.names.add(free); i++) {
			free = name + i;
		}
		return free;
	}

	/**
	 * The methods that bodies call.
	 */
	List<String> lines() {
		return List.copyOf(this.lines);
	}

}
