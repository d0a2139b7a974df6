package dev.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.standard.JdbcSession;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier try to build an index concurrently has left behind: an index that is
 * kept up to date but never read. PostgreSQL takes its name as used, even with
 * {@code IF NOT EXISTS}, so that it has to go before the index can be built. Asked in
 * autocommit mode, right before the statement runs.
 */
record PostgresqlIndexRemains(JdbcSession.Query database, SqlSyntax syntax) {

	private static final String DUPLICATE_TABLE = "42P07";

	private static final String OBJECT_IN_USE = "55006";

	/**
	 * Of a session of others only its number may be visible; that it is at this table,
	 * its locks tell.
	 */
	private static final String QUERY = """
			select i.indisvalid, i.indrelid = t.oid as on_table, pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
				pg_catalog.pg_get_indexdef(c.oid) as definition,
				(select pg_catalog.min(p.pid) from pg_catalog.pg_stat_progress_create_index p
					where p.datname = pg_catalog.current_database() and p.pid <> pg_catalog.pg_backend_pid()
						and (p.index_relid = c.oid or (p.index_relid is null and exists (select
							from pg_catalog.pg_locks l where l.pid = p.pid and l.relation = t.oid)))) as builder
			from pg_catalog.pg_class t
			join pg_catalog.pg_class c on c.relnamespace = t.relnamespace and c.relkind = 'i'
			join pg_catalog.pg_namespace n on n.oid = c.relnamespace
			join pg_catalog.pg_index i on i.indexrelid = c.oid
			where t.oid = pg_catalog.to_regclass(?)
				and c.relname = (pg_catalog.parse_ident(?))[1]::pg_catalog.name""";

	/**
	 * What has to go before a statement can build an index concurrently.
	 * @return the names of indexes, as they stand in SQL
	 * @throws SQLException with PostgreSQL's codes if an index is in the way that is no
	 * remains
	 */
	List<String> find(SqlStatement statement) throws SQLException {
		List<String> remains = new ArrayList<>();
		for (SchemaEffect effect : statement.facts().effects()) {
			String table = effect.table();
			if (effect.action() == SchemaEffect.Action.MADE && effect.kind() == SchemaEffect.Kind.INDEX
					&& table != null) {
				String qualified = (effect.schema() != null) ? effect.schema() + "." + table : table;
				for (List<@Nullable String> index : this.database.rows(QUERY, qualified, effect.name())) {
					if (isRemains(index, statement)) {
						remains.add(String.valueOf(index.get(2)));
					}
				}
			}
		}
		return remains;
	}

	private boolean isRemains(List<@Nullable String> index, SqlStatement statement) throws SQLException {
		boolean valid = "t".equals(index.get(0));
		boolean onTable = "t".equals(index.get(1));
		String name = String.valueOf(index.get(2));
		String builder = index.get(4);
		if (valid || !onTable) {
			if (!isConditional(statement)) {
				throw new SQLException("Index '" + name + "' is there already" + (onTable ? "" : ", on another table")
						+ ": " + index.get(3) + "; drop it before, or give the new one another name", DUPLICATE_TABLE);
			}
			return false;
		}
		if (builder != null) {
			throw new SQLException("Index '" + name + "' is being built by another session, pid " + builder
					+ "; run this again when that has ended", OBJECT_IN_USE);
		}
		return true;
	}

	private boolean isConditional(SqlStatement statement) {
		SqlTokens tokens = new SqlTokens(statement.text(), this.syntax);
		return tokens.skip("CREATE") && (tokens.skip("UNIQUE", "INDEX") || tokens.skip("INDEX"))
				&& tokens.skip("CONCURRENTLY") && tokens.isAt("IF", "NOT", "EXISTS");
	}

}
