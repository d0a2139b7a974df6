package dev.migrate.autoconfigure.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.migrate.lang.Internal;

/**
 * The arguments of an application that was called to migrate.
 * <p>
 * {@code --key=value} with a dot in the key is a property of the application wherever it
 * stands; after {@code --} any key is. The rest belongs to the command. A key without a
 * dot is never taken for a property in silence, since it may be a misspelt option.
 *
 * @param command what belongs to the command, without the word {@code migrate}
 * @param properties what belongs to the application
 */
@Internal
public record CommandArguments(List<String> command, List<String> properties) {

	private static final String COMMAND = "migrate";

	private static final String END_OF_OPTIONS = "--";

	private static final Pattern PROPERTY = Pattern.compile("--[^=.]*\\.[^=]*(=.*)?", Pattern.DOTALL);

	private static final Pattern ANY_PROPERTY = Pattern.compile("--[^=]+=.*", Pattern.DOTALL);

	/**
	 * Copy.
	 */
	public CommandArguments {
		command = List.copyOf(command);
		properties = List.copyOf(properties);
	}

	/**
	 * Read the arguments of an application.
	 * @return what they say; empty if the first one that is no property is not
	 * {@code migrate}
	 */
	public static Optional<CommandArguments> of(String... arguments) {
		int first = 0;
		while (first < arguments.length && ANY_PROPERTY.matcher(arguments[first]).matches()) {
			first++;
		}
		if (first == arguments.length || !COMMAND.equals(arguments[first])) {
			return Optional.empty();
		}
		List<String> all = List.of(arguments);
		return Optional.of(split(all.subList(0, first), all.subList(first + 1, all.size())));
	}

	private static CommandArguments split(List<String> before, List<String> after) {
		List<String> command = new ArrayList<>();
		List<String> properties = new ArrayList<>(before);
		Pattern property = PROPERTY;
		for (String argument : after) {
			if (property.matcher(argument).matches()) {
				properties.add(argument);
				continue;
			}
			command.add(argument);
			if (END_OF_OPTIONS.equals(argument)) {
				property = ANY_PROPERTY;
			}
		}
		return new CommandArguments(command, properties);
	}

}
