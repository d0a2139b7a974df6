package dev.migrate.dialect.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.migrate.dialect.LockHolder;
import org.jspecify.annotations.Nullable;

/**
 * The migration lock of an SQLite database, which SQLite itself has none for that
 * survives a commit: the operating system's lock on an empty file beside the database. It
 * ends with the process. The file stays: whoever deleted it would take it away from
 * others that have just opened it. While the lock is held, the file says by whom.
 * <p>
 * The operating system knows processes only, so threads keep out of each other's way
 * here: the lock of a process is gone when any of them closes the file, so that it is
 * opened by one at a time. A database in memory has no file and no other processes.
 */
final class SqliteLock {

	private static final String SUFFIX = "-migrate-lock";

	private static final int READ_ONLY = 8;

	/** What is locked lies behind the text, which others read. */
	private static final long END = Long.MAX_VALUE - 1;

	private static final int MAX_BYTES = 4096;

	/** Empty for one that is only looked at. */
	private static final Map<String, Optional<LockHolder>> HELD_HERE = new ConcurrentHashMap<>();

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
	 * @param activity what is done while it is held, for others who wait for it
	 * @return whether it is held now
	 */
	boolean tryLock(String activity) throws SQLException {
		LockHolder self = new LockHolder(Long.toString(ProcessHandle.current().pid()), "", activity,
				Optional.of(Instant.now()), "");
		if (HELD_HERE.putIfAbsent(this.database, Optional.of(self)) != null) {
			return false;
		}
		boolean locked = false;
		try {
			locked = this.file == null || (tryLock(this.file) && write(self));
			return locked;
		}
		finally {
			if (!locked) {
				close(false);
			}
		}
	}

	private boolean tryLock(Path path) throws SQLException {
		try {
			this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			return this.channel.tryLock(END, 1, false) != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
		catch (IOException ex) {
			throw notLocked(ex);
		}
	}

	private SQLException notLocked(IOException cause) {
		return new SQLException("The file '" + this.file + "' of the migration lock cannot be locked: " + cause, null,
				READ_ONLY, cause);
	}

	private boolean write(LockHolder self) throws SQLException {
		String text = self.session() + "\n" + self.since().map(Instant::getEpochSecond).orElse(0L) + "\n"
				+ self.application() + "\n";
		try {
			FileChannel held = Objects.requireNonNull(this.channel);
			held.truncate(0);
			held.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
			return true;
		}
		catch (IOException ex) {
			throw notLocked(ex);
		}
	}

	/**
	 * Who holds the lock. A process that was killed has left its name, and no lock.
	 * @return the holder, or empty if there is none
	 */
	Optional<LockHolder> holder() throws SQLException {
		Optional<LockHolder> here = HELD_HERE.putIfAbsent(this.database, Optional.empty());
		if (here != null) {
			return here;
		}
		try {
			return (this.file != null && Files.exists(this.file)) ? holder(this.file) : Optional.empty();
		}
		catch (IOException ex) {
			throw notLocked(ex);
		}
		finally {
			HELD_HERE.remove(this.database);
		}
	}

	private static Optional<LockHolder> holder(Path path) throws IOException {
		try (FileChannel opened = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
			opened.read(bytes, 0);
			String[] lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).split("\n", 3);
			if (lines.length < 3 || opened.tryLock(END, 1, false) != null) {
				return Optional.empty();
			}
			Instant since = Instant.ofEpochSecond(Long.parseLong(lines[1]));
			return Optional.of(new LockHolder(lines[0], "", lines[2].strip(), Optional.of(since), ""));
		}
	}

	/**
	 * Let go of the lock.
	 */
	void unlock() throws SQLException {
		close(true);
	}

	private void close(boolean locked) throws SQLException {
		FileChannel held = this.channel;
		this.channel = null;
		try {
			if (held != null) {
				try (held) {
					if (locked) {
						held.truncate(0);
					}
				}
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
