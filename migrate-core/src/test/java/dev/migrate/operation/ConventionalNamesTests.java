package dev.migrate.operation;

import java.util.List;
import java.util.Map;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.NamingConvention;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.TableName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConventionalNamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "pk_%(table_name)s" })
	void dropsByItsNameWhatTheServerHasNamed(String pattern) {
		NamingConvention naming = pattern.isEmpty() ? NamingConvention.NONE
				: new NamingConvention(Map.of("pk", pattern));
		Operation drop = new DropConstraint(TableName.of("orders"), "PRIMARY", Constraint.Kind.PRIMARY_KEY, false,
				new PrimaryKey(null, List.of("id")));
		assertThat(drop.accept(new ConventionalNames(naming))).singleElement()
			.isInstanceOfSatisfying(DropConstraint.class, (named) -> {
				assertThat(named.name()).isEqualTo("PRIMARY");
				assertThat(named.existing()).isEqualTo(new PrimaryKey(null, List.of("id")));
			});
	}

}
