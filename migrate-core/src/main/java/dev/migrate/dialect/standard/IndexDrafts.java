package dev.migrate.dialect.standard;

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
public final class IndexDrafts {

	private final TableDrafts tables;

	private final Map<List<String>, Draft> drafts = new LinkedHashMap<>();

	public IndexDrafts(TableDrafts tables) {
		this.tables = tables;
	}

	public Draft at(String table, String index) {
		return this.drafts.computeIfAbsent(List.of(table, index), (key) -> new Draft());
	}

	/**
	 * Give the indexes to their tables.
	 */
	public void finish() {
		this.drafts.forEach((key, draft) -> this.tables.with(key.get(0),
				(table) -> table.add(new Index((draft.name != null) ? draft.name : key.get(1), table.name(),
						draft.elements, draft.unique, draft.where, draft.using, draft.include, draft.with,
						draft.nullsNotDistinct, draft.prefix))));
	}

	/**
	 * An index of which not all is known yet.
	 */
	public static final class Draft {

		public final List<IndexElement> elements = new ArrayList<>();

		public final List<String> include = new ArrayList<>();

		public @Nullable String name;

		public boolean unique;

		public @Nullable String where;

		public @Nullable String using;

		public Map<String, String> with = Map.of();

		public boolean nullsNotDistinct;

		public @Nullable String prefix;

	}

}
