package dev.migrate.author.write;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.operation.OwnOperation;
import org.jspecify.annotations.Nullable;

/**
 * An operation of an application's own as a Java expression: in its own words, or as the
 * call of a record's constructor with the values that it has.
 */
record JavaOwnOperation(JavaSource source) {

	/**
	 * Write it.
	 * @return empty if it has no source
	 */
	Optional<String> write(OwnOperation operation) {
		Optional<String> own = operation.source();
		return own.isPresent() ? own : record(operation);
	}

	private Optional<String> record(Object value) {
		RecordComponent[] components = value.getClass().getRecordComponents();
		if (components == null || !isVisible(value.getClass())) {
			return Optional.empty();
		}
		return all(Stream.of(components).map((component) -> value(component, value)).toList())
			.map((arguments) -> "new " + this.source.name(value.getClass()) + "(" + arguments + ")");
	}

	/**
	 * Whether a revision in another package may name it.
	 */
	private static boolean isVisible(Class<?> type) {
		Class<?> enclosing = type.getEnclosingClass();
		return Modifier.isPublic(type.getModifiers()) && (enclosing == null || isVisible(enclosing));
	}

	private static Optional<String> all(List<Optional<String>> expressions) {
		return expressions.stream().allMatch(Optional::isPresent)
				? Optional.of(expressions.stream().map(Optional::get).collect(Collectors.joining(", ")))
				: Optional.empty();
	}

	private Optional<String> value(RecordComponent component, Object owner) {
		try {
			component.getAccessor().setAccessible(true);
			return expression(component.getAccessor().invoke(owner));
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException("The accessor of a record failed: " + component, ex);
		}
	}

	private Optional<String> expression(@Nullable Object value) {
		if (value == null || value instanceof Boolean || value instanceof Integer) {
			return Optional.of(String.valueOf(value));
		}
		if (value instanceof Long number) {
			return Optional.of(number + "L");
		}
		if (value instanceof String text) {
			return Optional.of(JavaSource.text(text));
		}
		if (value instanceof Enum<?> constant) {
			return Optional.of(this.source.constant(constant));
		}
		if (value instanceof List<?> list) {
			return all(list.stream().map(this::expression).toList())
				.map((elements) -> this.source.name(List.class) + ".of(" + elements + ")");
		}
		return (value instanceof Record) ? record(value) : Optional.empty();
	}

}
