package dev.migrate.dialect.mysql;

import java.util.Locale;

import dev.migrate.dialect.TypeConversions;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;

/**
 * How much has room in types that only MySQL and MariaDB have. Text is limited in bytes
 * there, of which a character may take four.
 */
final class MySqlConversions implements TypeConversions {

	private static final int TINY = (1 << 8) - 1;

	private static final int USUAL = (1 << 16) - 1;

	private static final int MEDIUM = (1 << 24) - 1;

	private static final int BYTES = 4;

	private static final Way ALL_HAVE_ROOM = new Way(true, null, true);

	/**
	 * No type of other databases has just the numbers of one without a sign.
	 */
	@Override
	public Way way(ColumnType from, ColumnType to, String column) {
		NumberRange range = NumberRange.of(from);
		NumberRange room = NumberRange.of(to);
		return (range != null && room != null && room.holds(range)) ? ALL_HAVE_ROOM : Way.BY_ITSELF;
	}

	@Override
	public ColumnType widest(ColumnType type) {
		return switch (text(type)) {
			case "tinytext" -> Definitions.varchar(TINY);
			case "text" -> Definitions.varchar(USUAL);
			case "mediumtext" -> Definitions.varchar(MEDIUM);
			case "tinyint unsigned", "year" -> Definitions.smallint();
			case "smallint unsigned", "mediumint", "mediumint unsigned" -> Definitions.integer();
			case "int unsigned" -> Definitions.bigint();
			case "float unsigned" -> Definitions.real();
			case "double unsigned" -> Definitions.doublePrecision();
			default -> bytes(type);
		};
	}

	@Override
	public ColumnType narrowest(ColumnType type) {
		return switch (text(type)) {
			case "tinytext" -> Definitions.varchar(TINY / BYTES);
			case "text" -> Definitions.varchar(USUAL / BYTES);
			case "mediumtext" -> Definitions.varchar(MEDIUM / BYTES);
			case "mediumint" -> Definitions.smallint();
			default -> bytes(type);
		};
	}

	/** A TIMESTAMP begins in 1970 and soon ends. */
	@Override
	public boolean hasRange(ColumnType from, ColumnType to) {
		return to.name() != TypeName.TIMESTAMP_WITH_TIME_ZONE || from.name() == to.name();
	}

	private static ColumnType bytes(ColumnType type) {
		return switch (text(type)) {
			case "tinyblob" -> Definitions.varbinary(TINY);
			case "blob" -> Definitions.varbinary(USUAL);
			case "mediumblob" -> Definitions.varbinary(MEDIUM);
			default -> type;
		};
	}

	private static String text(ColumnType type) {
		return (type.verbatim() != null) ? type.verbatim().strip().toLowerCase(Locale.ROOT) : "";
	}

}
