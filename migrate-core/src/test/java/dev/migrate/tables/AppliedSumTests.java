package dev.migrate.tables;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

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

	/**
	 * Rows that earlier builds have written are compared with it.
	 */
	@Test
	void isWhatItIsModuloAPowerOfTwo() throws NoSuchAlgorithmException {
		AppliedSum sum = AppliedSum.NONE;
		BigInteger expected = BigInteger.ZERO;
		for (int i = 0; i < 200; i++) {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(("r" + i + "\nv2:" + i).getBytes());
			BigInteger number = new BigInteger(1, Arrays.copyOf(hash, 16));
			sum = (i % 3 == 0) ? sum.minus("r" + i, "v2:" + i) : sum.plus("r" + i, "v2:" + i);
			expected = ((i % 3 == 0) ? expected.subtract(number) : expected.add(number))
				.mod(BigInteger.ONE.shiftLeft(128));
			assertThat(new BigInteger(sum.toString(), 16)).isEqualTo(expected);
		}
	}

	@Test
	void textHasAFixedLength() {
		assertThat(SUM.toString()).matches("[0-9a-f]{32}");
		assertThat(AppliedSum.NONE.minus("a", "").toString()).matches("[0-9a-f]{32}");
	}

}
