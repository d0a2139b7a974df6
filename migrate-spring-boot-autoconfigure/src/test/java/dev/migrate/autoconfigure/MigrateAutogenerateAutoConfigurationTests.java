package dev.migrate.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.migrate.autogenerate.Aspect;
import dev.migrate.autogenerate.AutogenerateLevel;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.ChangeRewriter;
import dev.migrate.autogenerate.CheckComparison;
import dev.migrate.autogenerate.DefaultComparison;
import dev.migrate.autogenerate.ObjectFilter;
import dev.migrate.autogenerate.ObjectKind;
import dev.migrate.autogenerate.ObjectPatternException;
import dev.migrate.autogenerate.RevisionRewriter;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaComparator;
import dev.migrate.autogenerate.TypeComparison;
import dev.migrate.autogenerate.TypeSource;
import dev.migrate.operation.DropTable;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link MigrateAutogenerateAutoConfiguration}.
 */
class MigrateAutogenerateAutoConfigurationTests {

	private static final TableName ORDERS = TableName.of("orders");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
				MigrateAutogenerateAutoConfiguration.class))
		.withPropertyValues("migrate.mode=none");

	@Test
	void defaultsEqualThoseOfTheCore() {
		this.contextRunner.run((context) -> {
			AutogenerateSettings settings = context.getBean(AutogenerateSettings.class);
			AutogenerateSettings defaults = AutogenerateSettings.DEFAULTS;
			assertThat(settings.allowDrops()).isEqualTo(defaults.allowDrops());
			assertThat(settings.level()).isEqualTo(defaults.level());
			assertThat(settings.renames()).isEqualTo(defaults.renames());
			assertThat(settings.scratch()).isNull();
			assertThat(settings.filters()).allMatch((filter) -> filter.includes(ObjectKind.TABLE, ORDERS, "orders"));
		});
	}

	@Test
	void propertiesAreSettings() {
		this.contextRunner
			.withPropertyValues("migrate.autogenerate.allow-drops=true", "migrate.autogenerate.level=strict",
					"migrate.autogenerate.include=table:ord*,table:audit_log",
					"migrate.autogenerate.exclude=table:audit_*,index:orders.ix_*",
					"migrate.autogenerate.ignore=comment,type-size",
					"migrate.autogenerate.scratch.url=jdbc:h2:mem:scratch", "migrate.autogenerate.scratch.user=sa")
			.run((context) -> {
				AutogenerateSettings settings = context.getBean(AutogenerateSettings.class);
				assertThat(settings.allowDrops()).isTrue();
				assertThat(settings.level()).isEqualTo(AutogenerateLevel.STRICT);
				assertThat(includes(settings, ObjectKind.TABLE, ORDERS, "orders")).isTrue();
				assertThat(includes(settings, ObjectKind.TABLE, TableName.of("stock"), "stock")).isFalse();
				assertThat(includes(settings, ObjectKind.TABLE, TableName.of("audit_log"), "audit_log")).isFalse();
				assertThat(includes(settings, ObjectKind.INDEX, ORDERS, "ix_orders_note")).isFalse();
				assertThat(settings.ignored()).containsExactlyInAnyOrder(Aspect.COMMENT, Aspect.TYPE_SIZE);
				assertThat(settings.scratch()).isNotNull();
				assertThat(url(settings)).isEqualTo("jdbc:h2:mem:scratch");
			});
	}

	@Test
	void beansTakePartInTheirOrder() {
		this.contextRunner.withUserConfiguration(Hooks.class).run((context) -> {
			AutogenerateSettings settings = context.getBean(AutogenerateSettings.class);
			List<SchemaChange> changes = List.of();
			for (ChangeRewriter rewriter : settings.rewriters()) {
				changes = rewriter.rewrite(changes);
			}
			assertThat(changes).hasSize(2);
			assertThat(settings.typeComparisons()).hasSize(1);
			assertThat(settings.defaultComparisons()).hasSize(1);
			assertThat(settings.comparators()).hasSize(1);
			assertThat(settings.checkComparisons()).hasSize(1);
			assertThat(settings.revisionRewriters()).hasSize(1);
			assertThat(settings.typeSources()).hasSize(1);
			assertThat(includes(settings, ObjectKind.TABLE, ORDERS, "orders")).isFalse();
		});
	}

	@Test
	void patternThatCannotBeReadFailsWhenItIsNeeded() {
		this.contextRunner.withPropertyValues("migrate.autogenerate.exclude=tabel:x").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThatException().isThrownBy(() -> context.getBean(AutogenerateSettings.class))
				.havingRootCause()
				.isInstanceOf(ObjectPatternException.class);
		});
	}

	@Test
	void settingsOfTheApplicationTakeThePlaceOfOurs() {
		this.contextRunner.withBean(AutogenerateSettings.class, () -> AutogenerateSettings.DEFAULTS)
			.run((context) -> assertThat(context).hasSingleBean(AutogenerateSettings.class)
				.getBean(AutogenerateSettings.class)
				.isSameAs(AutogenerateSettings.DEFAULTS));
	}

	private static boolean includes(AutogenerateSettings settings, ObjectKind kind, TableName table, String name) {
		return settings.filters().stream().allMatch((filter) -> filter.includes(kind, table, name));
	}

	private static String url(AutogenerateSettings settings) throws SQLException {
		try (Connection connection = settings.scratch().getConnection()) {
			return connection.getMetaData().getURL();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Hooks {

		@Bean
		@Order(2)
		ChangeRewriter twice() {
			return (changes) -> List.of(changes.get(0), changes.get(0));
		}

		@Bean
		@Order(1)
		ChangeRewriter once() {
			return (changes) -> List.of(SchemaChange.of(new DropTable(ORDERS, false, null)));
		}

		@Bean
		TypeComparison typeComparison() {
			return (table, live, wanted) -> Optional.empty();
		}

		@Bean
		DefaultComparison defaultComparison() {
			return (table, live, wanted) -> Optional.empty();
		}

		@Bean
		CheckComparison checkComparison() {
			return (table, live, wanted) -> Optional.empty();
		}

		@Bean
		RevisionRewriter revisionRewriter() {
			return List::of;
		}

		@Bean
		TypeSource typeSource() {
			return (type) -> Optional.empty();
		}

		@Bean
		SchemaComparator comparator() {
			return (compared) -> List.of();
		}

		@Bean
		ObjectFilter filter() {
			return (kind, table, name) -> !table.name().equals("orders");
		}

	}

}
