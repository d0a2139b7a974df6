package dev.migrate.dialect.standard;

import dev.migrate.schema.ReferentialAction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InformationSchemaConstraints}.
 */
class InformationSchemaConstraintsTests {

	@Test
	void unknownWordsAreTheUsualAction() {
		assertThat(InformationSchemaConstraints.action("SET NULL")).isEqualTo(ReferentialAction.SET_NULL);
		assertThat(InformationSchemaConstraints.action("NO ACTION")).isNull();
		assertThat(InformationSchemaConstraints.action("of another version")).isNull();
	}

}
