package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;

/**
 * A Java expression: a call, and the calls chained to it.
 *
 * @param links the first call and then each other one with its dot
 */
record JavaExpression(List<String> links) {

	JavaExpression {
		links = List.copyOf(links);
	}

	static JavaExpression of(String text) {
		return new JavaExpression(List.of(text));
	}

	JavaExpression then(String method, String... arguments) {
		List<String> more = new ArrayList<>(this.links);
		more.add("." + method + "(" + String.join(", ", arguments) + ")");
		return new JavaExpression(more);
	}

	JavaExpression behind(String text) {
		List<String> all = new ArrayList<>(this.links);
		all.set(0, text + all.get(0));
		return new JavaExpression(all);
	}

	/**
	 * The expression on one line.
	 */
	@Override
	public String toString() {
		return String.join("", this.links);
	}

}
