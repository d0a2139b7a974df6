package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Table;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Database;
import org.jspecify.annotations.Nullable;

/**
 * The enum types that Hibernate creates apart from the tables: types of PostgreSQL, and
 * domains of H2, whose columns are read as what the domain is made of. It has no model of
 * them, only the statements.
 */
final class NamedEnums {

	private static final Pattern CREATE = Pattern.compile("create type (\\S+) as enum \\((.*)\\)");

	private static final Pattern CREATE_DOMAIN = Pattern.compile("create domain (\\S+) as (.+?) check \\(.*");

	private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

	private final Map<String, EnumType> types = new LinkedHashMap<>();

	private final Map<String, String> domains = new LinkedHashMap<>();

	NamedEnums(Database mapped, MappedNames names) {
		for (AuxiliaryDatabaseObject object : mapped.getAuxiliaryDatabaseObjects()) {
			if (!object.appliesToDialect(mapped.getDialect())) {
				continue;
			}
			for (String statement : object.sqlCreateStrings(names.context())) {
				read(statement, names);
			}
		}
	}

	private void read(String statement, MappedNames names) {
		Matcher create = CREATE.matcher(statement);
		if (create.matches()) {
			this.types.put(key(create.group(1)),
					new EnumType(names.defaultSchema(), names.unquoted(create.group(1)), values(create.group(2))));
		}
		Matcher domain = CREATE_DOMAIN.matcher(statement);
		if (domain.matches()) {
			this.domains.put(key(domain.group(1)), domain.group(2));
		}
	}

	/**
	 * Those that columns have. Hibernate creates one for each attribute that it would
	 * give one, even where the mapping names another type for its column.
	 */
	List<EnumType> of(List<Table> tables) {
		List<ColumnType> columns = tables.stream()
			.flatMap((table) -> table.columns().stream())
			.map(Column::type)
			.toList();
		return this.types.values().stream().filter((type) -> columns.stream().anyMatch(new Use(type.name()))).toList();
	}

	/**
	 * A type that is one of these.
	 * @param sql the type as a column has it
	 * @return the type, or {@code null} if it is another
	 */
	@Nullable ColumnType type(String sql) {
		EnumType type = this.types.get(key(sql));
		if (type == null) {
			return null;
		}
		ColumnType columnType = Definitions.enumeration(type.name(), type.values().toArray(String[]::new));
		return columnType.existing();
	}

	/**
	 * What a type is made of.
	 * @param sql the type as a column has it
	 * @return the type below it, or the type itself if it is no domain
	 */
	String base(String sql) {
		return this.domains.getOrDefault(key(sql), sql);
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private static List<String> values(String text) {
		List<String> values = new ArrayList<>();
		Matcher value = VALUE.matcher(text);
		while (value.find()) {
			values.add(value.group(1).replace("''", "'"));
		}
		return values;
	}

	/**
	 * Whether a type has an enum, as its elements too; the text of a type may be its
	 * name.
	 */
	private record Use(String name) implements Predicate<ColumnType> {

		@Override
		public boolean test(ColumnType type) {
			if (type.element() != null) {
				return test(type.element());
			}
			return (type.enumeration() != null) ? type.enumeration().name().equals(this.name)
					: Pattern.compile("(?<![\\w$])" + Pattern.quote(this.name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
						.matcher(type.toString())
						.find();
		}

	}

}
