package dev.migrate.autoconfigure;

import java.util.Collection;
import java.util.stream.Collectors;

import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;

/**
 * What the properties under {@code migrate.datasources} say cannot be: they name a
 * {@code DataSource} that is not there, or contradict each other. Nothing has been
 * changed.
 */
public final class IllegalDatasourceException extends MigrateException {

	private static final long serialVersionUID = 1L;

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

	static IllegalDatasourceException sameTable(String one, String other, String table) {
		return new IllegalDatasourceException(
				"The migrators '" + visible(one) + "' and '" + visible(other)
						+ "' have the same database and the same version table '" + visible(table) + "'.",
				"Give one of them another 'version-table' and 'history-table', or another 'default-schema' or 'version-schema', "
						+ "or remove it.");
	}

	static IllegalDatasourceException sameHistory(String one, String other, String table) {
		return new IllegalDatasourceException(
				"The migrators '" + visible(one) + "' and '" + visible(other)
						+ "' have the same database and the same history '" + visible(table) + "'.",
				"Give one of them another 'history-table' or 'history-schema', or set its 'history' to 'false'.");
	}

	static IllegalDatasourceException sameFile(String one, String other, String file) {
		return new IllegalDatasourceException(
				"The migrators '" + visible(one) + "' and '" + visible(other)
						+ "' would write their SQL to the same file '" + visible(file) + "'.",
				"Set 'sql-output' for each of them under '" + DatasourceName.PREFIX + "'.");
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
		return visible(DatasourceName.PREFIX + "." + name.text());
	}

	private static String visible(String text) {
		return Quoted.visible(text);
	}

}
