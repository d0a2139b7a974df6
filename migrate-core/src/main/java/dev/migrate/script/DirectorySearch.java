package dev.migrate.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.springframework.core.io.FileSystemResource;
import org.springframework.util.StringUtils;

/**
 * Finds files in a directory. Links are followed; directories whose name begins with a
 * dot are left out, such as those in which Kubernetes keeps the versions of mounted
 * files.
 */
final class DirectorySearch implements LocationScriptSource.Search {

	@Override
	public Optional<List<RevisionFile>> find(Location location) throws IOException {
		Path directory = directory(location);
		if (!Files.isDirectory(directory)) {
			return Optional.empty();
		}
		Collector collector = new Collector(directory, StringUtils.cleanPath(location.path()));
		Files.walkFileTree(directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collector);
		return Optional.of(collector.files);
	}

	private static Path directory(Location location) {
		try {
			Path directory = Path.of(location.path());
			boolean encoded = location.path().indexOf('%') >= 0 && !Files.exists(directory);
			return encoded ? Path.of(StringUtils.uriDecode(location.path(), StandardCharsets.UTF_8)) : directory;
		}
		catch (IllegalArgumentException ex) {
			throw new BadLocationException(location.text(), "is no path here: " + ex.getMessage(), "Correct it.", ex);
		}
	}

	private static final class Collector extends SimpleFileVisitor<Path> {

		private final Path directory;

		private final String name;

		private final boolean absolute;

		private final List<RevisionFile> files = new ArrayList<>();

		private Collector(Path directory, String name) {
			this.directory = directory;
			this.name = name;
			this.absolute = directory.isAbsolute();
		}

		@Override
		public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
			boolean hidden = !visited.equals(this.directory) && visited.getFileName().toString().startsWith(".");
			return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
			String relative = this.directory.relativize(file).toString().replace('\\', '/');
			String whole = this.name + "/" + relative;
			this.files.add(new RevisionFile(new FileSystemResource(file), this.absolute ? relative : whole,
					file.toRealPath().toUri().toString(), whole, null));
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
			if (failure instanceof FileSystemLoopException) {
				return FileVisitResult.CONTINUE;
			}
			throw failure;
		}

	}

}
