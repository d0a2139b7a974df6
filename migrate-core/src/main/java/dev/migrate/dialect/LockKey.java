package dev.migrate.dialect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the migration lock is about: processes with the same key keep out of each other's
 * way, others do not meet.
 *
 * @param database the database, since some databases have one name space of locks for a
 * whole server
 * @param schema the schema of the version table
 * @param table the version table
 */
public record LockKey(String database, String schema, String table) {

	/**
	 * The key where locks are numbers.
	 * @return a number that the three names always give
	 */
	public long number() {
		return ByteBuffer.wrap(digest()).getLong();
	}

	/**
	 * The key where locks have names.
	 * @return {@code migrate_} and 40 hexadecimal digits
	 */
	public String name() {
		return "migrate_" + HexFormat.of().formatHex(digest(), 0, 20);
	}

	private byte[] digest() {
		String names = this.database + "\n" + this.schema + "\n" + this.table;
		try {
			return MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
