package dev.migrate.tenant;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One of several parts into which tenants fall, so that several machines share them. In
 * which part a tenant is, its identifier alone decides: it stays there when others come
 * and go.
 *
 * @param index which part, from 0
 * @param count how many parts there are
 */
public record Shard(int index, int count) {

	/** The only part, in which all are. */
	public static final Shard ALL = new Shard(0, 1);

	private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

	public Shard {
		if (index < 0 || index >= count) {
			throw IllegalTenantException.ofShard(index + "/" + count);
		}
	}

	/**
	 * Read text such as {@code 3/8}.
	 * @param text the part, from 0, and how many there are
	 * @return the shard
	 * @throws IllegalTenantException if there is no such part
	 */
	public static Shard parse(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			throw IllegalTenantException.ofShard(text);
		}
		return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	/**
	 * Whether a tenant is in it.
	 * @param tenant the identifier of the tenant
	 * @return whether it is in this part, and so in no other
	 */
	public boolean contains(String tenant) {
		CRC32 hash = new CRC32();
		hash.update(tenant.getBytes(StandardCharsets.UTF_8));
		return hash.getValue() % this.count == this.index;
	}

	@Override
	public String toString() {
		return this.index + "/" + this.count;
	}

}
