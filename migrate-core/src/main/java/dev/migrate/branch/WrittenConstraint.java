package dev.migrate.branch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * A constraint that people have written, as far as it matters to branches.
 *
 * @param name its name, or {@code null} for none
 * @param text what comes behind the name
 */
record WrittenConstraint(@Nullable String name, Tokens text) {

	private static final Set<String> NO_NAMES = Set.of("USING", "NULLS");

	/**
	 * Read it, but for options behind its columns.
	 * @return the constraint, or empty if it says no columns, or is of no known kind
	 */
	Optional<Constraint> read() {
		if (this.text.skip("CHECK")) {
			return Optional.of(new CheckConstraint(this.name, this.text.rest(), false));
		}
		if (this.text.skip("EXCLUDE")) {
			return Optional.of(new ExcludeConstraint(this.name, "", List.of(), this.text.rest(), null));
		}
		if (this.text.skip("PRIMARY", "KEY")) {
			return columns().map((columns) -> new PrimaryKey(this.name, columns));
		}
		if (this.text.skip("UNIQUE")) {
			String unique = uniqueName();
			return columns().map((columns) -> new UniqueConstraint(unique, columns, false, null));
		}
		return this.text.skip("FOREIGN", "KEY") ? columns().flatMap(this::foreignKey) : Optional.empty();
	}

	/**
	 * On MySQL and MariaDB, the name of its index.
	 */
	private @Nullable String uniqueName() {
		if (!this.text.skip("KEY")) {
			this.text.skip("INDEX");
		}
		String index = this.text.isAtAny(NO_NAMES) ? null : this.text.identifier();
		return (index != null) ? index : this.name;
	}

	private Optional<List<String>> columns() {
		this.text.to(Set.of("("));
		List<String> columns = new ArrayList<>();
		for (Tokens element : this.text.isAtEnd() ? List.<Tokens>of() : this.text.inBrackets()) {
			String column = element.identifier();
			if (column == null) {
				return Optional.empty();
			}
			columns.add(column);
		}
		return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
	}

	private Optional<Constraint> foreignKey(List<String> columns) {
		TableName target = this.text.skip("REFERENCES") ? this.text.name() : null;
		List<String> referenced = this.text.isAt("(") ? columns().orElse(List.of()) : List.of();
		String actions = this.text.rest();
		return Optional.ofNullable(target)
			.map((table) -> new ForeignKey(this.name, columns, table, referenced, action(actions, "delete"),
					action(actions, "update"), null, null, false));
	}

	private static @Nullable ReferentialAction action(String actions, String event) {
		for (ReferentialAction action : ReferentialAction.values()) {
			if (actions.contains("on " + event + " " + action.name().toLowerCase(Locale.ROOT).replace('_', ' '))) {
				return action;
			}
		}
		return null;
	}

}
