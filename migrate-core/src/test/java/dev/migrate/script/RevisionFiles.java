package dev.migrate.script;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
		Files.createDirectories(file.getParent());
		try (OutputStream output = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(output)) {
			String path = "";
			for (String part : directory.split("/")) {
				path += part + "/";
				jar.putNextEntry(new JarEntry(path));
			}
			jar.putNextEntry(new JarEntry(path + name));
			jar.write(text.getBytes("UTF-8"));
		}
		return file;
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
