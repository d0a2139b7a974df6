package dev.migrate.autoconfigure.aot;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.CreateTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

class OperationHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	OperationHintsTests() {
		new OperationHints().registerHints(this.hints, null);
	}

	@ParameterizedTest
	@ValueSource(classes = { AddColumn.class, CreateTable.class, Table.class, Column.class, ForeignKey.class,
			SqlValue.Literal.class })
	void whatOperationsAreMadeOfIsRegistered(Class<?> type) {
		assertThat(RuntimeHintsPredicates.reflection().onType(type)).accepts(this.hints);
	}

	@Test
	void accessorsCanBeCalled() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Table.class.getMethod("columns")))
			.accepts(this.hints);
	}

}
