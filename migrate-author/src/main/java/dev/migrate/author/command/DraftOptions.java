package dev.migrate.author.command;

import dev.migrate.script.RevisionLanguage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What can be said about a revision that is to be written.
 */
final class DraftOptions {

	@Option(names = { "-m", "--message" }, paramLabel = "<text>", description = "What it does, in a few words.")
	private @Nullable String message;

	@Option(names = "--branch-label", paramLabel = "<label>", description = "A name for the branch that begins here.")
	private List<String> branchLabels = new ArrayList<>();

	@Option(names = "--rev-id", paramLabel = "<id>", description = "Its id; one is drawn by default.")
	private @Nullable String id;

	@Option(names = "--location", paramLabel = "<location>",
			description = "Where to write it; where its parent is by default.")
	private @Nullable String location;

	@Option(names = "--language", paramLabel = "java|kotlin|sql",
			description = "What to write it in; 'migrate.revision.language' by default.")
	private @Nullable RevisionLanguage language;

	@Option(names = "--template", paramLabel = "<name>", description = "One of those that list-templates shows.")
	private @Nullable String template;

	String message(String otherwise) {
		return (this.message != null) ? this.message : otherwise;
	}

	Set<String> branchLabels() {
		return new LinkedHashSet<>(this.branchLabels);
	}

	Optional<String> id() {
		return Optional.ofNullable(this.id);
	}

	Optional<String> location() {
		return Optional.ofNullable(this.location);
	}

	Optional<RevisionLanguage> language() {
		return Optional.ofNullable(this.language);
	}

	Optional<String> template() {
		return Optional.ofNullable(this.template);
	}

}
