package dev.migrate.script;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migrate.error.RunLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;

/**
 * Finds the files of a location by its listing where an index lies in one of the archives
 * and folders that have it. Files that the index does not know are found too, to be read.
 */
final class IndexedSearch implements LocationScriptSource.Search {

	private static final Logger logger = RunLog.of(IndexedSearch.class);

	private final @Nullable LocationListing listing;

	private final SectionNames names;

	private final Map<String, Optional<RevisionIndex>> indexes = new HashMap<>();

	/**
	 * Create a search.
	 * @param listing the listing; {@code null} if there is none, and nothing is found
	 * @param names the names of databases by which files are read
	 */
	IndexedSearch(@Nullable LocationListing listing, SectionNames names) {
		this.listing = listing;
		this.names = names;
	}

	/**
	 * Find the files.
	 * @return all files there; empty if no index is there, or tells of none of them
	 */
	@Override
	public Optional<List<RevisionFile>> find(Location location) throws IOException {
		List<LocationListing.Root> roots = (this.listing != null) ? this.listing.roots(location.text()) : List.of();
		String path = location.path() + "/";
		boolean indexed = false;
		for (LocationListing.Root root : roots) {
			indexed |= index(root.url(), path).isPresent();
		}
		List<RevisionFile> files = new ArrayList<>();
		for (LocationListing.Root root : indexed ? roots : List.<LocationListing.Root>of()) {
			addFiles(root, path, files);
		}
		int known = 0;
		for (RevisionFile file : files) {
			known += (file.known() != null) ? 1 : 0;
		}
		logger.debug("An index tells of {} files in '{}'; all others there are read", known, location);
		return (known > 0) ? Optional.of(files) : Optional.empty();
	}

	private void addFiles(LocationListing.Root root, String path, List<RevisionFile> files) throws IOException {
		Map<String, RevisionIndex.Entry> entries = index(root.url(), path).map(RevisionIndex::entries).orElse(Map.of());
		UrlResource folder = new UrlResource(root.url());
		Path directory = folder.isFile() ? folder.getFile().toPath() : null;
		for (String line : root.files()) {
			String name = LocationListing.name(line);
			if (!name.startsWith(LocationListing.VERSIONS)) {
				Resource resource = (directory != null) ? new FileSystemResource(directory.resolve(name))
						: new UrlResource(LocationListing.below(root.url(), name));
				files.add(new RevisionFile(resource, path + name,
						ClassPathSearch.canonical(resource, ClassPathSearch.decoded(resource.getURL())), path + name,
						entries.get(path + line)));
			}
		}
	}

	private Optional<RevisionIndex> index(URL root, String path) throws IOException {
		String archive = LocationListing.archive(root, path);
		Optional<RevisionIndex> known = this.indexes.get(archive);
		if (known == null) {
			known = read(new URL(root, archive + RevisionIndex.FILE));
			this.indexes.put(archive, known);
		}
		return known;
	}

	private Optional<RevisionIndex> read(URL url) throws IOException {
		URLConnection connection = url.openConnection();
		connection.setUseCaches(false);
		try (InputStream input = connection.getInputStream()) {
			Optional<RevisionIndex> index = RevisionIndex.read(input.readAllBytes(), this.names);
			if (index.isEmpty()) {
				logger.debug("The index '{}' is damaged, or was made by another version or for other databases", url);
			}
			return index;
		}
		catch (FileNotFoundException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			logger.debug("The index '{}' cannot be read: {}", url, ex.toString());
			return Optional.empty();
		}
	}

}
