package dev.migrate.dialect.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The migration lock of an SQLite database, which SQLite itself has none for that
 * survives a commit: the operating system's lock on an empty file beside the database. It
 * ends with the process. The file stays: whoever deleted it would take it away from
 * others that have just opened it.
 * <p>
 * The operating system knows processes only, so threads keep out of each other's way
 * here. A database in memory has no file and no other processes.
 */
final class SqliteLock {

	private static final String SUFFIX = "-migrate-lock";

	private static final int READ_ONLY = 8;

	private static final Set<String> HELD_HERE = ConcurrentHashMap.newKeySet();

	private final String database;

	private final @Nullable Path file;

	private @Nullable FileChannel channel;

	/**
	 * Create a lock; it is not held.
	 * @param file the file of the database; empty if it is in memory
	 * @param url the URL of the connection, which names a database in memory that
	 * connections share
	 */
	SqliteLock(String file, String url) {
		this.file = file.isEmpty() ? null : Path.of(file + SUFFIX).toAbsolutePath().normalize();
		String inMemory = url.contains("cache=shared") ? url : UUID.randomUUID().toString();
		this.database = (this.file != null) ? this.file.toString() : inMemory;
	}

	/**
	 * Try to take the lock. Never waits.
	 * @return whether it is held now
	 */
	boolean tryLock() throws SQLException {
		if (!HELD_HERE.add(this.database)) {
			return false;
		}
		boolean locked = false;
		try {
			locked = this.file == null || tryLock(this.file);
			return locked;
		}
		finally {
			if (!locked) {
				unlock();
			}
		}
	}

	private boolean tryLock(Path path) throws SQLException {
		try {
			this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			return this.channel.tryLock() != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new SQLException("The file '" + path + "' of the migration lock cannot be locked: " + ex, null,
					READ_ONLY, ex);
		}
	}

	/**
	 * Let go of the lock.
	 */
	void unlock() throws SQLException {
		FileChannel held = this.channel;
		this.channel = null;
		try {
			if (held != null) {
				held.close();
			}
		}
		catch (IOException ex) {
			throw new SQLException("The file '" + this.file + "' of the migration lock cannot be closed: " + ex, ex);
		}
		finally {
			HELD_HERE.remove(this.database);
		}
	}

}
