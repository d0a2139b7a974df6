package dev.migrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migrate.operation.Operations;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table of operations and of what each dialect makes of them.
 */
final class Renderings {

	private final List<Rendering> lines = new ArrayList<>();

	/**
	 * Begin a line.
	 * @param name what the operation is
	 * @param revision calls it
	 * @return the line; say what each dialect makes of it
	 */
	Rendering add(String name, Consumer<Operations> revision) {
		Rendering line = new Rendering(name, revision);
		this.lines.add(line);
		return line;
	}

	Stream<DynamicTest> tests() {
		return this.lines.stream().flatMap(Rendering::tests);
	}

}
