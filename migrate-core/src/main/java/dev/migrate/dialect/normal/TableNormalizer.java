package dev.migrate.dialect.normal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.Spelling;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintVisitor;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Brings a table to the form in which an inspector reads it. Constraints and indexes are
 * sorted, as their order means nothing. Used for one table.
 */
public final class TableNormalizer implements ConstraintVisitor<Constraint> {

	private final NormalForm form;

	private final Table table;

	private final Spelling spelling;

	private final ExpressionText expressions;

	private final Map<String, ColumnType> types;

	public TableNormalizer(Dialect dialect, NormalForm form, Table table) {
		this.form = form;
		this.table = table;
		this.spelling = dialect.spelling();
		Types types = new Types(dialect, table.name().schema());
		this.types = table.columns().stream().collect(Collectors.toMap(Column::name, types::normalize));
		Set<String> textColumns = this.types.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().name() == TypeName.VARCHAR || entry.getValue().name() == TypeName.TEXT)
			.map((entry) -> dialect.spelling().quote(entry.getKey()))
			.collect(Collectors.toSet());
		Set<String> enums = this.types.values()
			.stream()
			.flatMap((type) -> Stream.ofNullable(type.single().enumeration()))
			.map((words) -> dialect.spelling().quote(words.name()))
			.collect(Collectors.toSet());
		this.expressions = new ExpressionText(form, textColumns,
				dialect.has(DialectFact.NAMED_ENUMS) ? enums : Set.of());
	}

	public Table normalize() {
		List<Column> columns = this.table.columns().stream().map(this::column).toList();
		Stream<Constraint> constraints = Stream
			.of(this.table.columnConstraints().stream(), this.table.constraints().stream(), uniqueIndexes())
			.flatMap((some) -> some);
		return new Table(this.table.name(), columns,
				constraints.map((constraint) -> constraint.accept(this))
					.sorted(Comparator.comparing((Constraint constraint) -> constraint.kind())
						.thenComparing(TableNormalizer::meaning)
						.thenComparing((constraint) -> String.valueOf(constraint.name())))
					.toList(),
				this.table.indexes()
					.stream()
					.filter((index) -> !isConstraint(index))
					.map(this::index)
					.sorted(Comparator.comparing(Index::name))
					.toList(),
				comment(this.table.comment()), Map.of());
	}

	private @Nullable String comment(@Nullable String comment) {
		return (comment != null && !comment.isEmpty()) ? this.form.comment(comment) : null;
	}

	private @Nullable String collation(@Nullable String collation) {
		return (collation != null) ? emptyToNull(this.form.collation(collation)) : null;
	}

	private static @Nullable String emptyToNull(@Nullable String text) {
		return (text != null && text.isEmpty()) ? null : text;
	}

	private Column column(Column column) {
		ColumnType type = this.types.getOrDefault(column.name(), column.type());
		boolean key = this.table.primaryKeyColumns().contains(column.name());
		Identity identity = (column.identity() != null) ? this.form.identity(column.identity(), type) : null;
		return new Column(column.name(), this.form.type(type, identity != null),
				column.nullable() && !key && identity == null, (identity == null) ? defaultValue(column, type) : null,
				false, false, identity, computed(column.computed()), null, collation(column.collation()),
				comment(column.comment()));
	}

	private @Nullable SqlValue defaultValue(Column column, ColumnType type) {
		SqlValue value = column.defaultValue();
		return (value != null) ? new DefaultNormalizer(this.form, this.spelling, this.expressions).normalize(value,
				column.type(), type) : null;
	}

	private @Nullable Computed computed(@Nullable Computed computed) {
		return (computed == null) ? null
				: new Computed(this.expressions.canonical(computed.expression()), this.form.stored(computed.stored()));
	}

	private Stream<Constraint> uniqueIndexes() {
		return this.table.indexes()
			.stream()
			.filter(this::isConstraint)
			.map((index) -> new UniqueConstraint(index.name(),
					index.elements().stream().map((element) -> String.valueOf(element.column())).toList(),
					index.nullsNotDistinct(), null));
	}

	// A unique index over whole columns means what a unique constraint means
	private boolean isConstraint(Index given) {
		Index index = index(given);
		return index.unique() && index.where() == null && index.using() == null && index.include().isEmpty()
				&& index.with().isEmpty() && index.prefix() == null
				&& index.elements()
					.stream()
					.allMatch((element) -> element.column() != null && element.order() == null
							&& element.operatorClass() == null && element.length() == null);
	}

	private Index index(Index index) {
		String using = this.form.indexMethod(index.using());
		List<IndexElement> elements = index.elements().stream().map((element) -> element(element, using)).toList();
		Map<String, String> with = new LinkedHashMap<>();
		index.with().forEach((key, value) -> with.put(key.strip().toLowerCase(Locale.ROOT), value.strip()));
		return new Index(index.name(), this.table.name(), elements, index.unique(), canonical(index.where()), using,
				index.include(), with, index.unique() && index.nullsNotDistinct(),
				(index.prefix() != null) ? index.prefix().strip().toUpperCase(Locale.ROOT) : null);
	}

	private IndexElement element(IndexElement element, @Nullable String using) {
		boolean ordered = element.order() != null && using == null && this.form.ordersIndexes();
		String order = ordered ? order(String.valueOf(element.order())) : null;
		return new IndexElement(element.column(), canonical(element.expression()), order, element.operatorClass(),
				element.length());
	}

	private @Nullable String order(String order) {
		String words = order.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
		boolean descending = words.startsWith("DESC");
		boolean nullsFirst = words.endsWith("NULLS FIRST");
		boolean unsaid = !words.contains("NULLS");
		boolean usualFirst = descending != this.form.nullsAreLeast();
		if (unsaid || nullsFirst == usualFirst) {
			return descending ? "DESC" : null;
		}
		return (descending ? "DESC" : "ASC") + " NULLS " + (nullsFirst ? "FIRST" : "LAST");
	}

	private @Nullable String canonical(@Nullable String expression) {
		return (expression != null) ? this.expressions.canonical(expression) : null;
	}

	@Override
	public Constraint visit(PrimaryKey key) {
		return new PrimaryKey(this.form.keyName(key.name()), key.columns());
	}

	@Override
	public Constraint visit(UniqueConstraint unique) {
		return new UniqueConstraint(unique.name(), unique.columns(), unique.isNullsNotDistinct(),
				deferrability(unique.deferrability()));
	}

	@Override
	public Constraint visit(CheckConstraint check) {
		return new CheckConstraint(check.name(), this.expressions.canonical(check.condition()),
				this.form.keepsNotValid() && check.isNotValid());
	}

	@Override
	public Constraint visit(ForeignKey key) {
		return new ForeignKey(key.name(), key.columns(), key.target(), key.referencedColumns(), action(key.onDelete()),
				action(key.onUpdate()), deferrability(key.deferrability()),
				"SIMPLE".equals(key.match()) ? null : this.form.match(key.match()),
				this.form.keepsNotValid() && key.isNotValid());
	}

	private @Nullable ReferentialAction action(@Nullable ReferentialAction action) {
		boolean usual = action == ReferentialAction.NO_ACTION
				|| action == ReferentialAction.RESTRICT && this.form.restrictsByDefault();
		return usual ? null : action;
	}

	private static @Nullable Deferrability deferrability(@Nullable Deferrability deferrability) {
		return (deferrability == Deferrability.NOT_DEFERRABLE) ? null : deferrability;
	}

	@Override
	public Constraint visit(ExcludeConstraint exclude) {
		List<ExcludeConstraint.Element> elements = new ArrayList<>();
		exclude.elements()
			.forEach((element) -> elements.add(new ExcludeConstraint.Element(
					this.expressions.canonical(element.expression()), element.operator().strip())));
		return new ExcludeConstraint(exclude.name(), exclude.using().toLowerCase(Locale.ROOT), elements,
				canonical(exclude.where()), deferrability(exclude.deferrability()));
	}

	private static String meaning(Constraint constraint) {
		return constraint.accept(new ConstraintVisitor<>() {

			@Override
			public String visit(PrimaryKey key) {
				return key.columns().toString();
			}

			@Override
			public String visit(UniqueConstraint unique) {
				return unique.columns().toString();
			}

			@Override
			public String visit(ForeignKey key) {
				return key.columns() + " " + key.target() + " " + key.referencedColumns();
			}

			@Override
			public String visit(CheckConstraint check) {
				return check.condition();
			}

			@Override
			public String visit(ExcludeConstraint exclude) {
				return exclude.elements().toString();
			}

		});
	}

	/**
	 * Brings types to the form in which an inspector reads them.
	 */
	private record Types(Dialect dialect, @Nullable String schema) {

		ColumnType normalize(Column column) {
			return normalize(column.name(), column.type());
		}

		private ColumnType normalize(String column, ColumnType type) {
			boolean varies = this.dialect.names().stream().anyMatch(type.variants()::containsKey);
			if (!varies && type.enumeration() != null) {
				return enumeration(column, type.enumeration());
			}
			if (!varies && type.element() != null && type.element().enumeration() != null) {
				return Definitions.array(normalize(column, type.element()));
			}
			try {
				ColumnType read = this.dialect.spelling().type(this.dialect.spelling().sql(type, null));
				return (read.enumeration() != null) ? enumeration(column, read.enumeration()) : read;
			}
			catch (OperationNotSupportedException ex) {
				// No such column can be made there, so that none will be found equal to
				// it
				return type;
			}
		}

		private ColumnType enumeration(String column, ColumnType.Enumeration type) {
			boolean named = this.dialect.has(DialectFact.NAMED_ENUMS);
			String schema = (type.schema() != null) ? type.schema() : this.schema;
			return new ColumnType(TypeName.ENUM, null, null, null, new ColumnType.Enumeration(named ? schema : null,
					named ? type.name() : column, type.values(), true), null, null, Map.of());
		}

	}

}
