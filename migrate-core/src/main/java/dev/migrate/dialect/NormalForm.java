package dev.migrate.dialect;

import java.util.Locale;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector of a database says and what it leaves out, as it is the default
 * there.
 */
public interface NormalForm {

	/**
	 * A name in quotes without them, where they make no difference.
	 * @param quoted the name in quotes
	 * @return the name without quotes, or as it is
	 */
	String withoutQuotes(String quoted);

	/**
	 * An expression in standard spelling of strings.
	 * @param sql the expression
	 * @return the expression without escapes, as far as that is beyond doubt
	 */
	default String readable(String sql) {
		return sql;
	}

	/**
	 * A word of an expression.
	 * @param lower the word in lower case
	 * @return the usual one of several that mean the same
	 */
	default String word(String lower) {
		return lower;
	}

	/**
	 * How values are generated.
	 * @param identity how they are declared to be
	 * @param type the column's type
	 * @return without what is the default
	 */
	Identity identity(Identity identity, ColumnType type);

	/**
	 * Whether a computed value is stored.
	 * @param stored as it is declared
	 * @return as an inspector says
	 */
	@Nullable Boolean stored(@Nullable Boolean stored);

	/**
	 * Whether NULL comes before other values.
	 * @return {@code false} if it comes behind them
	 */
	default boolean nullsAreLeast() {
		return true;
	}

	/**
	 * Whether an index keeps the order in which its columns are declared.
	 * @return {@code false} if the words are taken and mean nothing
	 */
	default boolean ordersIndexes() {
		return true;
	}

	/**
	 * Whether the database does the same for RESTRICT as for NO ACTION.
	 * @return whether it does
	 */
	default boolean restrictsByDefault() {
		return false;
	}

	/**
	 * Whether a constraint says that rows went unchecked.
	 * @return whether it does
	 */
	default boolean keepsNotValid() {
		return false;
	}

	/**
	 * The name of a primary key.
	 * @param name the name, or {@code null} for none
	 * @return the name as it is stored
	 */
	default @Nullable String keyName(@Nullable String name) {
		return name;
	}

	/**
	 * How a foreign key matches.
	 * @param match the word, or {@code null} for none
	 * @return the word as it is stored
	 */
	default @Nullable String match(@Nullable String match) {
		return match;
	}

	/**
	 * The method of an index.
	 * @param using the method, or {@code null} for the default
	 * @return the method as it is stored
	 */
	default @Nullable String indexMethod(@Nullable String using) {
		return (using == null || using.equalsIgnoreCase("btree")) ? null : using.strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * The type of a column.
	 * @param type the type
	 * @param identity whether its values are generated
	 * @return the type as it is stored
	 */
	default ColumnType type(ColumnType type, boolean identity) {
		return type;
	}

	/**
	 * A string with a cast behind it that says what the column says.
	 * @param sql the text of a default
	 * @return the string, or {@code null} if it is something else
	 */
	default @Nullable String stringWithoutCast(String sql) {
		return null;
	}

	/**
	 * An expression in a default.
	 * @param canonical its canonical text
	 * @return the text with one name for what has many
	 */
	default String expression(String canonical) {
		return canonical;
	}

	/**
	 * An expression in a default, whose value becomes one of the column's type.
	 * @param canonical its canonical text
	 * @param type the type of the column
	 * @return the text with one name for what has many
	 */
	default String expression(String canonical, ColumnType type) {
		return expression(canonical);
	}

	/**
	 * The default of a column.
	 * @param value the default in normal form, as for any database
	 * @param type the type of the column in normal form
	 * @return the default with one spelling for what has many for that type
	 */
	default SqlValue defaultValue(SqlValue value, ColumnType type) {
		return value;
	}

	/**
	 * A collation.
	 * @param collation the name, as a column says it
	 * @return the name by which it is compared; empty for the usual one
	 */
	default String collation(String collation) {
		return collation;
	}

	/**
	 * A comment.
	 * @param comment the comment
	 * @return the comment as the database keeps it
	 */
	default String comment(String comment) {
		return comment;
	}

	/**
	 * Without what is the default of a generated column.
	 * @param identity how values are generated
	 * @param type the column's type
	 * @param cache how many values are taken at once by default
	 * @return the identity in normal form
	 */
	static Identity withoutDefaults(Identity identity, ColumnType type, long cache) {
		Long min = identity.minValue();
		Long top = identity.maxValue();
		boolean usualRange = identity.isAscending() && (min == null || min == 1) && (top == null || top == max(type));
		Identity plain = new Identity(identity.isAlways(), null,
				(identity.increment() != null && identity.increment() == 1) ? null : identity.increment(),
				usualRange ? null : min, usualRange ? null : top, identity.cycle(),
				(identity.cache() != null && identity.cache() == cache) ? null : identity.cache());
		return (identity.start() != null) ? plain.startingAt(identity.start()) : plain;
	}

	/**
	 * The largest value of an integer type.
	 * @param type the type
	 * @return its largest value
	 */
	static long max(ColumnType type) {
		return switch (type.name()) {
			case TINYINT -> Byte.MAX_VALUE;
			case SMALLINT -> Short.MAX_VALUE;
			case INTEGER -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

	/**
	 * A name without its quotes.
	 * @param quoted the name in quotes
	 * @return the name
	 */
	static String unquoted(String quoted) {
		String quote = quoted.substring(0, 1);
		return quoted.substring(1, quoted.length() - 1).replace(quote + quote, quote);
	}

}
