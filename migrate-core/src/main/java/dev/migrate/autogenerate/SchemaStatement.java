package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migrate.schema.TableName;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;

/**
 * What an SQL statement creates, renames or drops.
 *
 * @param kind of which kind it is
 * @param created what it creates
 * @param dropped what it drops
 * @param renamed the tables that it renames: new names by old ones
 */
record SchemaStatement(SchemaEffect.Kind kind, List<TableName> created, List<TableName> dropped,
		Map<TableName, TableName> renamed) {

	/**
	 * What a statement does to tables, sequences or types.
	 * @param statement the statement
	 * @param profile the database that it is for
	 * @return what it does, or empty if it is about something else
	 */
	static Optional<SchemaStatement> of(SqlStatement statement, DatabaseProfile profile) {
		List<SchemaEffect> effects = statement.facts()
			.effects()
			.stream()
			.filter((effect) -> effect.action() != SchemaEffect.Action.CHANGED && isOwned(effect.kind()))
			.toList();
		if (effects.isEmpty()) {
			return Optional.empty();
		}
		List<TableName> created = new ArrayList<>();
		List<TableName> dropped = new ArrayList<>();
		Map<TableName, TableName> renamed = new LinkedHashMap<>();
		for (int i = 0; i < effects.size(); i++) {
			TableName name = name(effects.get(i), profile);
			boolean made = effects.get(i).action() == SchemaEffect.Action.MADE;
			if (!made && i + 1 < effects.size() && effects.get(i + 1).action() == SchemaEffect.Action.MADE) {
				i++;
				renamed.put(name, name(effects.get(i), profile));
			}
			else {
				(made ? created : dropped).add(name);
			}
		}
		return Optional.of(new SchemaStatement(effects.get(0).kind(), created, dropped, renamed));
	}

	private static boolean isOwned(SchemaEffect.Kind kind) {
		return kind == SchemaEffect.Kind.TABLE || kind == SchemaEffect.Kind.SEQUENCE || kind == SchemaEffect.Kind.TYPE;
	}

	private static TableName name(SchemaEffect effect, DatabaseProfile profile) {
		String name = profile.name(SchemaEffect.unquoted(effect.name()), SchemaEffect.isQuoted(effect.name()));
		String schema = effect.schema();
		return (schema == null) ? TableName.of(name)
				: new TableName(profile.schema(SchemaEffect.unquoted(schema), SchemaEffect.isQuoted(schema)), name);
	}

}
