package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
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
	 */
	static SqliteIndexText parse(String sql) {
		SqlTokens tokens = SqliteTokens.of(sql);
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
		if (!tokens.skip("WHERE")) {
			return new SqliteIndexText(unique, elements, null);
		}
		int start = tokens.position();
		while (!tokens.isAtEnd()) {
			tokens.next();
		}
		return new SqliteIndexText(unique, elements, tokens.text(start));
	}

	private static IndexElement element(SqlTokens tokens) {
		int start = tokens.position();
		SqlToken first = null;
		int count = 0;
		while (!tokens.isAt(",") && !tokens.isAt(")") && !tokens.isAt("ASC") && !tokens.isAt("DESC")) {
			if (tokens.isAt("(")) {
				tokens.skipBrackets();
			}
			else {
				SqlToken token = tokens.next();
				first = (count == 0) ? token : first;
			}
			count++;
		}
		String text = tokens.text(start);
		String order = tokens.isAt("DESC") ? "DESC" : null;
		tokens.skipAny("ASC", "DESC");
		if (count == 1 && first != null && first.kind() != SqlToken.Kind.STRING) {
			return new IndexElement(first.name(), null, order, null, null);
		}
		return new IndexElement(null, SqlToken.withoutBrackets(text), order, null, null);
	}

	/**
	 * Whether it needs a column.
	 * @return {@code true} if the column is an element or stands in an expression
	 */
	boolean mentions(String column) {
		return this.elements.stream().anyMatch((element) -> mentions(element, column))
				|| this.where != null && SqliteTokens.hasName(this.where, column);
	}

	private static boolean mentions(IndexElement element, String column) {
		return (element.column() != null) ? SqliteTokens.equal(element.column(), column)
				: element.expression() != null && SqliteTokens.hasName(element.expression(), column);
	}

	Index toIndex(String name, TableName table) {
		return new Index(name, table, this.elements, this.unique, this.where, null, List.of(), Map.of(), false, null);
	}

}
