package dev.migrate.execute.session;

import dev.migrate.connect.Dialects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryCheckTests {

	private final QueryCheck check = new QueryCheck(Dialects.named("postgresql").syntax(), () -> {
		throw new AssertionError("Nothing is asked");
	});

	@ParameterizedTest
	@ValueSource(strings = { "select * into made from x", "with x as (select 1 as a) select * into made from x",
			"explain analyze select * into made from x", "with x as (select 1) insert into t select * from x" })
	void queryThatMakesSomethingDoesNotOnlyRead(String query) {
		assertThat(this.check.reads(query)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select a from x", "with x as (select 1 as a) select a from x", "explain select a from x",
			"with \"into\" as (select 1 as a) select a from \"into\"" })
	void queryOfRowsOnlyReads(String query) {
		assertThat(this.check.reads(query)).isTrue();
	}

}
