package dev.migrate.dialect.sqlite;

import java.util.List;

import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind REFERENCES.
 *
 * @param table the referenced table
 * @param columns the referenced columns, empty for its primary key
 * @param onDelete what becomes of referring rows on delete
 * @param onUpdate what becomes of referring rows on update
 * @param match the word behind MATCH
 * @param deferrability when it is checked
 */
record SqliteReferences(String table, List<String> columns, @Nullable ReferentialAction onDelete,
		@Nullable ReferentialAction onUpdate, @Nullable String match, @Nullable Deferrability deferrability) {

	ForeignKey toForeignKey(@Nullable String name, @Nullable String schema, List<String> referring) {
		return new ForeignKey(name, referring, new TableName(schema, this.table), this.columns, this.onDelete,
				this.onUpdate, this.deferrability, this.match, false);
	}

}
