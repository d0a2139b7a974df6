package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.sql.SqlLexer;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * The comments between the brackets of a CREATE TABLE that nothing else of the table
 * says, each before or behind the column or constraint that it stands at.
 *
 * @param before those on lines of their own before an element, by its key
 * @param behind those on the line of an element
 */
record SqliteRemarks(Map<String, List<String>> before, Map<String, List<String>> behind) {

	/** No comments. */
	static final SqliteRemarks NONE = new SqliteRemarks(Map.of(), Map.of());

	static String key(SqliteColumn column) {
		return "column " + Identifiers.fold(column.name());
	}

	static String key(SqliteClause constraint) {
		return "constraint " + ((constraint.name() != null) ? constraint.name() : constraint.body());
	}

	/**
	 * The same for an element with another key.
	 */
	SqliteRemarks moved(String from, String to) {
		return from.equals(to) ? this : new SqliteRemarks(moved(this.before, from, to), moved(this.behind, from, to));
	}

	private static Map<String, List<String>> moved(Map<String, List<String>> remarks, String from, String to) {
		Map<String, List<String>> moved = new LinkedHashMap<>(remarks);
		List<String> comments = moved.remove(from);
		if (comments != null) {
			moved.put(to, comments);
		}
		return moved;
	}

	/**
	 * An element with its comments. A comment that goes to the end of its line comes
	 * behind the comma.
	 * @param key the key of the element
	 * @param sql the element
	 * @param last whether no other follows
	 */
	String around(String key, String sql, boolean last) {
		List<String> lead = new ArrayList<>(this.before.getOrDefault(key, List.of()));
		List<String> trail = new ArrayList<>();
		// Behind the last element, another comment would be taken for that of the column
		this.behind.getOrDefault(key, List.of())
			.forEach((remark) -> ((last && !remark.startsWith("--")) ? lead : trail).add(remark));
		StringBuilder text = new StringBuilder();
		lead.forEach((remark) -> text.append(remark).append("\n\t"));
		text.append(sql).append(last ? "" : ",");
		for (int i = 0; i < trail.size(); i++) {
			text.append((i > 0 && trail.get(i - 1).startsWith("--")) ? "\n\t" : " ").append(trail.get(i));
		}
		return text.append(last ? "" : "\n\t").toString();
	}

	/**
	 * A column or constraints that no comma parts, and where they stand.
	 *
	 * @param first the key of what begins there
	 * @param last the key of what ends there
	 * @param start where they begin
	 * @param end where they end
	 * @param comma where the comma behind them is, or the bracket
	 * @param known what is kept of their text
	 * @param own the comment that is read as theirs, or {@code null} for none
	 */
	record Place(String first, String last, int start, int end, int comma, String known, @Nullable String own) {

		private boolean keeps(SqlToken remark) {
			return this.known.contains(remark.text()) || isOwn(remark);
		}

		private boolean isOwn(SqlToken remark) {
			return isSame(remark, this.own);
		}

		/**
		 * Whether a comment stands behind it: before the comma, or on its line.
		 */
		private boolean isBehind(SqlToken remark, String sql) {
			return remark.start() < this.comma || !sql.substring(this.end, remark.start()).contains("\n");
		}

	}

	private static boolean isSame(SqlToken remark, @Nullable String comment) {
		String text = remark.text();
		return remark.kind() != SqlToken.Kind.LINE_COMMENT
				&& text.substring(2, Math.max(2, text.length() - 2)).strip().equals(comment);
	}

	/**
	 * Find the comments of a statement.
	 * @param open where its columns begin
	 * @param places its columns and constraints, in order
	 * @param comment the comment that is read as that of the table, or {@code null}
	 */
	static SqliteRemarks of(String sql, int open, List<Place> places, @Nullable String comment) {
		Map<String, List<String>> before = new LinkedHashMap<>();
		Map<String, List<String>> behind = new LinkedHashMap<>();
		int close = places.isEmpty() ? open : places.get(places.size() - 1).comma();
		SqlLexer lexer = new SqlLexer(sql, SqliteParts.SYNTAX);
		while (lexer.next() != SqlToken.Kind.END) {
			SqlToken.Kind kind = lexer.kind();
			boolean remark = kind == SqlToken.Kind.LINE_COMMENT || kind == SqlToken.Kind.COMMENT
					|| kind == SqlToken.Kind.HINT;
			if (remark && lexer.token().start() >= open && lexer.token().start() < close) {
				put(lexer.token(), sql, places, before, behind, comment);
			}
		}
		return new SqliteRemarks(before, behind);
	}

	private static void put(SqlToken remark, String sql, List<Place> places, Map<String, List<String>> before,
			Map<String, List<String>> behind, @Nullable String comment) {
		int next = 0;
		while (next < places.size() && places.get(next).start() < remark.start()) {
			next++;
		}
		Place at = (next > 0) ? places.get(next - 1) : null;
		String text = remark.text().strip();
		if (at != null && (remark.start() < at.end() || next == places.size() || at.isBehind(remark, sql))) {
			if (!(remark.start() < at.end() ? at.keeps(remark) : at.isOwn(remark))) {
				behind.computeIfAbsent(at.last(), (added) -> new ArrayList<>()).add(text);
			}
		}
		else if (at != null || !isSame(remark, comment)) {
			before.computeIfAbsent(places.get(next).first(), (added) -> new ArrayList<>()).add(text);
		}
	}

}
