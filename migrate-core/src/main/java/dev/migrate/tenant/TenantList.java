package dev.migrate.tenant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.IllegalIdentifierException;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The tenants of a migrator. What a source says is checked before a tenant is looked at:
 * it may come out of a table that users write to.
 *
 * @param source says which there are
 * @param settings say how they are migrated
 */
@Internal
public record TenantList(TenantSource source, TenantSettings settings) {

	static final String QUOTE = "\"";

	/** What ends a name in the SQL of some database, or the line of a log. */
	private static final String NOT_IN_NAMES = "\"'`;\\";

	/** As a schema in the search path of PostgreSQL, that of the user, even in quotes. */
	private static final String USER = "$user";

	/**
	 * The tenants of a migrator that has some.
	 * @return the same
	 * @throws UnknownTenantException if it has none
	 */
	public static TenantList required(@Nullable TenantList tenants) {
		if (tenants == null) {
			throw UnknownTenantException.ofNone();
		}
		return tenants;
	}

	/**
	 * Ask for them.
	 * @param dialect the database of the migrator, asked for where a tenant is a schema
	 * @return the tenants in the order of the source
	 * @throws IllegalTenantException if one of them cannot be
	 */
	public List<Tenant> read(Supplier<Dialect> dialect) {
		List<@Nullable Tenant> said = new ArrayList<>(this.source.tenants());
		List<Tenant> tenants = new ArrayList<>();
		Map<String, Tenant> ids = new HashMap<>();
		Map<Place, Tenant> places = new HashMap<>();
		for (@Nullable
		Tenant each : said) {
			Tenant tenant = check(each, tenants.size() + 1, dialect);
			if (ids.putIfAbsent(tenant.id(), tenant) != null) {
				throw IllegalTenantException.ofTwice(tenant.id());
			}
			Place place = new Place(tenant.schema(), tenant.dataSource());
			Tenant other = places.putIfAbsent(place, tenant);
			if (other != null) {
				throw IllegalTenantException.ofTwo(other.id(), tenant.id(), place.toString());
			}
			tenants.add(tenant);
		}
		return tenants;
	}

	/**
	 * Check a tenant.
	 * @param dialect the database of the migrator
	 * @throws IllegalTenantException if it cannot be
	 */
	public static Tenant check(Tenant tenant, Supplier<Dialect> dialect) {
		return check(tenant, 1, dialect);
	}

	private static Tenant check(@Nullable Tenant tenant, int place, Supplier<Dialect> dialect) {
		if (tenant == null) {
			throw IllegalTenantException.ofNull(place);
		}
		checkName("name", tenant.id(), place);
		String schema = tenant.schema();
		if (schema != null) {
			checkName("schema", withoutQuotes(schema), place);
			if (tenant.dataSource() == null) {
				checkSchema(schema, dialect.get());
			}
		}
		else if (tenant.dataSource() == null) {
			throw IllegalTenantException.ofPlace(tenant.id());
		}
		return tenant;
	}

	/**
	 * The name of a schema that may stand in quotes, as it is kept from being folded.
	 */
	static String withoutQuotes(String schema) {
		return (schema.length() > 2 && schema.startsWith(QUOTE) && schema.endsWith(QUOTE))
				? schema.substring(1, schema.length() - 1) : schema;
	}

	private static void checkName(String what, String name, int place) {
		if (name.isBlank()) {
			throw IllegalTenantException.ofBlank(what, place);
		}
		for (char c : name.toCharArray()) {
			if (Character.isISOControl(c)) {
				throw IllegalTenantException.ofCharacter(what, name, "a control character");
			}
			if (NOT_IN_NAMES.indexOf(c) >= 0) {
				throw IllegalTenantException.ofCharacter(what, name, "the character " + c);
			}
		}
	}

	private static void checkSchema(String schema, Dialect dialect) {
		String name = withoutQuotes(schema);
		if (dialect.isSystemSchema(name) || name.equals(USER)) {
			throw IllegalTenantException.ofSystemSchema(schema, dialect.productName());
		}
		try {
			dialect.spelling().quote(schema);
		}
		catch (IllegalIdentifierException ex) {
			throw IllegalTenantException.ofName(ex);
		}
	}

	/**
	 * Find a tenant.
	 * @param id what it is called
	 * @param dialect the database of the migrator
	 * @throws UnknownTenantException if there is none of that name
	 */
	public Tenant find(String id, Supplier<Dialect> dialect) {
		List<Tenant> all = read(dialect);
		return all.stream()
			.filter((tenant) -> tenant.id().equals(id))
			.findFirst()
			.orElseThrow(() -> UnknownTenantException.of(id, all.stream().map(Tenant::id).toList()));
	}

	/**
	 * Refuse canaries that are no tenants.
	 */
	public void checkCanaries(List<Tenant> tenants) {
		for (String canary : this.settings.canaries()) {
			if (tenants.stream().noneMatch((tenant) -> tenant.id().equals(canary))) {
				throw IllegalTenantException.ofCanary(canary, tenants.size(),
						tenants.stream().map(Tenant::id).filter(canary::equalsIgnoreCase).findFirst().orElse(null));
			}
		}
	}

	/**
	 * Where the tables of a tenant are.
	 */
	private record Place(@Nullable String schema, @Nullable DataSource dataSource) {

		@Override
		public String toString() {
			return (this.schema != null) ? "'" + Objects.requireNonNull(this.schema) + "'" : "that of one DataSource";
		}

	}

}
