package dev.migrate.dialect.mysql;

import java.util.Optional;
import java.util.function.Function;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The catalog of MariaDB shows defaults as SQL, and what it cannot show of an expression
 * stands in {@code SHOW CREATE TABLE}.
 */
final class MariaDbCatalogText extends CatalogText {

	private @Nullable TableName table;

	private @Nullable TableText text;

	MariaDbCatalogText(JdbcOperations jdbc, Dialect dialect) {
		super(jdbc, dialect);
	}

	@Override
	SqlValue defaultValue(TableName table, String column, String shown, String type, String extra) {
		String string = ServerText.string(shown, dialect().syntax());
		if (string == null || isExpression(type)) {
			String sql = whole(table, shown, (text) -> text.defaultValue(column));
			String value = ServerText.string(sql, dialect().syntax());
			return (value != null) ? SqlValue.of(value) : new SqlValue.Expression(forSession(sql));
		}
		return isBinary(type) ? bytes(table, column, string) : text(table, column, string);
	}

	// Its defaults are none of the literals that SHOW CREATE TABLE cannot show
	private static boolean isExpression(String type) {
		return MySqlDefaults.takesOnlyExpressions(type);
	}

	@Override
	String generated(TableName table, String column, String shown) {
		return forSession(whole(table, shown, (text) -> text.generated(column)));
	}

	String checkOfColumn(TableName table, String column, String shown) {
		return forSession(whole(table, shown, (text) -> text.checkOfColumn(column)));
	}

	String check(TableName table, String name, String shown) {
		return forSession(whole(table, shown, (text) -> text.check(name)));
	}

	private String whole(TableName table, String shown, Function<TableText, Optional<String>> which) {
		return ServerText.mayLack(shown) ? which.apply(text(table)).orElse(shown) : shown;
	}

	private TableText text(TableName name) {
		TableText known = this.text;
		if (known == null || !name.equals(this.table)) {
			String create = jdbc().queryForObject("show create table " + dialect().spelling().quote(name),
					(row, number) -> row.getString(2));
			known = TableText.of(String.valueOf(create), dialect().syntax());
			this.table = name;
			this.text = known;
		}
		return known;
	}

}
