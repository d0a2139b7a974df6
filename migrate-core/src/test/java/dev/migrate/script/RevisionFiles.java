package dev.migrate.script;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * Writes revisions to directories and jars, and searches them.
 */
final class RevisionFiles {

	private RevisionFiles() {
	}

	static String revision(String id) {
		return "-- revision: " + id + "\n-- upgrade\nselect '" + id + "';\n";
	}

	static Path write(Path directory, String name, String text) throws IOException {
		Path file = directory.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	static Path jar(Path file, String directory, String name, String text) throws IOException {
		return jar(file, Map.of(directory + "/" + name, text));
	}

	static Path jar(Path file, Map<String, String> texts) throws IOException {
		Files.createDirectories(file.getParent());
		Set<String> folders = new HashSet<>();
		try (OutputStream output = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(output)) {
			for (Map.Entry<String, String> text : texts.entrySet()) {
				String name = text.getKey();
				for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
					if (folders.add(name.substring(0, slash))) {
						jar.putNextEntry(new JarEntry(name.substring(0, slash + 1)));
					}
				}
				jar.putNextEntry(new JarEntry(name));
				jar.write(text.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return file;
	}

	/**
	 * Names that mean something in a URL or in a pattern.
	 */
	static List<String> oddNames() {
		return List.of("with space", " a", "Größe", "Gro\u0308\u00dfe", "\ud83d\ude00", "100%", "a%41", "a%zz", "%20",
				"a+b", "a#b", "a?b", "a!b", "[x]", "{y}", "a;b", "a=b&c", "'a'", "@$~,()", "a:b");
	}

	static LocationScriptSource.Builder classPath(List<Path> roots, String... locations) throws IOException {
		URL[] urls = new URL[roots.size()];
		for (int i = 0; i < urls.length; i++) {
			urls[i] = roots.get(i).toUri().toURL();
		}
		URLClassLoader classLoader = new URLClassLoader(urls, RevisionFiles.class.getClassLoader());
		return LocationScriptSource.builder(List.of(locations)).resourceLoader(new DefaultResourceLoader(classLoader));
	}

	static List<String> ids(ScriptSource source) {
		return source.scripts().stream().map((script) -> script.node().id()).toList();
	}

	static List<String> names(ScriptSource source) {
		return source.scripts().stream().map(Script::name).toList();
	}

}
