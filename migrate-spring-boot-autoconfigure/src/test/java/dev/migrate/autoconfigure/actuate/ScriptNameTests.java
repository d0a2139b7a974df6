package dev.migrate.autoconfigure.actuate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScriptName}.
 */
class ScriptNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "/srv/shop/revisions/a001.sql", "C:\\shop\\a001.sql", "C:/shop/a001.sql",
			"\\\\server\\share\\a001.sql", "file:/srv/shop/a001.sql", "jar:file:/srv/shop.jar!/db/a001.sql" })
	void absolutePathsAreLeftOut(String script) {
		assertThat(ScriptName.shown(script)).isEqualTo("a001.sql");
	}

	@ParameterizedTest
	@ValueSource(strings = { "db/revisions/a001.sql", "db.revisions.CreateUsers", "a001.sql", "stamp",
			"src/main/resources/db/a001.sql" })
	void othersStay(String script) {
		assertThat(ScriptName.shown(script)).isEqualTo(script);
	}

	@Test
	void noScriptHasNoName() {
		assertThat(ScriptName.shownOrNull("")).isNull();
		assertThat(ScriptName.shownOrNull("/srv/a001.sql")).isEqualTo("a001.sql");
	}

}
