package dev.migrate.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;

/**
 * What the properties under {@code migrate.datasources} say cannot be: they name a
 * {@code DataSource} that is not there, or contradict each other. Nothing has been
 * changed.
 */
public final class IllegalDatasourceException extends MigrateException {

	private IllegalDatasourceException(String description, String advice) {
		super(description, advice);
	}

	static IllegalDatasourceException unknown(DatasourceName name, Collection<String> known) {
		return new IllegalDatasourceException(
				"'" + property(name) + "' names a DataSource that is not there: " + there(known) + ".",
				(known.isEmpty() ? "" : "Name one of them, or ") + sentence(known.isEmpty(),
						"set '" + visible(name.property("url")) + "' to the URL of a database that has " + "no bean."));
	}

	static IllegalDatasourceException unknownBefore(String property, String name, Collection<String> known) {
		return new IllegalDatasourceException(
				"'" + visible(property) + "' names '" + visible(name)
						+ "', and no database of that name is migrated: there " + named(known) + ".",
				"Name one of them, or remove '" + visible(property) + "'.");
	}

	static IllegalDatasourceException circular(Collection<String> names) {
		return new IllegalDatasourceException(
				"The databases " + quoted(names) + " wait for each other: each is to be "
						+ "migrated after the one before it, and the first after the last.",
				"Remove one of their properties 'after'.");
	}

	static IllegalDatasourceException twoUrls(DatasourceName name) {
		return new IllegalDatasourceException(
				"'migrate.url' and '" + property(name) + "' contradict each other: both are about the application's "
						+ "own database.",
				"Move 'migrate.url', with 'migrate.driver-class-name', to '" + visible(name.property("url"))
						+ "', or remove it.");
	}

	static IllegalDatasourceException nested(DatasourceName name) {
		return new IllegalDatasourceException(
				"'" + visible(name.property("datasources")) + "' is a database within a database.",
				"Move what is below it to '" + DatasourceName.PREFIX + "'.");
	}

	/**
	 * Two migrators would share a table.
	 * @param migrators who they are
	 * @param table the table, and what it is to both of them
	 */
	static IllegalDatasourceException sameTable(TwoMigrators migrators, String table) {
		return new IllegalDatasourceException(migrators + " have the same database and the same " + table + ".",
				"Set '" + visible(migrators.property("version-table")) + "' and '"
						+ visible(migrators.property("history-table")) + "' to other names, or '"
						+ visible(migrators.property("default-schema")) + "' or '"
						+ visible(migrators.property("version-schema"))
						+ "' to another schema, or remove one of the two.");
	}

	static IllegalDatasourceException sameHistory(TwoMigrators migrators, String table) {
		return new IllegalDatasourceException(migrators + " have the same database and the same " + table + ".",
				"Set '" + visible(migrators.property("history-table")) + "' to another name, or '"
						+ visible(migrators.property("history-schema")) + "' to another schema, or '"
						+ visible(migrators.property("history")) + "' to 'false'.");
	}

	static IllegalDatasourceException crossed(TwoMigrators migrators, String table, String property) {
		return new IllegalDatasourceException(migrators + " have the same database, and " + table + ".",
				"Set '" + visible(migrators.property(property)) + "' to another name.");
	}

	static IllegalDatasourceException sameFile(TwoMigrators migrators, String file) {
		return new IllegalDatasourceException(migrators + " would write their SQL to the same file " + file + ".",
				"Set '" + visible(migrators.property("sql-output")) + "' to another file.");
	}

	/**
	 * What is said of the application's own database beside a section about it counts
	 * nowhere.
	 * @param property the property, which sections take over from nobody
	 * @param name the section
	 */
	static IllegalDatasourceException besideSection(String property, DatasourceName name) {
		return new IllegalDatasourceException(
				"'" + MigratorNames.ALL + "." + property + "' and '" + property(name)
						+ "' contradict each other: both are about the application's own database.",
				"Move '" + MigratorNames.ALL + "." + property + "' to '" + visible(name.property(property))
						+ "', or remove it.");
	}

	static IllegalDatasourceException ofNobody(String property, List<DatasourceName> sections) {
		return new IllegalDatasourceException(
				"'" + MigratorNames.ALL + "." + property
						+ "' is about the application's own database, which none of its DataSources is: there "
						+ named(sections.stream().map(IllegalDatasourceException::property).toList()) + ".",
				"Move it to one of them, such as '" + visible(sections.get(0).property(property))
						+ "', or mark a DataSource as @Primary.");
	}

	static IllegalDatasourceException passwordOfAnother(DatasourceName name) {
		return new IllegalDatasourceException(
				"'" + visible(name.property("user"))
						+ "' names a user without a password, and 'migrate.password' is that of another one.",
				"Set '" + visible(name.property("password")) + "', to nothing if there is none.");
	}

	static IllegalDatasourceException canariesWithoutTenants(String prefix) {
		return new IllegalDatasourceException(
				"'" + visible(prefix) + ".tenants.canaries' names tenants, and nothing says which there are.",
				"Set '" + visible(prefix) + ".tenants.schemas', or define a bean of type TenantSource, or remove '"
						+ visible(prefix) + ".tenants.canaries'.");
	}

	static IllegalDatasourceException twoTenantSources(String prefix, int beans) {
		String property = visible(prefix) + ".tenants.schemas";
		return new IllegalDatasourceException(
				(beans > 1) ? "There are " + beans + " beans that say which tenants there are, for one database."
						: "'" + property + "' says which tenants there are, and so does a bean.",
				(beans > 1) ? "Leave one, or name the database of each by @Qualifier at the bean."
						: "Remove one of them.");
	}

	static IllegalDatasourceException unassigned(String bean, String kind, Collection<String> names) {
		return new IllegalDatasourceException("Bean '" + visible(bean) + "' is a " + kind
				+ ", but does not say for which database: there " + named(names) + ".",
				"Name one by @Qualifier at the bean.");
	}

	private static String sentence(boolean first, String text) {
		return first ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
	}

	private static String there(Collection<String> known) {
		return known.isEmpty() ? "the application has none" : "there " + named(known);
	}

	private static String named(Collection<String> names) {
		return switch (names.size()) {
			case 0 -> "is none";
			case 1 -> "is " + quoted(names);
			default -> "are " + quoted(names);
		};
	}

	private static String quoted(Collection<String> names) {
		return names.stream().map(IllegalDatasourceException::visible).collect(Collectors.joining("', '", "'", "'"));
	}

	private static String property(DatasourceName name) {
		return visible(name.prefix());
	}

	private static String visible(String text) {
		return Quoted.visible(text);
	}

}
