package dev.migrate.dialect.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Reads the constraints of PostgreSQL.
 */
final class PostgresqlConstraints {

	// The row of pg_index as JSON, because nulls not distinct came with PostgreSQL 15
	static final String QUERY = """
			select t.name as table_name, con.conname, con.contype::text as kind,
				array(select a.attname::text from pg_catalog.unnest(con.conkey) with ordinality k (num, pos)
					join pg_catalog.pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.num order by k.pos)
					as columns,
				array(select a.attname::text from pg_catalog.unnest(con.confkey) with ordinality k (num, pos)
					join pg_catalog.pg_attribute a on a.attrelid = con.confrelid and a.attnum = k.num order by k.pos)
					as referenced_columns,
				rn.nspname as referenced_schema, rc.relname as referenced_table,
				con.confdeltype::text as on_delete, con.confupdtype::text as on_update,
				con.confmatchtype::text as match, con.condeferrable, con.condeferred, con.convalidated,
				pg_catalog.pg_get_expr(con.conbin, con.conrelid, true) as condition,
				pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct' as nulls_not_distinct,
				am.amname as method, pg_catalog.pg_get_expr(i.indpred, i.indrelid, true) as predicate,
				array(select pg_catalog.pg_get_indexdef(con.conindid, k.pos::int, true)
					from pg_catalog.generate_series(1, i.indnkeyatts) k (pos) order by k.pos) as expressions,
				array(select o.oprname::text from pg_catalog.unnest(con.conexclop) with ordinality k (op, pos)
					join pg_catalog.pg_operator o on o.oid = k.op order by k.pos) as operators
			from t
			join pg_catalog.pg_constraint con on con.conrelid = t.oid and con.contype in ('p', 'u', 'f', 'c', 'x')
			left join pg_catalog.pg_class rc on rc.oid = con.confrelid
			left join pg_catalog.pg_namespace rn on rn.oid = rc.relnamespace
			left join pg_catalog.pg_index i on i.indexrelid = con.conindid and con.contype in ('p', 'u', 'x')
			left join pg_catalog.pg_class ic on ic.oid = i.indexrelid
			left join pg_catalog.pg_am am on am.oid = ic.relam
			where con.conparentid = 0
			order by t.name, pg_catalog.strpos('pucxf', con.contype::text), con.conname
			""";

	private PostgresqlConstraints() {
	}

	static Constraint read(ResultSet row, PostgresqlInspector.Schemas schemas) throws SQLException {
		String name = row.getString("conname");
		List<String> columns = PostgresqlInspector.strings(row, "columns");
		return switch (row.getString("kind")) {
			case "p" -> new PrimaryKey(name, columns);
			case "u" -> new UniqueConstraint(name, columns, "true".equals(row.getString("nulls_not_distinct")),
					deferrability(row));
			case "f" -> foreignKey(row, name, columns, schemas);
			case "x" -> exclude(row, name);
			default -> new CheckConstraint(name, row.getString("condition"), !row.getBoolean("convalidated"));
		};
	}

	private static ForeignKey foreignKey(ResultSet row, String name, List<String> columns,
			PostgresqlInspector.Schemas schemas) throws SQLException {
		TableName target = new TableName(schemas.name(row.getString("referenced_schema")),
				row.getString("referenced_table"));
		return new ForeignKey(name, columns, target, PostgresqlInspector.strings(row, "referenced_columns"),
				action(row.getString("on_delete")), action(row.getString("on_update")), deferrability(row),
				row.getString("match").equals("f") ? "FULL" : null, !row.getBoolean("convalidated"));
	}

	private static @Nullable ReferentialAction action(String code) {
		return switch (code) {
			case "r" -> ReferentialAction.RESTRICT;
			case "c" -> ReferentialAction.CASCADE;
			case "n" -> ReferentialAction.SET_NULL;
			case "d" -> ReferentialAction.SET_DEFAULT;
			default -> null;
		};
	}

	private static @Nullable Deferrability deferrability(ResultSet row) throws SQLException {
		if (!row.getBoolean("condeferrable")) {
			return null;
		}
		return row.getBoolean("condeferred") ? Deferrability.INITIALLY_DEFERRED : Deferrability.INITIALLY_IMMEDIATE;
	}

	private static ExcludeConstraint exclude(ResultSet row, String name) throws SQLException {
		List<String> expressions = PostgresqlInspector.strings(row, "expressions");
		List<String> operators = PostgresqlInspector.strings(row, "operators");
		List<ExcludeConstraint.Element> elements = new ArrayList<>();
		for (int i = 0; i < expressions.size(); i++) {
			elements.add(new ExcludeConstraint.Element(expressions.get(i), operators.get(i)));
		}
		return new ExcludeConstraint(name, row.getString("method"), elements, row.getString("predicate"),
				deferrability(row));
	}

}
