package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.TypeConversions.Way;
import dev.migrate.dialect.TypeFamily;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterColumn.Aspects;
import dev.migrate.operation.NewValue;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Compares a column that is there with what is wanted of it.
 *
 * @param comparison how to compare
 * @param stored the column that is there as the server says it
 */
record ColumnChanges(Comparison comparison, WantedTable table, Column stored) {

	/**
	 * What has to be altered, in one operation; a change of type that may lose values is
	 * an operation of its own, which is withheld.
	 * @param live the column that is there, in normal form
	 * @param wanted the column that is wanted, in normal form
	 * @param declared the same as its source gave it
	 */
	List<SchemaChange> changes(Column live, Column wanted, Column declared) {
		boolean retyped = isRetyped(live, wanted, declared);
		boolean validating = this.comparison.isValidating();
		boolean collated = !validating && isCollatedOtherwise(live, wanted);
		boolean serial = isSerial(live, wanted);
		ColumnType type = (retyped || collated) ? type(live, declared, collated) : null;
		Aspects others = validating ? Aspects.NONE
				: new Aspects(null, nullable(live, wanted), serial ? null : defaultValue(live, wanted, declared),
						comment(live, wanted), serial ? null : identity(live, wanted, declared));
		Aspects existing = Aspects.of(this.stored.withType(type(live, this.stored, collated)));
		Way way = way(live, declared);
		String using = (retyped && way.possible()) ? way.using() : null;
		boolean loses = retyped && losing(live, wanted);
		List<String> notes = loses ? List.of(note(live, wanted, way)) : List.of();
		if (loses && !(this.comparison.settings().allowDrops() && way.possible())) {
			// What a column generates is of its type: it waits for it
			Aspects apart = new Aspects(null, others.nullable(), null, others.comment(), null);
			List<SchemaChange> changes = new ArrayList<>(altered(live, apart, existing, null, notes(live, apart)));
			Aspects retyping = new Aspects(type, null, others.defaultValue(), null, others.identity());
			changes.add(new SchemaChange(
					new AlterColumn(this.table.name(), live.name(), retyping, existing, using, null), true, notes));
			return changes;
		}
		Aspects all = new Aspects(type, others.nullable(), others.defaultValue(), others.comment(), others.identity());
		return altered(live, all, existing, using,
				Stream.concat(notes.stream(), notes(live, others).stream()).toList());
	}

	private Way way(Column live, Column declared) {
		String column = this.comparison.dialect().spelling().quote(live.name());
		return this.comparison.dialect().conversions().way(live.type(), declared.type(), column);
	}

	private boolean losing(Column live, Column wanted) {
		return new TypeRoom(this.comparison.dialect().conversions()).loses(live.type(), wanted.type());
	}

	private List<SchemaChange> altered(Column live, Aspects changes, Aspects existing, @Nullable String using,
			List<String> notes) {
		return changes.equals(Aspects.NONE) ? List.of() : List.of(new SchemaChange(
				new AlterColumn(this.table.name(), live.name(), changes, existing, using, null), false, notes));
	}

	boolean isRetyped(Column live, Column wanted, Column declared) {
		if (this.comparison.ignores(Aspect.TYPE)) {
			return false;
		}
		for (TypeComparison own : this.comparison.settings().typeComparisons()) {
			Optional<Boolean> opinion = ComparisonBeans.ask(own, () -> own.differ(this.table.name(), live, declared));
			if (opinion.isPresent()) {
				return opinion.get();
			}
		}
		TypeMatch match = new TypeMatch(this.comparison.dialect().has(DialectFact.NAMED_ENUMS), this.table.name());
		boolean unsized = this.comparison.isValidating() || this.comparison.isUnsaid(Aspect.TYPE_SIZE, this.table)
				|| this.comparison.isUnsaid(Aspect.USUAL_SIZE, this.table) && TypeMatch.isUsual(wanted.type());
		return !(unsized ? match.sameButSize(live.type(), wanted.type()) : match.same(live.type(), wanted.type()));
	}

	private boolean isCollatedOtherwise(Column live, Column wanted) {
		boolean unsaid = this.comparison.ignores(Aspect.COLLATION)
				|| wanted.collation() == null && this.comparison.isUnsaid(Aspect.COLLATION, this.table);
		return !unsaid && !Objects.equals(live.collation(), wanted.collation());
	}

	private ColumnType type(Column live, Column column, boolean collated) {
		return this.comparison.collated(column.type(), collated ? column.collation() : live.collation());
	}

	private @Nullable Boolean nullable(Column live, Column wanted) {
		boolean unsaid = this.comparison.ignores(Aspect.NULLABILITY)
				|| wanted.nullable() && this.comparison.isUnsaid(Aspect.NULLABILITY, this.table);
		return (unsaid || live.nullable() == wanted.nullable()) ? null : wanted.nullable();
	}

	private @Nullable NewValue<SqlValue> defaultValue(Column live, Column wanted, Column declared) {
		String after = this.comparison.form(wanted.defaultValue());
		boolean unsaid = this.comparison.ignores(Aspect.DEFAULT)
				|| after == null && this.comparison.isUnsaid(Aspect.DEFAULT, this.table);
		boolean none = wanted.computed() != null || live.computed() != null;
		return (unsaid || none || !differ(live, declared, after)) ? null
				: new NewValue<>((after != null) ? declared.defaultValue() : null);
	}

	private boolean differ(Column live, Column declared, @Nullable String after) {
		return this.comparison.settings()
			.defaultComparisons()
			.stream()
			.flatMap((own) -> ComparisonBeans.ask(own, () -> own.differ(this.table.name(), live, declared)).stream())
			.findFirst()
			.orElseGet(() -> !Objects.equals(this.comparison.form(live.defaultValue()), after));
	}

	private @Nullable NewValue<String> comment(Column live, Column wanted) {
		boolean unsaid = this.comparison.ignores(Aspect.COMMENT)
				|| wanted.comment() == null && this.comparison.isUnsaid(Aspect.COMMENT, this.table);
		return (unsaid || Objects.equals(live.comment(), wanted.comment())) ? null : new NewValue<>(wanted.comment());
	}

	private @Nullable NewValue<Identity> identity(Column live, Column wanted, Column declared) {
		Identity before = live.identity();
		Identity after = wanted.identity();
		boolean unsaid = this.comparison.ignores(Aspect.IDENTITY)
				|| after == null && this.comparison.isUnsaid(Aspect.IDENTITY, this.table)
				|| before != null && Identity.byDefault().equals(declared.identity())
						&& this.comparison.isUnsaid(Aspect.IDENTITY_OPTIONS, this.table);
		return (unsaid || isSame(before, after)) ? null : new NewValue<>(declared.identity());
	}

	/**
	 * The first value and the cache count where both sides know them: what has been
	 * generated has moved on, and some databases tell neither.
	 */
	private static boolean isSame(@Nullable Identity before, @Nullable Identity after) {
		if (before == null || after == null) {
			return before == after;
		}
		return before.isAlways() == after.isAlways() && before.cycle() == after.cycle() && step(before) == step(after)
				&& Objects.equals(before.minValue(), after.minValue())
				&& Objects.equals(before.maxValue(), after.maxValue()) && agree(before.start(), after.start())
				&& agree(before.cache(), after.cache());
	}

	private static long step(Identity identity) {
		return (identity.increment() != null) ? identity.increment() : 1;
	}

	private static boolean agree(@Nullable Long one, @Nullable Long two) {
		return one == null || two == null || one.equals(two);
	}

	/**
	 * A column that an older PostgreSQL type fills from a sequence does what identity
	 * does.
	 */
	private boolean isSerial(Column live, Column wanted) {
		String before = this.comparison.form(live.defaultValue());
		return !this.comparison.isStrict() && wanted.identity() != null && live.identity() == null && before != null
				&& before.startsWith("nextval (");
	}

	private String note(Column live, Column wanted, Way way) {
		String types = live.type() + " to " + wanted.type();
		if (!way.possible()) {
			return new ColumnSteps(this.comparison.dialect()).noWay(live.name(), types);
		}
		boolean kind = TypeFamily.of(live.type()) != TypeFamily.of(wanted.type())
				|| wanted.type().name() == TypeName.VERBATIM;
		return kind ? "Values of '" + live.name() + "' may not convert from " + types : "Values of '" + live.name()
				+ "' may have no room, or lose digits without an error: " + live.type() + " becomes " + wanted.type();
	}

	private static List<String> notes(Column live, Aspects changes) {
		List<String> notes = new ArrayList<>();
		if (Boolean.FALSE.equals(changes.nullable())) {
			notes.add("Fails if '" + live.name() + "' is NULL in some row");
		}
		return notes;
	}

}
