package dev.migrate.autoconfigure.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.autoconfigure.jpa.zoo.Zoo;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType.Enumeration;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * The entities of {@link Zoo} and a database.
 */
final class EntityZoo {

	private final DataSource dataSource;

	private final Dialect dialect;

	EntityZoo(DataSource dataSource) {
		this.dataSource = dataSource;
		this.dialect = Dialects.detect(dataSource);
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
		factory.afterPropertiesSet();
		return new JpaSchemaSource("zoo", factory.getPersistenceUnitInfo(), factory.getJpaPropertyMap())
			.read(profile());
	}

	LocalContainerEntityManagerFactoryBean start(String ddl) {
		LocalContainerEntityManagerFactoryBean factory = factory(this.dataSource, ddl);
		factory.afterPropertiesSet();
		return factory;
	}

	private static LocalContainerEntityManagerFactoryBean factory(DataSource dataSource, String ddl) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setDataSource(dataSource);
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		factory.setPackagesToScan(Zoo.class.getPackageName());
		Map<String, Object> properties = new HashMap<>();
		properties.put("hibernate.hbm2ddl.auto", ddl);
		properties.put("hibernate.hbm2ddl.halt_on_error", "true");
		properties.put("hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl");
		properties.put("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName());
		properties.put("hibernate.tenant_identifier_resolver", new Tenant());
		factory.setJpaPropertyMap(properties);
		return factory;
	}

	void create(Schema schema) {
		for (dev.migrate.schema.EnumType type : schema.enums()) {
			run(new CreateEnum(new Enumeration(type.schema(), type.name(), type.values(), false)));
		}
		schema.sequences().forEach((sequence) -> run(new CreateSequence(sequence, false)));
		for (Table table : schema.tables()) {
			run(new CreateTable(withoutForeignKeys(table), false));
			table.indexes().forEach((index) -> run(new CreateIndex(index, false, false)));
		}
		for (Table table : schema.tables()) {
			foreignKeys(table).forEach((key) -> run(new AddConstraint(table.name(), key)));
		}
	}

	private static Table withoutForeignKeys(Table table) {
		return new Table(table.name(), table.columns(),
				table.constraints().stream().filter((constraint) -> !(constraint instanceof ForeignKey)).toList(),
				List.of(), table.comment(), table.options());
	}

	private static List<ForeignKey> foreignKeys(Table table) {
		return table.constraints()
			.stream()
			.filter(ForeignKey.class::isInstance)
			.map(ForeignKey.class::cast)
			.map((key) -> (key.name() != null) ? key
					: key.named("fk_" + table.name().name() + "_" + key.columns().get(0)))
			.toList();
	}

	private void run(Operation operation) {
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		this.dialect.render(operation, LiveDatabase.of(jdbc)).forEach((statement) -> jdbc.execute(statement.text()));
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
