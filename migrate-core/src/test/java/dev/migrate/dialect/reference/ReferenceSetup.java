package dev.migrate.dialect.reference;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.Dialect;
import tools.jackson.databind.JsonNode;

/**
 * What has to be there before a row of the reference can run, written by hand in SQL that
 * all databases understand.
 *
 * @param row the row
 * @param dialect spells the literals
 */
record ReferenceSetup(ReferenceRow row, Dialect dialect) {

	List<String> statements() {
		List<String> statements = new ArrayList<>();
		statements.add("create table users (id integer not null primary key)");
		statements.add("create table parent (id integer not null primary key, x integer, y integer)");
		statements.add("create table other (a integer not null, b integer not null, primary key (a, b))");
		String schema = this.row.params().path("schema").asString("");
		String prefix = schema.isEmpty() ? "" : schema + ".";
		statements.addAll(tables(prefix));
		return statements;
	}

	private List<String> tables(String prefix) {
		JsonNode params = this.row.params();
		return switch (this.row.op()) {
			case "drop_table", "execute_update" -> List.of("create table " + prefix + "account (name varchar(20))");
			case "rename_table" -> List.of("create table " + prefix + "old_t (id integer)");
			case "add_column" -> List.of("create table " + prefix + "t (a integer, k integer)");
			case "drop_column" -> List.of("create table " + prefix + "t (a integer, c integer)");
			case "alter_column" -> alterColumn(prefix, params);
			case "create_index" -> createIndex(prefix, params);
			case "drop_index" ->
				List.of("create table " + prefix + "t (a integer)", this.dialect.name().equals("sqlite")
						? "create index " + prefix + "ix_t_a on t (a)" : "create index ix_t_a on " + prefix + "t (a)");
			case "create_unique_constraint", "create_primary_key", "create_check_constraint" ->
				List.of("create table " + prefix + "t (a integer not null, b integer not null)");
			case "create_foreign_key" -> createForeignKey(prefix);
			case "drop_constraint" -> dropConstraint(prefix, params);
			case "create_exclude_constraint" ->
				List.of("create extension btree_gist", "create table t (period tsrange, room integer, active boolean)");
			case "create_table_comment", "drop_table_comment" -> List.of("create table " + prefix + "t (a integer)");
			case "bulk_insert" -> List.of("create table t (id integer, name varchar(50), ok boolean)");
			case "execute" -> List.of("create table t (a integer, b varchar(10))");
			case "autocommit_block" -> this.dialect.name().equals("postgresql")
					? List.of("create type mood as enum ('sad', 'ok')") : List.of();
			case "batch" -> List.of(
					"create table " + prefix
							+ "t (id integer not null primary key, a varchar(50) default 'x' not null, "
							+ "b integer, constraint uq_a unique (a), constraint ck_b check (b > 0))",
					"create index ix_b on " + prefix + "t (b)");
			default -> List.of();
		};
	}

	private List<String> alterColumn(String prefix, JsonNode params) {
		List<String> statements = new ArrayList<>();
		JsonNode type = params.path("existing_type");
		StringBuilder column = new StringBuilder(params.get("column").asString()).append(' ');
		boolean postgres = this.dialect.name().equals("postgresql");
		switch (type.path("name").asString(type.asString("string"))) {
			case "integer" -> column.append("integer");
			case "datetime" -> column.append(postgres ? "timestamp" : "datetime");
			case "boolean_checked" -> column.append("boolean");
			case "enum" -> {
				column.append(postgres ? "e_t" : "enum('a', 'b')");
				if (postgres) {
					statements.add("create type e_t as enum ('a', 'b')");
				}
			}
			default -> column.append("varchar(").append(type.path("length").asInt(50)).append(')');
		}
		boolean identity = params.path("existing_identity").isObject();
		if (identity) {
			column.append(" generated always as identity");
		}
		if (params.has("existing_default")) {
			column.append(" default '").append(params.get("existing_default").asString()).append('\'');
		}
		if (identity || params.has("identity") || !params.path("existing_nullable").asBoolean(true)) {
			column.append(" not null");
		}
		boolean key = params.get("column").asString().equals("id");
		statements.add("create table " + prefix + "t (" + column + (key ? " primary key" : "") + ")");
		if (params.has("existing_comment") && postgres) {
			statements.add("comment on column " + prefix + "t.c is 'old'");
		}
		return statements;
	}

	private List<String> createIndex(String prefix, JsonNode params) {
		List<String> statements = new ArrayList<>();
		JsonNode options = params.path("dialect_options");
		boolean text = options.has("postgresql_ops") || options.has("mysql_length");
		if (options.has("postgresql_ops")) {
			statements.add("create extension pg_trgm");
		}
		statements.add("create table " + prefix + "t (a " + (text ? "varchar(50)" : "integer")
				+ ", b integer, name varchar(50))");
		return statements;
	}

	private List<String> createForeignKey(String prefix) {
		return List.of(
				"create table " + prefix
						+ "t (id integer not null primary key, p_id integer, a integer, b integer, parent_id integer)",
				"create table core.parent (x integer not null, y integer not null, primary key (x, y))");
	}

	private List<String> dropConstraint(String prefix, JsonNode params) {
		String constraint = switch (params.path("kind").asString("unique")) {
			case "foreignkey" -> "foreign key (a) references " + prefix + "p (id)";
			case "primary" -> "primary key (a)";
			case "check" -> "check (a > 0)";
			default -> "unique (a)";
		};
		return List.of("create table " + prefix + "p (id integer not null primary key)",
				"create table " + prefix + "t (a integer not null, constraint c_name " + constraint + ")");
	}

}
