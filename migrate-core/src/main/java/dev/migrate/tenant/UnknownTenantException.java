package dev.migrate.tenant;

import java.util.List;

import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;

/**
 * There is no tenant of that name, or there are none at all. Nothing has been changed.
 */
public final class UnknownTenantException extends MigrateException {

	private final String tenant;

	private UnknownTenantException(String tenant, String description, String action) {
		super(description, action);
		this.tenant = tenant;
	}

	static UnknownTenantException of(String tenant, List<String> known) {
		return new UnknownTenantException(tenant, "There is no tenant '" + tenant + "'"
				+ (known.isEmpty() ? "; there are none at all."
						: "; there are " + known.size() + ", such as " + Quoted.list(known.subList(0, 1)) + "."),
				"Correct the name, or see that the list, the query or the code that names the tenants names it; of "
						+ "one that is not named there, say the schema or the database, too.");
	}

	static UnknownTenantException ofNone() {
		return new UnknownTenantException("", "Nobody has said which tenants there are.",
				"Say it, as a list of schemas, a query or a source of tenants; or migrate the database as one.");
	}

	/**
	 * The tenant.
	 * @return what was asked for; empty if it was about all
	 */
	public String tenant() {
		return this.tenant;
	}

}
