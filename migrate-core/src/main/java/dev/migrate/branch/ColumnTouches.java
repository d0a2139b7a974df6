package dev.migrate.branch;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.branch.Manner.Aspect;
import dev.migrate.branch.Manner.Existence;
import dev.migrate.branch.Manner.Part;
import dev.migrate.branch.Manner.RowRule;
import dev.migrate.dialect.DialectFact;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Says what the definition of a column touches: its type, what its expressions read, and
 * what it asks of the rows that are there.
 *
 * @param touches where it is said
 * @param table the table of the column
 */
record ColumnTouches(Touches touches, TableName table) {

	private static final Set<TypeName> LARGE = EnumSet.of(TypeName.TEXT, TypeName.BLOB, TypeName.JSON, TypeName.JSONB,
			TypeName.ARRAY, TypeName.VERBATIM);

	/** So many characters fit into a key everywhere. */
	private static final int KEY_LENGTH = 191;

	/**
	 * A column is defined, with its table or later.
	 */
	void defined(Column column, boolean ifNotExists) {
		type(column.type(), ifNotExists);
		expressions(column);
	}

	private void type(ColumnType type, boolean ifNotExists) {
		ColumnType.Enumeration named = enumeration(type);
		if (named != null) {
			this.touches.add(Thing.of(Thing.Kind.TYPE, named.schema(), named.name()),
					named.existing() ? Existence.USED : Touches.made(ifNotExists, named));
		}
		else if (type.verbatim() != null) {
			this.touches.mention(this.touches.words(type.verbatim()));
		}
	}

	private ColumnType.@Nullable Enumeration enumeration(ColumnType type) {
		return this.touches.dialect().has(DialectFact.NAMED_ENUMS) ? type.single().enumeration() : null;
	}

	/**
	 * What the column's default and the expression that computes it may read outside of
	 * the table.
	 */
	private void expressions(Column column) {
		Set<String> words = new HashSet<>();
		if (column.defaultValue() instanceof SqlValue.Expression expression) {
			words.addAll(this.touches.words(expression.sql()));
		}
		if (column.computed() != null) {
			words.addAll(this.touches.words(column.computed().expression()));
		}
		this.touches.mention(words);
	}

	Touches add(AddColumn operation) {
		Column column = operation.column();
		this.touches.use(this.table);
		this.touches.add(Thing.column(this.table, column.name()), Touches.made(operation.ifNotExists(), column));
		defined(column, operation.ifNotExists());
		if (column.computed() != null) {
			this.touches.depend(this.table, this.touches.words(column.computed().expression()),
					"computed column " + column.name(), Aspect.TYPE, Aspect.DEFAULT, Aspect.IDENTITY);
		}
		Table alone = new Table(this.table, List.of(column), List.of(), List.of(), null, Map.of());
		alone.columnConstraints()
			.forEach((constraint) -> constraint.accept(new ConstraintTouches(this.touches, this.table,
					Touches.made(operation.ifNotExists(), column), false)));
		position(operation.position());
		boolean given = column.nullable() || column.defaultValue() != null || column.computed() != null;
		RowRule.Kind rule = (column.identity() != null) ? RowRule.Kind.NUMBERED
				: given ? this.touches.filled() : RowRule.Kind.REQUIRED;
		this.touches.rule(this.table, rule, Set.of(Thing.fold(column.name())));
		return this.touches;
	}

	private void position(@Nullable ColumnPosition position) {
		if (position != null) {
			this.touches.add(Thing.column(this.table, position.neighbour()), Existence.USED);
		}
	}

	Touches alter(AlterColumn operation) {
		Thing column = Thing.column(this.table, operation.column());
		Set<String> name = Set.of(column.name());
		AlterColumn.Aspects changes = operation.changes();
		this.touches.use(this.table);
		this.touches.add(column, Existence.USED);
		if (changes.type() != null) {
			type(changes.type(), false);
			this.touches.add(column, new Aspect(Aspect.TYPE, changes.type() + using(operation)));
			if (isLarge(changes.type())) {
				this.touches.add(column, new Aspect(Aspect.LARGE, changes.type().toString()));
			}
			this.touches.rule(this.table, RowRule.Kind.TYPE, name);
		}
		if (changes.nullable() != null) {
			this.touches.add(column, new Aspect(Aspect.NULLABLE, changes.nullable().toString()));
			if (!changes.nullable()) {
				this.touches.rule(this.table, RowRule.Kind.NOT_NULL, name);
			}
		}
		if (changes.defaultValue() != null) {
			SqlValue value = changes.defaultValue().value();
			this.touches.add(column, new Aspect(Aspect.DEFAULT, String.valueOf(value)));
			this.touches.rule(this.table, RowRule.Kind.DEFAULT, name);
			if (value instanceof SqlValue.Expression expression) {
				this.touches.mention(this.touches.words(expression.sql()));
			}
		}
		if (changes.comment() != null) {
			this.touches.add(column, new Aspect(Aspect.COMMENT, String.valueOf(changes.comment().value())));
		}
		if (changes.identity() != null) {
			this.touches.add(column, new Aspect(Aspect.IDENTITY, String.valueOf(changes.identity().value())));
			this.touches.add(Thing.parts(this.table),
					new Part(Part.Event.NUMBERED, column.name(), List.of(column.name())));
			this.touches.rule(this.table, RowRule.Kind.NUMBERED, name);
		}
		position(operation.position());
		return this.touches;
	}

	private static boolean isLarge(ColumnType type) {
		return LARGE.contains(type.name()) || (type.length() != null && type.length() > KEY_LENGTH);
	}

	private String using(AlterColumn operation) {
		if (operation.using() == null) {
			return "";
		}
		this.touches.depend(this.table, this.touches.words(operation.using()), "conversion of " + operation.column(),
				Aspect.TYPE);
		return " using " + operation.using();
	}

}
