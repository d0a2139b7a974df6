package dev.migrate.autoconfigure.aot;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.migrate.operation.Operation;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.SqlValue;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Registers what operations are made of, so that the journal of a native image writes
 * them as that of a JVM does.
 */
final class OperationHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		Set<Class<?>> records = new LinkedHashSet<>();
		collect(Operation.class, records);
		collect(Constraint.class, records);
		collect(SqlValue.class, records);
		for (Class<?> type : records) {
			hints.reflection().registerType(type);
			for (RecordComponent component : type.getRecordComponents()) {
				hints.reflection().registerMethod(component.getAccessor(), ExecutableMode.INVOKE);
			}
		}
	}

	private static void collect(Class<?> type, Set<Class<?>> records) {
		if (type.isSealed()) {
			for (Class<?> each : type.getPermittedSubclasses()) {
				collect(each, records);
			}
		}
		else if (type.isRecord() && type.getName().startsWith("dev.migrate.") && records.add(type)) {
			for (RecordComponent component : type.getRecordComponents()) {
				collect(component.getType(), records);
				for (Type argument : arguments(component)) {
					if (argument instanceof Class<?> element) {
						collect(element, records);
					}
				}
			}
		}
	}

	private static Type[] arguments(RecordComponent component) {
		return (component.getGenericType() instanceof ParameterizedType generic) ? generic.getActualTypeArguments()
				: new Type[0];
	}

}
