package dev.migrate.dialect.reference;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableElement;
import tools.jackson.databind.JsonNode;

/**
 * Columns, types and constraints of the reference as ours.
 *
 * @param dialect the dialect that they are for
 */
record ReferenceColumns(String dialect) {

	List<TableElement> elements(JsonNode table, String tableName) {
		List<TableElement> elements = new ArrayList<>();
		for (JsonNode column : table.path("columns")) {
			elements.add(isGeneratedKey(table, column) ? column(column).autoIncrement() : column(column));
			if (column.path("index").asBoolean(false)) {
				elements.add(index(column, tableName));
			}
			String check = column.path("type").path("constraint").asString("");
			if (!check.isEmpty() && !this.dialect.equals("postgresql")) {
				elements.add(Definitions.check(column.get("name").asString() + " in (0, 1)").named(check));
			}
		}
		table.path("constraints").forEach((constraint) -> elements.add(constraint(constraint)));
		return elements;
	}

	/**
	 * The reference generates the values of an integer that is alone in the primary key.
	 */
	private static boolean isGeneratedKey(JsonNode table, JsonNode column) {
		for (JsonNode constraint : table.path("constraints")) {
			if (constraint.get("kind").asString().equals("primary_key")) {
				return column.path("type").asString("").contains("int")
						&& List.of(strings(constraint.get("columns"))).equals(List.of(column.get("name").asString()));
			}
		}
		return false;
	}

	TableElement index(JsonNode column, String tableName) {
		String name = column.get("name").asString();
		return Definitions.index("ix_" + tableName + "_" + name).on(tableName, name);
	}

	Column column(JsonNode json) {
		Column column = Definitions.column(json.get("name").asString(), type(json.get("type")));
		if (json.path("primary_key").asBoolean(false)) {
			column = column.primaryKey();
			boolean generated = json.path("autoincrement").asBoolean(true)
					&& json.path("type").asString("").contains("int");
			column = (generated && !json.has("identity")) ? column.autoIncrement() : column;
		}
		column = column.withNullable(json.path("nullable").asBoolean(column.nullable()));
		column = json.has("default") ? column.withDefault(value(json.get("default"))) : column;
		column = json.has("identity") ? column.identity(identity(json.get("identity"))) : column;
		column = json.has("comment") ? column.comment(json.get("comment").asString()) : column;
		column = column.withUnique(json.path("unique").asBoolean(false));
		if (json.has("computed")) {
			JsonNode computed = json.get("computed");
			column = column.withComputed(new dev.migrate.schema.Computed(computed.get("expr").asString(),
					computed.has("persisted") ? computed.get("persisted").asBoolean() : null));
		}
		return json.has("references") ? column.references(references(json.get("references"))) : column;
	}

	private ForeignKey references(JsonNode json) {
		String[] target = json.get("target").asString().split("\\.");
		return options(Definitions.foreignKey().references(target[0], target[1]), json);
	}

	static ForeignKey options(ForeignKey key, JsonNode json) {
		ForeignKey withOptions = json.has("name") ? key.named(json.get("name").asString()) : key;
		if (json.has("on_delete")) {
			withOptions = withOptions.onDelete(action(json.get("on_delete")));
		}
		if (json.has("on_update")) {
			withOptions = withOptions.onUpdate(action(json.get("on_update")));
		}
		Deferrability deferrability = deferrability(json);
		return (deferrability != null) ? withOptions.deferrable(deferrability) : withOptions;
	}

	private static ReferentialAction action(JsonNode json) {
		return ReferentialAction.valueOf(json.asString().replace(' ', '_'));
	}

	static Deferrability deferrability(JsonNode json) {
		if (!json.path("deferrable").asBoolean(false)) {
			return null;
		}
		return json.path("initially").asString("").equals("DEFERRED") ? Deferrability.INITIALLY_DEFERRED
				: Deferrability.INITIALLY_IMMEDIATE;
	}

	static SqlValue value(JsonNode json) {
		if (json.isNull()) {
			return null;
		}
		return json.isObject() ? new SqlValue.Expression(json.get("expr").asString()) : SqlValue.of(json.asString());
	}

	static Identity identity(JsonNode json) {
		if (json.isNull()) {
			return null;
		}
		Identity identity = json.path("always").asBoolean(false) ? Identity.always() : Identity.byDefault();
		identity = json.has("start") ? identity.startWith(json.get("start").asLong()) : identity;
		return json.has("increment") ? identity.incrementBy(json.get("increment").asLong()) : identity;
	}

	ColumnType type(JsonNode json) {
		String name = json.isObject() ? json.get("name").asString() : json.asString();
		return switch (name) {
			case "integer" -> Definitions.integer();
			case "bigint" -> Definitions.bigint();
			case "smallint" -> Definitions.smallint();
			case "string", "unicode" -> Definitions.varchar(json.get("length").asInt());
			case "text" -> Definitions.text();
			case "char" -> Definitions.character(json.get("length").asInt());
			case "boolean", "boolean_checked" -> Definitions.bool();
			case "date" -> Definitions.date();
			case "time" -> Definitions.time();
			case "datetime" -> Definitions.timestamp();
			case "timestamptz" -> Definitions.timestampWithTimeZone();
			// The reference's float is FLOAT, which is of double precision on PostgreSQL.
			case "float" -> this.dialect.equals("postgresql") ? Definitions.doublePrecision() : Definitions.real();
			case "double" -> Definitions.doublePrecision();
			case "numeric" -> Definitions.numeric(json.get("precision").asInt(), json.get("scale").asInt());
			case "binary" -> Definitions.blob();
			case "uuid" -> Definitions.uuid();
			case "json" -> Definitions.json();
			case "jsonb" -> Definitions.jsonb();
			case "interval" -> Definitions.interval();
			case "text_array" -> Definitions.array(Definitions.text());
			case "enum" -> Definitions.enumeration(json.get("enum_name").asString(), strings(json.get("values")));
			default -> Definitions.type(name);
		};
	}

	private TableElement constraint(JsonNode json) {
		String[] columns = strings(json.path("columns"));
		String name = json.path("name").asString(null);
		return switch (json.get("kind").asString()) {
			case "primary_key" -> new dev.migrate.schema.PrimaryKey(name, List.of(columns));
			case "unique" -> new dev.migrate.schema.UniqueConstraint(name, List.of(columns), false, null);
			case "check" -> new dev.migrate.schema.CheckConstraint(name, json.get("expr").asString(), false);
			case "index" -> Definitions.index(name).columns(columns);
			case "foreign_key" -> foreignKey(json, columns);
			default -> throw new IllegalArgumentException(json.toString());
		};
	}

	private static ForeignKey foreignKey(JsonNode json, String[] columns) {
		String[] targets = strings(json.get("targets"));
		String table = targets[0].split("\\.")[0];
		String[] referenced = new String[targets.length];
		for (int i = 0; i < targets.length; i++) {
			referenced[i] = targets[i].split("\\.")[1];
		}
		return options(Definitions.foreignKey().columns(columns).references(table, referenced), json);
	}

	static String[] strings(JsonNode json) {
		List<String> strings = new ArrayList<>();
		json.forEach((element) -> strings.add(element.asString()));
		return strings.toArray(String[]::new);
	}

}
