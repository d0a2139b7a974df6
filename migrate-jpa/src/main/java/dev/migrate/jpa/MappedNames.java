package dev.migrate.jpa;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.schema.TableName;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.cfg.AvailableSettings;
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

	private static final Pattern WORD = Pattern.compile("[a-z_]+");

	private final DatabaseProfile database;

	private final SqlStringGenerationContext context;

	private final NameQualifierSupport qualifiers;

	/** Whether Hibernate puts reserved words in quotes, those of the driver, too. */
	private final boolean keywordsQuoted;

	MappedNames(DatabaseProfile database, Database mapped, Map<String, Object> settings) {
		JdbcEnvironment environment = mapped.getJdbcEnvironment();
		this.database = database;
		this.context = SqlStringGenerationContextImpl.fromConfigurationMap(environment, mapped, settings);
		this.qualifiers = environment.getNameQualifierSupport();
		this.keywordsQuoted = Boolean
			.parseBoolean(String.valueOf(settings.get(AvailableSettings.KEYWORD_AUTO_QUOTING_ENABLED)));
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
		return name(identifier.getText(), identifier.isQuoted());
	}

	String unquoted(String name) {
		return this.database.name(name, false);
	}

	String column(Column column) {
		return name(column.getName(), column.isQuoted());
	}

	private String name(String text, boolean quoted) {
		return this.database.name(text, quoted || this.keywordsQuoted && isReserved(text));
	}

	private boolean isReserved(String text) {
		String word = text.toLowerCase(Locale.ROOT);
		return WORD.matcher(word).matches() && !this.database.dialect().spelling().quote(word).equals(word);
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
