package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Stands for what lies in locations: the names, sizes and CRC-32 of all files there, in
 * the order of the class path. If it is the same again, so are the revisions. An archive
 * is taken at its word: its directory is read, and none of its files. In a folder, the
 * files are read, since a build may give all of them one time.
 * <p>
 * It lists at least what {@link LocationScriptSource} looks at, in the same places, and
 * says nothing at all where it could miss something.
 */
@Internal
public final class LocationListing {

	/** Where an archive has files that are for later versions of Java. */
	static final String VERSIONS = "META-INF/versions/";

	private final @Nullable ClassLoader classLoader;

	/**
	 * Two sums that miss different changes. Nobody is kept from anything by them, and a
	 * digest of a provider has a JVM load a hundred classes.
	 */
	private final List<Checksum> sums = List.of(new CRC32(), new CRC32C());

	/** Those on the class path, by the text of their location. */
	private final Map<String, List<Root>> roots = new HashMap<>();

	private String hex = "";

	private LocationListing(@Nullable ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * List locations.
	 * @param locations the locations as they are set
	 * @param dialect the name of the dialect
	 * @param classLoader finds what is on the class path, or {@code null} for that of the
	 * system
	 * @return the listing; empty if a location is missing, or cannot be listed without
	 * searching it
	 */
	public static Optional<LocationListing> of(List<String> locations, String dialect,
			@Nullable ClassLoader classLoader) {
		LocationListing listing = new LocationListing(classLoader);
		try {
			for (String location : locations) {
				if (!listing.add(Location.parse(location, dialect))) {
					return Optional.empty();
				}
			}
		}
		catch (IOException | URISyntaxException | InvalidPathException ex) {
			// The search will say what is wrong
			return Optional.empty();
		}
		listing.hex = listing.hex();
		return Optional.of(listing);
	}

	/**
	 * The digest of the listing.
	 * @return 16 hexadecimal digits
	 */
	public String digest() {
		return this.hex;
	}

	/**
	 * The roots of the class path that have a location, in their order.
	 * @param location the text of the location; nothing of a folder that is none of the
	 * class path
	 */
	List<Root> roots(String location) {
		return this.roots.getOrDefault(location, List.of());
	}

	/**
	 * Take the digest of a text.
	 * @param text the text
	 * @return 16 hexadecimal digits
	 */
	public static String digest(String text) {
		LocationListing listing = new LocationListing(null);
		listing.add(text);
		return listing.hex();
	}

	private boolean add(Location location) throws IOException, URISyntaxException {
		add(location.text());
		if (!location.onClassPath()) {
			List<String> files = new FolderListing(Path.of(location.path()), false).files();
			return files != null && addAll(files);
		}
		// Patterns are searched for, and so are modules
		if (location.path().indexOf('*') >= 0 || location.path().indexOf('?') >= 0
				|| System.getProperty("jdk.module.path") != null) {
			return false;
		}
		List<Root> found = new ArrayList<>();
		for (URL url : folders(this.classLoader, location.path() + "/")) {
			add("/");
			List<String> files = files(url);
			if (files == null) {
				return false;
			}
			addAll(files);
			found.add(new Root(url, files));
		}
		this.roots.put(location.text(), found);
		return !found.isEmpty();
	}

	/**
	 * Where the class path has a folder. A class loader may escape its name in a way in
	 * which nobody can read it.
	 * @param path its path, with a slash at its end
	 */
	static List<URL> folders(@Nullable ClassLoader classLoader, String path) throws IOException {
		List<URL> urls = Collections
			.list((classLoader != null) ? classLoader.getResources(path) : ClassLoader.getSystemResources(path));
		for (ListIterator<URL> each = urls.listIterator(); each.hasNext();) {
			URL url = each.next();
			each.set(below(new URL(url, archive(url, path)), path));
		}
		return urls;
	}

	/**
	 * The URL of the archive or root that has a folder.
	 * @param path the path of the folder in it, with a slash at its end
	 */
	static String archive(URL folder, String path) {
		String archive = folder.toExternalForm();
		for (int i = 0; i < path.length(); i++) {
			archive = (path.charAt(i) == '/') ? archive.substring(0, archive.lastIndexOf('/', archive.length() - 2) + 1)
					: archive;
		}
		return archive;
	}

	/**
	 * The URL of what has a path below a folder. Whatever means something in a URL is
	 * escaped, so that nothing else is meant.
	 */
	static URL below(URL folder, String path) throws MalformedURLException {
		String escaped = URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
		return new URL(folder, folder.toExternalForm() + escaped);
	}

	private static @Nullable List<String> files(URL root) throws IOException, URISyntaxException {
		if (root.getProtocol().equals("file")) {
			return new FolderListing(Path.of(root.toURI()), true).files();
		}
		if (!root.getProtocol().equals("jar") || !(root.openConnection() instanceof JarURLConnection archive)) {
			return null;
		}
		archive.setUseCaches(false);
		try (JarFile file = archive.getJarFile()) {
			return entries(file, archive.getEntryName());
		}
	}

	private static @Nullable List<String> entries(JarFile file, @Nullable String root) {
		if (root == null) {
			return null;
		}
		String folder = root.endsWith("/") ? root : root + "/";
		List<String> files = new ArrayList<>();
		for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements();) {
			JarEntry entry = entries.nextElement();
			String name = entry.getName();
			if (!entry.isDirectory() && isBelow(name, folder)) {
				if (entry.getSize() < 0 || entry.getCrc() < 0) {
					return null;
				}
				files.add(line(name.startsWith(folder) ? name.substring(folder.length()) : name, entry.getSize(),
						entry.getCrc()));
			}
		}
		return files;
	}

	/**
	 * An archive may have other files of the same names for later versions of Java.
	 */
	private static boolean isBelow(String name, String folder) {
		return name.startsWith(folder) || (name.startsWith(VERSIONS) && name.indexOf(folder, VERSIONS.length()) >= 0);
	}

	/**
	 * What stands for a file. Another content makes another line.
	 */
	static String line(String name, long size, long crc) {
		return new StringBuilder(name).append('\n').append(size).append('\n').append(crc).toString();
	}

	/**
	 * The path of the file that a line stands for.
	 */
	static String name(String line) {
		return line.substring(0, line.lastIndexOf('\n', line.lastIndexOf('\n') - 1));
	}

	private boolean addAll(List<String> files) {
		Collections.sort(files);
		for (String file : files) {
			add(file);
		}
		return true;
	}

	private void add(String text) {
		byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
		for (Checksum sum : this.sums) {
			sum.update(bytes);
		}
	}

	private String hex() {
		StringBuilder hex = new StringBuilder();
		for (Checksum sum : this.sums) {
			hex.append(HexFormat.of().toHexDigits(sum.getValue(), 8));
		}
		return hex.toString();
	}

	/**
	 * A root of the class path.
	 *
	 * @param url the location in it
	 * @param files a {@linkplain LocationListing#line line} for each file there, by which
	 * they are sorted
	 */
	record Root(URL url, List<String> files) {
	}

	/**
	 * Lists the files of a folder, and follows links as the search does.
	 */
	static final class FolderListing extends SimpleFileVisitor<Path> {

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
			boolean left = !this.hidden && !visited.equals(this.folder)
					&& visited.getFileName().toString().startsWith(".");
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

}
