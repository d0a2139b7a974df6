package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Tables that grow from the rows of several catalog queries.
 */
public final class TableDrafts {

	private final Map<String, Draft> drafts = new LinkedHashMap<>();

	/**
	 * Begin a table.
	 * @param key its name in the catalog
	 * @param name its name as revisions write it
	 * @param options its options by dialect
	 */
	public void begin(String key, TableName name, @Nullable String comment, Map<String, String> options) {
		this.drafts.put(key, new Draft(name, (comment != null && comment.isEmpty()) ? null : comment, options));
	}

	/**
	 * Go on with a table. Rows of a table that has come into being since the first query
	 * are left alone.
	 * @param key its name in the catalog
	 * @param work what to do with it
	 */
	public void with(String key, Consumer<Draft> work) {
		Draft draft = this.drafts.get(key);
		if (draft != null) {
			work.accept(draft);
		}
	}

	public boolean isEmpty() {
		return this.drafts.isEmpty();
	}

	public List<Table> tables() {
		return this.drafts.values().stream().map(Draft::toTable).toList();
	}

	/**
	 * A table of which not all is known yet.
	 */
	public static final class Draft {

		private final TableName name;

		private final @Nullable String comment;

		private final Map<String, String> options;

		private final List<Column> columns = new ArrayList<>();

		private final List<Constraint> constraints = new ArrayList<>();

		private final List<Index> indexes = new ArrayList<>();

		Draft(TableName name, @Nullable String comment, Map<String, String> options) {
			this.name = name;
			this.comment = comment;
			this.options = options;
		}

		public TableName name() {
			return this.name;
		}

		public void add(Column column) {
			this.columns.add(column);
		}

		public void add(Constraint constraint) {
			this.constraints.add(constraint);
		}

		public void add(Index index) {
			this.indexes.add(index);
		}

		private Table toTable() {
			return new Table(this.name, this.columns, this.constraints, this.indexes, this.comment, this.options);
		}

	}

}
