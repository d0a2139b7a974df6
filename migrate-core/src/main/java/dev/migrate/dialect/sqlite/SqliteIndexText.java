package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.normal.Brackets;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * An index as its CREATE INDEX statement says.
 *
 * @param unique whether it is unique
 * @param elements the elements; a column with a collation of its own is an expression
 * @param where the condition of a partial index, or {@code null}
 */
record SqliteIndexText(boolean unique, List<IndexElement> elements, @Nullable String where) {

	/**
	 * Read a statement.
	 * @param sql the statement
	 * @return the index
	 */
	static SqliteIndexText parse(String sql) {
		SqliteTokens tokens = new SqliteTokens(sql);
		tokens.next();
		boolean unique = tokens.isAt("UNIQUE");
		while (!tokens.isAt("(")) {
			tokens.next();
		}
		tokens.next();
		List<IndexElement> elements = new ArrayList<>();
		while (!tokens.isAt(")")) {
			elements.add(element(tokens));
			tokens.skip(",");
		}
		tokens.next();
		if (!tokens.isAt("WHERE")) {
			return new SqliteIndexText(unique, elements, null);
		}
		tokens.next();
		int start = tokens.position();
		while (!tokens.isAtEnd()) {
			tokens.next();
		}
		return new SqliteIndexText(unique, elements, tokens.text(start));
	}

	private static IndexElement element(SqliteTokens tokens) {
		int start = tokens.position();
		SqliteToken first = null;
		int count = 0;
		while (!tokens.isAt(",") && !tokens.isAt(")") && !tokens.isAt("ASC") && !tokens.isAt("DESC")) {
			if (tokens.isAt("(")) {
				tokens.skipBrackets();
			}
			else {
				SqliteToken token = tokens.next();
				first = (count == 0) ? token : first;
			}
			count++;
		}
		String text = tokens.text(start);
		String order = tokens.isAt("DESC") ? "DESC" : null;
		tokens.skip("ASC", "DESC");
		if (count == 1 && first != null && first.kind() != SqliteToken.Kind.STRING) {
			return new IndexElement(first.name(), null, order, null, null);
		}
		return new IndexElement(null, Brackets.strip(text), order, null, null);
	}

	/**
	 * Whether it needs a column.
	 * @param column the column
	 * @return {@code true} if the column is an element or stands in an expression
	 */
	boolean mentions(String column) {
		return this.elements.stream().anyMatch((element) -> mentions(element, column))
				|| this.where != null && hasName(this.where, column);
	}

	private static boolean mentions(IndexElement element, String column) {
		return (element.column() != null) ? SqliteToken.equal(element.column(), column)
				: element.expression() != null && hasName(element.expression(), column);
	}

	private static boolean hasName(String sql, String column) {
		return SqliteToken.read(sql).stream().anyMatch((token) -> token.names(column));
	}

	Index toIndex(String name, TableName table) {
		return new Index(name, table, this.elements, this.unique, this.where, null, List.of(), Map.of(), false, null);
	}

}
