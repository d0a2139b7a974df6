package dev.migrate.dialect.mysql;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.standard.DdlFragments;
import dev.migrate.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Spells types for MySQL and MariaDB. Times keep microseconds unless a precision is said,
 * as no fraction of a second may be lost silently; a timestamp with time zone is a
 * TIMESTAMP, which ends in 2038 ({@code variant("mysql", "DATETIME(6)")} goes on); text
 * and bytes without a limit are the LONG ones.
 *
 * @param uuid the type of a UUID
 * @param text writes a string
 * @param refusal makes the exception of a reason and the way round it
 */
record MySqlTypeSpeller(String uuid, UnaryOperator<String> text,
		BiFunction<String, String, OperationNotSupportedException> refusal) {

	private static final int MICROSECONDS = 6;

	String spell(ColumnType type) {
		return switch (type.name()) {
			case TINYINT -> "TINYINT";
			case SMALLINT -> "SMALLINT";
			case INTEGER -> "INTEGER";
			case BIGINT -> "BIGINT";
			case NUMERIC ->
				sized(type.precision(), type, "NUMERIC without a precision keeps no digits behind the point there.",
						"Say how many digits: numeric(19, 4).");
			case REAL -> "FLOAT";
			case DOUBLE -> "DOUBLE";
			case BOOLEAN -> "BOOLEAN";
			case CHAR -> DdlFragments.sized("CHAR", type);
			case VARCHAR -> sized(type.length(), type, "VARCHAR needs a length there.",
					"Say how long: varchar(255), or use text().");
			case TEXT -> "LONGTEXT";
			case DATE -> "DATE";
			case TIME -> fractional("TIME", type);
			case TIMESTAMP -> fractional("DATETIME", type);
			case TIMESTAMP_WITH_TIME_ZONE -> fractional("TIMESTAMP", type);
			case INTERVAL -> throw refuse("It has no columns for spans of time.",
					"Use bigint() for a number of microseconds, or varchar(…) for text.");
			case VARBINARY -> sized(type.length(), type, "VARBINARY needs a length there.",
					"Say how long: varbinary(255), or use blob().");
			case BLOB -> "LONGBLOB";
			case UUID -> this.uuid;
			case JSON, JSONB -> "JSON";
			case ENUM -> enumeration(type);
			case ARRAY -> throw refuse("It has no arrays.", "Use json(), or a table of its own for the elements.");
			case VERBATIM -> Objects.requireNonNull(type.verbatim());
		};
	}

	private String sized(@Nullable Integer size, ColumnType type, String reason, String wayRound) {
		if (size == null) {
			throw refuse(reason, wayRound);
		}
		return DdlFragments.sized(type.name().name(), type);
	}

	private static String fractional(String words, ColumnType type) {
		int precision = (type.precision() != null) ? type.precision() : MICROSECONDS;
		return (precision > 0) ? words + "(" + precision + ")" : words;
	}

	private String enumeration(ColumnType type) {
		return Objects.requireNonNull(type.enumeration())
			.values()
			.stream()
			.map(this.text)
			.collect(Collectors.joining(", ", "ENUM(", ")"));
	}

	private OperationNotSupportedException refuse(String reason, String wayRound) {
		return this.refusal.apply(reason, wayRound);
	}

}
