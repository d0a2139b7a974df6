package dev.migrate.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.test.DatabaseServer.Template;

/**
 * Files of SQLite, in a folder for temporary ones.
 */
final class SqliteServer extends DatabaseServer {

	private static final Pattern URL = Pattern.compile("(?s)jdbc:sqlite:(file:)?[^?]+?(\\?.*)?");

	private static final String SUFFIX = ".db";

	private static final Path FOLDER = folder();

	private final String after;

	private SqliteServer(Matcher url) {
		super("SQLite", url.group(), "", "");
		this.after = (url.group(2) != null) ? url.group(2) : "";
	}

	static Optional<DatabaseServer> from(String url, String user, String password) {
		Matcher matcher = URL.matcher(url);
		if (!matcher.matches() || url.contains(":memory:") || url.contains("mode=memory")) {
			return Optional.empty();
		}
		return Optional.of(new SqliteServer(matcher));
	}

	private static Path folder() {
		try {
			Path folder = Files.createTempDirectory("migrate-test");
			folder.toFile().deleteOnExit();
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	String key() {
		return url("");
	}

	private Path file(String database) {
		return FOLDER.resolve(database + SUFFIX);
	}

	@Override
	String url(String database) {
		return "jdbc:sqlite:" + file(database) + this.after;
	}

	@Override
	void makeEmpty(String database) {
		// The first connection makes the file
	}

	@Override
	boolean copies() {
		return true;
	}

	@Override
	Template freeze(String database) {
		return (copy) -> {
			try {
				if (Files.exists(file(database))) {
					Files.copy(file(database), file(copy));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		};
	}

	@Override
	void remove(String database) {
		try (Stream<Path> files = Files.list(FOLDER)) {
			for (Path file : files.filter((each) -> each.getFileName().toString().startsWith(database + SUFFIX))
				.toList()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
