package dev.migrate.author.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.author.draft.RevisionFileName;
import dev.migrate.author.draft.SourceTree;
import dev.migrate.revision.Target;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Begins with migrations in a project: a folder, a first revision, and the properties
 * that say where to look and where to go.
 */
@Command(name = "init", description = "Begin with migrations in this project.")
final class InitCommand extends ReportingCommand {

	private static final String DEFAULT_LOCATION = "classpath:db/revisions";

	@Parameters(arity = "0..1", paramLabel = "<location>",
			description = "Where revisions will be, as in 'db/revisions'; 'migrate.locations' by default.")
	private @Nullable String location;

	@Mixin
	private DraftOptions draft = new DraftOptions();

	@Override
	ExitCode run(CommandSession session) {
		List<String> locations = (this.location != null) ? List.of(classPath(this.location)) : configured(session);
		SourceTree sources = new SourceTree(session.directory(), RevisionFileName.DEFAULT);
		for (Script.Type language : Script.Type.values()) {
			requireEmpty(sources.directory(language, locations.get(0)));
		}
		ProjectProperties properties = new ProjectProperties(session.directory());
		Report written = new RevisionAuthor(session, Scripts.of(List.of()), locations).write(this.draft,
				new RevisionPlace(List.of(Target.BASE), false, List.of()), "First revision", RevisionAuthor.NO_BODY);
		List<String> lines = new ArrayList<>(written.lines());
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("locations", String.join(",", locations));
		settings.put("target", "heads");
		properties.add(settings).lines().forEach(lines::add);
		print(session, new Report(lines, written.data()));
		return ExitCode.DONE;
	}

	private static String classPath(String location) {
		return location.contains(":") ? location : "classpath:" + location;
	}

	private static List<String> configured(CommandSession session) {
		return Binder.get(session.environment())
			.bind("migrate.locations", Bindable.listOf(String.class))
			.orElse(List.of(DEFAULT_LOCATION));
	}

	private static void requireEmpty(Path directory) {
		String[] files = directory.toFile().list();
		if (files != null && files.length > 0) {
			throw new IllegalUsageException("'" + directory + "' is there already and is not empty.",
					"Write the next revision with `migrate revision`, or name another location.");
		}
	}

}
