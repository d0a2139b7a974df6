package dev.migrate.data.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import org.jspecify.annotations.Nullable;

import org.springframework.data.convert.CustomConversions;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.jdbc.core.convert.JdbcColumnTypes;
import org.springframework.data.jdbc.core.mapping.schema.SqlTypeMapping;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * The types of the columns that properties are kept in: what a {@link SqlTypeMapping} of
 * the application says, else what fits the class that Spring Data JDBC hands to the
 * driver after conversion.
 */
record ColumnTypes(CustomConversions conversions, @Nullable SqlTypeMapping mapping, DatabaseProfile database) {

	private static final int TEXT_LENGTH = 255;

	private static final int MICROSECONDS = 6;

	/** More digits than that, no database has that we know. */
	private static final int DIGITS = 38;

	private static final int FRACTION_DIGITS = 10;

	private static final Map<Class<?>, ColumnType> TYPES = new HashMap<>();

	/**
	 * Classes that Spring Data JDBC converts to {@link Timestamp} unless told otherwise,
	 * although a column of their own kind takes and gives the value as well.
	 */
	private static final Set<Class<?>> KEPT_AS_WRITTEN = Set.of(LocalDate.class, LocalTime.class, LocalDateTime.class,
			Instant.class);

	static {
		TYPES.put(String.class, Definitions.varchar(TEXT_LENGTH));
		TYPES.put(Character.class, Definitions.character(1));
		TYPES.put(Boolean.class, Definitions.bool());
		TYPES.put(Byte.class, Definitions.smallint());
		TYPES.put(Short.class, Definitions.smallint());
		TYPES.put(Integer.class, Definitions.integer());
		TYPES.put(Long.class, Definitions.bigint());
		TYPES.put(Float.class, Definitions.real());
		TYPES.put(Double.class, Definitions.doublePrecision());
		TYPES.put(BigInteger.class, Definitions.numeric(DIGITS, 0));
		TYPES.put(BigDecimal.class, Definitions.numeric(DIGITS, FRACTION_DIGITS));
		TYPES.put(byte[].class, Definitions.blob());
		TYPES.put(UUID.class, Definitions.uuid());
		TYPES.put(LocalDate.class, Definitions.date());
		TYPES.put(java.sql.Date.class, Definitions.date());
		TYPES.put(LocalTime.class, Definitions.time());
		TYPES.put(java.sql.Time.class, Definitions.time());
		TYPES.put(LocalDateTime.class, Definitions.timestamp(MICROSECONDS));
		TYPES.put(Timestamp.class, Definitions.timestamp(MICROSECONDS));
		TYPES.put(Date.class, Definitions.timestamp(MICROSECONDS));
		TYPES.put(Instant.class, Definitions.timestamp(MICROSECONDS));
		TYPES.put(OffsetDateTime.class, Definitions.timestampWithTimeZone(MICROSECONDS));
	}

	/**
	 * The type of the column of a property.
	 * @throws ColumnTypeUnknownException if it cannot be told
	 */
	ColumnType of(RelationalPersistentProperty property) {
		String sql = (this.mapping != null) ? this.mapping.getColumnType(property) : null;
		return (sql != null) ? this.database.type(sql) : of(property, property.getTypeInformation());
	}

	/**
	 * The type of a column for values of a class that belongs to a property: the key of a
	 * map, the identifier of another aggregate.
	 * @param type the class
	 * @throws ColumnTypeUnknownException if it cannot be told
	 */
	ColumnType of(RelationalPersistentProperty property, TypeInformation<?> type) {
		Class<?> stored = stored(type.getType());
		ColumnType known = TYPES.get(stored);
		if (known != null) {
			return known;
		}
		TypeInformation<?> element = stored.equals(type.getType()) ? type.getComponentType() : null;
		if (element != null && (stored.isArray() || Collection.class.isAssignableFrom(stored))) {
			return Definitions.array(of(property, element));
		}
		throw new ColumnTypeUnknownException(property, stored);
	}

	boolean isConverted(Class<?> type) {
		return this.conversions.hasCustomWriteTarget(type);
	}

	private Class<?> stored(Class<?> type) {
		Class<?> converted = this.conversions.getCustomWriteTarget(type).orElse(null);
		if (KEPT_AS_WRITTEN.contains(type) && (converted == null || converted == Timestamp.class)) {
			return type;
		}
		return JdbcColumnTypes.INSTANCE.resolvePrimitiveType((converted != null) ? converted : type);
	}

}
