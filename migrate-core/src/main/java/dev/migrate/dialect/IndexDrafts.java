package dev.migrate.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import org.jspecify.annotations.Nullable;

/**
 * Indexes that grow from one row for each of their elements.
 */
final class IndexDrafts {

	private final TableDrafts tables;

	private final Map<List<String>, Draft> drafts = new LinkedHashMap<>();

	IndexDrafts(TableDrafts tables) {
		this.tables = tables;
	}

	Draft at(String table, String index) {
		return this.drafts.computeIfAbsent(List.of(table, index), (key) -> new Draft());
	}

	/**
	 * Give the indexes to their tables.
	 */
	void finish() {
		this.drafts.forEach((key, draft) -> this.tables.with(key.get(0),
				(table) -> table.add(new Index((draft.name != null) ? draft.name : key.get(1), table.name(),
						draft.elements, draft.unique, draft.where, draft.using, draft.include, draft.with,
						draft.nullsNotDistinct, draft.prefix))));
	}

	/**
	 * An index of which not all is known yet.
	 */
	static final class Draft {

		final List<IndexElement> elements = new ArrayList<>();

		final List<String> include = new ArrayList<>();

		@Nullable String name;

		boolean unique;

		@Nullable String where;

		@Nullable String using;

		Map<String, String> with = Map.of();

		boolean nullsNotDistinct;

		@Nullable String prefix;

	}

}
