package dev.migrate.author.write;

import java.util.List;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ConstraintVisitor;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Constraints as Java.
 */
record JavaConstraints(JavaSource source) implements ConstraintVisitor<JavaExpression> {

	@Override
	public JavaExpression visit(PrimaryKey key) {
		return named(this.source.definition("primaryKey", JavaSource.texts(key.columns())), key.name());
	}

	@Override
	public JavaExpression visit(ForeignKey key) {
		return foreignKey(key, true);
	}

	@Override
	public JavaExpression visit(CheckConstraint check) {
		JavaExpression expression = named(this.source.definition("check", JavaSource.text(check.condition())),
				check.name());
		return check.isNotValid() ? expression.then("notValid") : expression;
	}

	private static JavaExpression named(JavaExpression expression, @Nullable String name) {
		return (name != null) ? expression.then("named", JavaSource.text(name)) : expression;
	}

	@Override
	public JavaExpression visit(UniqueConstraint unique) {
		JavaExpression expression = named(this.source.definition("unique", JavaSource.texts(unique.columns())),
				unique.name());
		if (unique.isNullsNotDistinct()) {
			expression = expression.then("nullsNotDistinct");
		}
		return deferrable(expression, unique.deferrability());
	}

	private JavaExpression deferrable(JavaExpression expression, @Nullable Deferrability deferrability) {
		return (deferrability != null) ? expression.then("deferrable", this.source.constant(deferrability))
				: expression;
	}

	/**
	 * The foreign key of a column.
	 */
	JavaExpression references(JavaExpression column, String name, ForeignKey key) {
		if (!key.columns().equals(List.of(name))) {
			return column.then("withReferences", foreignKey(key, true).toString());
		}
		TableName table = key.referencedTable();
		if (table != null && table.schema() == null && key.referencedColumns().size() == 1 && hasNoOptions(key)
				&& key.name() == null) {
			return column.then("references", JavaSource.text(table.name()),
					JavaSource.text(key.referencedColumns().get(0)));
		}
		return column.then("references", foreignKey(key, false).toString());
	}

	static boolean hasNoOptions(ForeignKey key) {
		return key.onDelete() == null && key.onUpdate() == null && key.deferrability() == null && key.match() == null
				&& !key.isNotValid();
	}

	private JavaExpression foreignKey(ForeignKey key, boolean withColumns) {
		JavaExpression expression = (key.name() != null)
				? this.source.definition("foreignKey", JavaSource.text(key.name()))
				: this.source.definition("foreignKey");
		if (withColumns && !key.columns().isEmpty()) {
			expression = expression.then("columns", JavaSource.texts(key.columns()));
		}
		if (key.referencedTable() != null) {
			expression = expression.then("references",
					this.source.tableAndColumns(key.referencedTable(), key.referencedColumns()));
		}
		expression = action(expression, "onDelete", key.onDelete());
		expression = action(expression, "onUpdate", key.onUpdate());
		expression = deferrable(expression, key.deferrability());
		if (key.match() != null) {
			expression = expression.then("match", JavaSource.text(key.match()));
		}
		return key.isNotValid() ? expression.then("notValid") : expression;
	}

	private JavaExpression action(JavaExpression expression, String method, @Nullable ReferentialAction action) {
		return (action != null) ? expression.then(method, this.source.constant(action)) : expression;
	}

	@Override
	public JavaExpression visit(ExcludeConstraint exclude) {
		JavaExpression expression = (exclude.name() != null)
				? this.source.definition("exclude", JavaSource.text(exclude.name()))
				: this.source.definition("exclude");
		if (!exclude.using().equals("gist")) {
			expression = expression.then("using", JavaSource.text(exclude.using()));
		}
		for (ExcludeConstraint.Element element : exclude.elements()) {
			expression = expression.then("with", JavaSource.text(element.expression()),
					JavaSource.text(element.operator()));
		}
		if (exclude.where() != null) {
			expression = expression.then("where", JavaSource.text(exclude.where()));
		}
		return deferrable(expression, exclude.deferrability());
	}

}
