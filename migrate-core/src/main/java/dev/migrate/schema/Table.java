package dev.migrate.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A table with all that belongs to it.
 *
 * @param name the name
 * @param columns the columns, in order
 * @param constraints the constraints that are not declared at a column
 * @param indexes the indexes, those of constraints left out
 * @param comment the comment, or {@code null} for none
 * @param options options after the closing bracket, by dialect name
 * @param persistence how long it lives; inspectors read permanent tables only, and do not
 * tell those that are not logged
 */
public record Table(TableName name, List<Column> columns, List<Constraint> constraints, List<Index> indexes,
		@Nullable String comment, Map<String, String> options, Persistence persistence) {

	/**
	 * Copy, and refuse two columns of one name.
	 */
	public Table {
		columns = List.copyOf(columns);
		constraints = List.copyOf(constraints);
		indexes = List.copyOf(indexes);
		options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
		if (columns.stream().map(Column::name).distinct().count() < columns.size()) {
			throw new IllegalArgumentException(
					"Table '" + name + "' has two columns of one name: " + columns.stream().map(Column::name).toList());
		}
	}

	/**
	 * A permanent table.
	 * @param name the name
	 * @param columns the columns, in order
	 * @param constraints the constraints that are not declared at a column
	 * @param indexes the indexes, those of constraints left out
	 * @param comment the comment, or {@code null} for none
	 * @param options options after the closing bracket, by dialect name
	 */
	public Table(TableName name, List<Column> columns, List<Constraint> constraints, List<Index> indexes,
			@Nullable String comment, Map<String, String> options) {
		this(name, columns, constraints, indexes, comment, options, Persistence.PERMANENT);
	}

	/**
	 * A table from what stands between its brackets.
	 * @param name the name
	 * @param elements columns, constraints, indexes, comment and options, in order
	 * @return the table
	 */
	public static Table of(TableName name, List<TableElement> elements) {
		Map<String, String> options = new LinkedHashMap<>();
		of(TableElement.Option.class, elements)
			.forEach((option) -> options.merge(option.dialect(), option.sql(), (one, two) -> one + " " + two));
		return new Table(name, of(Column.class, elements), of(Constraint.class, elements),
				of(IndexDefinition.class, elements).stream().map((index) -> index.onTable(name).toIndex()).toList(),
				last(of(TableElement.Comment.class, elements)).map(TableElement.Comment::text).orElse(null), options,
				last(of(Persistence.class, elements)).orElse(Persistence.PERMANENT));
	}

	/**
	 * The column of a name.
	 * @param column the name, as it is written in the table
	 * @return the column, or empty if the table has none of that name
	 */
	public Optional<Column> column(String column) {
		return this.columns.stream().filter((candidate) -> candidate.name().equals(column)).findFirst();
	}

	/**
	 * The columns of the primary key, wherever it is declared.
	 * @return the names in key order, empty if there is no primary key
	 */
	public List<String> primaryKeyColumns() {
		return this.constraints.stream()
			.filter((constraint) -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
			.map(Constraint::columns)
			.findFirst()
			.orElseGet(() -> this.columns.stream().filter(Column::isPrimaryKey).map(Column::name).toList());
	}

	/**
	 * The foreign keys among the constraints.
	 * @return the keys in order, without those that columns declare
	 */
	public List<ForeignKey> foreignKeys() {
		return of(ForeignKey.class, this.constraints);
	}

	/**
	 * The checks among the constraints.
	 * @return the checks in order
	 */
	public List<CheckConstraint> checks() {
		return of(CheckConstraint.class, this.constraints);
	}

	private static <E extends TableElement> List<E> of(Class<E> kind, List<? extends TableElement> elements) {
		return elements.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	private static <E> Optional<E> last(List<E> elements) {
		return elements.isEmpty() ? Optional.empty() : Optional.of(elements.get(elements.size() - 1));
	}

	/**
	 * The same table under another name; its indexes follow.
	 * @param name the name
	 * @return a new table
	 */
	public Table named(TableName name) {
		return new Table(name, this.columns, this.constraints,
				this.indexes.stream().map((index) -> index.onTable(name)).toList(), this.comment, this.options,
				this.persistence);
	}

	/**
	 * The same table with other columns.
	 * @param columns the columns, in order
	 * @return a new table
	 */
	public Table withColumns(List<Column> columns) {
		return new Table(this.name, columns, this.constraints, this.indexes, this.comment, this.options,
				this.persistence);
	}

	/**
	 * The same table with other constraints.
	 * @param constraints the constraints that are not declared at a column
	 * @return a new table
	 */
	public Table withConstraints(List<Constraint> constraints) {
		return new Table(this.name, this.columns, constraints, this.indexes, this.comment, this.options,
				this.persistence);
	}

	/**
	 * The same table with other foreign keys.
	 * @param change changes each of those that are not declared at a column
	 * @return a new table
	 */
	public Table withForeignKeys(UnaryOperator<ForeignKey> change) {
		return withConstraints(
				this.constraints.stream().map((constraint) -> constraint.withForeignKey(change)).toList());
	}

	/**
	 * The same table with other indexes.
	 * @param indexes the indexes, those of constraints left out
	 * @return a new table
	 */
	public Table withIndexes(List<Index> indexes) {
		return new Table(this.name, this.columns, this.constraints, indexes, this.comment, this.options,
				this.persistence);
	}

	/**
	 * The same table with another comment.
	 * @param comment the comment, or {@code null} for none
	 * @return a new table
	 */
	public Table withComment(@Nullable String comment) {
		return new Table(this.name, this.columns, this.constraints, this.indexes, comment, this.options,
				this.persistence);
	}

	/**
	 * The constraints that stand at columns, as they are beside them.
	 * @return the primary key, if columns say it, then what each column says
	 */
	public List<Constraint> columnConstraints() {
		List<Constraint> constraints = new ArrayList<>();
		List<String> key = this.columns.stream().filter(Column::isPrimaryKey).map(Column::name).toList();
		if (!key.isEmpty()) {
			constraints.add(new PrimaryKey(null, key));
		}
		for (Column column : this.columns) {
			if (column.isUnique()) {
				constraints.add(new UniqueConstraint(null, List.of(column.name()), false, null));
			}
			if (column.references() != null) {
				constraints.add(column.references().columns(column.name()));
			}
		}
		return constraints;
	}

}
