package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.operation.BulkInsert;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.mapping.Table;

/**
 * The rows that Hibernate's generators need in their tables: where there are no
 * sequences, the first number. It has no model of them, only the statements.
 */
record MappedRows(Database mapped, MappedNames names) {

	private static final Pattern INSERT = Pattern.compile("insert into [^(]+\\(([^()]+)\\)\\s*values\\s*\\((.+)\\)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern VALUE = Pattern.compile("'(?:[^']|'')*'|-?\\d+");

	List<BulkInsert> read() {
		List<BulkInsert> rows = new ArrayList<>();
		this.mapped.getNamespaces().forEach((namespace) -> namespace.getTables().forEach((table) -> read(table, rows)));
		return rows;
	}

	private void read(Table table, List<BulkInsert> rows) {
		TableName name = this.names.table(table.getQualifiedTableName());
		Map<List<String>, List<List<SqlValue>>> byColumns = new LinkedHashMap<>();
		table.getInitCommands(this.names.context())
			.stream()
			.flatMap((command) -> Stream.of(command.initCommands()))
			.map((sql) -> row(name, sql))
			.flatMap(Optional::stream)
			.forEach((row) -> byColumns.computeIfAbsent(row.columns(), (columns) -> new ArrayList<>())
				.addAll(row.rows()));
		byColumns.forEach((columns, values) -> rows.add(new BulkInsert(name, columns, values)));
	}

	private Optional<BulkInsert> row(TableName table, String sql) {
		Matcher insert = INSERT.matcher(sql.strip());
		if (!insert.matches()) {
			return Optional.empty();
		}
		List<String> columns = Stream.of(insert.group(1).split(","))
			.map((column) -> this.names.name(Identifier.toIdentifier(column.strip())))
			.toList();
		List<SqlValue> values = VALUE.matcher(insert.group(2))
			.results()
			.map((value) -> DefaultTexts.value(value.group()))
			.toList();
		return Optional.of(new BulkInsert(table, columns, List.of(values)));
	}

}
