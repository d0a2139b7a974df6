package dev.migrate.schema;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NamingConventionTests {

	private static final TableName ORDERS = TableName.of("orders");

	@Test
	void refusesWhatItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NamingConvention(Map.of("xx", "a")))
			.withMessage("A naming convention for 'xx' names nothing: the keys are pk, uq, fk, ck, ix, ex");
		assertThatIllegalArgumentException().isThrownBy(() -> new NamingConvention(Map.of("uq", "uq_%(tabel_name)s")))
			.withMessageContaining("'%(tabel_name)s', which stands for nothing: the tokens are %(table_name)s");
	}

	@Test
	void leavesNamesAloneUnlessItAsksForThem() {
		NamingConvention naming = new NamingConvention(
				Map.of("uq", "uq_%(column_0_name)s", "ck", "ck_%(table_name)s_%(constraint_name)s"));
		assertThat(naming.named(ORDERS, unique("a")).name()).isEqualTo("uq_a");
		assertThat(naming.named(ORDERS, unique("a").named("mine")).name()).isEqualTo("mine");
		assertThat(naming.named(ORDERS, check("a > 0").named("positive")).name()).isEqualTo("ck_orders_positive");
		assertThat(naming.named(ORDERS, check("a > 0")).name()).isNull();
		assertThat(new NamingConvention(naming.ofUnnamed()).named(ORDERS, check("a > 0").named("positive")).name())
			.isEqualTo("positive");
	}

	@Test
	void namesIndexesInAnyCase() {
		Index index = index().on("orders", "a", "b").toIndex();
		assertThat(NamingConvention.NONE.named(index).name()).isEqualTo("ix_orders_a_b");
		assertThat(new NamingConvention(Map.of("ix", "%(column_0_label)s_idx")).named(index).name())
			.isEqualTo("orders_a_idx");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> NamingConvention.NONE.named(index().on("orders").expression("lower(a)").toIndex()))
			.withMessageContaining("give it one");
	}

}
