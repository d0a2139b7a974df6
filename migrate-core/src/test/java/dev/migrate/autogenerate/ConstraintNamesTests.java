package dev.migrate.autogenerate;

import java.nio.charset.StandardCharsets;

import dev.migrate.connect.Dialects;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.NamingConvention;
import dev.migrate.schema.Table;
import org.junit.jupiter.api.Test;

import static dev.migrate.autogenerate.Comparing.table;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

class ConstraintNamesTests {

	private final ConstraintNames names = new ConstraintNames(NamingConvention.NONE,
			new SqlText(Dialects.named("h2").syntax()));

	private String name(Table table, Constraint constraint) {
		return String.valueOf(this.names.named(table, constraint).name());
	}

	@Test
	void keepsNames() {
		assertThat(name(table("t", column("a", integer())), unique("a").named("mine"))).isEqualTo("mine");
	}

	@Test
	void givesNoNameTwice() {
		Table table = table("t", column("a", integer()));
		String first = name(table, check("a > 0"));
		String second = name(table, check("a < 9"));
		String third = name(table, check("a < 9"));
		assertThat(first).isEqualTo("ck_t_a");
		assertThat(second).matches("ck_t_a_[0-9a-f]{8}");
		assertThat(third).matches("ck_t_a_[0-9a-f]{8}").isNotEqualTo(second);
	}

	@Test
	void cutsWhatIsTooLongAndTellsItApart() {
		String name = "ä".repeat(20) + "x".repeat(40);
		Table table = table("t", column(name + "a", integer()), column(name + "b", integer()));
		String one = name(table, unique(name + "a"));
		String two = name(table, unique(name + "b"));
		assertThat(one).isNotEqualTo(two).startsWith("uq_t_ää");
		assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
		assertThat(new ConstraintNames(NamingConvention.NONE, new SqlText(Dialects.named("h2").syntax()))
			.named(table, unique(name + "a"))
			.name()).isEqualTo(one);
	}

}
