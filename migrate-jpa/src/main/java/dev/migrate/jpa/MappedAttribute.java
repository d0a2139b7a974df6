package dev.migrate.jpa;

import java.lang.reflect.AnnotatedElement;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Where the annotations of an attribute may stand, in a class or one above it.
 */
final class MappedAttribute {

	private MappedAttribute() {
	}

	/**
	 * The field and the methods that read an attribute, as far as they are there.
	 */
	static Stream<AnnotatedElement> elements(Class<?> type, String attribute) {
		String capitalized = StringUtils.capitalize(attribute);
		Stream<AnnotatedElement> elements = Stream.of(ReflectionUtils.findField(type, attribute),
				ReflectionUtils.findMethod(type, "get" + capitalized),
				ReflectionUtils.findMethod(type, "is" + capitalized));
		return elements.filter(Objects::nonNull);
	}

}
