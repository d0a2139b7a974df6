package dev.migrate.autogenerate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * A type that somebody has made, as the text of a type names it.
 *
 * @param schema its schema, or {@code null} if none is said
 * @param array whether an array of it is meant
 */
record UserType(@Nullable String schema, String name, boolean array) {

	private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[A-Za-z_][\\w$]*)";

	private static final Pattern TYPE = Pattern.compile("\\s*(?:" + NAME + "\\.)?" + NAME + "\\s*(\\[\\s*\\])?\\s*");

	static Optional<UserType> of(String text) {
		Matcher matcher = TYPE.matcher(text);
		return matcher.matches() ? Optional.of(new UserType((matcher.group(1) != null) ? name(matcher.group(1)) : null,
				name(matcher.group(2)), matcher.group(3) != null)) : Optional.empty();
	}

	private static String name(String written) {
		return written.startsWith("\"") ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
				: written.toLowerCase(Locale.ROOT);
	}

	/**
	 * What is wanted, with the enum types that are there in the place of texts that name
	 * them.
	 * @param enums the types that are there
	 * @param current the schema that names without one are in
	 */
	static Schema known(Schema wanted, List<EnumType> enums, CurrentSchema current) {
		return enums.isEmpty() ? wanted
				: wanted.withTables(wanted.tables().stream().map((table) -> known(table, enums, current)).toList());
	}

	private static Table known(Table table, List<EnumType> enums, CurrentSchema current) {
		List<Column> columns = table.columns()
			.stream()
			.map((column) -> (column.type().verbatim() == null) ? column
					: column.withType(known(column.type(), table.name(), enums, current)))
			.toList();
		return table.withColumns(columns);
	}

	private static ColumnType known(ColumnType type, TableName table, List<EnumType> enums, CurrentSchema current) {
		UserType named = of(String.valueOf(type.verbatim())).orElse(null);
		if (named == null) {
			return type;
		}
		return enums.stream()
			.filter((each) -> each.name().equals(named.name()) && Objects.equals(each.schema(), named.schema()))
			.findFirst()
			.map((each) -> named.type(each, table, current))
			.orElse(type);
	}

	private ColumnType type(EnumType type, TableName table, CurrentSchema current) {
		boolean beside = Objects.equals(type.schema(), table.schema());
		String place = (type.schema() != null) ? type.schema() : current.name();
		ColumnType words = new ColumnType(TypeName.ENUM, null, null, null,
				new ColumnType.Enumeration(beside ? null : place, type.name(), type.values(), true), null, null,
				Map.of());
		return this.array ? Definitions.array(words) : words;
	}

}
