package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that several roots of the class path have under one name. Where they have one
 * content too, as when a library is there twice, they are one file; else messages call
 * them by their URLs. Classes stay as they are: the first one hides the others.
 */
final class SameNames {

	private SameNames() {
	}

	static List<RevisionFile> resolve(List<RevisionFile> files) {
		Map<String, List<RevisionFile>> byName = new LinkedHashMap<>();
		for (RevisionFile file : files) {
			List<RevisionFile> others = byName.computeIfAbsent(file.name(), (name) -> new ArrayList<>());
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
		return same.stream().map(RevisionFile::withOriginUrl).toList();
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

}
