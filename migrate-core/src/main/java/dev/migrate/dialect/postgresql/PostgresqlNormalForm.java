package dev.migrate.dialect.postgresql;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NormalForm;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector of PostgreSQL leaves out.
 *
 * @param dialect quotes names
 */
record PostgresqlNormalForm(Dialect dialect) implements NormalForm {

	private static final Set<String> NOW = Set.of("now ()", "transaction_timestamp ()", "current_timestamp",
			"current_timestamp (6)", "'now' :: timestamp with time zone", "'now' :: timestamptz");

	private static final Set<String> LOCAL_NOW = Set.of("localtimestamp", "localtimestamp (6)",
			"'now' :: timestamp without time zone");

	private static final Set<String> USER = Set.of("user", "current_role", "current_user", "current_user ()");

	private static final Pattern NUMBER = Pattern
		.compile("(-? ?\\d+) :: (?:smallint|integer|bigint|numeric|real|double precision|int[248]?|float[48]|decimal)");

	private static final Pattern ZONE = Pattern.compile("timezone \\(('[^']*') , (.*)\\)");

	private static final Pattern CAST = Pattern
		.compile("'((?:[^']|'')*)'(?:::[\\w \".]+(?:\\(\\d+(?:,\\s*\\d+)?\\))?[\\w ]*(?:\\[\\])?)?");

	@Override
	public String withoutQuotes(String quoted) {
		String name = NormalForm.unquoted(quoted);
		return this.dialect.spelling().quote(name).equals(name) ? name : quoted;
	}

	@Override
	public Identity identity(Identity identity, ColumnType type) {
		return NormalForm.withoutDefaults(identity, type, 1);
	}

	@Override
	public @Nullable Boolean stored(@Nullable Boolean stored) {
		return stored == null || stored;
	}

	@Override
	public boolean nullsAreLeast() {
		return false;
	}

	@Override
	public boolean keepsNotValid() {
		return true;
	}

	@Override
	public @Nullable String stringWithoutCast(String sql) {
		Matcher matcher = CAST.matcher(sql);
		return matcher.matches() ? matcher.group(1).replace("''", "'") : null;
	}

	/**
	 * A default is kept as it was written: the time at which a transaction began and the
	 * user have many names, and a cast to what the column is changes nothing.
	 */
	@Override
	public String expression(String canonical, ColumnType type) {
		String text = canonical.replaceFirst("^pg_catalog \\. ", "")
			.replaceAll("('(?:[^']|'')*') :: regclass", "$1")
			.replaceFirst("^array \\[\\](?: :: .*\\[\\])?$", "'{}'");
		Matcher number = NUMBER.matcher(text);
		if (number.matches()) {
			return number.group(1);
		}
		Matcher zone = ZONE.matcher(text);
		if (zone.matches()) {
			text = zone.group(2) + " at time zone " + zone.group(1);
		}
		if (text.endsWith(" at time zone 'UTC'")) {
			text = text.substring(0, text.length() - 5) + "'utc'";
		}
		return USER.contains(text) ? "current_user" : moment(text, type.name());
	}

	private static String moment(String text, TypeName type) {
		String uncast = text.replaceFirst(cast(type), "");
		boolean now = NOW.contains(uncast);
		boolean local = LOCAL_NOW.contains(uncast);
		boolean same = now || local;
		return switch (type) {
			case TIMESTAMP -> same ? "localtimestamp" : text.replaceFirst("^now \\(\\)(?= at )", "current_timestamp");
			case TIMESTAMP_WITH_TIME_ZONE -> same ? "current_timestamp" : text;
			case DATE -> (same || uncast.equals("current_date") || uncast.equals("'now'")) ? "current_date" : text;
			case TIME -> (same || Set.of("localtime", "current_time", "'now'").contains(uncast)) ? "localtime" : text;
			default -> now ? "current_timestamp" : text;
		};
	}

	private static String cast(TypeName type) {
		return switch (type) {
			case TIMESTAMP -> " :: timestamp(?: without time zone)?$";
			case TIMESTAMP_WITH_TIME_ZONE -> " :: timestamp(?:tz| with time zone)$";
			case DATE -> " :: date$";
			case TIME -> " :: time(?: without time zone)?$";
			default -> "$";
		};
	}

}
