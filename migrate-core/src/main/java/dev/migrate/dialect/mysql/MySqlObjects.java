package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.standard.ObjectParts;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads views, functions, procedures and triggers of MySQL by {@code SHOW CREATE}, which
 * has their texts as they are; the information schema loses characters beyond three
 * bytes. Those of others may be without a text.
 *
 * @param database the current schema as a statement names it, or nothing if there is none
 */
record MySqlObjects(JdbcOperations jdbc, Dialect dialect, String database) {

	private static final String NAMES = """
			select o.kind, o.name from (
				select 'VIEW' as kind, table_schema as place, table_name as name from information_schema.views
				union all select routine_type, routine_schema, routine_name from information_schema.routines
				union all select 'TRIGGER', trigger_schema, trigger_name from information_schema.triggers) o
			where o.place = coalesce(?, database()) and o.kind in ('VIEW', 'FUNCTION', 'PROCEDURE', 'TRIGGER')
			order by field(o.kind, 'VIEW', 'FUNCTION', 'PROCEDURE', 'TRIGGER'), o.name
			""";

	static MySqlObjects of(JdbcOperations jdbc, Dialect dialect) {
		String database = jdbc.queryForObject("select database()", String.class);
		return new MySqlObjects(jdbc, dialect, (database != null) ? "`" + database.replace("`", "``") + "`." : "");
	}

	List<LiveObject> all(@Nullable String schema) {
		List<SchemaObject> found = this.jdbc.query(NAMES,
				(row, number) -> new SchemaObject(Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), schema,
						row.getString(2), "", null, null),
				schema);
		List<LiveObject> all = new ArrayList<>();
		found.forEach((object) -> all.add(LiveObject.of(read(object).orElse(object))));
		return all;
	}

	/**
	 * Read one with its text.
	 * @return empty if the account may not read it
	 */
	Optional<SchemaObject> read(SchemaObject object) {
		try {
			return this.jdbc
				.query("show create " + object.kind() + " " + this.dialect.spelling().quote(object.qualifiedName()),
						(row, number) -> Optional.ofNullable(row.getString((object.kind() == Kind.VIEW) ? "Create View"
								: (object.kind() == Kind.TRIGGER) ? "SQL Original Statement"
										: (object.kind() == Kind.FUNCTION) ? "Create Function" : "Create Procedure")))
				.stream()
				.flatMap(Optional::stream)
				.findFirst()
				.flatMap((statement) -> said(object, statement));
		}
		catch (DataAccessException ex) {
			this.dialect.failures().requireAnswer(ex);
			return Optional.empty();
		}
	}

	private Optional<SchemaObject> said(SchemaObject object, String statement) {
		return ObjectParts.of(statement, object.kind(), this.dialect.syntax()).map((parts) -> {
			SchemaObject named = new SchemaObject(object.kind(), object.schema(), object.name(), parts.arguments(),
					null, null);
			String text = parts.text();
			return switch (object.kind()) {
				case VIEW -> named.as(withoutDatabase(text.replaceFirst("(?is)^(\\([^)]*\\)\\s*)?as\\s", "")));
				case TRIGGER -> trigger(named.as(text));
				default -> named.as(text);
			};
		});
	}

	/**
	 * A trigger is in the schema of its table, and the server keeps the order of triggers
	 * beside their texts.
	 */
	SchemaObject trigger(SchemaObject trigger) {
		SchemaObject kept = new MySqlTriggerOrder(this.jdbc, this.dialect).kept(trigger);
		return ObjectParts.table(kept.requiredText(), this.dialect.syntax())
			.map((place) -> kept.as(place.on(this.dialect.spelling().quote(new TableName(null, place.name())))))
			.orElse(kept);
	}

	/**
	 * What is in the current schema is named without it.
	 */
	private String withoutDatabase(String text) {
		return this.database.isEmpty() ? text : text.replace(this.database, "");
	}

}
