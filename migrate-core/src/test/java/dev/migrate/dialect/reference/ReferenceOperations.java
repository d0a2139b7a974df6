package dev.migrate.dialect.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.ColumnAlteration;
import dev.migrate.operation.CreateOperations;
import dev.migrate.operation.DropOperations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.operation.TableOperations;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import tools.jackson.databind.JsonNode;

/**
 * A row of the reference as our operations.
 *
 * @param row the row
 * @param columns translates columns
 */
record ReferenceOperations(ReferenceRow row, ReferenceColumns columns) {

	static List<Operation> of(ReferenceRow row) {
		ReferenceOperations operations = new ReferenceOperations(row, new ReferenceColumns(row.dialect()));
		return Recording.of(row.dialect(), operations::call)
			.entries()
			.stream()
			.map(Recording.Entry::operation)
			.toList();
	}

	private void call(Operations op) {
		JsonNode params = this.row.params();
		call(params.has("schema") ? op.inSchema(params.get("schema").asString()) : op, this.row.op(), params);
	}

	private void call(Operations op, String directive, JsonNode params) {
		String table = params.path("table").asString("");
		String name = params.path("name").asString("");
		switch (directive) {
			case "create_table" -> creating(op, params).createTable(table, tableElements(params, table));
			case "drop_table" -> {
				dropping(op, params).dropTable(table);
			}
			case "rename_table" -> op.renameTable(table, params.get("new_name").asString());
			case "add_column" -> addColumn(op, table, params);
			case "drop_column" -> {
				dropping(op, params).dropColumn(table, params.get("column").asString());
			}
			case "alter_column" ->
				op.alterColumn(table, params.get("column").asString(), (column) -> alter(column, params));
			case "create_index" -> creating(op, params).createIndex(index(params));
			case "drop_index" -> {
				if (option(params, "postgresql_concurrently").asBoolean(false)) {
					op.dropIndex(Definitions.index(name).on(table, "a").concurrently());
				}
				else if (params.path("if_exists").asBoolean(false)) {
					op.ifExists().dropIndex(name, table);
				}
				else {
					op.dropIndex(name, table);
				}
			}
			case "create_unique_constraint" -> op.addConstraint(table,
					new UniqueConstraint(name, List.of(ReferenceColumns.strings(params.get("columns"))), false,
							ReferenceColumns.deferrability(params)));
			case "create_primary_key" ->
				op.createPrimaryKey(name, table, ReferenceColumns.strings(params.get("columns")));
			case "create_foreign_key" -> op.createForeignKey(table, foreignKey(params));
			case "create_check_constraint" -> op.createCheckConstraint(name, table, params.get("expr").asString());
			case "create_exclude_constraint" -> op.createExcludeConstraint(table, exclude(params));
			case "drop_constraint" -> {
				if (params.path("if_exists").asBoolean(false)) {
					op.ifExists().dropConstraint(name, table, kind(params));
				}
				else if (params.get("kind").isNull()) {
					op.dropConstraint(name, table);
				}
				else {
					op.dropConstraint(name, table, kind(params));
				}
			}
			case "create_table_comment" -> op.createTableComment(table, params.get("comment").asString());
			case "drop_table_comment" -> op.dropTableComment(table);
			case "bulk_insert" -> op.bulkInsert(table, rows(params));
			case "execute" -> op.execute(params.get("sql").asString());
			case "execute_update" -> op.execute("update account set name = 'account 2' where name = 'account 1'");
			case "autocommit_block" ->
				op.autocommit(() -> op.execute(params.get("ops").get(0).get("params").get("sql").asString()));
			case "batch" -> op.batchAlterTable(table, options(params), (batch) -> batch(batch, params));
			default -> throw new IllegalArgumentException(directive);
		}
	}

	private static CreateOperations creating(Operations op, JsonNode params) {
		return params.path("if_not_exists").asBoolean(false) ? op.ifNotExists() : op;
	}

	private static DropOperations dropping(Operations op, JsonNode params) {
		return params.path("if_exists").asBoolean(false) ? op.ifExists() : op;
	}

	private TableElement[] tableElements(JsonNode params, String table) {
		List<TableElement> elements = this.columns.elements(params, table);
		if (params.has("comment")) {
			elements.add(Definitions.comment(params.get("comment").asString()));
		}
		params.path("dialect_options").properties().forEach((option) -> {
			String[] key = option.getKey().split("_", 2);
			elements.add(Definitions.option(key[0],
					key[1].replace("default_charset", "default charset") + "=" + option.getValue().asString()));
		});
		return elements.toArray(TableElement[]::new);
	}

	private void addColumn(Operations op, String table, JsonNode params) {
		JsonNode json = params.get("column");
		Column column = this.columns.column(json);
		creating(op, params).addColumn(table, column);
		if (json.path("index").asBoolean(false)) {
			op.createIndex((IndexDefinition) this.columns.index(json, table));
		}
	}

	private void alter(ColumnAlteration column, JsonNode params) {
		if (params.has("type")) {
			column.to(this.columns.type(params.get("type")));
		}
		if (params.has("nullable")) {
			if (params.get("nullable").asBoolean()) {
				column.nullable();
			}
			else {
				column.notNull();
			}
		}
		if (params.has("default")) {
			if (params.get("default").isNull()) {
				column.dropDefault();
			}
			else {
				column.defaultValue(ReferenceColumns.value(params.get("default")));
			}
		}
		if (params.has("comment")) {
			if (params.get("comment").isNull()) {
				column.dropComment();
			}
			else {
				column.comment(params.get("comment").asString());
			}
		}
		if (params.path("autoincrement").asBoolean(false)) {
			column.autoIncrement();
		}
		if (params.has("identity")) {
			if (params.get("identity").isNull()) {
				column.dropIdentity();
			}
			else {
				column.identity(ReferenceColumns.identity(params.get("identity")));
			}
		}
		if (params.has("new_name")) {
			column.newName(params.get("new_name").asString());
		}
		if (option(params, "postgresql_using").isString()) {
			column.using(option(params, "postgresql_using").asString());
		}
		existing(column, params);
	}

	private void existing(ColumnAlteration alteration, JsonNode params) {
		if (!params.has("existing_type")) {
			return;
		}
		Column column = Definitions.column("existing", this.columns.type(params.get("existing_type")))
			.withNullable(params.path("existing_nullable").asBoolean(true));
		if (params.has("existing_default")) {
			column = column.withDefault(SqlValue.of(ReferenceColumns.value(params.get("existing_default"))));
		}
		if (params.has("existing_comment")) {
			column = column.comment(params.get("existing_comment").asString());
		}
		if (params.has("existing_identity")) {
			column = column.withIdentity(ReferenceColumns.identity(params.get("existing_identity")));
		}
		alteration.from(column);
	}

	private IndexDefinition index(JsonNode params) {
		List<IndexElement> elements = new ArrayList<>();
		for (JsonNode column : params.get("columns")) {
			elements.add(element(params, column));
		}
		IndexDefinition index = Definitions.index(params.get("name").asString())
			.on(params.path("table").asString(""))
			.elements(elements.toArray(IndexElement[]::new));
		index = params.path("unique").asBoolean(false) ? index.unique() : index;
		index = option(params, "_where").isString() ? index.where(option(params, "_where").asString()) : index;
		index = option(params, "_using").isString() ? index.using(option(params, "_using").asString()) : index;
		index = option(params, "_concurrently").asBoolean(false) ? index.concurrently() : index;
		index = option(params, "_nulls_not_distinct").asBoolean(false) ? index.nullsNotDistinct() : index;
		index = option(params, "_prefix").isString() ? index.prefix(option(params, "_prefix").asString()) : index;
		if (option(params, "_include").isArray()) {
			index = index.include(ReferenceColumns.strings(option(params, "_include")));
		}
		for (var parameter : option(params, "_with").properties()) {
			index = index.with(parameter.getKey(), parameter.getValue().asString());
		}
		return index;
	}

	/**
	 * The reference has the order of an element in an expression.
	 */
	private IndexElement element(JsonNode params, JsonNode column) {
		if (column.isObject()) {
			String expression = column.get("expr").asString();
			return expression.endsWith(" DESC") ? Definitions.element(expression.split(" ")[0]).desc()
					: Definitions.elementExpression(expression);
		}
		IndexElement element = Definitions.element(column.asString());
		JsonNode operatorClass = option(params, "_ops").path(column.asString());
		element = operatorClass.isString() ? element.operatorClass(operatorClass.asString()) : element;
		return option(params, "_length").isNumber() ? element.length(option(params, "_length").asInt()) : element;
	}

	private JsonNode option(JsonNode params, String name) {
		String key = name.startsWith("_") ? this.row.dialect() + name : name;
		return params.path("dialect_options").path(key);
	}

	private ForeignKey foreignKey(JsonNode params) {
		TableName target = new TableName(params.path("ref_schema").asString(null), params.get("ref_table").asString());
		ForeignKey key = Definitions.foreignKey()
			.columns(ReferenceColumns.strings(params.get("columns")))
			.references(target, ReferenceColumns.strings(params.get("ref_columns")));
		key = ReferenceColumns.options(key, params);
		return option(params, "postgresql_not_valid").asBoolean(false) ? key.notValid() : key;
	}

	private static ExcludeConstraint exclude(JsonNode params) {
		ExcludeConstraint constraint = Definitions.exclude(params.get("name").asString())
			.using(params.get("using").asString())
			.where(params.get("where").asString());
		for (JsonNode element : params.get("elements")) {
			constraint = constraint.with(element.get(0).asString(), element.get(1).asString());
		}
		return constraint;
	}

	private static Constraint.Kind kind(JsonNode params) {
		return switch (params.get("kind").asString()) {
			case "unique" -> Constraint.Kind.UNIQUE;
			case "foreignkey" -> Constraint.Kind.FOREIGN_KEY;
			case "primary" -> Constraint.Kind.PRIMARY_KEY;
			case "check" -> Constraint.Kind.CHECK;
			default -> throw new IllegalArgumentException(params.toString());
		};
	}

	private static List<Map<String, ?>> rows(JsonNode params) {
		List<Map<String, ?>> rows = new ArrayList<>();
		for (JsonNode row : params.get("rows")) {
			Map<String, Object> values = new LinkedHashMap<>();
			values.put("id", row.get("id").asInt());
			values.put("name", row.get("name").asString(null));
			values.put("ok", row.get("ok").asBoolean());
			rows.add(values);
		}
		return rows;
	}

	private BatchOptions options(JsonNode params) {
		BatchOptions options = params.has("recreate")
				? BatchOptions.of(BatchOptions.Recreate
					.valueOf(params.get("recreate").asString().toUpperCase(java.util.Locale.ROOT)))
				: BatchOptions.DEFAULT;
		if (params.has("copy_from")) {
			options = options.copyFrom(this.columns.elements(params.get("copy_from"), params.get("table").asString())
				.toArray(TableElement[]::new));
		}
		for (JsonNode order : params.path("partial_reordering")) {
			options = options.columnOrder(ReferenceColumns.strings(order));
		}
		for (JsonNode constraint : params.path("table_args")) {
			options = options.tableArguments(
					Definitions.check(constraint.get("expr").asString()).named(constraint.get("name").asString()));
		}
		return options;
	}

	private void batch(TableOperations batch, JsonNode params) {
		for (JsonNode operation : params.get("ops")) {
			change(batch, operation.get("op").asString(), operation.get("params"));
		}
	}

	private void addColumn(TableOperations batch, JsonNode params) {
		Column column = this.columns.column(params.get("column"));
		if (params.has("insert_after")) {
			batch.addColumn(column, Definitions.after(params.get("insert_after").asString()));
		}
		else if (params.has("insert_before")) {
			batch.addColumn(column, Definitions.before(params.get("insert_before").asString()));
		}
		else {
			batch.addColumn(column);
		}
	}

	private void change(TableOperations batch, String directive, JsonNode params) {
		String name = params.path("name").asString("");
		switch (directive) {
			case "add_column" -> addColumn(batch, params);
			case "drop_column" -> batch.dropColumn(params.get("column").asString());
			case "alter_column" ->
				batch.alterColumn(params.get("column").asString(), (column) -> alter(column, params));
			case "create_index" -> batch.createIndex(name, ReferenceColumns.strings(params.get("columns")));
			case "drop_index" -> batch.dropIndex(name);
			case "create_foreign_key" -> batch.addConstraint(foreignKey(params).named(name));
			case "create_unique_constraint" ->
				batch.createUniqueConstraint(name, ReferenceColumns.strings(params.get("columns")));
			case "drop_constraint" -> batch.dropConstraint(name, kind(params));
			default -> throw new IllegalArgumentException(directive);
		}
	}

}
