package dev.migrate.author.write;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TypeName;

/**
 * Types of columns as Java.
 */
record JavaTypes(JavaSource source) {

	String write(ColumnType type) {
		return this.source.type(type).orElseGet(() -> usual(type));
	}

	private String usual(ColumnType type) {
		JavaExpression expression = hasFactory(type) ? made(type) : JavaExpression.of(sized(type));
		for (Map.Entry<String, String> variant : type.variants().entrySet()) {
			expression = expression.then("variant", JavaSource.text(variant.getKey()),
					JavaSource.text(variant.getValue()));
		}
		return expression.toString();
	}

	/**
	 * Whether a factory says all of the type.
	 */
	private static boolean hasFactory(ColumnType type) {
		boolean length = type.length() != null;
		boolean precision = type.precision() != null;
		boolean scale = type.scale() != null;
		return switch (type.name()) {
			case CHAR, VARBINARY -> length && !precision && !scale;
			case VARCHAR -> !precision && !scale;
			case NUMERIC -> !length && (precision || !scale);
			case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> !length && !scale;
			case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, BOOLEAN, TEXT, DATE, INTERVAL, BLOB, UUID, JSON,
					JSONB, ENUM, ARRAY, VERBATIM ->
				!length && !precision && !scale;
		};
	}

	private JavaExpression made(ColumnType type) {
		ColumnType.Enumeration enumeration = type.enumeration();
		if (enumeration != null) {
			return enumeration(enumeration);
		}
		if (type.element() != null) {
			return this.source.definition("array", write(type.element()));
		}
		if (type.verbatim() != null) {
			return this.source.definition("type", JavaSource.text(type.verbatim()));
		}
		String[] sizes = Stream.of(type.length(), type.precision(), type.scale())
			.filter(Objects::nonNull)
			.map(String::valueOf)
			.toArray(String[]::new);
		return this.source.definition(factory(type.name()), sizes);
	}

	private static String factory(TypeName name) {
		return switch (name) {
			case TINYINT -> "tinyint";
			case SMALLINT -> "smallint";
			case INTEGER -> "integer";
			case BIGINT -> "bigint";
			case NUMERIC -> "numeric";
			case REAL -> "real";
			case DOUBLE -> "doublePrecision";
			case BOOLEAN -> "bool";
			case CHAR -> "character";
			case VARCHAR -> "varchar";
			case TEXT -> "text";
			case DATE -> "date";
			case TIME -> "time";
			case TIMESTAMP -> "timestamp";
			case TIMESTAMP_WITH_TIME_ZONE -> "timestampWithTimeZone";
			case INTERVAL -> "interval";
			case VARBINARY -> "varbinary";
			case BLOB -> "blob";
			case UUID -> "uuid";
			case JSON -> "json";
			case JSONB -> "jsonb";
			case ENUM -> "enumeration";
			case ARRAY -> "array";
			case VERBATIM -> "type";
		};
	}

	private JavaExpression enumeration(ColumnType.Enumeration enumeration) {
		JavaExpression expression = this.source.definition("enumeration",
				JavaSource.texts(Stream.concat(Stream.of(enumeration.name()), enumeration.values().stream()).toList()));
		if (enumeration.schema() != null) {
			expression = expression.then("inSchema", JavaSource.text(enumeration.schema()));
		}
		return enumeration.existing() ? expression.then("existing") : expression;
	}

	/**
	 * Sizes that a database has told, and for which there is no factory.
	 */
	private String sized(ColumnType type) {
		String name = this.source.constant(type.name());
		String made = this.source.name(ColumnType.class);
		if (type.length() == null && type.precision() == null) {
			return made + ".of(" + name + ")";
		}
		return (type.length() != null) ? made + ".withLength(" + name + ", " + type.length() + ")"
				: made + ".withPrecision(" + name + ", " + type.precision() + ", " + type.scale() + ")";
	}

}
