package dev.migrate.execute.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.support.DefaultConversionService;

/**
 * The rows that a statement has returned which changed something, as text for the
 * journal: a run that goes on does not run the statement again, and needs them all the
 * same. A few rows of plain values can be kept.
 */
@Internal
public final class KeptRows {

	/** In characters. */
	private static final int LONGEST = 10_000;

	private static final String PREFIX = "rows:";

	/** A result that cannot be kept. */
	public static final String NOT_KEPT = "?";

	private static final String NULL = "";

	/** What PostgreSQL does not tell from others by the type of JDBC. */
	private static final Set<String> ZONED = Set.of("timestamptz", "timetz");

	private static final Map<String, Function<String, Object>> TYPES = Map.ofEntries(
			Map.entry("String", (text) -> text), Map.entry("Boolean", Boolean::valueOf),
			Map.entry("Byte", Byte::valueOf), Map.entry("Short", Short::valueOf),
			Map.entry("Integer", Integer::valueOf), Map.entry("Long", Long::valueOf),
			Map.entry("BigInteger", BigInteger::new), Map.entry("BigDecimal", BigDecimal::new),
			Map.entry("Float", Float::valueOf), Map.entry("Double", Double::valueOf),
			Map.entry("Date", (text) -> Date.valueOf(LocalDate.parse(text))),
			Map.entry("Time", (text) -> new Time(Timestamp.valueOf(LocalDateTime.parse(text)).getTime())),
			Map.entry("Timestamp", (text) -> Timestamp.valueOf(LocalDateTime.parse(text))),
			Map.entry("Time with time zone", (text) -> new Time(Instant.parse(text).toEpochMilli())),
			Map.entry("Timestamp with time zone", (text) -> Timestamp.from(Instant.parse(text))),
			Map.entry("LocalDate", LocalDate::parse), Map.entry("LocalTime", LocalTime::parse),
			Map.entry("LocalDateTime", LocalDateTime::parse), Map.entry("OffsetDateTime", OffsetDateTime::parse),
			Map.entry("UUID", UUID::fromString), Map.entry("byte[]", HexFormat.of()::parseHex));

	private KeptRows() {
	}

	/**
	 * Write rows.
	 * @param rows the rows, which are before the first one again behind that
	 * @return empty if they cannot be kept
	 */
	public static Optional<String> write(ResultSet rows) throws SQLException {
		if (rows.getType() == ResultSet.TYPE_FORWARD_ONLY) {
			return Optional.empty();
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		boolean complete;
		try {
			complete = write(rows, new DataOutputStream(bytes), bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		rows.beforeFirst();
		return complete
				? Optional.of(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray()))
				: Optional.empty();
	}

	private static boolean write(ResultSet rows, DataOutputStream to, ByteArrayOutputStream bytes)
			throws SQLException, IOException {
		ResultSetMetaData columns = rows.getMetaData();
		to.writeInt(columns.getColumnCount());
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			write(to, columns.getColumnLabel(i));
			to.writeInt(columns.getColumnType(i));
		}
		while (rows.next()) {
			to.writeBoolean(true);
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				Object value = rows.getObject(i);
				String type = (value != null) ? type(value, columns, i) : NULL;
				if (value != null && !TYPES.containsKey(type)) {
					return false;
				}
				to.writeUTF(type);
				if (value != null) {
					write(to, plain(value, type));
				}
				if (bytes.size() > LONGEST) {
					return false;
				}
			}
		}
		to.writeBoolean(false);
		return true;
	}

	/**
	 * A value with its type, to be read back.
	 * @return empty if it cannot be
	 */
	static Optional<String> text(ResultSet row, int column) throws SQLException {
		Object value = row.getObject(column);
		String type = type(value, row.getMetaData(), column);
		return TYPES.containsKey(type) ? Optional.of(type + ":" + plain(value, type)) : Optional.empty();
	}

	/**
	 * Read a value.
	 */
	static Object value(String text) {
		int end = text.indexOf(':');
		return Objects.requireNonNull(TYPES.get(text.substring(0, end))).apply(text.substring(end + 1));
	}

	/**
	 * Drivers have one class for points in time and for times of whatever zone.
	 */
	private static String type(Object value, ResultSetMetaData columns, int column) throws SQLException {
		String type = value.getClass().getSimpleName();
		if (!(value instanceof Timestamp) && !(value instanceof Time)) {
			return type;
		}
		boolean zoned = switch (columns.getColumnType(column)) {
			case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIME_WITH_TIMEZONE -> true;
			default -> ZONED.contains(columns.getColumnTypeName(column));
		};
		return zoned ? type + " with time zone" : type;
	}

	/**
	 * The text of a value, which is read in another default time zone as it was meant in
	 * that of the writer.
	 */
	private static String plain(Object value, String type) {
		if (value instanceof byte[] binary) {
			return HexFormat.of().formatHex(binary);
		}
		if (value instanceof Date date) {
			return date.toLocalDate().toString();
		}
		Timestamp time = (value instanceof Time part) ? new Timestamp(part.getTime())
				: (value instanceof Timestamp whole) ? whole : null;
		if (time == null) {
			return value.toString();
		}
		return (type.endsWith("zone") ? time.toInstant() : time.toLocalDateTime()).toString();
	}

	private static void write(DataOutputStream to, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		to.writeInt(bytes.length);
		to.write(bytes);
	}

	/**
	 * Take rows from a driver that gives them once: they can be read again and again.
	 * @param rows the rows, which are behind the last one then
	 */
	public static ResultSet copy(ResultSet rows) throws SQLException {
		// Where there are none, not every driver tells of columns
		boolean more = rows.next();
		RowSetMetaDataImpl columns = more ? columns(rows.getMetaData()) : new RowSetMetaDataImpl();
		CachedRowSet copy = empty(columns);
		while (more) {
			Object[] values = new Object[columns.getColumnCount()];
			for (int i = 0; i < values.length; i++) {
				values[i] = rows.getObject(i + 1);
			}
			append(copy, values);
			more = rows.next();
		}
		copy.beforeFirst();
		return converting(copy);
	}

	private static RowSetMetaDataImpl columns(ResultSetMetaData from) throws SQLException {
		RowSetMetaDataImpl columns = new RowSetMetaDataImpl();
		columns.setColumnCount(from.getColumnCount());
		for (int i = 1; i <= from.getColumnCount(); i++) {
			columns.setColumnLabel(i, from.getColumnLabel(i));
			columns.setColumnName(i, from.getColumnName(i));
			columns.setColumnType(i, from.getColumnType(i));
			columns.setColumnTypeName(i, from.getColumnTypeName(i));
		}
		return columns;
	}

	private static CachedRowSet empty(RowSetMetaDataImpl columns) throws SQLException {
		CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
		if (columns.getColumnCount() == 0) {
			columns.setColumnCount(1);
			columns.setColumnLabel(1, NULL);
		}
		rows.setMetaData(columns);
		return rows;
	}

	private static void append(CachedRowSet rows, @Nullable Object[] values) throws SQLException {
		// A row is inserted where one stands
		rows.last();
		rows.moveToInsertRow();
		for (int i = 0; i < values.length; i++) {
			rows.updateObject(i + 1, values[i]);
		}
		rows.insertRow();
		rows.moveToCurrentRow();
	}

	/**
	 * Whether a result in the journal is rows, or has some.
	 */
	public static boolean isKept(String result) {
		return result.contains(PREFIX);
	}

	/**
	 * A result without its rows, which then are not known.
	 */
	static String without(String result) {
		int rows = result.indexOf(PREFIX);
		return (rows < 0) ? result : result.substring(0, rows) + NOT_KEPT;
	}

	/**
	 * Read rows.
	 * @return the rows, which know no statement
	 */
	public static ResultSet read(String kept) throws SQLException {
		byte[] bytes = Base64.getUrlDecoder().decode(kept.substring(PREFIX.length()));
		try {
			return converting(read(new DataInputStream(new ByteArrayInputStream(bytes))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static CachedRowSet read(DataInputStream from) throws SQLException, IOException {
		RowSetMetaDataImpl columns = new RowSetMetaDataImpl();
		int count = from.readInt();
		columns.setColumnCount(count);
		for (int i = 1; i <= count; i++) {
			String label = text(from);
			columns.setColumnLabel(i, label);
			columns.setColumnName(i, label);
			columns.setColumnType(i, from.readInt());
		}
		CachedRowSet rows = empty(columns);
		while (from.readBoolean()) {
			@Nullable Object[] values = new Object[count];
			for (int i = 0; i < count; i++) {
				values[i] = value(from);
			}
			append(rows, values);
		}
		rows.beforeFirst();
		return rows;
	}

	private static @Nullable Object value(DataInputStream from) throws IOException {
		String type = from.readUTF();
		return type.equals(NULL) ? null : Objects.requireNonNull(TYPES.get(type)).apply(text(from));
	}

	private static String text(DataInputStream from) throws IOException {
		return new String(from.readNBytes(from.readInt()), StandardCharsets.UTF_8);
	}

	/**
	 * Rows that are not a driver's give no value as a certain class.
	 */
	private static ResultSet converting(CachedRowSet rows) {
		return JdbcProxy.of(ResultSet.class, (proxy, method, arguments) -> {
			boolean typed = method.getName().equals("getObject") && arguments.length == 2
					&& arguments[1] instanceof Class<?>;
			if (!typed) {
				return JdbcProxy.call(proxy, rows, method, arguments);
			}
			Object value = (arguments[0] instanceof Integer index) ? rows.getObject(index)
					: rows.getObject((String) arguments[0]);
			Class<?> type = (Class<?>) arguments[1];
			try {
				if (value instanceof Timestamp time && type == OffsetDateTime.class) {
					return time.toInstant().atOffset(ZoneOffset.UTC);
				}
				return (value == null || type.isInstance(value)) ? value
						: DefaultConversionService.getSharedInstance().convert(value, type);
			}
			catch (RuntimeException ex) {
				throw new SQLException(
						"A " + value.getClass().getSimpleName() + " is not converted to " + type.getSimpleName(), ex);
			}
		});
	}

}
