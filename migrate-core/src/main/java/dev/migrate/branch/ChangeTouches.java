package dev.migrate.branch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.branch.Manner.Aspect;
import dev.migrate.branch.Manner.Existence;
import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Says of a statement that people have written, and that changes something that is no
 * table, a comment or rights, what it touches. What it does not know word for word cannot
 * be told. Used once.
 */
final class ChangeTouches {

	/** The clauses of a sequence, by their first word, which may be said with NO. */
	private static final Map<String, String> CLAUSES = Map.of("INCREMENT", Aspect.INCREMENT, "START", Aspect.START,
			"RESTART", Aspect.RESTART, "MINVALUE", Aspect.MINVALUE, "NOMINVALUE", Aspect.MINVALUE, "MAXVALUE",
			Aspect.MAXVALUE, "NOMAXVALUE", Aspect.MAXVALUE, "CACHE", "cache", "CYCLE", "cycle");

	private static final Set<String> BEGIN_CLAUSES = Set.of("INCREMENT", "START", "RESTART", "MINVALUE", "NOMINVALUE",
			"MAXVALUE", "NOMAXVALUE", "CACHE", "NOCACHE", "CYCLE", "NOCYCLE", "NO", "OWNER", "OWNED", "AS", "SET");

	private static final Set<String> RIGHTS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "REFERENCES", "TRIGGER",
			"TRUNCATE", "USAGE");

	private final Touches touches;

	private final Tokens tokens;

	ChangeTouches(Touches touches, Tokens tokens) {
		this.touches = touches;
		this.tokens = tokens;
	}

	/**
	 * Read it.
	 * @return whether all that it touches could be told; if not, a part may be said
	 */
	boolean read() {
		if (this.tokens.skip("COMMENT", "ON")) {
			return comment();
		}
		if (this.tokens.isAt("GRANT") || this.tokens.isAt("REVOKE")) {
			return rights(this.tokens.next());
		}
		return this.tokens.skip("ALTER") && altered();
	}

	private boolean comment() {
		if (this.tokens.skip("COLUMN")) {
			return commentOfColumn();
		}
		boolean view = this.tokens.skip("MATERIALIZED", "VIEW") || this.tokens.skip("VIEW");
		if (view || this.tokens.skip("TABLE")) {
			TableName table = this.tokens.name();
			if (table != null) {
				this.touches.use(table);
				comment(Thing.table(table));
			}
			return table != null;
		}
		if (this.tokens.skip("INDEX")) {
			TableName index = this.tokens.name();
			if (index != null) {
				this.touches.name(Named.INDEX, index, index.name(), Existence.USED);
				this.touches.name(Named.INDEX, index, index.name(), new Aspect(Aspect.COMMENT, this.tokens.rest()));
			}
			return index != null;
		}
		Thing.Kind kind = kind();
		TableName name = (kind != null) ? this.tokens.name() : null;
		if (kind == null || name == null) {
			return false;
		}
		comment(used(kind, name));
		return true;
	}

	private boolean commentOfColumn() {
		TableName name = this.tokens.name();
		String column = this.tokens.skip(".") ? this.tokens.identifier() : null;
		if (name == null || column == null && name.schema() == null) {
			return false;
		}
		TableName table = (column != null) ? name : TableName.of(String.valueOf(name.schema()));
		this.touches.use(table);
		comment(Thing.column(table, (column != null) ? column : name.name()));
		return true;
	}

	private void comment(Thing thing) {
		this.touches.add(thing, new Aspect(Aspect.COMMENT, this.tokens.rest()));
	}

	private Thing.@Nullable Kind kind() {
		return this.tokens.skip("SEQUENCE") ? Thing.Kind.SEQUENCE
				: this.tokens.skip("TYPE") ? Thing.Kind.TYPE : this.tokens.skip("SCHEMA") ? Thing.Kind.SCHEMA : null;
	}

	private Thing used(Thing.Kind kind, TableName name) {
		Thing thing = Thing.of(kind, name.schema(), name.name());
		this.touches.add(thing, Existence.USED);
		return thing;
	}

	private boolean altered() {
		if (this.tokens.isAt("VIEW") || this.tokens.isAt("INDEX")) {
			return altered(this.tokens.skip("INDEX") ? Named.INDEX : Named.VIEW);
		}
		Thing.Kind kind = kind();
		boolean conditional = this.tokens.skip("IF", "EXISTS");
		TableName name = (kind != null) ? this.tokens.name() : null;
		if (kind == null || name == null) {
			return false;
		}
		Thing thing = used(kind, name);
		if (this.tokens.skip("RENAME", "TO")) {
			return !conditional && renamed(kind, name, this.tokens.identifier());
		}
		if (kind == Thing.Kind.SEQUENCE) {
			return clauses(thing);
		}
		// Rows, defaults and texts say words of a type without its name, which are there
		// behind no other change
		boolean told = kind == Thing.Kind.TYPE && this.tokens.isAt("ADD", "VALUE");
		this.touches.add(thing, new Aspect(Aspect.ALL, this.tokens.rest()));
		return told;
	}

	/**
	 * What has a name that a table may have.
	 */
	private boolean altered(Named kind) {
		this.tokens.skip("VIEW");
		boolean conditional = this.tokens.skip("IF", "EXISTS");
		TableName before = this.tokens.name();
		boolean renamed = this.tokens.skip("RENAME", "TO");
		if (before == null || conditional && renamed) {
			return false;
		}
		String after = renamed ? this.tokens.identifier() : null;
		if (kind == Named.INDEX) {
			this.touches.name(kind, before, before.name(), renamed ? Existence.DROPPED : Existence.USED);
			this.touches.name(kind, before, renamed ? after : before.name(),
					renamed ? Existence.MADE : new Aspect(Aspect.ALL, this.tokens.rest()));
			return true;
		}
		this.touches.relation(kind, before, renamed ? Existence.DROPPED : Existence.USED);
		if (after != null) {
			this.touches.relation(kind, before.withName(after), Existence.MADE);
			return true;
		}
		this.touches.add(Thing.table(before), new Aspect(Aspect.ALL, this.tokens.rest()));
		return false;
	}

	private boolean renamed(Thing.Kind kind, TableName before, @Nullable String after) {
		if (after == null) {
			return false;
		}
		TableName now = before.withName(after);
		this.touches.add(Thing.of(kind, before.schema(), before.name()), Existence.DROPPED);
		this.touches.add(Thing.of(kind, now.schema(), after), Existence.MADE);
		if (kind == Thing.Kind.SEQUENCE) {
			this.touches.name(Named.SEQUENCE, before, before.name(), Existence.DROPPED);
			this.touches.name(Named.SEQUENCE, now, after, Existence.MADE);
		}
		return kind == Thing.Kind.SEQUENCE;
	}

	private boolean clauses(Thing sequence) {
		boolean told = true;
		while (!this.tokens.isAtEnd()) {
			told &= clause(sequence);
		}
		return told;
	}

	private boolean clause(Thing sequence) {
		if (this.tokens.skip("OWNER", "TO")) {
			this.touches.add(sequence, new Aspect(Aspect.OWNER, this.tokens.upTo(BEGIN_CLAUSES)));
			return true;
		}
		if (this.tokens.skip("OWNED", "BY")) {
			return ownedBy(sequence);
		}
		boolean no = this.tokens.skip("NO");
		String word = no ? "NO" : "";
		String aspect = null;
		if (this.tokens.isAtAny(BEGIN_CLAUSES)) {
			String first = this.tokens.next();
			aspect = first.equals("NOCACHE") ? "cache" : first.equals("NOCYCLE") ? "cycle" : CLAUSES.get(first);
			word += first;
		}
		this.tokens.skip("WITH");
		this.tokens.skip("BY");
		this.tokens.skip("=");
		String value = this.tokens.upTo(BEGIN_CLAUSES);
		if (aspect == null || value.isEmpty() && this.tokens.isAt(",")) {
			this.touches.add(sequence, new Aspect(Aspect.ALL, word + value + this.tokens.rest()));
			return false;
		}
		this.touches.add(sequence, new Aspect(aspect, value.isEmpty() ? word : value));
		return true;
	}

	private boolean ownedBy(Thing sequence) {
		TableName name = this.tokens.name();
		String column = this.tokens.skip(".") ? this.tokens.identifier() : null;
		if (name == null) {
			return false;
		}
		this.touches.add(sequence, new Aspect("owned by", name + " " + column));
		if (column != null || name.schema() != null) {
			TableName table = (column != null) ? name : TableName.of(String.valueOf(name.schema()));
			this.touches.use(table);
			this.touches.add(Thing.column(table, (column != null) ? column : name.name()), Existence.USED);
		}
		return true;
	}

	/**
	 * Rights upon tables and sequences that are named. What is granted twice is granted
	 * once.
	 */
	private boolean rights(String action) {
		List<String> rights = new ArrayList<>();
		do {
			if (!this.tokens.isAtAny(RIGHTS)) {
				return false;
			}
			rights.add(this.tokens.next());
		}
		while (this.tokens.skip(","));
		if (!this.tokens.skip("ON")) {
			return false;
		}
		boolean sequence = this.tokens.skip("SEQUENCE");
		this.tokens.skip("TABLE");
		List<Thing> things = new ArrayList<>();
		do {
			TableName name = this.tokens.name();
			if (name == null) {
				return false;
			}
			things.add(used(sequence ? Thing.Kind.SEQUENCE : Thing.Kind.TABLE, name));
		}
		while (this.tokens.skip(","));
		return (this.tokens.skip("TO") || this.tokens.skip("FROM")) && rights(action, rights, things);
	}

	private boolean rights(String action, List<String> rights, List<Thing> things) {
		do {
			String role = this.tokens.identifier();
			if (role == null) {
				return false;
			}
			for (Thing thing : things) {
				rights.forEach((right) -> this.touches.add(thing,
						new Aspect("right to " + right + " of " + Thing.fold(role), action)));
			}
		}
		while (this.tokens.skip(","));
		return this.tokens.isAtEnd();
	}

}
