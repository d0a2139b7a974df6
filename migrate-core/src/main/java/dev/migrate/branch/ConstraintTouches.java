package dev.migrate.branch;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.branch.Manner.Aspect;
import dev.migrate.branch.Manner.Existence;
import dev.migrate.branch.Manner.Part;
import dev.migrate.branch.Manner.RowRule;
import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintVisitor;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;

/**
 * Says of a constraint that is made what it touches.
 *
 * @param touches where it is said
 * @param table the table that gets it
 * @param made how it is made
 * @param withTable whether its table is made with it, so that nobody else knows its
 * columns
 */
record ConstraintTouches(Touches touches, TableName table, Existence made,
		boolean withTable) implements ConstraintVisitor<Touches> {

	@Override
	public Touches visit(PrimaryKey key) {
		named(key);
		if (!this.withTable) {
			this.touches.add(Thing.key(this.table), this.made);
			this.touches.depend(this.table, Thing.fold(key.columns()), "primary key", Aspect.TYPE, Aspect.NULLABLE);
			this.touches.rule(this.table, RowRule.Kind.VALID, Thing.fold(key.columns()));
			part(Part.Event.UNIQUE_MADE, key);
			part(Part.Event.NULLS_MATTER, key);
		}
		return this.touches;
	}

	private void part(Part.Event event, Constraint key) {
		this.touches.add(Thing.parts(this.table), new Part(event, words(key), Thing.fold(key.columns())));
	}

	private void named(Constraint constraint) {
		this.touches.name(Named.of(constraint.kind()), this.table, constraint.name(),
				new Existence(this.made.becomes(), this.made.conditional(), constraint.toString()));
	}

	@Override
	public Touches visit(UniqueConstraint unique) {
		named(unique);
		if (!this.withTable) {
			this.touches.depend(this.table, Thing.fold(unique.columns()), words(unique), Aspect.TYPE);
			this.touches.rule(this.table, RowRule.Kind.VALID, Thing.fold(unique.columns()));
			part(Part.Event.UNIQUE_MADE, unique);
		}
		return this.touches;
	}

	private static String words(Constraint constraint) {
		return constraint.kind() + ((constraint.name() != null) ? " " + constraint.name() : "");
	}

	@Override
	public Touches visit(ForeignKey key) {
		named(key);
		TableName target = key.target();
		List<String> referenced = Thing.fold(key.referencedColumns());
		List<String> own = Thing.fold(key.columns());
		boolean itself = this.withTable && target.equals(this.table);
		this.touches.referenced(target, referenced, new RowRule.Reached(this.table, own, follows(key)));
		if (!itself) {
			this.touches.use(target);
			this.touches.depend(target, referenced, words(key), Aspect.TYPE, Aspect.IDENTITY);
			this.touches.add(Thing.parts(target),
					new Part(Part.Event.REFERENCED, words(key), referenced.isEmpty() ? null : referenced));
			if (referenced.isEmpty()) {
				this.touches.add(Thing.key(target), Existence.USED);
			}
		}
		if (!this.withTable) {
			boolean setsNull = key.onDelete() == ReferentialAction.SET_NULL
					|| key.onUpdate() == ReferentialAction.SET_NULL;
			this.touches.depend(this.table, own, words(key), Aspect.TYPE, setsNull ? Aspect.NULLABLE : Aspect.IDENTITY);
			part(Part.Event.KEYED, key);
			if (setsNull) {
				part(Part.Event.NULLS_MATTER, key);
			}
			this.touches.rule(this.table, RowRule.Kind.VALID, own);
		}
		return this.touches;
	}

	private static boolean follows(ForeignKey key) {
		return Stream.of(key.onDelete(), key.onUpdate())
			.anyMatch((action) -> action == ReferentialAction.CASCADE || action == ReferentialAction.SET_NULL
					|| action == ReferentialAction.SET_DEFAULT);
	}

	@Override
	public Touches visit(CheckConstraint check) {
		named(check);
		expression(check, check.condition());
		return this.touches;
	}

	private void expression(Constraint constraint, String text) {
		Set<String> words = this.touches.words(text);
		this.touches.mention(words);
		if (!this.withTable) {
			this.touches.depend(this.table, words, words(constraint), Aspect.TYPE);
			this.touches.rule(this.table, RowRule.Kind.VALID, words);
		}
	}

	@Override
	public Touches visit(ExcludeConstraint exclude) {
		named(exclude);
		StringBuilder text = new StringBuilder((exclude.where() != null) ? exclude.where() : "");
		exclude.elements().forEach((element) -> text.append(' ').append(element.expression()));
		expression(exclude, text.toString());
		return this.touches;
	}

}
