package dev.migrate.operation;

import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.temporary;
import static dev.migrate.schema.Definitions.unlogged;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BatchOptions}.
 */
class BatchOptionsTests {

	@Test
	void tablesThatAreThereDoNotBecomeTemporary() {
		assertThatIllegalArgumentException().isThrownBy(() -> BatchOptions.DEFAULT.tableArguments(temporary()))
			.withMessage("A batch changes a table that is there, and cannot make it 'temporary()': say that "
					+ "where the table is made, in op.createTable(…)");
		assertThatIllegalArgumentException().isThrownBy(() -> BatchOptions.DEFAULT.tableArguments(unlogged()))
			.withMessageContaining("cannot make it 'unlogged()'");
	}

}
