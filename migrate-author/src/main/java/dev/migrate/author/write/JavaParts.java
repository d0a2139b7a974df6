package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;

/**
 * The body of a method, in parts where it is large: the code of a method in Java cannot
 * have more than 64 KB, which the tables of a large application exceed.
 */
final class JavaParts {

	/** An estimate of the code of a body that is not taken apart. */
	private static final int LIMIT = 30_000;

	private JavaParts() {
	}

	/**
	 * The lines of a body.
	 * @param blocks the lines of each statement
	 * @return the lines
	 */
	static List<String> lines(List<List<String>> blocks) {
		List<List<String>> parts = parts(blocks);
		if (parts.size() == 1) {
			return parts.get(0);
		}
		List<String> lines = new ArrayList<>();
		lines.add("// In parts, because one method of Java cannot have as much code as this");
		for (int i = 0; i < parts.size(); i++) {
			lines.add("Runnable part" + (i + 1) + " = () -> {");
			parts.get(i).forEach((line) -> lines.add("\t" + line));
			lines.add("};");
			lines.add("part" + (i + 1) + ".run();");
		}
		return lines;
	}

	private static List<List<String>> parts(List<List<String>> blocks) {
		List<List<String>> parts = new ArrayList<>();
		parts.add(new ArrayList<>());
		int size = 0;
		for (List<String> block : blocks) {
			int more = block.stream().mapToInt(JavaParts::size).sum();
			if (size > 0 && size + more > LIMIT) {
				parts.add(new ArrayList<>());
				size = 0;
			}
			parts.get(parts.size() - 1).addAll(block);
			size += more;
		}
		return parts;
	}

	/**
	 * At most how many bytes of code a line becomes: each argument and each call has
	 * some.
	 */
	private static int size(String line) {
		int calls = (int) line.chars().filter((character) -> character == '(' || character == ',').count();
		return line.startsWith("//") ? 0 : 10 * (calls + 1);
	}

}
