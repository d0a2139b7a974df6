package dev.migrate.branch;

import java.util.List;
import java.util.Set;

import dev.migrate.branch.Manner.Aspect;
import dev.migrate.branch.Manner.Existence;
import dev.migrate.branch.Manner.Part;
import dev.migrate.branch.Manner.RowRule;
import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Says of an ALTER TABLE that people have written what it touches. Used once.
 */
final class AlterTableTouches {

	private static final Set<String> KEYS = Set.of("PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE");

	private static final Set<String> INDEXES = Set.of("INDEX", "KEY", "FULLTEXT", "SPATIAL");

	private static final Set<String> OPTIONAL = Set.of("IF", "NOT", "EXISTS", "ONLY");

	private final Touches touches;

	private final Tokens tokens;

	private TableName table = TableName.of("?");

	AlterTableTouches(Touches touches, Tokens tokens) {
		this.touches = touches;
		this.tokens = tokens;
	}

	static boolean isOne(Tokens tokens) {
		return tokens.isAt("ALTER", "TABLE");
	}

	void read() {
		this.tokens.skip("ALTER", "TABLE");
		optional(this.tokens);
		TableName name = this.tokens.name();
		if (name == null) {
			this.touches.opaque();
			return;
		}
		this.table = name;
		this.touches.use(name);
		this.tokens.parts().forEach(this::part);
	}

	private static boolean optional(Tokens part) {
		boolean conditional = false;
		while (part.isAtAny(OPTIONAL)) {
			conditional |= part.skip("EXISTS") || !part.skip("IF") && !part.skip("NOT") && !part.skip("ONLY");
		}
		return conditional;
	}

	private void part(Tokens part) {
		if (part.skip("ADD")) {
			added(part);
		}
		else if (part.skip("DROP")) {
			dropped(part);
		}
		else if (part.skip("RENAME")) {
			renamed(part);
		}
		else if (part.skip("ALTER")) {
			part.skip("COLUMN");
			altered(part);
		}
		else if (part.isAt("MODIFY") || part.isAt("CHANGE")) {
			boolean named = part.skip("CHANGE");
			part.skip("MODIFY");
			part.skip("COLUMN");
			restated(part, named);
		}
		else if (part.skip("SET", "SCHEMA")) {
			moved(part.identifier());
		}
		else {
			option(part);
		}
	}

	/**
	 * Views and keys go with it, whatever they are called by, and so do indexes and
	 * sequences, which others may name alone.
	 */
	private void moved(@Nullable String schema) {
		this.touches.relation(Named.TABLE, this.table, Existence.DROPPED);
		if (schema != null) {
			this.touches.relation(Named.TABLE, new TableName(schema, this.table.name()), Existence.MADE);
		}
		this.touches.opaque();
	}

	/**
	 * A part that may do anything to the table, or to others.
	 */
	private void other(Tokens part) {
		String option = part.upTo(Set.of("="));
		if (part.skip("=")) {
			this.touches.add(Thing.table(this.table), new Aspect(option, part.rest()));
		}
		this.touches.opaque();
	}

	/**
	 * Options of the table, each of which is one of its own.
	 */
	private void option(Tokens part) {
		Thing whole = Thing.table(this.table);
		if (part.skip("OWNER", "TO")) {
			this.touches.add(whole, new Aspect(Aspect.OWNER, part.rest()));
		}
		else if (part.isAt("SET", "(") || part.isAt("RESET", "(")) {
			parameters(part, whole);
		}
		else {
			other(part);
		}
	}

	private void parameters(Tokens part, Thing thing) {
		boolean set = part.skip("SET") || !part.skip("RESET");
		for (Tokens parameter : part.inBrackets()) {
			String name = parameter.upTo(Set.of("="));
			this.touches.add(thing, new Aspect("parameter " + name, set ? "set " + parameter.rest() : "reset"));
		}
	}

	private void added(Tokens part) {
		if (part.isAt("CONSTRAINT") || part.isAtAny(KEYS)) {
			constraint(part);
		}
		else if (part.isAtAny(INDEXES)) {
			while (part.isAtAny(INDEXES)) {
				part.identifier();
			}
			this.touches.name(Named.INDEX, this.table, part.identifier(), Touches.made(false, part));
			this.touches.depend(this.table, part.columns(), "index", Aspect.LARGE);
		}
		else {
			column(part);
		}
	}

	/**
	 * It touches what one does that an operation makes, and the columns that its options
	 * may name.
	 */
	private void constraint(Tokens part) {
		boolean conditional = part.skip("CONSTRAINT") && optional(part);
		String name = part.isAtAny(KEYS) ? null : part.identifier();
		Constraint constraint = new WrittenConstraint(name, part).read().orElse(null);
		if (constraint == null) {
			this.touches.opaque();
			return;
		}
		this.touches.depend(this.table, part.columns(), "constraint");
		constraint
			.accept(new ConstraintTouches(this.touches, this.table, Touches.made(conditional, constraint), false));
	}

	private void column(Tokens part) {
		part.skip("COLUMN");
		boolean conditional = optional(part);
		String name = part.identifier();
		if (name == null) {
			other(part);
			this.touches.opaque();
			return;
		}
		this.touches.add(Thing.column(this.table, name), Touches.made(conditional, part));
		Set<String> words = part.words();
		boolean required = words.contains("NOT") && !words.contains("DEFAULT") && !words.contains("AS");
		boolean numbered = words.contains("IDENTITY") || words.contains("AUTO_INCREMENT") || words.contains("SERIAL")
				|| words.contains("BIGSERIAL");
		this.touches.rule(this.table,
				numbered ? RowRule.Kind.NUMBERED : required ? RowRule.Kind.REQUIRED : this.touches.filled(),
				Set.of(Thing.fold(name)));
		part.constraintNames()
			.forEach((constraint, kind) -> this.touches.name(kind, this.table, constraint,
					Touches.made(conditional, part)));
		this.touches.referenced(part, this.table).forEach(this.touches::use);
		this.touches.mention(this.touches.words(part.toString()));
		if (words.contains("AS") || words.contains("AFTER") || words.contains("CHECK")) {
			this.touches.depend(this.table, part.columns(), "column " + name, Aspect.TYPE);
		}
	}

	private void dropped(Tokens part) {
		if (part.skip("PRIMARY", "KEY")) {
			this.touches.add(Thing.key(this.table), Existence.DROPPED);
			this.touches.add(Thing.parts(this.table), new Part(Part.Event.CONSTRAINT_DROPPED, "", null));
			return;
		}
		boolean constraint = part.skip("CONSTRAINT") || part.skip("FOREIGN", "KEY") || part.skip("CHECK");
		boolean index = !constraint && (part.skip("INDEX") || part.skip("KEY"));
		if (!constraint && !index) {
			part.skip("COLUMN");
		}
		boolean conditional = optional(part);
		String name = part.identifier();
		if (name == null) {
			other(part);
			return;
		}
		Existence dropped = Touches.dropped(conditional);
		if (constraint || index) {
			List<Named> kinds = index ? List.of(Named.INDEX)
					: List.of(Named.PRIMARY_KEY, Named.UNIQUE, Named.FOREIGN_KEY, Named.CHECK);
			kinds.forEach((kind) -> this.touches.name(kind, this.table, name, dropped));
			this.touches.add(Thing.parts(this.table),
					new Part(index ? Part.Event.INDEX_DROPPED : Part.Event.CONSTRAINT_DROPPED, name, null));
			return;
		}
		this.touches.columnDropped(this.table, name, conditional);
	}

	private void renamed(Tokens part) {
		if (part.skip("TO") || part.skip("AS")) {
			TableName after = part.name();
			this.touches.needViews();
			this.touches.relation(Named.TABLE, this.table, Existence.DROPPED);
			if (after != null) {
				this.touches.relation(Named.TABLE, (after.schema() != null) ? after : this.table.withName(after.name()),
						Existence.MADE);
			}
			return;
		}
		boolean other = part.skip("CONSTRAINT") || part.skip("INDEX") || part.skip("KEY");
		part.skip("COLUMN");
		String before = part.identifier();
		String after = part.skip("TO") ? part.identifier() : null;
		if (before == null || after == null) {
			other(part);
		}
		else if (other) {
			for (Named kind : List.of(Named.INDEX, Named.UNIQUE, Named.FOREIGN_KEY, Named.CHECK)) {
				this.touches.name(kind, this.table, before, Existence.DROPPED);
				this.touches.name(kind, this.table, after, Existence.MADE);
			}
		}
		else {
			renamedColumn(before, after);
		}
	}

	private void renamedColumn(String before, String after) {
		this.touches.columnRenamed(this.table, before, after);
	}

	private void altered(Tokens part) {
		String name = part.identifier();
		if (name == null) {
			other(part);
			return;
		}
		if (part.skip("RENAME", "TO")) {
			String after = part.identifier();
			renamedColumn(name, (after != null) ? after : name);
			return;
		}
		Thing column = Thing.column(this.table, name);
		Set<String> alone = Set.of(column.name());
		this.touches.add(column, Existence.USED);
		if (part.skip("SET", "NOT", "NULL")) {
			this.touches.add(column, new Aspect(Aspect.NULLABLE, "false"));
			this.touches.rule(this.table, RowRule.Kind.NOT_NULL, alone);
		}
		else if (part.skip("DROP", "NOT", "NULL") || part.skip("SET", "NULL")) {
			this.touches.add(column, new Aspect(Aspect.NULLABLE, "true"));
		}
		else if (part.isAt("SET", "DEFAULT") || part.isAt("DROP", "DEFAULT")) {
			this.touches.mention(this.touches.words(part.toString()));
			this.touches.add(column, new Aspect(Aspect.DEFAULT, part.rest()));
			this.touches.rule(this.table, RowRule.Kind.DEFAULT, alone);
		}
		else if (part.isAt("ADD") || part.isAt("DROP") || part.isAt("RESTART") || part.isAt("SET", "GENERATED")) {
			this.touches.add(column, new Aspect(Aspect.IDENTITY, part.rest()));
			this.touches.rule(this.table, RowRule.Kind.NUMBERED, alone);
		}
		else if (part.skip("SET", "STATISTICS")) {
			this.touches.add(column, new Aspect("statistics", part.rest()));
		}
		else if (part.skip("SET", "STORAGE")) {
			this.touches.add(column, new Aspect(Aspect.STORAGE, part.rest()));
		}
		else if (part.isAt("SET", "(") || part.isAt("RESET", "(")) {
			parameters(part, column);
		}
		else {
			boolean type = part.skip("TYPE") || part.skip("SET", "DATA", "TYPE");
			this.touches.mention(this.touches.words(part.toString()));
			boolean whole = !type && part.words().contains("NOT");
			String definition = part.rest();
			this.touches.add(column, new Aspect(whole ? Aspect.ALL : Aspect.TYPE, definition));
			this.touches.add(column, new Aspect(Aspect.LARGE, definition));
			this.touches.rule(this.table, RowRule.Kind.TYPE, alone);
		}
	}

	private void restated(Tokens part, boolean named) {
		optional(part);
		String before = part.identifier();
		String after = named ? part.identifier() : before;
		if (before == null || after == null) {
			other(part);
			return;
		}
		if (!before.equalsIgnoreCase(after)) {
			renamedColumn(before, after);
			return;
		}
		Thing column = Thing.column(this.table, before);
		this.touches.add(column, Existence.USED);
		this.touches.add(column, new Aspect(Aspect.ALL, part.rest()));
		this.touches.rule(this.table, RowRule.Kind.TYPE, Set.of(column.name()));
	}

}
