package dev.migrate.tenant;

import dev.migrate.dialect.IllegalIdentifierException;
import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * What is said of tenants cannot be: two of one name, a name that no schema has, a part
 * that does not exist. No tenant has been looked at.
 */
public final class IllegalTenantException extends MigrateException {

	private static final String CORRECT = "Correct the list, the query or the code that names the tenants.";

	private IllegalTenantException(String description, String action) {
		super(description, action);
	}

	static IllegalTenantException ofNull(int place) {
		return new IllegalTenantException("Tenant " + place + " of those that are named is null.", CORRECT);
	}

	static IllegalTenantException ofBlank(String what, int place) {
		return new IllegalTenantException("The " + what + " of tenant " + place + " of those that are named is blank.",
				CORRECT);
	}

	static IllegalTenantException ofPlace(String id) {
		return new IllegalTenantException("Tenant '" + id + "' has neither a schema nor a database.", CORRECT);
	}

	static IllegalTenantException ofCharacter(String what, String name, String character) {
		return new IllegalTenantException("'" + name + "' cannot be the " + what + " of a tenant: it has " + character
				+ " in it, as a name has that is meant to be read as SQL.", CORRECT);
	}

	static IllegalTenantException ofName(IllegalIdentifierException failure) {
		return new IllegalTenantException("The schema of a tenant is wrong: " + failure.description(), CORRECT);
	}

	static IllegalTenantException ofSystemSchema(String schema, String product) {
		return new IllegalTenantException("'" + schema + "' is named as a tenant, and is one of " + product + "'s own.",
				CORRECT);
	}

	static IllegalTenantException ofTwice(String id) {
		return new IllegalTenantException("Tenant '" + id + "' is named twice.", CORRECT);
	}

	static IllegalTenantException ofTwo(String one, String other, String place) {
		return new IllegalTenantException(
				"The tenants '" + one + "' and '" + other + "' have the same schema, " + place + ".", CORRECT);
	}

	static IllegalTenantException ofColumns(int columns) {
		return new IllegalTenantException("The query for tenants gives " + columns + " columns.",
				"Let it give one, the schema, or two, what the tenant is called and its schema.");
	}

	static IllegalTenantException ofNothing() {
		return new IllegalTenantException("It is not said which schemas are tenants.",
				"Name them, or give a pattern or a query; or say nothing of tenants.");
	}

	static IllegalTenantException ofCanary(String canary, int tenants, @Nullable String similar) {
		return new IllegalTenantException(
				"'" + canary + "' is to be migrated before the others, and is none of the " + tenants + " tenants.",
				(similar != null) ? "Write '" + similar + "', as that tenant is called."
						: "Correct the canaries, or name that tenant.");
	}

	static IllegalTenantException ofParallelism(int parallelism) {
		return new IllegalTenantException("At least 1 tenant at a time has to be migrated, not " + parallelism + ".",
				"Set the number of those that are migrated at a time to 1 or more.");
	}

	static IllegalTenantException ofShare(double share) {
		return new IllegalTenantException(
				"From a share of " + share + " of failing tenants on, the whole is to count as failed.",
				"Set the share to more than 0, and to 1 at most.");
	}

	static IllegalTenantException ofShard(String text) {
		return new IllegalTenantException("There is no shard '" + text + "'.",
				"Of n shards, the first is 0/n and the last is the one before n/n: of 8, from 0/8 to 7/8.");
	}

}
