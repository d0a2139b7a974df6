package dev.migrate.schema;

/**
 * What stands between the brackets of a table: columns, constraints, indexes, and what is
 * said of the table itself.
 */
public sealed interface TableElement
		permits Column, Constraint, IndexDefinition, TableElement.Comment, TableElement.Option, Persistence {

	/**
	 * The table's comment.
	 *
	 * @param text the comment
	 */
	record Comment(String text) implements TableElement {
	}

	/**
	 * An option after the closing bracket, on one dialect; other dialects leave it out.
	 *
	 * @param dialect the dialect's name, such as {@code mysql}
	 * @param sql the option, taken as it is, such as {@code ENGINE=InnoDB}
	 */
	record Option(String dialect, String sql) implements TableElement {
	}

}
