package dev.migrate.autoconfigure;

import java.io.File;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import dev.migrate.error.Quoted;
import dev.migrate.settings.Tables;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Two migrators that the properties describe, which must not have in common what each
 * takes for its own. What can be done about it is said of the second one: what it says
 * itself changes nothing for the first.
 *
 * @param one the bean name of the one
 * @param other the bean name of the other
 * @param environment the application's properties
 */
record TwoMigrators(String one, String other, Environment environment) {

	/**
	 * Refuse that they write to the same tables of one database, or to the same file.
	 * @param second the other
	 * @param sameDatabase whether both have one database
	 */
	void check(Migrator first, Migrator second, boolean sameDatabase) {
		if (sameDatabase && !first.hasTenants() && !second.hasTenants()) {
			List<Table> others = Table.of(second.settings().tables());
			for (Table table : Table.of(first.settings().tables())) {
				others.stream().filter(table::is).findFirst().ifPresent((same) -> {
					throw clash(table, same);
				});
			}
		}
		String file = first.settings().goal().sqlOutput();
		String other = second.settings().goal().sqlOutput();
		if (file != null && other != null && !file.equals("-") && path(file).equals(path(other))) {
			throw IllegalDatasourceException.sameFile(this,
					"'" + Quoted.visible(file) + "'" + set("sql-output", "sql-output"));
		}
	}

	private static URI path(String file) {
		return new File(file).toURI().normalize();
	}

	private IllegalDatasourceException clash(Table table, Table other) {
		String name = "'" + Quoted.visible(table.name) + "'";
		String set = set(table.property, other.property);
		if (!table.what.equals(other.what)) {
			return IllegalDatasourceException.crossed(this,
					name + " is the " + table.what + " of one and the " + other.what + " of the other" + set,
					other.property);
		}
		String same = table.what + " " + name + set;
		return table.what.equals("history") ? IllegalDatasourceException.sameHistory(this, same)
				: IllegalDatasourceException.sameTable(this, same);
	}

	/**
	 * The properties that say it, as far as it is not a default.
	 */
	private String set(String key, String otherKey) {
		Set<String> set = new LinkedHashSet<>();
		if (of(this.one).isSet(key)) {
			set.add(of(this.one).saying(key));
		}
		if (of(this.other).isSet(otherKey)) {
			set.add(of(this.other).saying(otherKey));
		}
		return set.isEmpty() ? ""
				: set.stream().map(Quoted::visible).collect(Collectors.joining("' and '", " ('", "')"));
	}

	private PropertiesOfMigrator of(String migrator) {
		return PropertiesOfMigrator.of(migrator, this.environment);
	}

	/**
	 * A property of the second one.
	 */
	String property(String key) {
		return of(this.other).own(key);
	}

	@Override
	public String toString() {
		return "The migrators '" + Quoted.visible(this.one) + "' and '" + Quoted.visible(this.other) + "'";
	}

	/**
	 * A table of ours.
	 *
	 * @param property the key of the property that its name follows from
	 * @param schema its schema; {@code null} for that of the connection
	 */
	private record Table(String what, String property, String name, @Nullable String schema) {

		static List<Table> of(Tables tables) {
			Stream<Table> history = tables.history()
					? Stream.of(new Table("history", "history-table", tables.historyTable(), tables.schemaOfHistory()))
					: Stream.empty();
			return Stream.concat(
					Stream.of(
							new Table("version table", "version-table", tables.versionTable(),
									tables.schemaOfVersion()),
							new Table("journal", "version-table", tables.journalTable(), tables.schemaOfHistory()),
							new Table("lock table", "version-table", tables.lockTable(), tables.schemaOfVersion())),
					history)
				.toList();
		}

		boolean is(Table other) {
			return this.name.equalsIgnoreCase(other.name) && Objects.requireNonNullElse(this.schema, "")
				.equalsIgnoreCase(Objects.requireNonNullElse(other.schema, ""));
		}

	}

}
