package dev.migrate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Keeps the names of the classes that are loaded through it.
 */
class RecordingClassLoader extends ClassLoader {

	private final List<String> names = Collections.synchronizedList(new ArrayList<>());

	RecordingClassLoader(ClassLoader parent) {
		super(parent);
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		this.names.add(name);
		return super.loadClass(name, resolve);
	}

	List<String> names() {
		return List.copyOf(this.names);
	}

}
