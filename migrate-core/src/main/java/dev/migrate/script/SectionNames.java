package dev.migrate.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.lang.Internal;
import dev.migrate.sql.SqlSyntax;

/**
 * The names of databases that sections of SQL files may have.
 *
 * @param taken by the name of each dialect, the names whose sections it takes, its own
 * first
 * @param reserved names of databases that have no dialect here: files that applications
 * share may have sections for them
 * @param syntaxes by the name of each dialect, the SQL that it reads
 */
@Internal
public record SectionNames(Map<String, List<String>> taken, List<String> reserved, Map<String, SqlSyntax> syntaxes) {

	/** No name is refused, and each dialect takes its own sections. */
	public static final SectionNames UNCHECKED = new SectionNames(Map.of(), List.of(), Map.of());

	public SectionNames {
		taken = Collections.unmodifiableMap(new LinkedHashMap<>(taken));
		reserved = List.copyOf(reserved);
		syntaxes = Collections.unmodifiableMap(new LinkedHashMap<>(syntaxes));
	}

	List<String> all() {
		return Stream.concat(this.taken.keySet().stream(), this.reserved.stream()).distinct().toList();
	}

	boolean refuses(String name) {
		return name.isEmpty() || !has(name) && !all().isEmpty();
	}

	boolean has(String name) {
		return this.taken.containsKey(name) || this.reserved.contains(name);
	}

	List<String> takenBy(String dialect) {
		return this.taken.getOrDefault(dialect, List.of(dialect));
	}

	Optional<SqlSyntax> syntax(String dialect) {
		return Optional.ofNullable(this.syntaxes.get(dialect));
	}

	List<SqlSyntax> allSyntaxes() {
		return this.syntaxes.values().stream().distinct().toList();
	}

}
