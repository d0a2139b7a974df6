package dev.migrate.dialect.mysql;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.standard.DdlFragments;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes indexes for MySQL and MariaDB.
 *
 * @param spelling writes names
 * @param refusal makes what an index that cannot be is refused with, from the reason and
 * the way round
 * @param expressions whether an index can have expressions
 */
record MySqlIndexes(Spelling spelling, BiFunction<String, String, OperationNotSupportedException> refusal,
		boolean expressions) {

	/**
	 * An index in CREATE TABLE.
	 */
	String inline(Index index) {
		return kind(index) + "INDEX " + this.spelling.quote(index.name()) + " " + elements(index) + using(index);
	}

	/**
	 * A statement that creates an index.
	 * @param ifNotExists the words that leave alone what is there, or an empty string
	 * @return the statement
	 */
	String create(Index index, String ifNotExists) {
		StringJoiner sql = new StringJoiner(" ");
		sql.add("CREATE")
			.add(kind(index) + "INDEX")
			.add(ifNotExists + this.spelling.quote(index.name()))
			.add("ON")
			.add(this.spelling.quote(index.table()))
			.add(elements(index) + using(index));
		return sql.toString();
	}

	private String kind(Index index) {
		refuse(index);
		if (index.prefix() != null) {
			return index.prefix() + " ";
		}
		return index.unique() ? "UNIQUE " : "";
	}

	private void refuse(Index index) {
		refuse(index.where(), "It has no indexes of some rows only.",
				"Leave where(…) out, or index a computed column that is NULL for the other rows.");
		refuse(index.include().isEmpty() ? null : index.include(), "It stores no further columns in an index.",
				"Add them to the indexed columns, or leave include(…) out.");
		refuse(index.with().isEmpty() ? null : index.with(), "Its indexes have no storage parameters.",
				"Leave with(…) out, or keep it to PostgreSQL with op.dialect().");
		if (index.nullsNotDistinct()) {
			throw nullsAreDistinct();
		}
		refuse((index.prefix() != null && index.unique()) ? index.prefix() : null,
				"A " + index.prefix() + " index cannot be unique.", "Leave unique() or prefix(…) out.");
	}

	private void refuse(@Nullable Object given, String reason, String wayRound) {
		if (given != null) {
			throw this.refusal.apply(reason, wayRound);
		}
	}

	/**
	 * What a unique index or constraint that knows NULLs as equal is refused with.
	 */
	OperationNotSupportedException nullsAreDistinct() {
		return this.refusal.apply("A unique index takes any number of NULLs there.",
				"Forbid NULL in the columns, or keep the option to PostgreSQL with op.dialect().");
	}

	private static String using(Index index) {
		return (index.using() != null) ? " USING " + index.using() : "";
	}

	private String elements(Index index) {
		return index.elements().stream().map(this::element).collect(Collectors.joining(", ", "(", ")"));
	}

	private String element(IndexElement element) {
		refuse(element.operatorClass(), "It has no operator classes.",
				"Leave operatorClass(…) out, or keep it to PostgreSQL with op.dialect().");
		String text = (element.column() != null) ? this.spelling.quote(element.column()) : expression(element);
		if (element.length() != null) {
			text += "(" + element.length() + ")";
		}
		return (element.order() != null) ? text + " " + order(element.order()) : text;
	}

	/**
	 * NULL is the least value.
	 */
	private String order(String order) {
		String words = DdlFragments.upper(order.strip()).replaceAll("\\s+", " ");
		if (List.of("ASC NULLS LAST", "NULLS LAST", "DESC NULLS FIRST").contains(words)) {
			throw this.refusal.apply("NULL is the least value in its indexes.",
					"Leave NULLS FIRST and NULLS LAST out.");
		}
		return words.replaceAll(" ?NULLS (FIRST|LAST)", "");
	}

	private String expression(IndexElement element) {
		if (!this.expressions) {
			throw this.refusal.apply("It has no indexes of expressions.",
					"Add a column that is computed(\"" + element.expression() + "\"), and index that.");
		}
		return "(" + element.expression() + ")";
	}

}
