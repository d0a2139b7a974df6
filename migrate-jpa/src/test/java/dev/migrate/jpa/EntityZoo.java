package dev.migrate.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.Owned;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDiffer;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.connect.KnownDialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.Scratch;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * Entities and a database.
 */
final class EntityZoo implements AutoCloseable {

	private final DataSource dataSource;

	/** Stays open: checks of H2 fail when the session is gone that has created them. */
	private final SingleConnectionDataSource creation;

	private final Dialect dialect;

	private final Map<String, Object> properties;

	private final String[] packages;

	EntityZoo(DataSource dataSource, Class<?>... packages) {
		this(dataSource, Map.of(), packages);
	}

	EntityZoo(DataSource dataSource, Map<String, Object> properties, Class<?>... packages) {
		this.dataSource = dataSource;
		this.properties = properties;
		this.packages = Stream.of(packages).map(Class::getPackageName).toArray(String[]::new);
		this.creation = new SingleConnectionDataSource(connection(dataSource), true);
		this.dialect = detect(this.creation);
	}

	private static Dialect detect(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection()) {
			return KnownDialects.OURS.detect(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Connection connection(DataSource dataSource) {
		try {
			return dataSource.getConnection();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.creation.destroy();
	}

	DatabaseProfile profile() {
		try (Connection connection = this.dataSource.getConnection()) {
			SchemaInspector inspector = this.dialect.inspector(new JdbcTemplate(this.dataSource));
			return new DatabaseProfile(this.dialect, connection.getMetaData().getDatabaseProductName(),
					connection.getMetaData().getDatabaseMajorVersion(),
					connection.getMetaData().getDatabaseMinorVersion(), inspector.currentSchema(), inspector::name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	WantedSchema wanted() {
		LocalContainerEntityManagerFactoryBean factory = factory(new FailingDataSource(), "none");
		factory.setPersistenceProvider(new SleepingProvider());
		factory.afterPropertiesSet();
		return new JpaSchemaSource("zoo", factory.getPersistenceUnitInfo(), factory.getJpaPropertyMap())
			.read(profile());
	}

	LocalContainerEntityManagerFactoryBean start(String ddl) {
		LocalContainerEntityManagerFactoryBean factory = factory(this.dataSource, ddl);
		factory.afterPropertiesSet();
		return factory;
	}

	private LocalContainerEntityManagerFactoryBean factory(DataSource dataSource, String ddl) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setDataSource(dataSource);
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		factory.setPackagesToScan(this.packages);
		Map<String, Object> properties = new HashMap<>();
		properties.put("hibernate.hbm2ddl.auto", ddl);
		properties.put("hibernate.hbm2ddl.halt_on_error", "true");
		properties.put("hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl");
		properties.put("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName());
		properties.put("hibernate.tenant_identifier_resolver", new Tenant());
		properties.putAll(this.properties);
		factory.setJpaPropertyMap(properties);
		return factory;
	}

	List<SchemaChange> differences() {
		SchemaInspector inspector = this.dialect.inspector(new JdbcTemplate(this.creation));
		Schema live = inspector.schema(null);
		Scratch scratch = this.dialect.scratch().tables(connection(this.creation)).orElse(null);
		Set<TableName> tables = live.tables().stream().map(Table::name).collect(Collectors.toSet());
		return new SchemaDiffer(this.dialect, AutogenerateSettings.DEFAULTS, scratch)
			.differences(live, inspector.objects(null), List.of(wanted()), new Owned(tables, Set.of(), Set.of()))
			.changes();
	}

	/**
	 * All differences, one line each, as if revisions had made all that is there.
	 */
	List<String> described() {
		return differences().stream().map((change) -> OperationDescriber.describe(change.operation())).toList();
	}

	void create() {
		for (SchemaChange change : differences()) {
			run(change.operation());
		}
	}

	private void run(Operation operation) {
		JdbcTemplate jdbc = new JdbcTemplate(this.creation);
		this.dialect.render(operation, LiveDatabase.of(jdbc), (statement) -> jdbc.execute(statement.text()));
	}

	static final class Tenant implements CurrentTenantIdentifierResolver<String> {

		@Override
		public String resolveCurrentTenantIdentifier() {
			return "zoo";
		}

		@Override
		public boolean validateExistingCurrentSessions() {
			return false;
		}

	}

}
