package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * A constraint or an index: some databases make one of the other. Exactly one of the two
 * is given.
 */
record TableRule(@Nullable Constraint constraint, @Nullable Index index) {

	private static final Pattern COLLATED = Pattern.compile(
			"(?i)(\"(?:[^\"]|\"\")+\"|[^\\s\"()]+)\\s+collate\\s+(?:\"[^\"]+\"|[^\\s\"()]+?)(?:\\.(?:\"[^\"]+\"|[^\\s\"()]+))?");

	static List<TableRule> of(Table table) {
		List<TableRule> rules = new ArrayList<>();
		table.constraints().forEach((constraint) -> rules.add(new TableRule(constraint, null)));
		table.indexes().forEach((index) -> rules.add(new TableRule(null, index)));
		return rules;
	}

	/**
	 * The rule that an operation adds to a table that is there.
	 */
	static Optional<TableRule> madeBy(Operation operation) {
		return operation.accept(new GroupingOperationVisitor<>() {

			@Override
			public Optional<TableRule> visit(AddConstraint add) {
				return Optional.of(new TableRule(add.constraint(), null));
			}

			@Override
			public Optional<TableRule> visit(CreateIndex create) {
				return Optional.of(new TableRule(null, create.index()));
			}

			@Override
			public Optional<TableRule> visitOther(Operation other) {
				return Optional.empty();
			}

		});
	}

	/**
	 * The name of the rule that an operation drops.
	 */
	static Optional<String> droppedBy(Operation operation) {
		return operation.accept(new GroupingOperationVisitor<>() {

			@Override
			public Optional<String> visit(DropConstraint drop) {
				return Optional.of(drop.name());
			}

			@Override
			public Optional<String> visit(DropIndex drop) {
				return Optional.of(drop.name());
			}

			@Override
			public Optional<String> visitOther(Operation other) {
				return Optional.empty();
			}

		});
	}

	/**
	 * Whether an operation drops it. A table has one primary key, which need not have a
	 * name.
	 */
	boolean isDroppedBy(Operation operation) {
		return operation.accept(new GroupingOperationVisitor<>() {

			@Override
			public Boolean visit(DropConstraint drop) {
				return (drop.kind() == Constraint.Kind.PRIMARY_KEY) ? kind() == ObjectKind.PRIMARY_KEY
						: isNamed(drop.name());
			}

			@Override
			public Boolean visit(DropIndex drop) {
				return isNamed(drop.name());
			}

			@Override
			public Boolean visitOther(Operation other) {
				return false;
			}

		});
	}

	/**
	 * The same, with what it leaves open taken from another: what a foreign key does on
	 * deletion and change, how it matches, and when a key is looked at.
	 */
	TableRule completedBy(TableRule other) {
		// Two at once: a visitor sees one
		if (this.constraint instanceof ForeignKey key && other.constraint instanceof ForeignKey live) {
			return new TableRule(new ForeignKey(key.name(), key.columns(), key.referencedTable(),
					key.referencedColumns(), or(key.onDelete(), live.onDelete()), or(key.onUpdate(), live.onUpdate()),
					or(key.deferrability(), live.deferrability()), or(key.match(), live.match()), key.isNotValid()),
					null);
		}
		if (this.constraint instanceof UniqueConstraint key && other.constraint instanceof UniqueConstraint live) {
			return new TableRule(new UniqueConstraint(key.name(), key.columns(),
					key.isNullsNotDistinct() || live.isNullsNotDistinct(),
					or(key.deferrability(), live.deferrability())), null);
		}
		return this;
	}

	/**
	 * An index over columns alone, with the collations and operator classes that another
	 * one has for the same columns.
	 */
	TableRule orderedAs(TableRule other) {
		if (this.index == null || other.index == null
				|| this.index.elements().size() != other.index.elements().size()) {
			return this;
		}
		List<IndexElement> elements = new ArrayList<>();
		for (int i = 0; i < this.index.elements().size(); i++) {
			elements.add(ordered(this.index.elements().get(i), other.index.elements().get(i)));
		}
		return new TableRule(null, this.index.withElements(elements));
	}

	private static IndexElement ordered(IndexElement said, IndexElement live) {
		Matcher collated = COLLATED.matcher(Objects.requireNonNullElse(live.expression(), ""));
		String column = collated.matches() ? collated.group(1).replaceAll("^\"|\"$", "").replace("\"\"", "\"")
				: live.column();
		boolean open = said.column() != null && said.operatorClass() == null && said.column().equals(column);
		return open
				? new IndexElement(live.column(), live.expression(), said.order(), live.operatorClass(), said.length())
				: said;
	}

	private static <T> @Nullable T or(@Nullable T said, @Nullable T other) {
		return (said != null) ? said : other;
	}

	@Nullable String name() {
		return (this.constraint != null) ? this.constraint.name() : index().name();
	}

	boolean isNamed(@Nullable String name) {
		return name != null && name.equalsIgnoreCase(name());
	}

	@Override
	public Index index() {
		if (this.index == null) {
			throw new IllegalStateException("'" + this.constraint + "' is no index");
		}
		return this.index;
	}

	/**
	 * Whether foreign keys can refer to its columns.
	 */
	boolean isKey() {
		return (this.constraint == null) ? index().unique()
				: kind() == ObjectKind.PRIMARY_KEY || kind() == ObjectKind.UNIQUE_CONSTRAINT;
	}

	ObjectKind kind() {
		if (this.constraint == null) {
			return ObjectKind.INDEX;
		}
		return switch (this.constraint.kind()) {
			case PRIMARY_KEY -> ObjectKind.PRIMARY_KEY;
			case UNIQUE -> ObjectKind.UNIQUE_CONSTRAINT;
			case FOREIGN_KEY -> ObjectKind.FOREIGN_KEY;
			case CHECK -> ObjectKind.CHECK;
			case EXCLUDE -> ObjectKind.EXCLUDE;
		};
	}

	/**
	 * The aspects that it belongs to; a primary key belongs to none, as every source
	 * knows it.
	 */
	Set<Aspect> aspects() {
		return switch (kind()) {
			case INDEX -> isSpecial(index()) ? Set.of(Aspect.INDEX, Aspect.SPECIAL_INDEX) : Set.of(Aspect.INDEX);
			case UNIQUE_CONSTRAINT -> Set.of(Aspect.UNIQUE_CONSTRAINT);
			case FOREIGN_KEY -> Set.of(Aspect.FOREIGN_KEY);
			case CHECK -> Set.of(Aspect.CHECK);
			case EXCLUDE -> Set.of(Aspect.EXCLUDE);
			default -> Set.of();
		};
	}

	private static boolean isSpecial(Index index) {
		return index.where() != null || index.using() != null || index.prefix() != null || !index.include().isEmpty()
				|| index.elements()
					.stream()
					.anyMatch((element) -> element.expression() != null || element.operatorClass() != null
							|| element.length() != null);
	}

	/**
	 * The columns that it is over; none if that cannot be said.
	 */
	List<String> columns() {
		return (this.constraint != null) ? this.constraint.columns()
				: index().elements().stream().map(IndexElement::column).filter(Objects::nonNull).toList();
	}

	/**
	 * The expressions and the condition that it has.
	 */
	Stream<String> expressions() {
		return (this.constraint != null)
				? Stream.concat(this.constraint.expressions().stream(), Stream.ofNullable(this.constraint.where()))
				: Stream.concat(
						index().elements().stream().flatMap((element) -> Stream.ofNullable(element.expression())),
						Stream.ofNullable(index().where()));
	}

	/**
	 * The operation that makes it.
	 */
	Operation create(TableName table) {
		return (this.constraint != null) ? new AddConstraint(table, this.constraint)
				: new CreateIndex(index().onTable(table), false, false);
	}

	/**
	 * The operation that drops it.
	 * @param name its name, or one to say if it has none
	 */
	Operation drop(TableName table, String name) {
		return (this.constraint != null)
				? new DropConstraint(table, name, this.constraint.kind(), false, this.constraint)
				: new DropIndex(table, name, false, false, index().onTable(table));
	}

}
