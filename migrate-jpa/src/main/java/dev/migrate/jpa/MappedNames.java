package dev.migrate.jpa;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.schema.TableName;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.engine.jdbc.env.spi.NameQualifierSupport;
import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/**
 * Names of Hibernate's mapping, as revisions write them.
 */
final class MappedNames {

	/** A prefix and 128 bits to base 35: what Hibernate makes where no name is given. */
	private static final Pattern GENERATED = Pattern.compile("(FK|UK_?|IDX)(?=[a-y]*[0-9])[0-9a-y]{20,25}");

	private final DatabaseProfile database;

	private final SqlStringGenerationContext context;

	private final NameQualifierSupport qualifiers;

	MappedNames(DatabaseProfile database, Database mapped, Map<String, Object> settings) {
		JdbcEnvironment environment = mapped.getJdbcEnvironment();
		this.database = database;
		this.context = SqlStringGenerationContextImpl.fromConfigurationMap(environment, mapped, settings);
		this.qualifiers = environment.getNameQualifierSupport();
	}

	SqlStringGenerationContext context() {
		return this.context;
	}

	TableName table(QualifiedName name) {
		return new TableName(schema(name), name(name.getObjectName()));
	}

	/**
	 * What Hibernate calls a catalog is a schema on MySQL and MariaDB.
	 */
	@Nullable String schema(QualifiedName name) {
		Identifier schema = this.qualifiers.supportsSchemas() ? this.context.schemaWithDefault(name.getSchemaName())
				: this.context.catalogWithDefault(name.getCatalogName());
		return (schema != null) ? this.database.schema(schema.getText(), schema.isQuoted()) : null;
	}

	/**
	 * The schema of what has none.
	 */
	@Nullable String defaultSchema() {
		Identifier schema = this.qualifiers.supportsSchemas() ? this.context.getDefaultSchema()
				: this.context.getDefaultCatalog();
		return (schema != null) ? this.database.schema(schema.getText(), schema.isQuoted()) : null;
	}

	String name(Identifier identifier) {
		return this.database.name(identifier.getText(), identifier.isQuoted());
	}

	String unquoted(String name) {
		return this.database.name(name, false);
	}

	String column(Column column) {
		return this.database.name(column.getName(), column.isQuoted());
	}

	List<String> columns(List<Column> columns) {
		return columns.stream().map(this::column).toList();
	}

	/**
	 * The name of a constraint or index, or nothing if nobody has given it one.
	 */
	@Nullable String given(@Nullable String name) {
		if (name == null || name.isBlank() || GENERATED.matcher(name).matches()) {
			return null;
		}
		return name(Identifier.toIdentifier(name));
	}

}
