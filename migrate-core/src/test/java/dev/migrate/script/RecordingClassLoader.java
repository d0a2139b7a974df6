package dev.migrate.script;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the classes of some packages itself and remembers which it was asked for.
 */
final class RecordingClassLoader extends URLClassLoader {

	private final String prefix;

	private final List<String> loaded = new ArrayList<>();

	RecordingClassLoader(String prefix) {
		super(new URL[] { RecordingClassLoader.class.getProtectionDomain().getCodeSource().getLocation() },
				RecordingClassLoader.class.getClassLoader());
		this.prefix = prefix;
	}

	List<String> loaded() {
		return this.loaded;
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (!name.startsWith(this.prefix)) {
			return super.loadClass(name, resolve);
		}
		this.loaded.add(name);
		Class<?> known = findLoadedClass(name);
		return (known != null) ? known : findClass(name);
	}

}
