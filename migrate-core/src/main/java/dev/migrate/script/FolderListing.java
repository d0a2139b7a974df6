package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * Lists the files of a folder, and follows links as the search does.
 */
final class FolderListing extends SimpleFileVisitor<Path> {

	private static final int BUFFER = 1 << 16;

	private final Path folder;

	private final boolean hidden;

	private final List<String> files = new ArrayList<>();

	private byte @Nullable [] buffer;

	/**
	 * Create a listing.
	 * @param hidden whether folders count whose name begins with a dot
	 */
	FolderListing(Path folder, boolean hidden) {
		this.folder = folder;
		this.hidden = hidden;
	}

	/**
	 * List them.
	 * @return a line for each, or {@code null} if there is no such folder
	 */
	@Nullable List<String> files() throws IOException {
		if (!Files.isDirectory(this.folder)) {
			return null;
		}
		Files.walkFileTree(this.folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
		return this.files;
	}

	@Override
	public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
		boolean left = !this.hidden && !visited.equals(this.folder) && visited.getFileName().toString().startsWith(".");
		return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
		String name = this.folder.relativize(file).toString().replace('\\', '/');
		this.files.add(LocationListing.line(name, attributes.size(), crc(file)));
		return FileVisitResult.CONTINUE;
	}

	private long crc(Path file) throws IOException {
		byte[] bytes = (this.buffer != null) ? this.buffer : new byte[BUFFER];
		this.buffer = bytes;
		CRC32 crc = new CRC32();
		try (InputStream input = Files.newInputStream(file)) {
			for (int read = input.read(bytes); read >= 0; read = input.read(bytes)) {
				crc.update(bytes, 0, read);
			}
		}
		return crc.getValue();
	}

	@Override
	public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
		if (failure instanceof FileSystemLoopException) {
			return FileVisitResult.CONTINUE;
		}
		throw failure;
	}

}
