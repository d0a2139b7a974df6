package dev.migrate.sql;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Placeholders}.
 */
class PlaceholdersTests {

	@Test
	void replacesNames() {
		assertThat(replace("create schema ${schema}; set role ${app.role-1}${_x};",
				Map.of("schema", "shop", "app.role-1", "r", "_x", "")))
			.isEqualTo("create schema shop; set role r;");
	}

	@Test
	void leavesOtherDollarSignsAlone() {
		String text = "do $$ begin $1; ${} ${ a } ${a b} $a$ $ { $${ ${a\n} end $$; ${";

		assertThat(replace(text, Map.of("a", "b"))).isEqualTo(text);
	}

	@Test
	void replacesInsideDollarQuotes() {
		assertThat(replace("do $$${a}$$ ${${a}}", Map.of("a", "b"))).isEqualTo("do $$b$$ ${b}");
	}

	@Test
	void doesNotSearchValues() {
		assertThat(replace("${a}${b}", Map.of("a", "${b}", "b", "$1\\"))).isEqualTo("${b}$1\\");
	}

	@Test
	void refusesUnknownNamesWithoutTellingValues() {
		assertThatExceptionOfType(UnknownPlaceholderException.class)
			.isThrownBy(() -> Placeholders.replace("${role}\n${b}\n ${rolle}",
					Map.of("role", "secret\n\n", "b", "secret"), 5, "a.sql"))
			.withMessage("Placeholder '${rolle}' in line 7 of 'a.sql' has no value."
					+ " The placeholders are 'b', 'role'."
					+ " Call 'MigratorBuilder.placeholders(…)' with a value of 'rolle', or correct the name; where this "
					+ "is text or data and no placeholder, write '-- placeholders: false' into the header of the "
					+ "file.")
			.satisfies((ex) -> assertThat(ex.line()).isEqualTo(7))
			.satisfies((ex) -> assertThat(ex.name()).isEqualTo("rolle"))
			.satisfies((ex) -> assertThat(ex.known()).containsExactly("b", "role"))
			.satisfies((ex) -> assertThat(ex.origin()).contains("a.sql"));
	}

	@Test
	void saysThatThereAreNoPlaceholders() {
		assertThatExceptionOfType(UnknownPlaceholderException.class).isThrownBy(() -> replace("${a}", Map.of()))
			.withMessageStartingWith("Placeholder '${a}' in line 1 has no value. There are no placeholders. Call");
	}

	private static String replace(String text, Map<String, String> values) {
		return Placeholders.replace(text, values, 1, null).text();
	}

}
