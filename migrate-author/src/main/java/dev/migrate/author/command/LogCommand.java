package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.tables.HistoryEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Lists what was done to the database, newest first: what {@code history} lists is what
 * there is to do.
 */
@Command(name = "log", description = "List what was done to the database: what, when, by whom, why; the newest first.")
final class LogCommand extends ReportingCommand {

	@Option(names = { "-l", "--limit" }, paramLabel = "<number>", description = "Only the newest ones, so many.")
	private @Nullable Integer limit;

	@Override
	boolean takesAll() {
		return true;
	}

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		List<HistoryEntry> entries = newestFirst(entries(migrator, this.limit));
		List<String> lines = entries.stream()
			.flatMap((entry) -> (options().verbose() ? LogText.details(entry) : List.of(LogText.line(entry))).stream())
			.toList();
		print(session, new Report(lines, Map.of("log", entries.stream().map(LogCommand::data).toList())));
		return ExitCode.DONE;
	}

	private static List<HistoryEntry> entries(Migrator migrator, @Nullable Integer limit) {
		if (limit == null) {
			return migrator.history();
		}
		if (limit < 1) {
			throw new IllegalUsageException("The limit must be at least 1 row but was " + limit + ".",
					"Leave out --limit for all of them.");
		}
		return migrator.history(limit);
	}

	private static List<HistoryEntry> newestFirst(List<HistoryEntry> entries) {
		List<HistoryEntry> reversed = new ArrayList<>(entries);
		Collections.reverse(reversed);
		return reversed;
	}

	private static Map<String, @Nullable Object> data(HistoryEntry entry) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("rank", entry.rank());
		data.put("revision", entry.revision());
		data.put("direction", entry.direction().verb());
		data.put("outcome", entry.outcome().word());
		data.put("description", entry.description());
		data.put("type", entry.type());
		data.put("script", entry.script());
		data.put("checksum", entry.checksum().orElse(null));
		data.put("installedBy", entry.installedBy());
		data.put("installedOn", entry.installedOn().toString());
		data.put("milliseconds", entry.executionTime().toMillis());
		data.put("host", entry.host().orElse(null));
		data.put("reason", entry.reason().orElse(null));
		return data;
	}

}
