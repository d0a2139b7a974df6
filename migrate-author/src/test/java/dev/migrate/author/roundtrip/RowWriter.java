package dev.migrate.author.roundtrip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.BulkInsert;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills tables, and says what is in them. Every second row has NULL where it may.
 */
final class RowWriter {

	/** The number of a row that is not there. */
	private static final int NEXT = 7;

	private final Traits traits;

	private final JdbcTemplate jdbc;

	private final Map<TableName, List<Long>> keys = new HashMap<>();

	RowWriter(Traits traits, JdbcTemplate jdbc) {
		this.traits = traits;
		this.jdbc = jdbc;
	}

	void fill(Schema schema, int rows) {
		schema.tables().forEach((table) -> fill(table, rows));
	}

	private void fill(Table table, int rows) {
		List<Column> columns = table.columns()
			.stream()
			.filter((column) -> column.computed() == null && column.identity() == null)
			.filter((column) -> Family.of(column.type()) != Family.OTHER)
			.toList();
		for (int row = 1; row <= rows; row++) {
			insert(table, columns, row);
		}
		List<Long> there = this.jdbc.queryForList("select " + this.traits.quote(SchemaGenerator.KEY) + " from "
				+ this.traits.dialect().spelling().quote(table.name()) + " order by 1", Long.class);
		this.keys.put(table.name(), there);
	}

	/**
	 * Insert one more row into each table that makes its keys itself, and take it away
	 * again: what is made goes on behind what is there.
	 */
	void goOn(Schema schema) {
		schema.tables()
			.stream()
			.filter((table) -> table.column(SchemaGenerator.KEY).filter((key) -> key.identity() != null).isPresent())
			.filter((table) -> table.foreignKeys().stream().allMatch((key) -> isNullable(table, key)))
			.forEach(this::goOn);
	}

	private static boolean isNullable(Table table, ForeignKey key) {
		return key.columns().stream().allMatch((name) -> table.column(name).orElseThrow().nullable());
	}

	private void goOn(Table table) {
		List<Column> columns = table.columns()
			.stream()
			.filter((column) -> column.computed() == null && column.identity() == null)
			.filter((column) -> Family.of(column.type()) != Family.OTHER)
			.filter((column) -> table.foreignKeys().stream().noneMatch((key) -> key.columns().contains(column.name())))
			.toList();
		insert(table, columns, NEXT);
		String key = this.traits.quote(SchemaGenerator.KEY);
		String from = " from " + this.traits.dialect().spelling().quote(table.name());
		Long last = this.jdbc.queryForObject("select max(" + key + ")" + from, Long.class);
		this.jdbc.update("delete" + from + " where " + key + " = ?", last);
	}

	private void insert(Table table, List<Column> columns, int row) {
		List<SqlValue> values = new ArrayList<>();
		for (Column column : columns) {
			values.add(SqlValue.of((column.nullable() && row % 2 == 0) ? null : value(table, column, row)));
		}
		List<String> names = columns.stream().map(Column::name).toList();
		if (names.isEmpty()) {
			this.jdbc.execute("insert into " + this.traits.dialect().spelling().quote(table.name())
					+ (this.traits.name().matches("mariadb|mysql") ? " values ()" : " default values"));
			return;
		}
		this.traits.dialect()
			.render(new BulkInsert(table.name(), names, List.of(values)), LiveDatabase.of(this.jdbc),
					(statement) -> this.jdbc.execute(statement.text()));
	}

	/**
	 * What a row has, or would have.
	 */
	Object value(Table table, Column column, int row) {
		Optional<ForeignKey> reference = table.foreignKeys()
			.stream()
			.filter((key) -> key.columns().contains(column.name()))
			.findFirst();
		List<Long> referenced = reference.map((key) -> this.keys.get(key.target())).orElse(null);
		return (referenced != null && referenced.size() >= row) ? referenced.get(row - 1)
				: Family.value(column.type(), row);
	}

	List<Long> keys(TableName table) {
		return Objects.requireNonNullElse(this.keys.get(table), List.of());
	}

	/**
	 * What is in each column of the tables that are there, in the order of the rows.
	 */
	Map<TableName, Map<String, List<String>>> contents(Schema schema) {
		Map<TableName, Map<String, List<String>>> contents = new LinkedHashMap<>();
		schema.tables().forEach((table) -> contents.put(table.name(), contents(table)));
		return contents;
	}

	private Map<String, List<String>> contents(Table table) {
		Map<String, List<String>> contents = new LinkedHashMap<>();
		table.columns().forEach((column) -> contents.put(column.name(), new ArrayList<>()));
		String names = String.join(", ",
				table.columns().stream().map((column) -> this.traits.quote(column.name())).toList());
		this.jdbc.query("select " + names + " from " + this.traits.dialect().spelling().quote(table.name())
				+ " order by " + this.traits.quote(SchemaGenerator.KEY), (row) -> {
					for (int i = 0; i < table.columns().size(); i++) {
						boolean bytes = Family.of(table.columns().get(i).type()) == Family.BYTES;
						String text = bytes ? hex(row.getBytes(i + 1)) : row.getString(i + 1);
						Objects.requireNonNull(contents.get(table.columns().get(i).name()))
							.add((text == null) ? "NULL" : text.stripTrailing());
					}
				});
		return contents;
	}

	private static String hex(byte[] bytes) {
		return (bytes == null) ? null : java.util.HexFormat.of().formatHex(bytes);
	}

}
