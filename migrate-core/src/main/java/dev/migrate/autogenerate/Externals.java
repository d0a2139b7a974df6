package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.TableName;
import dev.migrate.script.External;
import org.jspecify.annotations.Nullable;

/**
 * Follows what revisions say to be somebody else's: what is renamed later stays so, what
 * is dropped later is nobody's. The case of names without quotes does not matter. Used
 * once.
 */
final class Externals {

	private static final Pattern PART = Pattern.compile("([\"`])(.*?)\\1|[^.]+");

	private final DatabaseProfile profile;

	private final CurrentSchema current;

	private final List<Entry> entries = new ArrayList<>();

	Externals(DatabaseProfile profile) {
		this.profile = profile;
		this.current = CurrentSchema.of(profile);
	}

	void add(List<External> external) {
		external.forEach((each) -> this.entries.add(entry(each)));
	}

	private Entry entry(External external) {
		List<MatchResult> parts = PART.matcher(external.name()).results().toList();
		MatchResult last = parts.get(parts.size() - 1);
		MatchResult before = (parts.size() > 1) ? parts.get(parts.size() - 2) : null;
		return new Entry(external.kind(),
				new TableName((before != null) ? this.profile.schema(text(before), isQuoted(before)) : null,
						this.profile.name(text(last), isQuoted(last))),
				isQuoted(last));
	}

	private static boolean isQuoted(MatchResult part) {
		return part.group(1) != null;
	}

	private static String text(MatchResult part) {
		return isQuoted(part) ? part.group(2) : part.group();
	}

	void dropped(External.Kind kind, TableName name) {
		TableName known = known(name);
		this.entries.removeIf((entry) -> entry.is(kind, known));
	}

	void renamed(TableName before, TableName after) {
		TableName known = known(before);
		this.entries.replaceAll(
				(entry) -> entry.is(External.Kind.TABLE, known) ? new Entry(entry.kind(), known(after), true) : entry);
	}

	boolean includes(External.Kind kind, TableName name) {
		TableName known = known(name);
		return this.entries.stream().anyMatch((entry) -> entry.is(kind, known));
	}

	/**
	 * Operations may name the current schema.
	 */
	private TableName known(TableName name) {
		return new TableName(this.current.of(name.schema()), name.name());
	}

	boolean includes(SchemaObject object) {
		External.Kind kind = switch (object.kind()) {
			case VIEW, MATERIALIZED_VIEW -> External.Kind.VIEW;
			case FUNCTION -> External.Kind.FUNCTION;
			case PROCEDURE -> External.Kind.PROCEDURE;
			case TRIGGER -> External.Kind.TRIGGER;
		};
		return includes(kind, object.qualifiedName());
	}

	/**
	 * The tables.
	 * @param made those that revisions have made, by their names there
	 */
	Set<TableName> tables(Set<TableName> made) {
		Set<TableName> tables = new LinkedHashSet<>(
				made.stream().filter((table) -> includes(External.Kind.TABLE, table)).toList());
		this.entries.stream()
			.filter((entry) -> entry.kind() == External.Kind.TABLE
					&& tables.stream().noneMatch((table) -> entry.is(entry.kind(), known(table))))
			.forEach((entry) -> tables.add(entry.name()));
		return tables;
	}

	/**
	 * What is said, by the name that the database has for it.
	 *
	 * @param exact whether the case of its letters matters
	 */
	private record Entry(External.Kind kind, TableName name, boolean exact) {

		boolean is(External.Kind kind, TableName other) {
			return this.kind == kind && isSchema(other.schema()) && (this.exact ? other.name().equals(this.name.name())
					: other.name().equalsIgnoreCase(this.name.name()));
		}

		private boolean isSchema(@Nullable String schema) {
			return Objects.equals(lower(this.name.schema()), lower(schema));
		}

		private static @Nullable String lower(@Nullable String schema) {
			return (schema != null) ? schema.toLowerCase(Locale.ROOT) : null;
		}

	}

}
