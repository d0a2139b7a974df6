package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PatternFilterTests {

	private static final TableName ORDERS = TableName.of("orders");

	private static boolean excludes(String pattern, ObjectKind kind, TableName table, String name) {
		return !PatternFilter.of(List.of(), List.of(pattern)).includes(kind, table, name);
	}

	@Test
	void excludesByKindAndName() {
		assertThat(excludes("table:ORD*", ObjectKind.TABLE, ORDERS, "orders")).isTrue();
		assertThat(excludes("table:order?", ObjectKind.TABLE, ORDERS, "orders")).isTrue();
		assertThat(excludes("table:order", ObjectKind.TABLE, ORDERS, "orders")).isFalse();
		assertThat(excludes("table:o.ders", ObjectKind.TABLE, ORDERS, "orders")).isFalse();
		assertThat(excludes("sequence:orders", ObjectKind.TABLE, ORDERS, "orders")).isFalse();
		assertThat(excludes("table:shop.*", ObjectKind.TABLE, new TableName("shop", "orders"), "orders")).isTrue();
		assertThat(excludes("table:shop.*", ObjectKind.TABLE, ORDERS, "orders")).isFalse();
	}

	@Test
	void excludesWhatBelongsToATable() {
		assertThat(excludes("index:orders.ix_*", ObjectKind.INDEX, ORDERS, "ix_a")).isTrue();
		assertThat(excludes("index:ix_*", ObjectKind.INDEX, ORDERS, "ix_a")).isTrue();
		assertThat(excludes("index:other.ix_*", ObjectKind.INDEX, ORDERS, "ix_a")).isFalse();
		assertThat(excludes("foreign-key:shop.orders.*", ObjectKind.FOREIGN_KEY, new TableName("shop", "orders"), "fk"))
			.isTrue();
	}

	@Test
	void includesOnlyWhatIsNamedOfAKind() {
		PatternFilter filter = PatternFilter.of(List.of("table:a*"), List.of("table:ab"));
		assertThat(filter.includes(ObjectKind.TABLE, TableName.of("aa"), "aa")).isTrue();
		assertThat(filter.includes(ObjectKind.TABLE, TableName.of("ab"), "ab")).isFalse();
		assertThat(filter.includes(ObjectKind.TABLE, TableName.of("b"), "b")).isFalse();
		assertThat(filter.includes(ObjectKind.COLUMN, TableName.of("aa"), "b")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "orders", "tabel:orders", "table:", ":orders", "" })
	void refusesWhatIsNoPattern(String pattern) {
		assertThatExceptionOfType(ObjectPatternException.class)
			.isThrownBy(() -> PatternFilter.of(List.of(), List.of(pattern)))
			.withMessageContaining("'" + pattern + "'")
			.withMessageContaining("foreign-key")
			.satisfies((ex) -> assertThat(ex.pattern()).isEqualTo(pattern));
	}

}
