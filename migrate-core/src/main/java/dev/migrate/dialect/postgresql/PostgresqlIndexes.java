package dev.migrate.dialect.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.standard.IndexDrafts;
import dev.migrate.dialect.standard.TableDrafts;
import dev.migrate.schema.IndexElement;
import dev.migrate.sql.SqlToken;
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
				case when k.pos <= i.indnkeyatts and not oc.opcdefault then oc.opcname end as operator_class,
				pg_catalog.quote_ident(a.attname) as quoted,
				(select case when ns.nspname = 'pg_catalog' then '' else pg_catalog.quote_ident(ns.nspname) || '.' end
						|| pg_catalog.quote_ident(co.collname)
					from pg_catalog.pg_collation co join pg_catalog.pg_namespace ns on ns.oid = co.collnamespace
					where k.pos <= i.indnkeyatts and co.oid = i.indcollation[k.pos - 1] and (a.attname is null
						and co.collname <> 'default' and not exists (select from pg_catalog.pg_attribute x
							where x.attrelid = i.indrelid and x.attcollation = co.oid)
						or co.oid <> a.attcollation)) as own_collation
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

	/**
	 * The server takes a column with a collation of its own for the expression that says
	 * so, too.
	 */
	private static IndexElement element(ResultSet row) throws SQLException {
		String expression = row.getString("expression");
		String collation = row.getString("own_collation");
		String text = (expression == null) ? null : SqlToken.withoutBrackets(expression);
		if (collation != null) {
			text = ((expression != null) ? expression : row.getString("quoted")) + " COLLATE " + collation;
		}
		return new IndexElement((collation != null) ? null : row.getString("attname"), text,
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
