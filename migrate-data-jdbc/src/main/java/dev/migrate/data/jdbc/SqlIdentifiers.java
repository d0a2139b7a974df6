package dev.migrate.data.jdbc;

import java.util.List;

import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Names as revisions write them, of identifiers as Spring Data JDBC puts them into
 * statements.
 */
record SqlIdentifiers(IdentifierProcessing processing, DatabaseProfile database) {

	String name(SqlIdentifier identifier) {
		return this.database.name(text(identifier), isQuoted(identifier));
	}

	/**
	 * A name that is written without quotes.
	 * @return the name as revisions write it
	 */
	String written(String name) {
		return this.database.name(name, false);
	}

	TableName table(SqlIdentifier identifier) {
		List<SqlIdentifier> parts = identifier.toList();
		return new TableName(schema(parts), name(parts.get(parts.size() - 1)));
	}

	Sequence sequence(SqlIdentifier identifier) {
		List<SqlIdentifier> parts = identifier.toList();
		return new Sequence(schema(parts), name(parts.get(parts.size() - 1)), null, null);
	}

	private @Nullable String schema(List<SqlIdentifier> parts) {
		SqlIdentifier schema = (parts.size() > 1) ? parts.get(parts.size() - 2) : null;
		return (schema != null) ? this.database.schema(text(schema), isQuoted(schema)) : null;
	}

	/** What stands between the quotes, if there are any. */
	private String text(SqlIdentifier identifier) {
		String name = identifier.getReference();
		String sql = identifier.toSql(this.processing);
		String cased = this.processing.standardizeLetterCase(name);
		boolean asItIs = sql.equals(this.processing.quote(name)) || sql.equals(name);
		return asItIs ? name : cased;
	}

	private boolean isQuoted(SqlIdentifier identifier) {
		return identifier.toSql(this.processing).equals(this.processing.quote(text(identifier)));
	}

}
