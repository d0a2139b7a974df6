package dev.migrate.drift;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.autogenerate.CurrentSchema;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.Owned;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.lang.Internal;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.tables.TableNames;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.SQLWarningException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads what is there through one connection, without our own tables.
 */
@Internal
public final class LiveSchema {

	private final Connection connection;

	private final Dialect dialect;

	private final SchemaInspector inspector;

	private final TableNames ours;

	public LiveSchema(Connection connection, Dialect dialect, TableNames ours) {
		this.connection = connection;
		this.dialect = dialect;
		this.inspector = dialect.inspector(new Attentive(connection, dialect.failures()));
		this.ours = ours;
	}

	public DatabaseProfile profile() throws SQLException {
		DatabaseMetaData data = this.connection.getMetaData();
		return new DatabaseProfile(this.dialect, data.getDatabaseProductName(), data.getDatabaseMajorVersion(),
				data.getDatabaseMinorVersion(), this.inspector.currentSchema(), this.inspector::name);
	}

	/**
	 * Read the current schema and others.
	 * @param others their names; {@code null} and its own name stand for the current one
	 */
	public Schema read(Collection<@Nullable String> others) throws SQLException {
		Schema all = readOne(null);
		for (String name : known(others)) {
			if (name != null) {
				all = both(all, readOne(name));
			}
		}
		return all;
	}

	/**
	 * Read the current schema and others, and of still others nothing but types.
	 * @param others their names; {@code null} and its own name stand for the current one
	 * @param enums the types
	 */
	public Schema read(Collection<@Nullable String> others, Set<TableName> enums) throws SQLException {
		Schema all = read(others);
		Set<@Nullable String> beside = known(enums.stream().map(TableName::schema).toList());
		beside.removeAll(known(others));
		for (String name : beside) {
			List<EnumType> types = this.inspector.schema(name)
				.enums()
				.stream()
				.filter((type) -> enums.contains(new TableName(type.schema(), type.name())))
				.toList();
			all = both(all, new Schema(List.of(), List.of(), types, List.of()));
		}
		return all;
	}

	/**
	 * Read the views, functions, procedures and triggers of the current schema and
	 * others.
	 * @param others their names; {@code null} and its own name stand for the current one
	 */
	public List<LiveObject> objects(Collection<@Nullable String> others) throws SQLException {
		return known(others).stream().flatMap((name) -> this.inspector.objects(name).stream()).toList();
	}

	private Set<@Nullable String> known(Collection<@Nullable String> others) throws SQLException {
		CurrentSchema current = CurrentSchema.of(profile());
		Set<@Nullable String> known = new LinkedHashSet<>();
		known.add(null);
		others.forEach((name) -> known.add(current.of(name)));
		return known;
	}

	/**
	 * Read one schema.
	 * @param name its name; {@code null} stands for the current one
	 * @throws NotPermittedException if the user may see a part of it only
	 */
	public Schema readOne(@Nullable String name) throws SQLException {
		Optional<String> grant = this.inspector.grantToSee(name);
		if (grant.isPresent()) {
			throw NotPermittedException.ofComparison(this.connection.getMetaData().getUserName(),
					(name != null) ? name : this.inspector.currentSchema(), grant.get());
		}
		return withoutOurs(this.inspector.schema(name));
	}

	private Schema withoutOurs(Schema schema) {
		return schema
			.withTables(schema.tables().stream().filter((table) -> !this.ours.contains(table.name())).toList());
	}

	private static Schema both(Schema one, Schema two) {
		return new Schema(concat(one.tables(), two.tables()), concat(one.sequences(), two.sequences()),
				concat(one.enums(), two.enums()), concat(one.views(), two.views()));
	}

	private static <T> List<T> concat(List<T> one, List<T> two) {
		return Stream.concat(one.stream(), two.stream()).toList();
	}

	/**
	 * The schemas that are not there.
	 * @param names names of schemas; {@code null} stands for the current one
	 */
	public List<String> missing(Collection<@Nullable String> names) throws SQLException {
		List<String> wanted = names.stream().filter(Objects::nonNull).distinct().sorted().toList();
		if (wanted.isEmpty()) {
			return List.of();
		}
		Set<String> there = new HashSet<>();
		DatabaseMetaData data = this.connection.getMetaData();
		collect(there, data.getSchemas(), "TABLE_SCHEM");
		collect(there, data.getCatalogs(), "TABLE_CAT");
		return wanted.stream().filter((name) -> !there.contains(name)).toList();
	}

	private void collect(Set<String> names, ResultSet rows, String column) throws SQLException {
		try (rows) {
			while (rows.next()) {
				String name = rows.getString(column);
				if (name != null) {
					names.add(this.inspector.name(name, true));
				}
			}
		}
	}

	public static Set<@Nullable String> schemas(Schema schema) {
		Set<@Nullable String> names = new LinkedHashSet<>();
		schema.tables().forEach((table) -> names.add(table.name().schema()));
		schema.sequences().forEach((sequence) -> names.add(sequence.schema()));
		schema.enums().forEach((type) -> names.add(type.schema()));
		schema.objects().forEach((object) -> names.add(object.schema()));
		return names;
	}

	/**
	 * The types of schemas that columns name.
	 */
	public static Set<TableName> enums(Schema schema) {
		return schema.tables()
			.stream()
			.flatMap((table) -> table.columns().stream())
			.map((column) -> Objects.requireNonNullElse(column.type().element(), column.type()).enumeration())
			.filter((type) -> type != null && type.schema() != null)
			.map((type) -> new TableName(type.schema(), type.name()))
			.collect(Collectors.toSet());
	}

	public static Set<@Nullable String> schemas(Owned owned) {
		Set<@Nullable String> names = new LinkedHashSet<>();
		Stream.of(owned.tables(), owned.sequences(), owned.enums())
			.flatMap(Set::stream)
			.forEach((name) -> names.add(name.schema()));
		owned.made().forEach((object) -> names.add(object.schema()));
		return names;
	}

	/**
	 * All of a schema, as if revisions had made it.
	 */
	public static Owned owned(Schema schema) {
		List<TableName> sequences = new ArrayList<>();
		schema.sequences().forEach((sequence) -> sequences.add(new TableName(sequence.schema(), sequence.name())));
		List<TableName> enums = new ArrayList<>();
		schema.enums().forEach((type) -> enums.add(new TableName(type.schema(), type.name())));
		return new Owned(new LinkedHashSet<>(schema.tables().stream().map((table) -> table.name()).toList()),
				new LinkedHashSet<>(sequences), new LinkedHashSet<>(enums));
	}

	/**
	 * Where a database leaves something out that it could not lock, and only warns, what
	 * was read is not all.
	 */
	private static final class Attentive extends JdbcTemplate {

		private final SqlFailures failures;

		Attentive(Connection connection, SqlFailures failures) {
			super(new SingleConnectionDataSource(connection, true));
			this.failures = failures;
			setIgnoreWarnings(false);
		}

		@Override
		protected void handleWarnings(@Nullable SQLWarning warning) {
			for (SQLWarning each = warning; each != null; each = each.getNextWarning()) {
				if (this.failures.kind(each) == FailureKind.LOCK_TIMEOUT) {
					throw new SQLWarningException("Something was left out", each);
				}
			}
		}

	}

}
