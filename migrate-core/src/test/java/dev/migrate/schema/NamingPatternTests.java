package dev.migrate.schema;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NamingPattern}.
 */
class NamingPatternTests {

	@ParameterizedTest
	@CsvSource({ "uq_%(table_name)s_%(column_0_name)s, uq_orders_a$1", "%(column_0N_name)s, a$1b",
			"%(column_0_N_name)s, a$1_b", "%(column_1_name)s, b", "ix_%(column_0_label)s, ix_orders_a$1",
			"%(column_0_N_label)s, orders_a$1_orders_b", "%(column_0N_label)s, orders_a$1orders_b",
			"%(column_0_key)s%(column_0_N_key)s, a$1a$1_b",
			"fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s, fk_orders_a$1_customers",
			"%(referred_column_0_name)s_%(referred_column_0_N_name)s, x_x_y",
			"ck_%(table_name)s_%(constraint_name)s, ck_orders_given", "%(column_2_name)s, ", "fixed, fixed" })
	void namesWhatTheTokensSay(String pattern, String name) {
		assertThat(
				new NamingPattern(pattern).name("orders", List.of("a$1", "b"), "customers", List.of("x", "y"), "given"))
			.isEqualTo(Optional.ofNullable(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "%(referred_table_name)s", "%(column_0_name)s", "%(column_0_N_name)s",
			"%(referred_column_0_name)s", "%(column_99999999999_name)s", "%(constraint_name)s" })
	void namesNothingWithoutWhatATokenStandsFor(String pattern) {
		assertThat(new NamingPattern("a_" + pattern).name("orders", List.of(), null, List.of(), null)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "%(tabel_name)s", "%(column_name)s", "%(column_N_name)s", "%(referred_column_0_key)s",
			"%(index_name)s", "%()s" })
	void refusesWhatStandsForNothing(String token) {
		assertThatIllegalArgumentException().isThrownBy(() -> new NamingPattern("uq_" + token))
			.withMessageStartingWith(
					"'uq_" + token + "' has '" + token + "', which stands for nothing: the tokens are");
	}

	/**
	 * What SQLAlchemy 2.0 makes of such a name on PostgreSQL.
	 */
	@Test
	void cutsAsSqlAlchemyDoes() {
		String name = "uq_" + "a".repeat(61);
		assertThat(NamingPattern.fitting("a".repeat(63))).isEqualTo("a".repeat(63));
		assertThat(NamingPattern.fitting(name)).isEqualTo("uq_" + "a".repeat(52) + "_fd4e");
		assertThat(new NamingPattern("uq_%(table_name)s").name("a".repeat(61), List.of(), null, List.of(), null))
			.contains(NamingPattern.fitting(name));
	}

}
