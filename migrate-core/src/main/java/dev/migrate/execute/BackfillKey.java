package dev.migrate.execute;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The kinds of keys that a backfill can go on from. A backfill with another key begins
 * anew, and its condition tells what is still to be done.
 */
enum BackfillKey {

	/** A small whole number. */
	INTEGER(Integer.class, Integer::valueOf),

	/** A whole number. */
	LONG(Long.class, Long::valueOf),

	/** A large whole number. */
	BIG_INTEGER(BigInteger.class, BigInteger::new),

	/** A number with decimals. */
	DECIMAL(BigDecimal.class, BigDecimal::new),

	/** Text. */
	TEXT(String.class, (text) -> text),

	/** A UUID. */
	UUID_KEY(UUID.class, UUID::fromString),

	/** A day. */
	DATE(LocalDate.class, LocalDate::parse),

	/** A day and a time. */
	TIMESTAMP(LocalDateTime.class, LocalDateTime::parse);

	private final Class<?> type;

	private final Function<String, Object> reader;

	BackfillKey(Class<?> type, Function<String, Object> reader) {
		this.type = type;
		this.reader = reader;
	}

	/**
	 * Write a key with its kind.
	 * @return the text, or empty if the key is of no kind that can be read back
	 */
	static Optional<String> write(Object key) {
		return Arrays.stream(values())
			.filter((kind) -> kind.type == key.getClass())
			.findFirst()
			.map((kind) -> kind + ":" + key);
	}

	/**
	 * Read a key.
	 */
	static Object read(String text) {
		int end = text.indexOf(':');
		return valueOf(text.substring(0, end)).reader.apply(text.substring(end + 1));
	}

}
