package dev.migrate.dialect.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.normal.Brackets;
import dev.migrate.dialect.standard.IndexDrafts;
import dev.migrate.dialect.standard.TableDrafts;
import dev.migrate.schema.IndexElement;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the indexes of PostgreSQL, those of constraints left out.
 */
final class PostgresqlIndexes {

	private static final String QUERY = """
			select t.name as table_name, ic.relname as index_name, i.indisunique, am.amname as method,
				pg_catalog.pg_get_expr(i.indpred, i.indrelid, true) as predicate, ic.reloptions as parameters,
				pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct' as nulls_not_distinct,
				k.pos <= i.indnkeyatts as is_key, a.attname, am.amname = 'btree' as ordered,
				case when k.pos <= i.indnkeyatts then i.indoption[k.pos - 1] end as options,
				case when a.attname is null then pg_catalog.pg_get_indexdef(i.indexrelid, k.pos, true) end
					as expression,
				case when k.pos <= i.indnkeyatts and not oc.opcdefault then oc.opcname end as operator_class
			from t
			join pg_catalog.pg_index i on i.indrelid = t.oid
			join pg_catalog.pg_class ic on ic.oid = i.indexrelid
			join pg_catalog.pg_am am on am.oid = ic.relam
			cross join lateral pg_catalog.generate_series(1, i.indnatts::int) k (pos)
			left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[k.pos - 1]
			left join pg_catalog.pg_opclass oc on oc.oid = i.indclass[k.pos - 1]
			where not exists (select from pg_catalog.pg_constraint con
				where con.conindid = i.indexrelid and con.contype in ('p', 'u', 'x'))
			order by t.name, ic.relname, k.pos
			""";

	private PostgresqlIndexes() {
	}

	static void read(JdbcOperations jdbc, String tables, Object[] arguments, TableDrafts drafts) {
		IndexDrafts indexes = new IndexDrafts(drafts);
		jdbc.query(tables + QUERY, (row) -> {
			IndexDrafts.Draft index = indexes.at(row.getString("table_name"), row.getString("index_name"));
			String method = row.getString("method");
			index.unique = row.getBoolean("indisunique");
			index.where = row.getString("predicate");
			index.using = method.equals("btree") ? null : method;
			index.nullsNotDistinct = "true".equals(row.getString("nulls_not_distinct"));
			index.with = parameters(PostgresqlInspector.strings(row, "parameters"));
			if (row.getBoolean("is_key")) {
				index.elements.add(element(row));
			}
			else {
				index.include.add(row.getString("attname"));
			}
		}, arguments);
		indexes.finish();
	}

	private static IndexElement element(ResultSet row) throws SQLException {
		String expression = row.getString("expression");
		return new IndexElement(row.getString("attname"), (expression != null) ? Brackets.strip(expression) : null,
				row.getBoolean("ordered") ? order(row.getInt("options")) : null, row.getString("operator_class"), null);
	}

	private static @Nullable String order(int options) {
		return switch (options) {
			case 1 -> "DESC NULLS LAST";
			case 2 -> "ASC NULLS FIRST";
			case 3 -> "DESC";
			default -> null;
		};
	}

	private static Map<String, String> parameters(List<String> texts) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String text : texts) {
			int equals = text.indexOf('=');
			parameters.put(text.substring(0, equals), text.substring(equals + 1));
		}
		return parameters;
	}

}
