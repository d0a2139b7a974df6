package dev.migrate.tables;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

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
	public static final AppliedSum NONE = new AppliedSum(0, 0);

	private final long high;

	private final long low;

	private AppliedSum(long high, long low) {
		this.high = high;
		this.low = low;
	}

	/**
	 * With a revision more.
	 * @param revision the revision identifier
	 * @param checksum the checksum of its file; empty if it has none
	 */
	public AppliedSum plus(String revision, String checksum) {
		AppliedSum number = number(revision, checksum);
		long sum = this.low + number.low;
		int carry = (Long.compareUnsigned(sum, number.low) < 0) ? 1 : 0;
		return new AppliedSum(this.high + number.high + carry, sum);
	}

	/**
	 * Without a revision.
	 * @param revision the revision identifier
	 * @param checksum the checksum of its file; empty if it has none
	 */
	public AppliedSum minus(String revision, String checksum) {
		AppliedSum number = number(revision, checksum);
		int borrow = (Long.compareUnsigned(this.low, number.low) < 0) ? 1 : 0;
		return new AppliedSum(this.high - number.high - borrow, this.low - number.low);
	}

	private static AppliedSum number(String revision, String checksum) {
		ByteBuffer hash = ByteBuffer
			.wrap(Checksums.sha256().digest((revision + "\n" + checksum).getBytes(StandardCharsets.UTF_8)));
		return new AppliedSum(hash.getLong(), hash.getLong());
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof AppliedSum sum && this.high == sum.high && this.low == sum.low;
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.high ^ this.low);
	}

	/**
	 * As 32 hexadecimal digits.
	 */
	@Override
	public String toString() {
		HexFormat hex = HexFormat.of();
		return hex.toHexDigits(this.high) + hex.toHexDigits(this.low);
	}

}
