package dev.migrate.author.command;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.author.source.ProjectRevisions;
import dev.migrate.author.source.RevisionSources;
import dev.migrate.error.Quoted;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.script.Scripts;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The revisions that a command is about.
 *
 * @param locations where they are looked for
 */
record CommandRevisions(List<String> locations, ProjectRevisions found) {

	private static final String DEFAULT_LOCATION = "classpath:db/revisions";

	CommandRevisions {
		locations = List.copyOf(locations);
	}

	static CommandRevisions of(Environment environment, RevisionSources sources, boolean bodies) {
		List<String> locations = locations(environment);
		return new CommandRevisions(locations, sources.revisions(locations, bodies));
	}

	/**
	 * Where the properties say that revisions are.
	 * @param environment the properties
	 */
	static List<String> locations(Environment environment) {
		return Binder.get(environment)
			.bind("migrate.locations", Bindable.listOf(String.class))
			.orElse(List.of(DEFAULT_LOCATION));
	}

	Scripts scripts() {
		return this.found.scripts();
	}

	RevisionGraph graph() {
		return scripts().graph();
	}

	/**
	 * Say what is left out.
	 * @param output to whom
	 */
	void warn(Output output) {
		this.found.problems()
			.forEach((problem) -> output.err().println("warning: left out: " + Quoted.visible(problem.toString())));
		if (!this.found.stale().isEmpty()) {
			String names = this.found.stale()
				.stream()
				.map((script) -> "'" + script.node().id() + "' (" + script.name() + ")")
				.collect(Collectors.joining(", "));
			output.err()
				.println("warning: left out, as the build has it and the sources do not: " + Quoted.visible(names)
						+ "; build anew, as by `mvn clean compile`");
		}
	}

}
