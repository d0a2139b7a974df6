package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.VersionRows;

/**
 * Finds files that were edited after they had been applied.
 */
final class ChecksumCheck {

	private final Scripts scripts;

	ChecksumCheck(Scripts scripts) {
		this.scripts = scripts;
	}

	/**
	 * Compare.
	 * @param applied the revisions that are applied now
	 * @param checksums all checksums of the history; of several for one revision, the
	 * last counts
	 */
	List<ChangedRevision> changed(Set<String> applied, List<VersionRows.Checksum> checksums) {
		Map<String, VersionRows.Checksum> last = new HashMap<>();
		for (VersionRows.Checksum checksum : checksums) {
			last.merge(checksum.revision(), checksum, (one, other) -> (one.rank() > other.rank()) ? one : other);
		}
		List<ChangedRevision> changed = new ArrayList<>();
		for (String id : applied) {
			VersionRows.Checksum checksum = last.get(id);
			Optional<Script> script = this.scripts.find(id);
			if (checksum != null && script.isPresent()) {
				compare(script.get(), checksum).ifPresent(changed::add);
			}
		}
		return changed;
	}

	private static Optional<ChangedRevision> compare(Script script, VersionRows.Checksum checksum) {
		Optional<String> now = script.checksum();
		if (now.isEmpty() || script.matches(checksum.checksum())) {
			return Optional.empty();
		}
		return Optional.of(new ChangedRevision(checksum.revision(), script.name(), checksum.checksum(), now.get(), ""));
	}

	/**
	 * Add when and by whom the files were applied.
	 */
	static List<ChangedRevision> dated(List<ChangedRevision> changed, MigrationTables tables, Connection connection)
			throws SQLException {
		Map<String, HistoryEntry> entries = new HashMap<>();
		for (HistoryEntry entry : tables.history(connection, 0)) {
			entry.checksum().ifPresent((checksum) -> entries.put(entry.revision() + checksum, entry));
		}
		return changed.stream().map((revision) -> {
			HistoryEntry entry = entries.get(revision.revision() + revision.applied());
			String when = (entry != null) ? "on " + entry.installedOn() + " by " + entry.installedBy() : "";
			return new ChangedRevision(revision.revision(), revision.script(), revision.applied(), revision.now(),
					when);
		}).toList();
	}

}
