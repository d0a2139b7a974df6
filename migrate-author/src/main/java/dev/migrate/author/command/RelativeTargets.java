package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets {@code -1} be a target and not an option, as in {@code downgrade -1}.
 */
final class RelativeTargets {

	private static final Pattern STEPS_DOWN = Pattern.compile("-[0-9]+");

	private static final String END_OF_OPTIONS = "--";

	private RelativeTargets() {
	}

	/**
	 * Put relative targets behind the end of the options.
	 * @param arguments the arguments
	 * @return the same arguments in an order in which they can be read
	 */
	static List<String> asParameters(List<String> arguments) {
		int end = arguments.indexOf(END_OF_OPTIONS);
		List<String> before = (end < 0) ? arguments : arguments.subList(0, end);
		List<String> after = (end < 0) ? List.of() : arguments.subList(end + 1, arguments.size());
		List<String> rearranged = new ArrayList<>();
		List<String> targets = new ArrayList<>();
		for (String argument : before) {
			(STEPS_DOWN.matcher(argument).matches() ? targets : rearranged).add(argument);
		}
		targets.addAll(after);
		if (!targets.isEmpty()) {
			rearranged.add(END_OF_OPTIONS);
		}
		rearranged.addAll(targets);
		return rearranged;
	}

}
