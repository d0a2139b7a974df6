package dev.migrate.author.command;

import java.util.List;
import java.util.Map;

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

	String json() {
		return JsonWriter.<Map<String, ?>>standard().writeToString(this.data);
	}

}
