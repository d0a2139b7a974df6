package dev.migrate.dialect.mysql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.SchemaObject;
import dev.migrate.sql.SqlTokens;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The place of a trigger among those that work at the same moment. The server does not
 * keep the words that have given it, and puts one that is made again without them behind
 * all others.
 */
record MySqlTriggerOrder(JdbcOperations jdbc, Dialect dialect) {

	// The nearest first
	private static final String OTHERS = """
			select o.trigger_name, o.action_order < t.action_order as earlier
			from information_schema.triggers t join information_schema.triggers o
				on o.trigger_schema = t.trigger_schema and o.event_object_table = t.event_object_table
				and o.event_manipulation = t.event_manipulation and o.action_timing = t.action_timing
				and o.trigger_name <> t.trigger_name
			where t.trigger_schema = coalesce(?, database()) and t.trigger_name = ?
				and concat(t.action_timing, ' ', t.event_manipulation) = ? and t.event_object_table = ?
			order by abs(cast(o.action_order as signed) - cast(t.action_order as signed)), earlier desc
			""";

	/**
	 * Let a trigger that replaces one say the place of that, unless it says one itself,
	 * works at another moment or for another table, or is the last.
	 */
	SchemaObject placed(SchemaObject trigger) {
		return words(trigger).filter((words) -> words.order().isEmpty()).flatMap((words) -> {
			List<Other> others = others(trigger, words);
			return others.stream().allMatch(Other::earlier) ? Optional.empty()
					: Optional.of(trigger.as(words.before() + (others.get(0).earlier() ? " FOLLOWS " : " PRECEDES ")
							+ this.dialect.spelling().quote(others.get(0).name()) + " " + words.after()));
		}).orElse(trigger);
	}

	/**
	 * A trigger as the server keeps it if it has the place that it says; else as it is.
	 */
	SchemaObject kept(SchemaObject trigger) {
		return words(trigger)
			.filter((words) -> !words.order().isEmpty() && others(trigger, words).stream()
				.filter((other) -> other.name().equalsIgnoreCase(words.other()))
				.allMatch((other) -> other.earlier() == words.order().equals("FOLLOWS")))
			.map((words) -> trigger.as(words.before() + " " + words.after()))
			.orElse(trigger);
	}

	private List<Other> others(SchemaObject trigger, Words words) {
		return this.jdbc.query(OTHERS, (row, number) -> new Other(row.getString(1), row.getBoolean(2)),
				trigger.schema(), trigger.name(), words.moment(), words.table());
	}

	private Optional<Words> words(SchemaObject trigger) {
		String text = trigger.requiredText();
		SqlTokens tokens = new SqlTokens(text, this.dialect.syntax());
		StringBuilder moment = new StringBuilder();
		while (!tokens.isAtEnd() && !tokens.isAt("ON")) {
			moment.append(moment.isEmpty() ? "" : " ").append(tokens.next().text());
		}
		String table = "";
		while (!tokens.isAtEnd() && !tokens.isAt("FOR", "EACH", "ROW")) {
			table = tokens.next().name();
		}
		if (!tokens.skip("FOR", "EACH", "ROW")) {
			return Optional.empty();
		}
		String before = tokens.text(0);
		String order = tokens.skip("FOLLOWS") ? "FOLLOWS" : tokens.skip("PRECEDES") ? "PRECEDES" : "";
		String other = order.isEmpty() ? "" : tokens.next().name();
		return Optional.of(new Words(moment.toString().toUpperCase(Locale.ROOT), table, before, order, other,
				text.substring(tokens.position())));
	}

	/**
	 * The text of a trigger.
	 *
	 * @param moment when it works
	 * @param table the table for whose rows it works, without its schema
	 * @param before what stands before its place
	 * @param order the word of its place; empty if it does not say it
	 * @param other the trigger that this is said of
	 * @param after what it does
	 */
	private record Words(String moment, String table, String before, String order, String other, String after) {
	}

	/**
	 * Another trigger that works at the same moment.
	 *
	 * @param earlier whether it works before
	 */
	private record Other(String name, boolean earlier) {
	}

}
