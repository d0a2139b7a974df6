package dev.migrate.author.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The imports of a source, in groups: Java's own, others, static ones.
 */
final class ImportBlock {

	private static final Pattern BLOCK = Pattern.compile("(?m)^import [^\n]*;\n(?:\\s*^import [^\n]*;\n)*\n*");

	private static final Pattern IMPORT = Pattern.compile("import [^\n]*;");

	private ImportBlock() {
	}

	/**
	 * Sort the imports of a source, each once. What stands between them makes an end.
	 * @param source the source
	 * @return the same source with its imports sorted
	 */
	static String sorted(String source) {
		Matcher block = BLOCK.matcher(source);
		return block.find()
				? source.substring(0, block.start()) + grouped(block.group()) + "\n" + source.substring(block.end())
				: source;
	}

	private static String grouped(String block) {
		List<SortedSet<String>> groups = List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
		IMPORT.matcher(block).results().forEach((found) -> groups.get(group(found.group())).add(found.group()));
		List<String> texts = new ArrayList<>();
		for (SortedSet<String> group : groups) {
			if (!group.isEmpty()) {
				texts.add(String.join("\n", group) + "\n");
			}
		}
		return String.join("\n", texts);
	}

	private static int group(String line) {
		if (line.startsWith("import static ")) {
			return 2;
		}
		return (line.startsWith("import java.") || line.startsWith("import javax.")) ? 0 : 1;
	}

}
