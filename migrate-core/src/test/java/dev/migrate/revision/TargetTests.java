package dev.migrate.revision;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Target} and {@link RevisionRange}.
 */
class TargetTests {

	@ParameterizedTest
	@ValueSource(strings = { "head", "heads", "base", "ae10", "billing", "billing@head", "billing@ae10", "+2", "-1",
			"ae10+1", "ae10-1", "billing@+1", "billing@-1", "billing@head-1", "billing@base+2", "my-branch@head",
			"v1.2@heads", "2026.01_x-3" })
	void printsAsItWasRead(String text) {
		assertThat(Target.parse(text)).hasToString(text);
	}

	@Test
	void tellsItsParts() {
		assertThat(Target.parse("head")).isEqualTo(Target.HEAD);
		assertThat(Target.parse("heads")).isEqualTo(Target.HEADS);
		assertThat(Target.parse("base")).isEqualTo(Target.BASE);
		assertThat(Target.parse("billing@ae10-2"))
			.isEqualTo(new Target.Relative(Optional.of("billing"), Optional.of("ae10"), -2));
		assertThat(Target.parse("v1-2@head")).isEqualTo(new Target.Absolute(Optional.of("v1-2"), "head"));
		assertThat(((Target.Relative) Target.parse("a@b+1")).startTarget())
			.contains(new Target.Absolute(Optional.of("a"), "b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "+1abc", "ae10-1x", "@head", "billing@", "+9999999999999999999" })
	void refusesWhatIsNoTarget(String text) {
		assertThatExceptionOfType(IllegalTargetException.class).isThrownBy(() -> Target.parse(text))
			.withMessageStartingWith("Target '" + text + "' cannot be read: ")
			.satisfies((ex) -> assertThat(ex.text()).isEqualTo(text));
	}

	@Test
	void refusesARange() {
		assertThatExceptionOfType(IllegalTargetException.class).isThrownBy(() -> Target.parse("a:b"))
			.withMessage("Range 'a:b' is not a target: a live database is migrated from where it is. "
					+ "Name only the end, 'b', or use the range with offline SQL or with the history.")
			.satisfies((ex) -> assertThat(ex.text()).isEqualTo("a:b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a:b", "a:", ":b", ":", "-2:current", "a:+2" })
	void rangePrintsAsItWasRead(String text) {
		assertThat(RevisionRange.parse(text)).hasToString(text);
	}

	@Test
	void rangeNeedsOneColon() {
		assertThatExceptionOfType(IllegalTargetException.class).isThrownBy(() -> RevisionRange.parse("a"))
			.withMessage("Range 'a' cannot be read: there is no ':' in it. "
					+ "Write 'start:end', such as 'a:' for what begins there, or ':a' for what leads there; "
					+ "both ends are included.")
			.satisfies((ex) -> assertThat(ex.text()).isEqualTo("a"));
		assertThatExceptionOfType(IllegalTargetException.class).isThrownBy(() -> RevisionRange.parse("a:b:c"))
			.withMessageStartingWith("Range 'a:b:c' cannot be read: there is more than one ':' in it.");
		assertThatExceptionOfType(IllegalTargetException.class)
			.isThrownBy(() -> RevisionRange.parseOffline("a:").requireTo())
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(IllegalTargetException.Problem.NO_RANGE));
	}

	@Test
	void offlineRangeMayBeASingleTarget() {
		assertThat(RevisionRange.parseOffline("b"))
			.isEqualTo(new RevisionRange(Optional.empty(), Optional.of(Target.parse("b"))));
		assertThat(RevisionRange.parseOffline("a:b").from()).contains(Target.parse("a"));
	}

}
