package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * A file in a location.
 *
 * @param resource its content
 * @param name its path as the location gives it, for people to read: the same on every
 * machine, and so without an absolute path of the location
 * @param url where it really is; two files with one URL are one file
 * @param origin what messages call it: its path, or its URL where several files have one
 * path
 * @param known what an index tells of it; {@code null} if it has to be read
 */
@Internal
public record RevisionFile(Resource resource, String name, String url, String origin,
		RevisionIndex.@Nullable Entry known) {

	RevisionFile(Resource resource, String name, String url) {
		this(resource, name, url, name, null);
	}

	/**
	 * Tell files apart that several roots of the class path have under one name. Where
	 * they have one content too, as when a library is there twice, they are one file;
	 * else messages call them by their URLs. Classes stay as they are: the first one
	 * hides the others.
	 */
	static List<RevisionFile> distinct(List<RevisionFile> files) {
		Map<String, List<RevisionFile>> byName = new LinkedHashMap<>();
		for (RevisionFile file : files) {
			List<RevisionFile> others = byName.computeIfAbsent(file.origin(), (name) -> new ArrayList<>());
			if (!isKnown(others, file)) {
				others.add(file);
			}
		}
		return byName.values().stream().flatMap((same) -> resolveOne(same).stream()).toList();
	}

	private static List<RevisionFile> resolveOne(List<RevisionFile> same) {
		if (same.size() == 1 || same.get(0).hasSuffix(".class")) {
			return List.of(same.get(0));
		}
		return same.stream()
			.map((file) -> new RevisionFile(file.resource, file.name, file.url, file.url, file.known))
			.toList();
	}

	private static boolean isKnown(List<RevisionFile> others, RevisionFile file) {
		return others.stream()
			.anyMatch(
					(other) -> other.url().equals(file.url()) || (file.hasSuffix(".sql") && sameContent(other, file)));
	}

	private static boolean sameContent(RevisionFile one, RevisionFile other) {
		return Arrays.equals(content(one), content(other));
	}

	private static byte[] content(RevisionFile file) {
		try (InputStream input = file.resource().getInputStream()) {
			return input.readAllBytes();
		}
		catch (IOException ex) {
			throw RevisionFileException.unreadable(file.origin(), ex);
		}
	}

	/**
	 * Whether the name ends in some way.
	 * @param suffix the end of the name, in any case
	 * @return whether it does
	 */
	public boolean hasSuffix(String suffix) {
		return this.name.regionMatches(true, this.name.length() - suffix.length(), suffix, 0, suffix.length());
	}

}
