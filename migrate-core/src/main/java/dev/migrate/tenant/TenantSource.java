package dev.migrate.tenant;

import java.util.List;

import javax.sql.DataSource;

/**
 * Says which tenants there are. It is asked anew for each run, since tenants come and go.
 */
@FunctionalInterface
public interface TenantSource {

	/**
	 * The tenants.
	 * @return the tenants, none of them twice, in the order in which they are migrated
	 */
	List<Tenant> tenants();

	/**
	 * Schemas of one database.
	 * @param dataSource where patterns and queries are answered; not asked for names
	 * @param described names of schemas; patterns such as {@code tenant_*}, in which
	 * {@code ?} stands for one character and {@code *} for any; or one query in SQL that
	 * gives the name of a schema in each row, or what the tenant is called and the name
	 * of its schema
	 * @return what says them
	 */
	static TenantSource schemas(DataSource dataSource, List<String> described) {
		return new DescribedSchemas(dataSource, described);
	}

}
