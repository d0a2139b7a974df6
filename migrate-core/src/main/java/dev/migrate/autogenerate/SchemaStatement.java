package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;

import org.jspecify.annotations.Nullable;

/**
 * What an SQL statement creates, renames or drops.
 *
 * @param kind of which kind it is
 * @param created what it creates
 * @param dropped what it drops
 * @param renamed the tables that it renames: new names by old ones
 */
record SchemaStatement(Kind kind, List<TableName> created, List<TableName> dropped, Map<TableName, TableName> renamed) {

	/**
	 * The kinds of things.
	 */
	enum Kind {

		/** Tables. */
		TABLE,

		/** Sequences. */
		SEQUENCE,

		/** Types. */
		TYPE

	}

	/**
	 * Read a statement.
	 * @param sql the statement
	 * @param profile the database that it is for
	 * @return what it does, or empty if it is about something else
	 */
	static Optional<SchemaStatement> parse(String sql, DatabaseProfile profile) {
		return new Reader(new SqlTokens(sql, profile.dialect().syntax()), profile).read();
	}

	/**
	 * Reads a statement from its beginning.
	 */
	private static final class Reader {

		private static final Set<String> KINDS_OF_TABLE = Set.of("GLOBAL", "LOCAL", "UNLOGGED", "CACHED", "MEMORY",
				"PERSISTENT");

		private final SqlTokens tokens;

		private final DatabaseProfile profile;

		private Reader(SqlTokens tokens, DatabaseProfile profile) {
			this.tokens = tokens;
			this.profile = profile;
		}

		private Optional<SchemaStatement> read() {
			if (skip("CREATE")) {
				return create();
			}
			if (skip("DROP")) {
				return kind().map((kind) -> {
					skip("IF", "EXISTS");
					return new SchemaStatement(kind, List.of(), names(), Map.of());
				});
			}
			if (skip("ALTER", "TABLE")) {
				skip("IF", "EXISTS");
				skip("ONLY");
				return alter();
			}
			return skip("RENAME", "TABLE") ? renameTables() : Optional.empty();
		}

		private Optional<SchemaStatement> create() {
			skip("OR", "REPLACE");
			while (this.tokens.isAtAny(KINDS_OF_TABLE)) {
				this.tokens.next();
			}
			return kind().flatMap((kind) -> {
				skip("IF", "NOT", "EXISTS");
				TableName name = name();
				return (name == null) ? Optional.empty()
						: Optional.of(new SchemaStatement(kind, List.of(name), List.of(), Map.of()));
			});
		}

		private Optional<Kind> kind() {
			for (Kind kind : Kind.values()) {
				if (skip(kind.name())) {
					return Optional.of(kind);
				}
			}
			return Optional.empty();
		}

		private Optional<SchemaStatement> alter() {
			TableName before = name();
			if (before == null || !skip("RENAME")) {
				return Optional.empty();
			}
			boolean said = skip("TO") || skip("AS");
			TableName after = name();
			boolean ends = this.tokens.isAtEnd();
			return (after == null || !said && !ends) ? Optional.empty() : Optional.of(renaming(Map.of(before, after)));
		}

		private Optional<SchemaStatement> renameTables() {
			Map<TableName, TableName> renamed = new LinkedHashMap<>();
			do {
				TableName before = name();
				TableName after = skip("TO") ? name() : null;
				if (before == null || after == null) {
					return Optional.empty();
				}
				renamed.put(before, after);
			}
			while (skip(","));
			return Optional.of(renaming(renamed));
		}

		private static SchemaStatement renaming(Map<TableName, TableName> renamed) {
			Map<TableName, TableName> inSchema = new LinkedHashMap<>();
			renamed.forEach((before, after) -> inSchema.put(before,
					(after.schema() == null) ? before.withName(after.name()) : after));
			return new SchemaStatement(Kind.TABLE, List.of(), List.of(), inSchema);
		}

		private List<TableName> names() {
			List<TableName> names = new ArrayList<>();
			do {
				TableName name = name();
				if (name != null) {
					names.add(name);
				}
			}
			while (skip(","));
			return names;
		}

		private @Nullable TableName name() {
			SqlToken first = identifier();
			if (first == null) {
				return null;
			}
			SqlToken second = skip(".") ? identifier() : null;
			return (second == null) ? TableName.of(name(first))
					: new TableName(this.profile.schema(first.name(), first.isQuoted()), name(second));
		}

		private @Nullable SqlToken identifier() {
			SqlToken token = this.tokens.peek();
			return (token != null && token.isName() && !token.name().isEmpty()) ? this.tokens.next() : null;
		}

		private String name(SqlToken token) {
			return this.profile.name(token.name(), token.isQuoted());
		}

		private boolean skip(String... words) {
			return this.tokens.skip(words);
		}

	}

}
