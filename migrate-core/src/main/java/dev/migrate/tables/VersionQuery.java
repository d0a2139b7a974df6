package dev.migrate.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.plan.Direction;
import dev.migrate.schema.TableName;

/**
 * The one query that is asked of our own tables, and what its answer means. Each of its
 * parts gives rows of three columns, whose last says of what they tell: a row of the
 * version table, of the journal, the schema, the digest, a missing column, or, where it
 * is a rank, a checksum of the history.
 */
record VersionQuery(Dialect dialect, TableNames names) {

	private static final int IS_ROW = 0;

	private static final int IS_SCHEMA = -1;

	private static final int IS_UPGRADE = -2;

	private static final int IS_DOWNGRADE = -3;

	private static final int IS_DIGEST = -4;

	private static final int IS_COLUMN = -5;

	/** Is added where a statement is not done. */
	private static final int IS_REFUSED = -10;

	/**
	 * The rows of the version table alone.
	 */
	String rows() {
		return "select version_num, '', " + IS_ROW + " from " + quote(this.names.version());
	}

	/**
	 * The rows of the version table and of the journal, whose first column comes of the
	 * version table, too, so that its type says how long an identifier may be.
	 */
	String rowsAndJournal() {
		return rows() + " union all " + journal("v.version_num", noVersion());
	}

	private String journal(String first, String join) {
		return "select " + first + ", " + ofAnyCollation("j.revision") + ", case j.direction when 'downgrade' then "
				+ IS_DOWNGRADE + " else " + IS_UPGRADE + " end + case j.state when 'not_done' then " + IS_REFUSED
				+ " else 0 end from " + quote(this.names.journal()) + " j" + join;
	}

	private String noVersion() {
		return " left join " + quote(this.names.version()) + " v on 1 = 0";
	}

	/**
	 * What the last row of the history says of the whole, if one is kept. Fails if the
	 * history lacks a column.
	 */
	String newest() {
		return this.names.keepsHistory() ? " union all " + newest("v.version_num", noVersion()) : "";
	}

	/**
	 * The rows of the version table, those of the journal, and more, as queries of their
	 * own: a database plans them in less time than one of several tables.
	 * @param more a query; empty for none
	 */
	List<String> apart(String more) {
		String journal = journal("''", "");
		return more.isEmpty() ? List.of(rows(), journal) : List.of(rows(), journal, more);
	}

	/**
	 * The same as a query of its own.
	 */
	String newestAlone() {
		return this.names.keepsHistory() ? newest("''", "") : "";
	}

	private String newest(String first, String join) {
		String history = quote(this.names.history());
		return "select " + first + ", case when host = reason and format = 0 then '' else digest end, " + IS_DIGEST
				+ " from " + history + join + " where installed_rank = (select max(installed_rank) from " + history
				+ ")";
	}

	/**
	 * Asks the history for checksums, if one is kept.
	 */
	String checksums() {
		return this.names.keepsHistory() ? " union all select " + ofAnyCollation("revision")
				+ ", checksum, installed_rank from " + quote(this.names.history())
				+ " where checksum is not null and direction <> 'downgrade' and outcome = 'applied'" : "";
	}

	/**
	 * Asks what the last row of the history says of the whole, if one is kept. A history
	 * that an earlier version has made has no column for it. In a subquery, the name
	 * means the column of the history if there is one, else that of the query around it.
	 * HSQLDB says of a subquery's table only by a riddle that it is missing, so another
	 * query names it before.
	 */
	String digest() {
		if (!this.names.keepsHistory()) {
			return "";
		}
		String history = quote(this.names.history());
		return " union all select v.version_num, '', " + IS_ROW + " from " + history + " h" + noVersion()
				+ " where 1 = 0 union all select v.version_num, (select digest from " + history
				+ " where installed_rank = o.newest_rank), " + IS_DIGEST
				+ " from (select max(installed_rank) as newest_rank, '' as digest from " + history + ") o"
				+ noVersion();
	}

	/**
	 * Asks for the schema of the version table.
	 */
	String schema() {
		String given = this.names.version().schema();
		return " union all select "
				+ ((given != null) ? this.dialect.spelling().literal(given)
						: this.dialect.spelling().schemaOf(this.names.version().name()))
				+ ", '', " + IS_SCHEMA + this.dialect.spelling().fromNothing();
	}

	/**
	 * Fails if the history is missing, if one is kept.
	 */
	String history() {
		return this.names.keepsHistory()
				? " union all " + rows() + " where 1 = 0 and exists (select 1 from " + quote(this.names.history()) + ")"
				: "";
	}

	/**
	 * Asks whether the history lacks columns, if one is kept. As in {@link #digest()}, a
	 * name means another column if there is none.
	 */
	String columns() {
		if (!this.names.keepsHistory()) {
			return "";
		}
		String history = quote(this.names.history());
		String newest = "select max(installed_rank) as newest_rank";
		List<String> added = HistoryTable.added();
		return " union all select v.version_num, (select case when " + String.join(" is null and ", added)
				+ " is null then null else 'missing' end from (" + newest + " from " + history + ") n left join "
				+ history + " on 1 = 0), " + IS_COLUMN + " from (" + newest + ", 'missing' as "
				+ String.join(", 'missing' as ", added) + " from " + history + ") o" + noVersion();
	}

	/**
	 * The same as a query of its own.
	 */
	String columnsAlone() {
		return this.names.keepsHistory() ? rows() + " where 1 = 0" + columns() : "";
	}

	/**
	 * Our tables that a query names. Without a stream, as a start needs few classes.
	 */
	List<TableName> tables(String sql) {
		List<TableName> named = new ArrayList<>();
		for (TableName table : this.names.used()) {
			if (sql.contains(quote(table))) {
				named.add(table);
			}
		}
		return named;
	}

	private String ofAnyCollation(String column) {
		return this.dialect.spelling().ofAnyCollation(column);
	}

	private String quote(TableName table) {
		return this.dialect.spelling().quote(table);
	}

	/**
	 * Take the answer.
	 * @throws CorruptVersionTableException if no migration leaves such rows behind
	 */
	VersionRows answer(ResultSet result) throws SQLException {
		int length = result.getMetaData().getPrecision(1);
		List<String> ids = new ArrayList<>();
		List<VersionRows.Checksum> checksums = new ArrayList<>();
		Map<String, Integer> interrupted = new LinkedHashMap<>();
		String schema = "";
		HistoryDigest digest = HistoryDigest.NONE;
		Boolean historyComplete = null;
		while (result.next()) {
			String value = result.getString(1);
			int rank = result.getInt(3);
			if (rank == IS_ROW) {
				ids.add(value);
			}
			else if (rank == IS_SCHEMA) {
				schema = Objects.requireNonNullElse(value, "");
			}
			else if (rank == IS_DIGEST) {
				digest = HistoryDigest.parse(Objects.requireNonNullElse(result.getString(2), ""));
			}
			else if (rank == IS_COLUMN) {
				historyComplete = result.getString(2) == null;
			}
			else if (rank < IS_SCHEMA) {
				interrupted.merge(result.getString(2), rank, Math::min);
			}
			else {
				checksums.add(new VersionRows.Checksum(value, result.getString(2), rank));
			}
		}
		if (!isSound(ids)) {
			CorruptVersionTableException.refuse(this.names.version(), ids);
		}
		return new VersionRows(true, ids, length, schema, checksums,
				interrupted.isEmpty() ? List.of()
						: interrupted.entrySet().stream().map(VersionQuery::interrupted).toList(),
				digest, historyComplete);
	}

	private static VersionRows.Interrupted interrupted(Map.Entry<String, Integer> row) {
		boolean refused = row.getValue() < IS_REFUSED;
		int direction = row.getValue() - (refused ? IS_REFUSED : 0);
		return new VersionRows.Interrupted(row.getKey(),
				(direction == IS_UPGRADE) ? Direction.UPGRADE : Direction.DOWNGRADE, refused);
	}

	/**
	 * Whether each row is a revision, and there once.
	 */
	static boolean isSound(List<String> ids) {
		Set<String> seen = new HashSet<>();
		for (String id : ids) {
			if (id == null || id.isBlank() || !seen.add(id)) {
				return false;
			}
		}
		return true;
	}

}
