package dev.migrate.sql;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NamedParametersTests {

	@Test
	void parametersAreFilled() {
		NamedParameters parameters = NamedParameters.of("a = :a and b in (:b, :a) or c = ?", Syntaxes.POSTGRESQL);
		assertThat(parameters.names()).containsExactly("a", "b", "a");
		assertThat(parameters.withLiterals((name) -> "'" + name + "'"))
			.isEqualTo("a = 'a' and b in ('b', 'a') or c = ?");
		assertThat(parameters.forJdbc((name) -> "?")).isEqualTo("a = ? and b in (?, ?) or c = ??");
	}

	@ParameterizedTest
	@ValueSource(strings = { "':a'", "\":a\"", "$$ :a $$", "$t$ :a $t$", "E'\\' :a'", "-- :a", "/* :a /* :b */ :c */",
			"1::text", "x :: text", "x := 1", "a[1:2]", ": a", "::a", "" })
	void whatIsNoParameterIsLeftAlone(String sql) {
		NamedParameters parameters = NamedParameters.of(sql, Syntaxes.POSTGRESQL);
		assertThat(parameters.names()).isEmpty();
		assertThat(parameters.withLiterals((name) -> "!")).isEqualTo(sql);
	}

	@Test
	void castBehindParameterStays() {
		assertThat(NamedParameters.of("select :a::jsonb", Syntaxes.POSTGRESQL).withLiterals((name) -> "'1'"))
			.isEqualTo("select '1'::jsonb");
	}

	@Test
	void missingAndUnusedValuesAreNamed() {
		NamedParameters parameters = NamedParameters.of(":a :b", Syntaxes.H2);
		assertThat(parameters.require(Set.of("a", "b"))).isSameAs(parameters);
		assertThatExceptionOfType(ParametersException.class).isThrownBy(() -> parameters.require(Set.of("a", "c")))
			.withMessage("The SQL asks for ':b', for which there is no value. There are values for ':c', which the SQL "
					+ "does not ask for. Give each parameter of the text one value, under the name behind its colon.")
			.satisfies((ex) -> {
				assertThat(ex.missing()).containsExactly("b");
				assertThat(ex.unused()).containsExactly("c");
			});
	}

	@Test
	void negativeValueBehindAMinusSignBeginsNoComment() {
		assertThat(NamedParameters.of("update t set a = a-:d where b = :d", Syntaxes.POSTGRESQL)
			.withLiterals((name) -> "-5")).isEqualTo("update t set a = a- -5 where b = -5");
	}

}
