package dev.migrate.jpa;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.TableName;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Indexes as Hibernate creates them.
 */
record MappedIndexes(MappedNames names, Dialect dialect) {

	/** What every database has room for, in characters. */
	private static final int MAX_LENGTH = 63;

	List<Index> read(Table table, TableName name) {
		List<Index> indexes = new ArrayList<>();
		for (org.hibernate.mapping.Index mapped : table.getIndexes().values()) {
			List<IndexElement> elements = mapped.getSelectables()
				.stream()
				.map((selectable) -> element(selectable, mapped.getSelectableOrderMap().get(selectable)))
				.toList();
			String given = this.names.given(mapped.getQuotedName(this.dialect));
			indexes.add(index(name, given, elements, mapped.isUnique(), mapped.getOptions()));
		}
		for (UniqueKey key : table.getUniqueKeys().values()) {
			if (isIndex(key)) {
				List<IndexElement> elements = key.getColumns()
					.stream()
					.map((column) -> element(column, key.getColumnOrderMap().get(column)))
					.toList();
				indexes.add(index(name, this.names.given(key.getName()), elements, true, key.getOptions()));
			}
		}
		return indexes;
	}

	/**
	 * Hibernate makes a constraint of a unique index of columns, but none has an order or
	 * is for some rows only.
	 */
	static boolean isIndex(UniqueKey key) {
		return where(key.getOptions()) != null || key.getColumnOrderMap()
			.values()
			.stream()
			.anyMatch((order) -> order.strip().equalsIgnoreCase("desc"));
	}

	private static Index index(TableName table, @Nullable String given, List<IndexElement> elements, boolean unique,
			@Nullable String options) {
		return new Index((given != null) ? given : conventional(table, elements), table, elements, unique,
				where(options), null, List.of(), Map.of(), false, null);
	}

	private IndexElement element(Selectable selectable, @Nullable String order) {
		IndexElement element = (selectable instanceof Column column)
				? new IndexElement(this.names.column(column), null, null, null, null)
				: new IndexElement(null, selectable.getText(this.dialect), null, null, null);
		if (order == null || order.strip().equalsIgnoreCase("asc")) {
			return element;
		}
		return element.ordered(order.strip().toUpperCase(Locale.ROOT));
	}

	private static @Nullable String where(@Nullable String options) {
		if (options == null || !options.strip().toLowerCase(Locale.ROOT).startsWith("where ")) {
			return null;
		}
		return options.strip().substring("where ".length()).strip();
	}

	/**
	 * A name that says what the index is for, in place of Hibernate's hash.
	 */
	private static String conventional(TableName table, List<IndexElement> elements) {
		StringBuilder name = new StringBuilder("ix_").append(table.name());
		for (IndexElement element : elements) {
			name.append('_')
				.append((element.column() != null) ? element.column()
						: String.valueOf(element.expression()).replaceAll("\\W+", "_"));
		}
		if (name.length() <= MAX_LENGTH) {
			return name.toString();
		}
		CRC32 hash = new CRC32();
		hash.update(name.toString().getBytes(StandardCharsets.UTF_8));
		String end = "_" + String.format(Locale.ROOT, "%08x", hash.getValue());
		return name.substring(0, MAX_LENGTH - end.length()) + end;
	}

}
