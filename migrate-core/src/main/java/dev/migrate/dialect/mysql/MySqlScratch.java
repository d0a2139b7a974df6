package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.normal.DefaultText;
import dev.migrate.error.RunLog;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.Operation;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Temporary tables of the session, which end no transaction and which nobody else sees.
 * They are in no catalog, but {@code SHOW CREATE TABLE} has what the server makes of
 * types, defaults, computed columns and checks; all else of a table is left as it was
 * given. So is what the server cannot show.
 */
final class MySqlScratch implements Scratch {

	private static final String PREFIX = "migrate_scratch_";

	private static final Pattern COLLATION = Pattern.compile("COLLATE=(\\w+)");

	private static final Pattern NUMBER = Pattern
		.compile("(?:tiny|small|medium|big)?int\\b.*|decimal.*|float.*|double.*|year.*", Pattern.CASE_INSENSITIVE);

	private static final Logger logger = RunLog.of(MySqlScratch.class);

	private final MySqlDialect dialect;

	private final JdbcOperations jdbc;

	MySqlScratch(MySqlDialect dialect, Connection connection) {
		this.dialect = dialect;
		this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
	}

	@Override
	public List<Table> readBack(List<EnumType> enums, List<Table> tables) {
		List<Table> read = new ArrayList<>();
		for (int i = 0; i < tables.size(); i++) {
			readBack(tables.get(i), new TableName(null, PREFIX + i)).ifPresent(read::add);
		}
		return read;
	}

	/**
	 * In a schema of their own, as there are no temporary ones; what they name without a
	 * schema is what is there. A trigger has its table in its schema, and the server
	 * keeps its text as it is.
	 */
	@Override
	public List<Optional<LiveObject>> readBack(List<Table> tables, List<LiveObject> there, List<SchemaObject> objects) {
		MySqlObjects texts = MySqlObjects.of(this.jdbc, this.dialect);
		Map<String, Optional<String>> places = new HashMap<>();
		try {
			return objects.stream()
				.map((object) -> (object.kind() == SchemaObject.Kind.TRIGGER)
						? Optional.of(LiveObject.of(texts.trigger(object)))
						: places.computeIfAbsent(Objects.requireNonNullElse(object.schema(), ""), this::place)
							.flatMap((place) -> readBack(texts, object, place)))
				.toList();
		}
		finally {
			places.values().stream().flatMap(Optional::stream).forEach(this::dropPlace);
		}
	}

	/**
	 * A schema with the character set that the other one gives to what says none. It is
	 * only made by an account that may drop it, which the server looks at first.
	 */
	private Optional<String> place(String schema) {
		String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
		boolean made = attempt(() -> {
			String set = this.jdbc.queryForList("""
					select concat(' character set ', default_character_set_name, ' collate ', default_collation_name)
					from information_schema.schemata where schema_name = coalesce(nullif(?, ''), database())
					""", String.class, schema).stream().findFirst().orElse("");
			this.jdbc.execute("drop database if exists " + name);
			this.jdbc.execute("create database " + name + set);
		});
		return made ? Optional.of(name) : Optional.empty();
	}

	private void dropPlace(String name) {
		try {
			this.jdbc.execute("drop database " + name);
		}
		catch (DataAccessException ex) {
			logger.warn("The schema '{}', in which views and routines were tried, is still there; "
					+ "drop it by DROP DATABASE {}", name, name, ex);
		}
	}

	private Optional<LiveObject> readBack(MySqlObjects texts, SchemaObject object, String place) {
		SchemaObject copy = object.inSchema(place);
		if (!attempt(() -> run(new CreateObject(copy)))) {
			return Optional.empty();
		}
		Optional<LiveObject> read = texts.read(copy).map((found) -> LiveObject.of(found.inSchema(object.schema())));
		attempt(() -> run(new DropObject(copy, true)));
		return read;
	}

	private void run(Operation operation) {
		this.dialect.ddl(operation).forEach((statement) -> this.jdbc.execute(statement.text()));
	}

	/**
	 * Whether the account may do it, and the server does.
	 */
	private boolean attempt(Runnable work) {
		try {
			work.run();
			return true;
		}
		catch (DataAccessException | OperationNotSupportedException ex) {
			this.dialect.failures().requireAnswer(ex);
			logger.debug("Views and routines are compared by the texts of revisions", ex);
			return false;
		}
	}

	private Optional<Table> readBack(Table table, TableName name) {
		try {
			this.dialect.render(new CreateTable(copy(table).named(name), false), LiveDatabase.of(this.jdbc),
					(statement) -> this.jdbc.execute(statement.text()));
		}
		catch (DataAccessException | OperationNotSupportedException ex) {
			this.dialect.failures().requireAnswer(ex);
			return Optional.empty();
		}
		try {
			String create = this.jdbc.queryForObject("show create table " + this.dialect.spelling().quote(name),
					(row, number) -> row.getString(2));
			return Optional.of(shown(withoutUsualCollation(collated(table, name), String.valueOf(create)),
					TableText.of(String.valueOf(create), this.dialect.syntax())));
		}
		finally {
			this.jdbc.execute("drop temporary table " + this.dialect.spelling().quote(name));
		}
	}

	/**
	 * With the collations of columns whose types say them, or their character sets.
	 */
	private Table collated(Table table, TableName name) {
		if (table.columns().stream().noneMatch(MySqlScratch::isCollatedByType)) {
			return table;
		}
		Map<String, String> collations = new HashMap<>();
		this.jdbc.query("show full columns from " + this.dialect.spelling().quote(name), (row) -> {
			collations.put(row.getString("Field"), row.getString("Collation"));
		});
		return table.withColumns(table.columns().stream().map((column) -> {
			String collation = isCollatedByType(column) ? collations.get(column.name()) : null;
			return (collation != null) ? column.collation(collation) : column;
		}).toList());
	}

	private static boolean isCollatedByType(Column column) {
		String type = column.type().verbatim();
		return column.collation() == null && type != null && MySqlColumn.saysCollation(type);
	}

	/**
	 * A collation that is the usual one of the table is none that a column has for
	 * itself.
	 */
	private Table withoutUsualCollation(Table table, String create) {
		if (table.columns().stream().allMatch((column) -> column.collation() == null)) {
			return table;
		}
		String usual = usualCollation(table, create);
		return table.withColumns(table.columns()
			.stream()
			.map((column) -> usual.equalsIgnoreCase(column.collation()) ? withoutCollation(column) : column)
			.toList());
	}

	/**
	 * What the table says, else what its schema has; the temporary table is in another
	 * schema.
	 */
	private String usualCollation(Table table, String create) {
		boolean said = table.options()
			.values()
			.stream()
			.anyMatch((option) -> option.toUpperCase(Locale.ROOT).matches("(?s).*(COLLATE|CHARSET|CHARACTER SET).*"));
		if (said) {
			Matcher collation = COLLATION.matcher(create.substring(create.lastIndexOf("\n)")));
			return collation.find() ? collation.group(1) : "";
		}
		return this.jdbc
			.queryForList("select default_collation_name from information_schema.schemata "
					+ "where schema_name = coalesce(?, database())", String.class, table.name().schema())
			.stream()
			.findFirst()
			.orElse("");
	}

	private static Column withoutCollation(Column column) {
		return new Column(column.name(), column.type(), column.nullable(), column.defaultValue(), column.isPrimaryKey(),
				column.isUnique(), column.identity(), column.computed(), column.references(), null, column.comment());
	}

	/**
	 * A temporary table has no foreign keys, and not every index.
	 */
	private static Table copy(Table table) {
		List<Column> columns = table.columns().stream().map((column) -> column.withReferences(null)).toList();
		List<Constraint> constraints = new ArrayList<>();
		for (Constraint constraint : table.constraints()) {
			if (constraint.kind() == Constraint.Kind.CHECK) {
				constraints.add(constraint.named(checkName(constraints.size())));
			}
			else if (constraint.kind() != Constraint.Kind.FOREIGN_KEY) {
				constraints.add(constraint);
			}
		}
		return new Table(table.name(), columns, constraints, List.of(), table.comment(), table.options(),
				Persistence.TEMPORARY);
	}

	// MySQL knows the names of checks by schema
	private static String checkName(int place) {
		return PREFIX + "n" + place;
	}

	private Table shown(Table table, TableText text) {
		List<Column> columns = table.columns().stream().map((column) -> column(column, text)).toList();
		List<Constraint> constraints = new ArrayList<>();
		int place = 0;
		for (Constraint constraint : table.constraints()) {
			constraints.add((constraint instanceof CheckConstraint check) ? check(check, text.check(checkName(place)))
					: constraint);
			place += (constraint.kind() != Constraint.Kind.FOREIGN_KEY) ? 1 : 0;
		}
		return table.withColumns(columns).withConstraints(constraints);
	}

	private static CheckConstraint check(CheckConstraint check, Optional<String> shown) {
		return shown.filter((text) -> isWhole(text, check.condition()))
			.map((text) -> new CheckConstraint(check.name(), SqlToken.withoutBrackets(text), check.isNotValid()))
			.orElse(check);
	}

	private Column column(Column column, TableText text) {
		Optional<String> type = text.type(column.name());
		if (type.isEmpty()) {
			return column;
		}
		Column shown = isJson(column, text) ? column : column.withType(type(column, type.get()));
		Computed computed = column.computed();
		if (computed != null) {
			return text.generated(column.name())
				.filter((sql) -> isWhole(sql, computed.expression()))
				.map((sql) -> shown.withComputed(new Computed(SqlToken.withoutBrackets(sql), computed.stored())))
				.orElse(shown);
		}
		SqlValue value = column.defaultValue();
		return (value != null)
				? shown.withDefault(defaultValue(value, type.get(), text.defaultValue(column.name()).orElse("NULL")))
				: shown;
	}

	// MariaDB's JSON is text with a check
	private static boolean isJson(Column column, TableText text) {
		return text.hasCheck(column.name()) && switch (column.type().name()) {
			case JSON, JSONB, VERBATIM -> true;
			default -> false;
		};
	}

	private static ColumnType type(Column column, String shown) {
		ColumnType given = column.type();
		return (given.enumeration() != null || !isWhole(shown, String.valueOf(given.verbatim()))) ? given
				: MySqlTypes.parse(column.name(), shown);
	}

	private @Nullable SqlValue defaultValue(SqlValue given, String type, String shown) {
		String said = (given instanceof SqlValue.Expression expression) ? expression.sql()
				: String.valueOf(((SqlValue.Literal) given).value());
		String string = ServerText.string(shown, this.dialect.syntax());
		boolean bytes = CatalogText.isBinary(type) || shown.startsWith("0x") && string == null;
		if (bytes || !isWhole(shown, said) || said.toLowerCase(Locale.ROOT).contains("on update")) {
			return given;
		}
		if (string == null) {
			return DefaultText.parse(SqlToken.withoutBrackets(shown));
		}
		return NUMBER.matcher(type).matches() ? DefaultText.parse(string) : SqlValue.of(string);
	}

	/**
	 * Whether no more question marks are shown than were given: others stand for what is
	 * lost.
	 */
	private static boolean isWhole(String shown, String given) {
		return count(shown) <= count(given);
	}

	private static long count(String text) {
		return text.chars().filter((c) -> c == '?').count();
	}

}
