package dev.migrate.sql;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.MigrateException;

/**
 * The values given to SQL text are not those that its parameters ask for.
 */
public final class ParametersException extends MigrateException {

	private final transient List<String> missing;

	private final transient List<String> unused;

	/**
	 * Create an exception.
	 * @param missing the parameters without a value
	 * @param unused the values without a parameter
	 */
	ParametersException(Collection<String> missing, Collection<String> unused) {
		super(problem(missing, unused), "Give each parameter of the text one value, under the name behind its colon.");
		this.missing = List.copyOf(missing);
		this.unused = List.copyOf(unused);
	}

	private static String problem(Collection<String> missing, Collection<String> unused) {
		String without = missing.isEmpty() ? ""
				: "The SQL asks for " + names(missing) + ", for which there is no value.";
		String beside = unused.isEmpty() ? ""
				: "There are values for " + names(unused) + ", which the SQL does not ask for.";
		return (without + " " + beside).strip();
	}

	private static String names(Collection<String> names) {
		return names.stream().map((name) -> "':" + name + "'").collect(Collectors.joining(", "));
	}

	/**
	 * The parameters without a value.
	 */
	public List<String> missing() {
		return this.missing;
	}

	/**
	 * The values without a parameter.
	 */
	public List<String> unused() {
		return this.unused;
	}

}
