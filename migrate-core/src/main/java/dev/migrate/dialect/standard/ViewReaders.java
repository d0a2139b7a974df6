package dev.migrate.dialect.standard;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.schema.SchemaObject;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The views that read another one, by their words. Where the database does not look after
 * them, they would be lost with it, or stay behind and fail.
 *
 * @param ddl what happens to the view that they read
 * @param jdbc the database
 * @param view the view that they read
 * @param readers their texts by their names
 */
public record ViewReaders(DdlFragments ddl, JdbcOperations jdbc, SchemaObject view, Map<String, String> readers) {

	private static final Pattern CHECK = Pattern
		.compile("(?is)\\s+with\\s+(?:(?:cascaded|local)\\s+)?check\\s+option\\s*$");

	/**
	 * Look for them.
	 * @param ddl what happens to the view that they read
	 * @param jdbc the database
	 * @param view the view that they read
	 * @param views gives name and text of all views of its schema
	 * @param schema the schema as the query asks for it
	 * @return the views; none if there is no view that they could read
	 */
	public static ViewReaders of(DdlFragments ddl, JdbcOperations jdbc, SchemaObject view, String views,
			@Nullable Object... schema) {
		Map<String, String> readers = new LinkedHashMap<>();
		jdbc.query(views, (row) -> {
			readers.put(row.getString(1), Objects.requireNonNullElse(row.getString(2), ""));
		}, schema);
		boolean there = readers.keySet().removeIf(view.name()::equalsIgnoreCase);
		ViewReaders all = new ViewReaders(ddl, jdbc, view, readers);
		readers.values().removeIf((text) -> !there || !all.words(text).contains(all.fold(view.name())));
		return all;
	}

	private String fold(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private Set<String> words(String text) {
		return SqlToken.read(text, this.ddl.dialect().syntax())
			.stream()
			.filter(SqlToken::isName)
			.map((token) -> fold(token.name()))
			.collect(Collectors.toSet());
	}

	/**
	 * Refuse to drop the view from under them.
	 */
	public void requireNone() {
		if (!this.readers.isEmpty()) {
			throw this.ddl.notSupported("Other views read it, and would stay behind and fail: "
					+ String.join(", ", this.readers.keySet()) + ".", "Drop these before.");
		}
	}

	/**
	 * Refuse to replace it by one that has not all columns that they read. The database
	 * refuses a query that it does not take, before anything is dropped.
	 */
	public void requireColumns() {
		if (this.readers.isEmpty()) {
			return;
		}
		Set<String> gone = there();
		gone.removeAll(columns("(" + CHECK.matcher(this.view.requiredText()).replaceFirst("") + "\n) q"));
		List<String> lost = new ArrayList<>();
		this.readers.forEach((name, text) -> {
			Set<String> missed = new TreeSet<>(gone);
			missed.retainAll(words(text));
			if (!missed.isEmpty()) {
				lost.add(name + " (" + String.join(", ", missed) + ")");
			}
		});
		if (!lost.isEmpty()) {
			throw this.ddl.notSupported(
					"Other views read columns that it will not have any longer: " + String.join(", ", lost) + ".",
					"Replace these before, or drop them before and make them again behind.");
		}
	}

	/**
	 * A view that does not work any longer is not read by anybody.
	 */
	private Set<String> there() {
		try {
			return columns(this.ddl.quote(this.view.qualifiedName()));
		}
		catch (DataAccessException ex) {
			return new TreeSet<>();
		}
	}

	private Set<String> columns(String from) {
		return Objects.requireNonNull(this.jdbc.query("select * from " + from + " where 1 = 0", (rows) -> {
			ResultSetMetaData data = rows.getMetaData();
			Set<String> columns = new TreeSet<>();
			for (int i = 1; i <= data.getColumnCount(); i++) {
				columns.add(fold(data.getColumnLabel(i)));
			}
			return columns;
		}));
	}

}
