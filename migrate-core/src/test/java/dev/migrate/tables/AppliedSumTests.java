package dev.migrate.tables;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that equal sums mean equal sets of revisions.
 */
class AppliedSumTests {

	private static final AppliedSum SUM = AppliedSum.NONE.plus("a", "v2:01").plus("b", "").plus("c", "v2:02");

	@Test
	void orderIsOfNoInterest() {
		assertThat(AppliedSum.NONE.plus("c", "v2:02").plus("a", "v2:01").plus("b", "")).isEqualTo(SUM)
			.hasSameHashCodeAs(SUM)
			.hasToString(SUM.toString());
	}

	@Test
	void whatGoesIsAsIfItHadNeverCome() {
		assertThat(SUM.plus("d", "v2:03").minus("d", "v2:03")).isEqualTo(SUM);
		assertThat(AppliedSum.NONE.minus("a", "").plus("a", "")).isEqualTo(AppliedSum.NONE).hasToString("0".repeat(32));
	}

	@Test
	void revisionThatIsThereTwiceCountsTwice() {
		assertThat(SUM.plus("a", "v2:01").plus("a", "v2:01")).isNotEqualTo(SUM);
	}

	@Test
	void eachPartCounts() {
		assertThat(SUM).isNotEqualTo(SUM.minus("a", "v2:01").plus("a", "v2:02"))
			.isNotEqualTo(SUM.minus("b", "").plus("b", "v2:01"))
			.isNotEqualTo(SUM.minus("b", ""));
		assertThat(AppliedSum.NONE.plus("ab", "c")).isNotEqualTo(AppliedSum.NONE.plus("a", "bc"));
	}

	@Test
	void textHasAFixedLength() {
		assertThat(SUM.toString()).matches("[0-9a-f]{32}");
		assertThat(AppliedSum.NONE.minus("a", "").toString()).matches("[0-9a-f]{32}");
	}

}
