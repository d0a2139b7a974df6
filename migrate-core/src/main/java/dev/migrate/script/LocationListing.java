package dev.migrate.script;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

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

	private static final String VERSIONS = "META-INF/versions/";

	private static final int BYTES = 16;

	private final @Nullable ClassLoader classLoader;

	private final MessageDigest digest = sha256();

	private LocationListing(@Nullable ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * List locations.
	 * @param locations the locations as they are set
	 * @param dialect the name of the dialect
	 * @param classLoader finds what is on the class path, or {@code null} for that of the
	 * system
	 * @return 32 hexadecimal digits; empty if a location is missing, or cannot be listed
	 * without searching it
	 */
	public static Optional<String> of(List<String> locations, String dialect, @Nullable ClassLoader classLoader) {
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
		return Optional.of(listing.hex());
	}

	/**
	 * Take the digest of a text.
	 * @param text the text
	 * @return 32 hexadecimal digits
	 */
	public static String digest(String text) {
		LocationListing listing = new LocationListing(null);
		listing.add(text);
		return listing.hex();
	}

	private boolean add(Location location) throws IOException, URISyntaxException {
		add(location.text());
		if (!location.onClassPath()) {
			return add(new FolderListing(Path.of(location.path()), false));
		}
		// Patterns are searched for, and so are modules
		if (location.path().indexOf('*') >= 0 || location.path().indexOf('?') >= 0
				|| System.getProperty("jdk.module.path") != null) {
			return false;
		}
		Enumeration<URL> roots = roots(location.path() + "/");
		boolean found = roots.hasMoreElements();
		while (roots.hasMoreElements()) {
			add("/");
			if (!add(roots.nextElement())) {
				return false;
			}
		}
		return found;
	}

	private Enumeration<URL> roots(String path) throws IOException {
		return (this.classLoader != null) ? this.classLoader.getResources(path) : ClassLoader.getSystemResources(path);
	}

	private boolean add(URL root) throws IOException, URISyntaxException {
		if (root.getProtocol().equals("file")) {
			return add(new FolderListing(Path.of(root.toURI()), true));
		}
		return root.getProtocol().equals("jar") && addArchive(root.openConnection());
	}

	private boolean add(FolderListing folder) throws IOException {
		List<String> files = folder.files();
		if (files == null) {
			return false;
		}
		addSorted(files);
		return true;
	}

	private boolean addArchive(URLConnection connection) throws IOException {
		if (!(connection instanceof JarURLConnection archive)) {
			return false;
		}
		archive.setUseCaches(false);
		try (JarFile file = archive.getJarFile()) {
			return addEntries(file, archive.getEntryName());
		}
	}

	private boolean addEntries(JarFile file, @Nullable String root) {
		if (root == null) {
			return false;
		}
		String folder = root.endsWith("/") ? root : root + "/";
		List<String> files = new ArrayList<>();
		for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements();) {
			JarEntry entry = entries.nextElement();
			String name = entry.getName();
			if (!entry.isDirectory() && isBelow(name, folder)) {
				if (entry.getSize() < 0 || entry.getCrc() < 0) {
					return false;
				}
				files.add(line(name.startsWith(folder) ? name.substring(folder.length()) : name, entry.getSize(),
						entry.getCrc()));
			}
		}
		addSorted(files);
		return true;
	}

	/**
	 * An archive may have other files of the same names for later versions of Java.
	 */
	private static boolean isBelow(String name, String folder) {
		return name.startsWith(folder) || (name.startsWith(VERSIONS) && name.indexOf(folder, VERSIONS.length()) >= 0);
	}

	static String line(String name, long size, long crc) {
		return new StringBuilder(name).append('\n').append(size).append('\n').append(crc).toString();
	}

	private void addSorted(List<String> files) {
		Collections.sort(files);
		for (String file : files) {
			add(file);
		}
	}

	private void add(String text) {
		this.digest.update(text.getBytes(StandardCharsets.UTF_8));
		this.digest.update((byte) 0);
	}

	private String hex() {
		return HexFormat.of().formatHex(this.digest.digest(), 0, BYTES);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
