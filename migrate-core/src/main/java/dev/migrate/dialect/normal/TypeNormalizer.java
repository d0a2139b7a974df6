package dev.migrate.dialect.normal;

import java.util.Map;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Brings types to the form in which an inspector reads them.
 */
final class TypeNormalizer {

	private final Dialect dialect;

	private final @Nullable String schema;

	/**
	 * Create a normalizer.
	 * @param dialect the dialect
	 * @param schema the schema of the table
	 */
	TypeNormalizer(Dialect dialect, @Nullable String schema) {
		this.dialect = dialect;
		this.schema = schema;
	}

	ColumnType normalize(Column column) {
		return normalize(column.name(), column.type());
	}

	private ColumnType normalize(String column, ColumnType type) {
		boolean varies = this.dialect.names().stream().anyMatch(type.variants()::containsKey);
		if (!varies && type.enumeration() != null) {
			return enumeration(column, type.enumeration());
		}
		if (!varies && type.element() != null && type.element().enumeration() != null) {
			return Definitions.array(normalize(column, type.element()));
		}
		try {
			ColumnType read = this.dialect.spelling().type(this.dialect.spelling().sql(type, null));
			return (read.enumeration() != null) ? enumeration(column, read.enumeration()) : read;
		}
		catch (OperationNotSupportedException ex) {
			// No such column can be made there, so that none will be found equal to it
			return type;
		}
	}

	private ColumnType enumeration(String column, ColumnType.Enumeration type) {
		boolean named = this.dialect.has(DialectFact.NAMED_ENUMS);
		String schema = (type.schema() != null) ? type.schema() : this.schema;
		return new ColumnType(TypeName.ENUM, null, null, null,
				new ColumnType.Enumeration(named ? schema : null, named ? type.name() : column, type.values(), true),
				null, null, Map.of());
	}

}
