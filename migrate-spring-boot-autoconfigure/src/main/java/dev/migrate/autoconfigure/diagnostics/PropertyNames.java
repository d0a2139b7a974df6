package dev.migrate.autoconfigure.diagnostics;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The names of the properties that a record is bound to.
 */
final class PropertyNames {

	private static final int MAX_DISTANCE = 3;

	private final List<String> names;

	private PropertyNames(List<String> names) {
		this.names = names;
	}

	static PropertyNames of(String prefix, Class<? extends Record> type) {
		return new PropertyNames(names(prefix, type).toList());
	}

	private static Stream<String> names(String prefix, Class<?> type) {
		return Stream.of(type.getRecordComponents()).flatMap((component) -> names(prefix, component));
	}

	private static Stream<String> names(String prefix, RecordComponent component) {
		String name = prefix + "." + simpleName(component);
		if (component.getType().isRecord()) {
			return names(name, component.getType());
		}
		return Stream.of(Map.class.isAssignableFrom(component.getType()) ? name + ".*" : name);
	}

	private static String simpleName(RecordComponent component) {
		return Stream.of(component.getDeclaringRecord().getDeclaredConstructors()[0].getParameters())
			.filter((parameter) -> parameter.getName().equals(component.getName()))
			.map((parameter) -> parameter.getAnnotation(Name.class))
			.filter((name) -> name != null)
			.map(Name::value)
			.findFirst()
			.orElseGet(() -> DataObjectPropertyName.toDashedForm(component.getName()));
	}

	/**
	 * The name that was probably meant.
	 * @param text what was written
	 * @return the name, or empty if none is like it
	 */
	Optional<String> mostSimilarTo(String text) {
		return this.names.stream()
			.filter((name) -> distance(text, name) <= MAX_DISTANCE)
			.min(Comparator.comparingInt((name) -> distance(text, name)));
	}

	/** How many characters have to be typed, taken away or replaced. */
	private static int distance(String from, String to) {
		int[] row = new int[to.length() + 1];
		for (int column = 0; column <= to.length(); column++) {
			row[column] = column;
		}
		for (int i = 1; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int replaced = diagonal + ((from.charAt(i - 1) != to.charAt(j - 1)) ? 1 : 0);
				diagonal = row[j];
				row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[to.length()];
	}

	@Override
	public String toString() {
		return String.join(", ", this.names);
	}

}
