package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

import dev.migrate.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * A column as it stands in CREATE TABLE.
 *
 * @param type the type's text, empty if there is none
 * @param clauses what stands behind the type, in order
 * @param comment the comment behind it, or {@code null} for none
 */
record SqliteColumn(String name, String type, List<SqliteClause> clauses, @Nullable String comment) {

	/**
	 * Copy.
	 */
	SqliteColumn {
		clauses = List.copyOf(clauses);
	}

	boolean isNamed(String name) {
		return SqliteTokens.equal(this.name, name);
	}

	Optional<SqliteClause> clause(SqliteClause.Kind kind) {
		return this.clauses.stream().filter((clause) -> clause.kind() == kind).findFirst();
	}

	boolean has(SqliteClause.Kind kind) {
		return clause(kind).isPresent();
	}

	SqliteColumn withType(String type) {
		return new SqliteColumn(this.name, type, this.clauses, this.comment);
	}

	SqliteColumn withComment(@Nullable String comment) {
		return new SqliteColumn(this.name, this.type, this.clauses, comment);
	}

	SqliteColumn withClauses(List<SqliteClause> clauses) {
		return new SqliteColumn(this.name, this.type, clauses, this.comment);
	}

	SqliteColumn without(SqliteClause.Kind kind) {
		return withClauses(this.clauses.stream().filter((clause) -> clause.kind() != kind).toList());
	}

	SqliteColumn with(SqliteClause clause) {
		List<SqliteClause> all = new ArrayList<>(this.clauses);
		all.add(clause);
		return withClauses(all);
	}

	String sql(Dialect dialect) {
		StringJoiner sql = new StringJoiner(" ");
		sql.add(dialect.spelling().quote(this.name));
		if (!this.type.isEmpty()) {
			sql.add(this.type);
		}
		this.clauses.forEach((clause) -> sql.add(clause.sql(dialect)));
		if (this.comment != null) {
			sql.add(SqliteTableText.comment(this.comment));
		}
		return sql.toString();
	}

}
