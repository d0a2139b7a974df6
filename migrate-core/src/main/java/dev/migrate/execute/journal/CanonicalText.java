package dev.migrate.execute.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import dev.migrate.lang.Internal;
import dev.migrate.operation.CustomOperation;
import dev.migrate.sql.Checksums;
import org.jspecify.annotations.Nullable;

/**
 * Writes an operation as one text that is the same in any process, and shortens texts to
 * hashes. An object that is no data stands with the name of its class, an operation of an
 * application's own with what it does.
 */
@Internal
public final class CanonicalText {

	private CanonicalText() {
	}

	public static String of(@Nullable Object value) {
		StringBuilder text = new StringBuilder();
		append(text, value);
		return text.toString();
	}

	private static void append(StringBuilder text, @Nullable Object value) {
		if (value instanceof CustomOperation custom) {
			append(text, custom.steps());
		}
		else if (value instanceof Record data) {
			appendRecord(text, data);
		}
		else if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> sorted = new TreeMap<>();
			map.forEach((key, each) -> sorted.put(String.valueOf(key), each));
			sorted.forEach((key, each) -> {
				text.append(key).append('=');
				append(text, each);
				text.append(';');
			});
		}
		else if (value instanceof Collection<?> values) {
			text.append('[');
			values.forEach((each) -> {
				append(text, each);
				text.append(';');
			});
			text.append(']');
		}
		else if (value instanceof Optional<?> optional) {
			append(text, optional.orElse(null));
		}
		else if (value instanceof byte[] bytes) {
			text.append(HexFormat.of().formatHex(bytes));
		}
		else if (value instanceof Enum<?> constant) {
			text.append(constant.name());
		}
		else {
			text.append((value == null || isData(value)) ? String.valueOf(value) : value.getClass().getName());
		}
	}

	private static boolean isData(Object value) {
		return value instanceof CharSequence || value instanceof Number || value instanceof Boolean
				|| value instanceof Character || value instanceof TemporalAccessor || value instanceof TemporalAmount
				|| value instanceof UUID || value instanceof Date;
	}

	private static void appendRecord(StringBuilder text, Record data) {
		RecordComponent[] components = data.getClass().getRecordComponents();
		if (components == null || components.length == 0) {
			text.append(data);
			return;
		}
		text.append(data.getClass().getSimpleName()).append('{');
		for (RecordComponent component : components) {
			try {
				component.getAccessor().setAccessible(true);
				append(text, component.getAccessor().invoke(data));
			}
			catch (IllegalAccessException | InvocationTargetException ex) {
				throw new IllegalStateException("The accessor of a record failed: " + component, ex);
			}
			text.append(';');
		}
		text.append('}');
	}

	/**
	 * Shorten a text.
	 * @return 32 hexadecimal digits
	 */
	public static String hash(String text) {
		return HexFormat.of().formatHex(Checksums.sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
	}

}
