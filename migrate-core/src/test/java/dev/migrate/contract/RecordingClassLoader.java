package dev.migrate.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Keeps the names of the classes that are loaded through it.
 */
public class RecordingClassLoader extends ClassLoader {

	private final List<String> names = Collections.synchronizedList(new ArrayList<>());

	public RecordingClassLoader(ClassLoader parent) {
		super(parent);
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		this.names.add(name);
		return super.loadClass(name, resolve);
	}

	public List<String> names() {
		return List.copyOf(this.names);
	}

}
