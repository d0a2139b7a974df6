package dev.migrate.author.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migrate.author.draft.RevisionTemplate;
import picocli.CommandLine.Command;

/**
 * Lists what new revisions can be made from.
 */
@Command(name = "list-templates", aliases = "list_templates",
		description = "Show the templates that new revisions can be made from.")
final class ListTemplatesCommand extends ReportingCommand {

	@Override
	Need need() {
		return Need.PROPERTIES;
	}

	@Override
	ExitCode run(CommandSession session) {
		List<RevisionTemplate> templates = new RevisionTemplates(RevisionAuthor.properties(session),
				session.directory())
			.all();
		List<String> lines = templates.stream()
			.map((template) -> template.name() + " - " + language(template) + ", " + template.origin())
			.toList();
		print(session,
				new Report(lines, Map.of("templates", templates.stream().map(ListTemplatesCommand::data).toList())));
		return ExitCode.DONE;
	}

	private static String language(RevisionTemplate template) {
		return template.language().name().toLowerCase(Locale.ROOT);
	}

	private static Map<String, Object> data(RevisionTemplate template) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("name", template.name());
		data.put("language", language(template));
		data.put("origin", template.origin());
		return data;
	}

}
