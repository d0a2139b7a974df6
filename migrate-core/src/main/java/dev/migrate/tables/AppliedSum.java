package dev.migrate.tables;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.migrate.lang.Internal;
import dev.migrate.sql.Checksums;

/**
 * Stands for a set of applied revisions and the checksums of their files: a sum, modulo
 * 2<sup>128</sup>, of a number for each, so that a revision that comes or goes changes it
 * without the others being read. Two sums are equal if the sets are. Immutable.
 */
@Internal
public final class AppliedSum {

	/** No revision is applied. */
	public static final AppliedSum NONE = new AppliedSum(BigInteger.ZERO);

	private static final int BYTES = 16;

	private final BigInteger value;

	private AppliedSum(BigInteger value) {
		this.value = value.mod(BigInteger.ONE.shiftLeft(BYTES * Byte.SIZE));
	}

	/**
	 * With a revision more.
	 * @param revision the revision identifier
	 * @param checksum the checksum of its file; empty if it has none
	 */
	public AppliedSum plus(String revision, String checksum) {
		return new AppliedSum(this.value.add(number(revision, checksum)));
	}

	/**
	 * Without a revision.
	 * @param revision the revision identifier
	 * @param checksum the checksum of its file; empty if it has none
	 */
	public AppliedSum minus(String revision, String checksum) {
		return new AppliedSum(this.value.subtract(number(revision, checksum)));
	}

	private static BigInteger number(String revision, String checksum) {
		byte[] hash = Checksums.sha256().digest((revision + "\n" + checksum).getBytes(StandardCharsets.UTF_8));
		return new BigInteger(1, Arrays.copyOf(hash, BYTES));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof AppliedSum sum && this.value.equals(sum.value);
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	/**
	 * As 32 hexadecimal digits.
	 */
	@Override
	public String toString() {
		String digits = this.value.toString(16);
		return "0".repeat(BYTES * 2 - digits.length()) + digits;
	}

}
