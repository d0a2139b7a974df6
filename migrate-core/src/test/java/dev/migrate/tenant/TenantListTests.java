package dev.migrate.tenant;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.connect.Dialects;
import dev.migrate.settings.ContradictorySettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is said of tenants before one of them is looked at.
 */
class TenantListTests {

	@ParameterizedTest
	@ValueSource(strings = { "a\"; drop schema public; --", "o'brien", "a`b", "a;b", "a\\b", "a\nb", "a\u0000", " ", "",
			"\"", "\"\"", "\" \"", "\"a\"b\"", "\"pg_catalog\"", "\"$user\"", "pg_catalog", "information_schema",
			"$user" })
	void hostileNameIsRefused(String schema) {
		assertThatExceptionOfType(IllegalTenantException.class).isThrownBy(() -> read(Tenant.ofSchema("x", schema)))
			.withMessageContaining("tenant")
			.satisfies((refused) -> assertThat(refused.getMessage()).doesNotContain("\n", "\0"));
	}

	@Test
	void nameThatTheDatabaseCannotHaveIsRefused() {
		assertThatExceptionOfType(IllegalTenantException.class).isThrownBy(() -> read(Tenant.ofSchema("x".repeat(64))))
			.withMessageContaining("PostgreSQL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "acme", "acme-inc", "Acme Inc.", "größe", "a.b", "7up", "select", "a$b" })
	void otherNamesArePossible(String schema) {
		assertThat(read(Tenant.ofSchema(schema))).hasSize(1);
	}

	@Test
	void whatIsNullOrTwiceIsRefused() {
		DriverManagerDataSource database = new DriverManagerDataSource();
		assertThatExceptionOfType(IllegalTenantException.class).isThrownBy(() -> read(Tenant.ofSchema("a"), null))
			.withMessageStartingWith("Tenant 2 of those that are named is null.");
		assertThatExceptionOfType(IllegalTenantException.class)
			.isThrownBy(() -> read(Tenant.ofSchema("a", "one"), Tenant.ofSchema("a", "two")))
			.withMessageStartingWith("Tenant 'a' is named twice.");
		assertThatExceptionOfType(IllegalTenantException.class)
			.isThrownBy(() -> read(Tenant.ofSchema("a", "one"), Tenant.ofSchema("b", "one")))
			.withMessageStartingWith("The tenants 'a' and 'b' have the same schema, 'one'.");
		assertThatExceptionOfType(IllegalTenantException.class)
			.isThrownBy(() -> read(Tenant.ofDatabase("a", database), Tenant.ofDatabase("b", database)))
			.withMessageStartingWith("The tenants 'a' and 'b' have the same schema, that of one DataSource.");
		assertThatExceptionOfType(IllegalTenantException.class).isThrownBy(() -> read(new Tenant("a", null, null)))
			.withMessageStartingWith("Tenant 'a' has neither a schema nor a database.");
	}

	@Test
	void canaryHasToBeATenant() {
		List<Tenant> tenants = List.of(Tenant.ofSchema("a"));
		assertThatExceptionOfType(IllegalTenantException.class).isThrownBy(
				() -> new TenantList(() -> tenants, TenantSettings.DEFAULTS.withCanaries("b")).checkCanaries(tenants))
			.withMessage("'b' is to be migrated before the others, and is none of the 1 tenants. "
					+ "Correct the canaries, or name that tenant.");
		assertThatExceptionOfType(IllegalTenantException.class).isThrownBy(
				() -> new TenantList(() -> tenants, TenantSettings.DEFAULTS.withCanaries("A")).checkCanaries(tenants))
			.withMessageEndingWith("none of the 1 tenants. Write 'a', as that tenant is called.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "9/8", "8/8", "-1/8", "0/0", "1", "", "a/b", "1/8/2", "0/99999999999" })
	void shardThatDoesNotExistIsRefused(String text) {
		assertThatExceptionOfType(IllegalTenantException.class).isThrownBy(() -> Shard.parse(text))
			.withMessageContaining("'" + text + "'")
			.withMessageContaining("of 8, from 0/8 to 7/8");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0.5", "-1, 0.5", "1, 0", "1, 1.1", "1, NaN" })
	void settingsThatMakeNoSenseAreRefused(int parallelism, double share) {
		assertThatExceptionOfType(IllegalTenantException.class)
			.isThrownBy(() -> TenantSettings.DEFAULTS.withParallelism(parallelism).failFrom(share));
	}

	@Test
	void tenantsFallIntoShardsOfAboutOneSize() {
		for (int index = 0; index < 8; index++) {
			Shard shard = Shard.parse(index + "/8");
			assertThat(IntStream.range(0, 8000).filter((i) -> shard.contains("tenant_" + i)).count()).isBetween(900L,
					1100L);
		}
		assertThat(Shard.parse("0/1").contains("any")).isTrue();
	}

	@Test
	void whatTenantsCannotShareIsRefused() {
		for (UnaryOperator<MigratorBuilder> setting : List.<UnaryOperator<MigratorBuilder>>of(
				(builder) -> builder.sqlOutput("-"), (builder) -> builder.versionSchema("ours"),
				(builder) -> builder.historySchema("ours"))) {
			MigratorBuilder builder = setting.apply(Migrator.builder(new DriverManagerDataSource()));
			assertThat(builder.build().hasTenants()).isFalse();
			assertThatExceptionOfType(ContradictorySettingsException.class)
				.isThrownBy(() -> builder.tenants(List::of).build());
		}
	}

	private static List<Tenant> read(Tenant... tenants) {
		return new TenantList(() -> Arrays.asList(tenants), TenantSettings.DEFAULTS)
			.read(() -> Dialects.named("postgresql"));
	}

}
