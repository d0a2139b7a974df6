package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call of {@code op} as lines: on one line if it fits, else with one argument on each.
 *
 * @param call what is called, up to the bracket
 * @param arguments what stands on the first line in any case
 * @param elements what gets lines of its own
 * @param apart whether each element has a line of its own even if all fit on one
 */
record JavaStatement(String call, List<String> arguments, List<JavaExpression> elements, boolean apart) {

	private static final int TAB_WIDTH = 4;

	private static final String CONTINUATION = "\t\t";

	JavaStatement {
		arguments = List.copyOf(arguments);
		elements = List.copyOf(elements);
	}

	static JavaStatement of(String call, List<String> arguments) {
		return new JavaStatement(call, arguments, List.of(), false);
	}

	/**
	 * The lines.
	 * @param width how many characters a line may have, a tab counted as four
	 * @return the lines, of which all but the first begin with tabs
	 */
	List<String> lines(int width) {
		String whole = this.call + "(" + String.join(", ", all()) + ");";
		boolean breaks = whole.contains("\n") || (this.apart && !this.elements.isEmpty());
		if (!breaks && whole.length() <= width) {
			return List.of(whole);
		}
		return Arrays.asList((broken(width) + ");").split("\n"));
	}

	private List<String> all() {
		return Stream.concat(this.arguments.stream(), this.elements.stream().map(JavaExpression::toString)).toList();
	}

	private String broken(int width) {
		if (this.elements.isEmpty()) {
			return filled(width);
		}
		List<String> parts = new ArrayList<>();
		if (!this.arguments.isEmpty()) {
			parts.add(String.join(", ", this.arguments));
		}
		for (JavaExpression element : this.elements) {
			boolean leads = parts.isEmpty();
			int before = leads ? this.call.length() + 1 : TAB_WIDTH * CONTINUATION.length();
			parts.add(element(element, width - before, leads));
		}
		return this.call + "(" + String.join(",\n" + CONTINUATION, parts);
	}

	/**
	 * An element that leads its statement has its links where others have their elements.
	 */
	private static String element(JavaExpression element, int width, boolean leads) {
		String whole = element.toString();
		return (whole.length() + ");".length() <= width) ? whole
				: String.join("\n" + CONTINUATION + (leads ? "" : "\t"), element.links());
	}

	private String filled(int width) {
		StringBuilder text = new StringBuilder(this.call).append('(');
		int length = text.length();
		for (int i = 0; i < this.arguments.size(); i++) {
			String argument = this.arguments.get(i);
			int needed = argument.indexOf('\n') < 0 ? argument.length() : argument.indexOf('\n');
			if (i > 0 && length + needed + 4 > width) {
				text.append(",\n").append(CONTINUATION);
				length = TAB_WIDTH * CONTINUATION.length();
			}
			else if (i > 0) {
				text.append(", ");
				length += 2;
			}
			text.append(argument);
			length = argument.contains("\n") ? width : length + argument.length();
		}
		return text.toString();
	}

}
