package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintVisitor;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * What tables are when a column of one of them has got another name: databases rename it
 * in keys, indexes and expressions too.
 *
 * @param table the table
 * @param before the column's name
 * @param after its new name
 * @param text finds the column in expressions
 */
record ColumnRenaming(TableName table, String before, String after,
		SqlText text) implements ConstraintVisitor<Constraint> {

	Table of(Table other) {
		if (!other.name().equals(this.table)) {
			return other.withConstraints(other.constraints().stream().map(this::referencing).toList());
		}
		List<Constraint> constraints = other.constraints()
			.stream()
			.map((constraint) -> constraint.accept(this))
			.map(this::referencing)
			.toList();
		return other.withColumns(other.columns().stream().map(this::of).toList())
			.withConstraints(constraints)
			.withIndexes(other.indexes().stream().map(this::of).toList());
	}

	private Constraint referencing(Constraint constraint) {
		return (constraint instanceof ForeignKey key && this.table.equals(key.referencedTable()))
				? key.references(this.table, names(key.referencedColumns()).toArray(String[]::new)) : constraint;
	}

	private Column of(Column column) {
		Column named = column.name().equals(this.before) ? column.named(this.after) : column;
		Computed computed = named.computed();
		return (computed != null) ? named.withComputed(new Computed(sql(computed.expression()), computed.stored()))
				: named;
	}

	@Override
	public Constraint visit(PrimaryKey key) {
		return new PrimaryKey(key.name(), names(key.columns()));
	}

	@Override
	public Constraint visit(UniqueConstraint unique) {
		return new UniqueConstraint(unique.name(), names(unique.columns()), unique.isNullsNotDistinct(),
				unique.deferrability());
	}

	@Override
	public Constraint visit(ForeignKey key) {
		return key.columns(names(key.columns()).toArray(String[]::new));
	}

	@Override
	public Constraint visit(CheckConstraint check) {
		return new CheckConstraint(check.name(), sql(check.condition()), check.isNotValid());
	}

	@Override
	public Constraint visit(ExcludeConstraint exclude) {
		return new ExcludeConstraint(exclude.name(), exclude.using(),
				exclude.elements()
					.stream()
					.map((element) -> new ExcludeConstraint.Element(sql(element.expression()), element.operator()))
					.toList(),
				optional(exclude.where()), exclude.deferrability());
	}

	private Index of(Index index) {
		return new Index(index.name(), index.table(), index.elements().stream().map(this::of).toList(), index.unique(),
				optional(index.where()), index.using(), names(index.include()), index.with(), index.nullsNotDistinct(),
				index.prefix());
	}

	private IndexElement of(IndexElement element) {
		return new IndexElement((element.column() != null) ? name(element.column()) : null,
				optional(element.expression()), element.order(), element.operatorClass(), element.length());
	}

	private List<String> names(List<String> columns) {
		return columns.stream().map(this::name).toList();
	}

	private String name(String column) {
		return column.equals(this.before) ? this.after : column;
	}

	private String sql(String expression) {
		return this.text.renamed(expression, this.before, this.after);
	}

	private @Nullable String optional(@Nullable String expression) {
		return (expression != null) ? sql(expression) : null;
	}

}
