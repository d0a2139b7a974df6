package dev.migrate.autoconfigure.diagnostics;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.error.EditDistance;

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
			.filter((name) -> EditDistance.between(text, name) <= MAX_DISTANCE)
			.min(Comparator.comparingInt((name) -> EditDistance.between(text, name)));
	}

	@Override
	public String toString() {
		return String.join(", ", this.names);
	}

}
