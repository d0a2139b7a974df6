package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintVisitor;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * What constraints and indexes mean, whatever their names are: two that mean the same are
 * equal. The order of columns does not matter to a key; a unique index of columns is a
 * unique constraint; whether the rows that were there once have been checked does not
 * matter.
 *
 * @param text compares conditions
 */
record RuleKey(SqlText text) implements ConstraintVisitor<List<Object>> {

	List<Object> of(TableRule rule) {
		return (rule.constraint() != null) ? rule.constraint().accept(this) : of(rule.index());
	}

	@Override
	public List<Object> visit(PrimaryKey key) {
		return List.of(Constraint.Kind.PRIMARY_KEY, Set.copyOf(key.columns()));
	}

	@Override
	public List<Object> visit(UniqueConstraint unique) {
		return unique(unique.columns(), unique.isNullsNotDistinct(), deferrability(unique.deferrability()));
	}

	@Override
	public List<Object> visit(CheckConstraint check) {
		return List.of(Constraint.Kind.CHECK, this.text.terms(check.condition()));
	}

	private static List<Object> unique(List<String> columns, boolean nullsNotDistinct, Deferrability deferrability) {
		return List.of(Constraint.Kind.UNIQUE, Set.copyOf(columns), nullsNotDistinct, deferrability);
	}

	@Override
	public List<Object> visit(ForeignKey key) {
		Set<List<String>> pairs = new LinkedHashSet<>();
		for (int i = 0; i < key.columns().size(); i++) {
			pairs.add(List.of(key.columns().get(i),
					(i < key.referencedColumns().size()) ? key.referencedColumns().get(i) : ""));
		}
		return List.of(Constraint.Kind.FOREIGN_KEY, key.target(), pairs, action(key.onDelete()), action(key.onUpdate()),
				deferrability(key.deferrability()), (key.match() != null) ? key.match() : "SIMPLE");
	}

	private static ReferentialAction action(@Nullable ReferentialAction action) {
		return (action != null) ? action : ReferentialAction.NO_ACTION;
	}

	private static Deferrability deferrability(@Nullable Deferrability deferrability) {
		return (deferrability != null) ? deferrability : Deferrability.NOT_DEFERRABLE;
	}

	@Override
	public List<Object> visit(ExcludeConstraint exclude) {
		List<String> elements = exclude.elements()
			.stream()
			.map((element) -> this.text.normal(element.expression()) + " " + element.operator())
			.toList();
		return List.of(Constraint.Kind.EXCLUDE, lower(exclude.using()), elements, condition(exclude.where()),
				deferrability(exclude.deferrability()));
	}

	private List<Object> of(Index index) {
		if (index.unique() && isPlain(index)) {
			return unique(index.elements().stream().map((element) -> String.valueOf(element.column())).toList(),
					index.nullsNotDistinct(), Deferrability.NOT_DEFERRABLE);
		}
		return List.of(ObjectKind.INDEX, index.unique(), index.elements().stream().map(this::of).toList(),
				condition(index.where()), method(index.using()), Set.copyOf(index.include()), index.with(),
				index.nullsNotDistinct(), lower(index.prefix()));
	}

	private static boolean isPlain(Index index) {
		return index.where() == null && method(index.using()).isEmpty() && index.include().isEmpty()
				&& index.with().isEmpty() && index.prefix() == null
				&& index.elements()
					.stream()
					.allMatch((element) -> element.column() != null && order(element.order()).isEmpty()
							&& element.operatorClass() == null && element.length() == null);
	}

	private List<Object> of(IndexElement element) {
		List<Object> parts = new ArrayList<>();
		parts.add((element.column() != null) ? element.column() : List.of(condition(element.expression())));
		parts.add(order(element.order()));
		parts.add(lower(element.operatorClass()));
		parts.add((element.length() != null) ? element.length() : 0);
		return parts;
	}

	private static String order(@Nullable String order) {
		String words = lower(order).strip().replaceAll("\\s+", " ");
		return words.equals("asc") ? "" : words;
	}

	private static String method(@Nullable String using) {
		String method = lower(using);
		return method.equals("btree") ? "" : method;
	}

	private Object condition(@Nullable String sql) {
		return (sql != null) ? this.text.terms(sql) : "";
	}

	private static String lower(@Nullable String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : "";
	}

	/**
	 * Whether an expression of a rule speaks of a column.
	 */
	boolean speaksOf(TableRule rule, String column) {
		return rule.expressions().anyMatch((sql) -> this.text.mentions(sql, column));
	}

	/**
	 * Whether a rule needs a column of its table.
	 */
	boolean needs(TableRule rule, String column) {
		return rule.columns().contains(column) || speaksOf(rule, column)
				|| rule.constraint() == null && rule.index().include().contains(column);
	}

}
