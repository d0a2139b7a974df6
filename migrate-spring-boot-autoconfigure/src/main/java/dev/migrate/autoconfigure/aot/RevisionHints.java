package dev.migrate.autoconfigure.aot;

import java.util.List;

import dev.migrate.script.LocationScriptSource;
import dev.migrate.script.Script;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Registers the files of revisions as resources, and their classes for instantiation.
 * Class files are resources too: annotations are read from them.
 */
final class RevisionHints {

	private static final String VENDOR = "{vendor}";

	private final @Nullable ClassLoader classLoader;

	RevisionHints(@Nullable ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	void register(RuntimeHints hints, List<String> locations) {
		List<String> folders = locations.stream()
			.filter(RevisionHints::onClassPath)
			.map(RevisionHints::folder)
			.toList();
		folders.forEach((folder) -> hints.resources().registerPattern(path(folder) + "/**"));
		revisions(folders).stream()
			.filter((script) -> script.type() == Script.Type.JAVA)
			.forEach((script) -> hints.reflection()
				.registerType(TypeReference.of(script.name()), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
	}

	private List<Script> revisions(List<String> folders) {
		return LocationScriptSource.builder(folders)
			.resourceLoader(new DefaultResourceLoader(this.classLoader))
			.failOnMissing(false)
			.build()
			.scripts();
	}

	private static boolean onClassPath(String location) {
		return !location.startsWith("file:");
	}

	/** Which database it will be is not known yet, so all of them count. */
	private static String folder(String location) {
		int vendor = location.indexOf(VENDOR);
		return (vendor < 0) ? location : location.substring(0, location.lastIndexOf('/', vendor));
	}

	private static String path(String location) {
		String path = location.substring(location.indexOf(':') + 1);
		return StringUtils.trimLeadingCharacter(StringUtils.trimTrailingCharacter(path, '/'), '/');
	}

}
