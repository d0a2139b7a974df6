package dev.migrate.author.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * The result of a command in both of its forms.
 *
 * @param lines for people
 * @param data for programs; keys keep their order and their meaning
 */
record Report(List<String> lines, Map<String, ?> data) {

	Report {
		lines = List.copyOf(lines);
	}

	/**
	 * The same, with whose it is.
	 */
	Report of(String migrator) {
		Map<String, @Nullable Object> all = new LinkedHashMap<>();
		all.put("migrator", migrator);
		all.putAll(this.data);
		return new Report(this.lines, all);
	}

	String json() {
		return JsonWriter.<Map<String, ?>>standard().writeToString(this.data);
	}

}
