package dev.migrate.author.write;

import java.util.List;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.Operation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WrittenDowngrade}.
 */
class WrittenDowngradeTests {

	@Test
	void takesNoValueAwayFromAnEnumType() {
		Operation added = new AddEnumValue(null, "mood", "calm", false, null);
		WrittenDowngrade downgrade = new WrittenDowngrade(List.of(SchemaChange.of(added)));
		assertThat(downgrade.inverses()).isEmpty();
		assertThat(downgrade.annotated()).singleElement()
			.satisfies((change) -> assertThat(change.notes()).singleElement()
				.asString()
				.endsWith("so a downgrade has to be written by hand"));
	}

}
