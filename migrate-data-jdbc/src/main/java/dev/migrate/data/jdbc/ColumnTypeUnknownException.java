package dev.migrate.data.jdbc;

import dev.migrate.error.MigrateException;

import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Thrown if nobody says in what kind of column a property is kept.
 */
public final class ColumnTypeUnknownException extends MigrateException {

	private final String property;

	ColumnTypeUnknownException(RelationalPersistentProperty property, Class<?> stored) {
		this(property.getOwner().getType().getName() + "." + property.getName(), property.getType(), stored);
	}

	private ColumnTypeUnknownException(String property, Class<?> type, Class<?> stored) {
		super("There is no telling what type the column of '" + property + "' has: Spring Data JDBC writes "
				+ type.getName() + " as " + stored.getName() + ".",
				"Define a bean of type org.springframework.data.jdbc.core.mapping.schema.SqlTypeMapping that answers "
						+ "with the SQL type for this property and with null for others.");
		this.property = property;
	}

	/**
	 * The property.
	 * @return the class and the name
	 */
	public String property() {
		return this.property;
	}

}
