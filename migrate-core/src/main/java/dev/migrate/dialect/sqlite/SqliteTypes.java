package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.standard.DdlFragments;
import dev.migrate.dialect.standard.TypeText;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import dev.migrate.sql.SqlToken;

/**
 * Spells types for SQLite and reads them. The name of a type decides there how values are
 * kept: what has to stay text as it is bears a name with CHAR or TEXT in it.
 */
final class SqliteTypes {

	private static final Pattern TYPE = Pattern.compile("([A-Z ]+?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?");

	private static final int UUID_LENGTH = 36;

	private SqliteTypes() {
	}

	/**
	 * Spell a type.
	 * @return its text, or empty if SQLite has nothing like it
	 */
	static Optional<String> spell(ColumnType type) {
		return switch (type.name()) {
			case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, BOOLEAN, TEXT, DATE, BLOB ->
				Optional.of(type.name().name());
			case NUMERIC, CHAR, VARCHAR, VARBINARY, TIME, TIMESTAMP ->
				Optional.of(DdlFragments.sized(type.name().name(), type));
			case TIMESTAMP_WITH_TIME_ZONE -> Optional.of(DdlFragments.sized("TIMESTAMP WITH TIME ZONE", type));
			case UUID -> Optional.of("CHAR(" + UUID_LENGTH + ")");
			case JSON, JSONB -> Optional.of("TEXT");
			case ENUM -> Optional.of("VARCHAR(" + longest(type) + ")");
			case INTERVAL, ARRAY -> Optional.empty();
			case VERBATIM -> Optional.of(Objects.requireNonNull(type.verbatim()));
		};
	}

	/**
	 * Spell a type for a table that is STRICT, which knows five types.
	 * @return its text, or empty if SQLite has nothing like it
	 */
	static Optional<String> spellStrict(ColumnType type) {
		return switch (type.name()) {
			case TINYINT, SMALLINT, INTEGER, BIGINT, BOOLEAN -> Optional.of("INTEGER");
			case REAL, DOUBLE -> Optional.of("REAL");
			case NUMERIC -> Optional.of("ANY");
			case CHAR, VARCHAR, TEXT, DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, UUID, JSON, JSONB, ENUM ->
				Optional.of("TEXT");
			case VARBINARY, BLOB -> Optional.of("BLOB");
			case INTERVAL, ARRAY -> Optional.empty();
			case VERBATIM -> Optional.of(Objects.requireNonNull(type.verbatim()));
		};
	}

	private static int longest(ColumnType type) {
		return words(type).stream().mapToInt(String::length).max().orElse(1);
	}

	static List<String> words(ColumnType type) {
		return Objects.requireNonNull(type.enumeration()).values();
	}

	/**
	 * Read a type.
	 * @param text the type's text
	 */
	static ColumnType parse(String text) {
		Matcher matcher = TYPE.matcher(text.toUpperCase(Locale.ROOT));
		if (!matcher.matches()) {
			return Definitions.type(text);
		}
		Integer first = (matcher.group(2) != null) ? Integer.valueOf(matcher.group(2)) : null;
		Integer second = (matcher.group(3) != null) ? Integer.valueOf(matcher.group(3)) : null;
		return switch (matcher.group(1)) {
			case "TINYINT" -> Definitions.tinyint();
			case "SMALLINT" -> Definitions.smallint();
			case "INTEGER", "INT" -> Definitions.integer();
			case "BIGINT" -> Definitions.bigint();
			case "NUMERIC", "DECIMAL" -> TypeText.sized(TypeName.NUMERIC, null, first, second);
			case "REAL" -> Definitions.real();
			case "DOUBLE", "DOUBLE PRECISION" -> Definitions.doublePrecision();
			case "BOOLEAN" -> Definitions.bool();
			case "CHAR" -> TypeText.sized(TypeName.CHAR, first, null, null);
			case "VARCHAR" -> TypeText.sized(TypeName.VARCHAR, first, null, null);
			case "TEXT" -> Definitions.text();
			case "DATE" -> Definitions.date();
			case "TIME" -> TypeText.sized(TypeName.TIME, null, first, null);
			case "TIMESTAMP" -> TypeText.sized(TypeName.TIMESTAMP, null, first, null);
			case "TIMESTAMP WITH TIME ZONE" -> TypeText.sized(TypeName.TIMESTAMP_WITH_TIME_ZONE, null, first, null);
			case "VARBINARY" -> TypeText.sized(TypeName.VARBINARY, first, null, null);
			case "BLOB" -> Definitions.blob();
			default -> Definitions.type(text);
		};
	}

	/**
	 * The words that a check allows, if it is the check that belongs to an enum.
	 * @param check the condition
	 * @return the words, or empty if it is another check
	 */
	static Optional<List<String>> words(String column, String check) {
		List<SqlToken> tokens = SqliteTokens.list(check);
		boolean isList = tokens.size() > 4 && SqliteTokens.names(tokens.get(0), column) && tokens.get(1).is("IN")
				&& tokens.get(2).is("(") && tokens.get(tokens.size() - 1).is(")");
		if (!isList) {
			return Optional.empty();
		}
		List<String> words = new ArrayList<>();
		for (int i = 3; i < tokens.size(); i++) {
			boolean word = i % 2 == 1;
			if (word && tokens.get(i).kind() != SqlToken.Kind.STRING) {
				return Optional.empty();
			}
			if (word) {
				words.add(tokens.get(i).name());
			}
		}
		return Optional.of(words);
	}

}
