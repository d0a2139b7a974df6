package dev.migrate.tenant;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import dev.migrate.connect.Database;
import dev.migrate.connect.KnownDialects;
import dev.migrate.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Schemas by name, by pattern or by query. Patterns pass over what is the database's own;
 * a schema that is named and is matched, too, is there once. A schema whose name the
 * database would fold to another one has it in quotes wherever it is written.
 */
final class DescribedSchemas implements TenantSource {

	private static final Pattern QUERY = Pattern.compile("(?is)\\s*(?:select|with|values|table|\\()\\s.*");

	private final DataSource dataSource;

	private final List<String> described;

	DescribedSchemas(DataSource dataSource, List<String> described) {
		if (described.isEmpty() || described.stream().allMatch(String::isBlank)) {
			throw IllegalTenantException.ofNothing();
		}
		this.dataSource = dataSource;
		this.described = List.copyOf(described);
	}

	@Override
	public List<Tenant> tenants() {
		if (QUERY.matcher(this.described.get(0)).matches()) {
			return database().call((connection, dialect) -> query(connection));
		}
		if (this.described.stream().noneMatch(DescribedSchemas::isPattern)) {
			return this.described.stream().map(DescribedSchemas::named).toList();
		}
		return database().call(this::match);
	}

	private Database database() {
		return new Database(this.dataSource, "the DataSource", Duration.ZERO, KnownDialects.OURS);
	}

	/**
	 * What was separated by commas is one query.
	 */
	private List<Tenant> query(Connection connection) throws SQLException {
		List<Tenant> tenants = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(String.join(", ", this.described))) {
			int columns = rows.getMetaData().getColumnCount();
			if (columns > 2) {
				throw IllegalTenantException.ofColumns(columns);
			}
			while (rows.next()) {
				String schema = required(rows.getString(columns), tenants.size() + 1);
				tenants.add(Tenant.ofSchema(required(rows.getString(1), tenants.size() + 1), schema));
			}
		}
		return tenants;
	}

	private static String required(@Nullable String value, int place) {
		if (value == null) {
			throw IllegalTenantException.ofNull(place);
		}
		return value;
	}

	private List<Tenant> match(Connection connection, Dialect dialect) throws SQLException {
		List<String> there = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("select schema_name from information_schema.schemata order by schema_name")) {
			while (rows.next()) {
				there.add(rows.getString(1));
			}
		}
		DatabaseMetaData facts = connection.getMetaData();
		boolean upper = facts.storesUpperCaseIdentifiers();
		boolean lower = facts.storesLowerCaseIdentifiers();
		UnaryOperator<String> folded = (schema) -> !dialect.spelling().quote(schema).equals(schema) ? schema
				: upper ? schema.toUpperCase(Locale.ROOT) : lower ? schema.toLowerCase(Locale.ROOT) : schema;
		Map<String, Tenant> tenants = new LinkedHashMap<>();
		for (String each : this.described) {
			if (isPattern(each)) {
				Pattern pattern = pattern(each);
				there.stream()
					.filter((schema) -> pattern.matcher(schema).matches() && !dialect.isSystemSchema(schema))
					.forEach((schema) -> tenants.putIfAbsent(schema,
							folded.apply(schema).equals(schema) ? Tenant.ofSchema(schema)
									: Tenant.ofSchema(schema, TenantList.QUOTE + schema + TenantList.QUOTE)));
			}
			else {
				String bare = TenantList.withoutQuotes(each);
				tenants.putIfAbsent(bare.equals(each) ? folded.apply(each) : bare, named(each));
			}
		}
		return List.copyOf(tenants.values());
	}

	private static Tenant named(String schema) {
		return Tenant.ofSchema(TenantList.withoutQuotes(schema), schema);
	}

	private static boolean isPattern(String described) {
		return described.indexOf('*') >= 0 || described.indexOf('?') >= 0;
	}

	/**
	 * Databases fold names in different ways, and none has two schemas that only differ
	 * in that by accident.
	 */
	private static Pattern pattern(String glob) {
		StringBuilder pattern = new StringBuilder();
		for (char c : glob.toCharArray()) {
			pattern.append((c == '*') ? ".*" : (c == '?') ? "." : Pattern.quote(String.valueOf(c)));
		}
		return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
