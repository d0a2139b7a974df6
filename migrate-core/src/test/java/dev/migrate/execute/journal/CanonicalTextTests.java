package dev.migrate.execute.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts of which the journal keeps hashes. Where one changes, the form of its rows has to
 * get another number.
 */
class CanonicalTextTests {

	private static List<Operation> operations(Consumer<Operations> upgrade) {
		return Recording.of("h2", upgrade).entries().stream().map(Recording.Entry::operation).toList();
	}

	@Test
	void operationsAreTheSameInAnyProcessAndAnyVersion() {
		List<Operation> operations = operations((op) -> {
			op.createTable("things", column("id", integer()).notNull(), column("name", varchar(20)), primaryKey("id"));
			op.addColumn("things", column("size", integer()));
			op.renameColumn("things", "size", "extent");
			op.createIndex("ix_things_name", "things", "name");
			op.execute("update things set name = 'x'");
		});
		assertThat(operations).extracting((operation) -> CanonicalText.hash(CanonicalText.of(operation)))
			.containsExactly("05fd998a7aa563a80d560e0d3aebafcf", "556d9e8e37db8f891d38ffb65f45ec91",
					"01cdc2dafdd13fcff3059af51933399a", "0b49ae84838612f9021d8b909585ffd8",
					"48870ab0f6fef2904d088fce7ae3a02e");
	}

	@Test
	void orderOfMapsAndIdentityOfBytesDoNotCount() {
		Map<String, Object> first = new LinkedHashMap<>();
		first.put("a", new byte[] { 1, 2 });
		first.put("b", 2);
		Map<String, Object> second = new LinkedHashMap<>();
		second.put("b", 2);
		second.put("a", new byte[] { 1, 2 });
		assertThat(CanonicalText.of(first)).isEqualTo(CanonicalText.of(second)).contains("0102");
	}

	@Test
	void whatIsNoDataStandsWithItsClass() {
		assertThat(CanonicalText.of(new Object())).isEqualTo("java.lang.Object");
	}

}
