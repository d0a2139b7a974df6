package dev.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.TypeConversions.Way;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.ObjectSpelling;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one operation on PostgreSQL 14 and later.
 * <p>
 * An enum type that a column brings along is created before the column and dropped after
 * it, unless it is {@link ColumnType#existing()}.
 */
final class PostgresqlDdlRenderer extends DdlRenderer {

	private final @Nullable String schema;

	private final TypeConversions conversions;

	PostgresqlDdlRenderer(Dialect dialect, Operation operation) {
		super(dialect, operation);
		this.conversions = dialect.conversions();
		this.schema = operation.tableName().map(TableName::schema).orElse(null);
	}

	/**
	 * Types that are not here are the nearest wider ones. Times keep microseconds, the
	 * server's own default.
	 */
	@Override
	protected ObjectSpelling objects() {
		return ObjectSpelling.STANDARD.with(SchemaObject.Kind.MATERIALIZED_VIEW, "MATERIALIZED VIEW")
			.replacing(SchemaObject.Kind.VIEW, SchemaObject.Kind.FUNCTION, SchemaObject.Kind.PROCEDURE)
			.saying();
	}

	@Override
	protected String spell(ColumnType type) {
		return switch (type.name()) {
			case TINYINT, SMALLINT -> "SMALLINT";
			case INTEGER -> "INTEGER";
			case BIGINT -> "BIGINT";
			case NUMERIC -> sized("NUMERIC", type);
			case REAL -> "REAL";
			case DOUBLE -> "DOUBLE PRECISION";
			case BOOLEAN -> "BOOLEAN";
			case CHAR -> sized("CHAR", type);
			case VARCHAR -> sized("VARCHAR", type);
			case TEXT -> "TEXT";
			case DATE -> "DATE";
			case TIME -> sized("TIME", type);
			case TIMESTAMP -> sized("TIMESTAMP", type);
			case TIMESTAMP_WITH_TIME_ZONE -> sized("TIMESTAMP", type) + " WITH TIME ZONE";
			case INTERVAL -> "INTERVAL";
			case VARBINARY, BLOB -> "BYTEA";
			case UUID -> "UUID";
			case JSON -> "JSON";
			case JSONB -> "JSONB";
			case ENUM -> enumName(enumeration(type));
			case ARRAY -> type(Objects.requireNonNull(type.element())) + "[]";
			case VERBATIM -> Objects.requireNonNull(type.verbatim());
		};
	}

	private static ColumnType.Enumeration enumeration(ColumnType type) {
		return Objects.requireNonNull(type.enumeration());
	}

	/**
	 * An enum type is in the schema of its table unless it says another one.
	 */
	private String enumName(ColumnType.Enumeration enumeration) {
		return quote((enumeration.schema() != null) ? enumeration.schema() : this.schema, enumeration.name());
	}

	/**
	 * Stored, unless something else is said: before version 18 there is nothing else.
	 */
	@Override
	protected String computed(Computed computed) {
		boolean virtual = Boolean.FALSE.equals(computed.stored());
		return "GENERATED ALWAYS AS (" + computed.expression() + ")" + (virtual ? " VIRTUAL" : " STORED");
	}

	@Override
	protected String notValid(boolean notValid) {
		return notValid ? " NOT VALID" : "";
	}

	@Override
	protected String exclude(ExcludeConstraint exclude) {
		String elements = exclude.elements()
			.stream()
			.map((element) -> element.expression() + " WITH " + element.operator())
			.collect(Collectors.joining(", "));
		return "EXCLUDE USING " + exclude.using() + " (" + elements + ")"
				+ ((exclude.where() != null) ? " WHERE (" + exclude.where() + ")" : "")
				+ deferrability(exclude.deferrability());
	}

	@Override
	public String createIndex(Index index, boolean ifNotExists, boolean concurrently) {
		if (index.prefix() != null) {
			throw notSupported("It has no " + index.prefix() + " indexes.",
					"Say what is meant with using(…), such as using(\"gin\"), or keep it to MySQL and MariaDB with "
							+ "op.dialect().");
		}
		return super.createIndex(index, ifNotExists, concurrently);
	}

	@Override
	protected String indexElement(IndexElement element) {
		if (element.length() != null) {
			throw notSupported("It has no indexes of the first characters of a column.",
					"Index an expression: elementExpression(\"left(" + element.column() + ", " + element.length()
							+ ")\").");
		}
		return super.indexElement(element);
	}

	@Override
	public SqlStatement index(Index index, boolean ifNotExists, boolean concurrently) {
		SqlStatement statement = super.index(index, ifNotExists, concurrently);
		return concurrently ? concurrently(statement) : statement;
	}

	@Override
	public List<SqlStatement> visit(DropIndex operation) {
		List<SqlStatement> statements = super.visit(operation);
		return operation.concurrently() ? statements.stream().map(PostgresqlDdlRenderer::concurrently).toList()
				: statements;
	}

	private static SqlStatement concurrently(SqlStatement statement) {
		return new SqlStatement(statement.text(), statement.facts().concurrently());
	}

	@Override
	protected List<SqlStatement> typesBefore(List<ColumnType> types, boolean ifNotExists) {
		return ownEnums(types).stream().map((enumeration) -> createEnum(enumeration, ifNotExists)).toList();
	}

	@Override
	protected List<SqlStatement> typesAfter(List<ColumnType> types, boolean ifExists) {
		return ownEnums(types).stream().map((enumeration) -> dropEnum(enumeration, ifExists)).toList();
	}

	/**
	 * The enum types that come and go with columns of these types.
	 */
	private Set<ColumnType.Enumeration> ownEnums(List<ColumnType> types) {
		Set<ColumnType.Enumeration> enums = new LinkedHashSet<>();
		for (ColumnType type : types) {
			ColumnType element = type.single();
			if (element.enumeration() != null && !element.enumeration().existing()
					&& !element.variants().containsKey(dialect().name())) {
				enums.add(element.enumeration());
			}
		}
		return enums;
	}

	/**
	 * PostgreSQL has no CREATE TYPE IF NOT EXISTS.
	 */
	private SqlStatement createEnum(ColumnType.Enumeration enumeration, boolean ifNotExists) {
		String sql = "CREATE TYPE " + enumName(enumeration) + " AS ENUM "
				+ enumeration.values().stream().map(this::literal).collect(Collectors.joining(", ", "(", ")"));
		if (!ifNotExists) {
			return ddl(sql, type(true, enumeration));
		}
		String body = "BEGIN " + sql + "; EXCEPTION WHEN duplicate_object THEN NULL; END";
		String tag = "$migrate$";
		for (int i = 1; body.contains(tag); i++) {
			tag = "$migrate" + i + "$";
		}
		return ddl("DO " + tag + " " + body + " " + tag, type(true, enumeration));
	}

	private SchemaEffect type(boolean made, ColumnType.Enumeration enumeration) {
		String place = (enumeration.schema() != null) ? enumeration.schema() : this.schema;
		return made ? made(SchemaEffect.Kind.TYPE, place, enumeration.name())
				: dropped(SchemaEffect.Kind.TYPE, place, enumeration.name());
	}

	private SqlStatement dropEnum(ColumnType.Enumeration enumeration, boolean ifExists) {
		return ddl("DROP TYPE " + ifExists(ifExists) + enumName(enumeration), type(false, enumeration));
	}

	@Override
	protected List<SqlStatement> alterType(AlterColumn operation, ColumnType type) {
		return new TypeChange(operation, type).statements();
	}

	@Override
	protected List<SqlStatement> alterIdentity(AlterColumn operation, Identity identity) {
		String kind = identity.isAlways() ? "ALWAYS" : "BY DEFAULT";
		NewValue<Identity> existing = operation.existing().identity();
		Identity before = (existing != null) ? existing.value() : null;
		if (before == null) {
			return List.of(ddl(alterColumn(operation) + "ADD " + identity(identity)), behindRows(operation, identity));
		}
		String options = changedOptions(before, identity);
		return List
			.of(ddl(alterColumn(operation) + "SET GENERATED " + kind + (options.isEmpty() ? "" : " " + options)));
	}

	/**
	 * Values go on behind those that rows have already.
	 */
	private SqlStatement behindRows(AlterColumn operation, Identity identity) {
		boolean up = identity.isAscending();
		String last = (up ? "max(" : "min(") + quote(operation.column()) + ")";
		return new SqlStatement("SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence("
				+ literal(quote(operation.table())) + ", " + literal(operation.column()) + "), " + last + ") FROM "
				+ quote(operation.table()) + " HAVING " + last + (up ? " >= " : " <= ") + identity.first(),
				StatementFacts.DATA);
	}

	@Override
	public List<SqlStatement> visit(CreateEnum operation) {
		return List.of(createEnum(operation.enumeration(), false));
	}

	@Override
	public List<SqlStatement> visit(DropEnum operation) {
		return List.of(ddl("DROP TYPE " + ifExists(operation.ifExists()) + quote(operation.schema(), operation.name()),
				dropped(SchemaEffect.Kind.TYPE, operation.schema(), operation.name())));
	}

	@Override
	public List<SqlStatement> visit(AddEnumValue operation) {
		String sql = "ALTER TYPE " + quote(operation.schema(), operation.name()) + " ADD VALUE "
				+ ifNotExists(operation.ifNotExists()) + literal(operation.value());
		if (operation.position() == null) {
			return List.of(ddl(sql));
		}
		return List.of(ddl(sql + (operation.position().before() ? " BEFORE " : " AFTER ")
				+ literal(operation.position().neighbour())));
	}

	@Override
	public List<SqlStatement> visit(RenameEnumValue operation) {
		return List.of(ddl("ALTER TYPE " + quote(operation.schema(), operation.name()) + " RENAME VALUE "
				+ literal(operation.from()) + " TO " + literal(operation.to())));
	}

	@Override
	protected OperationNotSupportedException columnsStay() {
		return notSupported("Its columns stay where they are unless the table is written anew.",
				"Add recreate(ALWAYS), or leave columnOrder(…) out.");
	}

	/**
	 * A change of a column's type, with the enum types that come and go with it.
	 */
	private final class TypeChange {

		private static final Set<TypeName> TEXTS = EnumSet.of(TypeName.CHAR, TypeName.VARCHAR, TypeName.TEXT);

		private final AlterColumn operation;

		private final ColumnType type;

		private final @Nullable ColumnType before;

		TypeChange(AlterColumn operation, ColumnType type) {
			this.operation = operation;
			this.type = type;
			this.before = operation.existing().type();
		}

		List<SqlStatement> statements() {
			List<SqlStatement> statements = new ArrayList<>();
			Set<ColumnType.Enumeration> created = ownEnums(List.of(this.type));
			Set<ColumnType.Enumeration> dropped = new LinkedHashSet<>(ownEnums(beforeAsList()));
			Set<ColumnType.Enumeration> kept = new LinkedHashSet<>(created);
			kept.retainAll(dropped);
			created.removeAll(kept);
			dropped.removeAll(kept);
			created.forEach((enumeration) -> {
				if (dropped.removeIf((other) -> sameName(enumeration, other))) {
					ColumnType.Enumeration old = new ColumnType.Enumeration(enumeration.schema(), retired(enumeration),
							enumeration.values(), false);
					statements.add(ddl("ALTER TYPE " + enumName(enumeration) + " RENAME TO " + quote(old.name()),
							type(false, enumeration), type(true, old)));
					dropped.add(old);
				}
				statements.add(createEnum(enumeration, false));
			});
			statements.addAll(change());
			dropped.forEach((enumeration) -> statements.add(dropEnum(enumeration, false)));
			return statements;
		}

		private List<ColumnType> beforeAsList() {
			return (this.before != null) ? List.of(this.before) : List.of();
		}

		private boolean sameName(ColumnType.Enumeration one, ColumnType.Enumeration two) {
			return one.name().equals(two.name()) && Objects.equals(one.schema(), two.schema());
		}

		private String retired(ColumnType.Enumeration enumeration) {
			return enumeration.name() + "_old";
		}

		/**
		 * A default of another type stands in the way of a conversion that is not
		 * automatic, and would keep an enum type that is no longer needed, so it goes
		 * before and comes back after, as far as it is known.
		 */
		private List<SqlStatement> change() {
			String using = using();
			String sql = alterColumn(this.operation) + "SET DATA TYPE " + type(this.type)
					+ ((using != null) ? " USING " + using : "");
			if (using == null && enumeration(this.before) == null || !hasDefault()) {
				return List.of(ddl(sql));
			}
			List<SqlStatement> statements = new ArrayList<>(
					List.of(ddl(alterColumn(this.operation) + "DROP DEFAULT"), ddl(sql)));
			if (this.operation.changes().defaultValue() == null) {
				statements.add(ddl(alterColumn(this.operation) + alterDefault(this.operation, existingDefault())));
			}
			return statements;
		}

		private @Nullable String using() {
			if (this.operation.using() != null) {
				return this.operation.using();
			}
			if (this.type.equals(this.before)) {
				return null;
			}
			if (enumeration(this.type) != null) {
				return quote(this.operation.column()) + ((this.type.element() != null) ? "::text[]::" : "::text::")
						+ type(this.type);
			}
			Way way = way();
			if (isConvertedOnDemand()) {
				return quote(this.operation.column()) + "::" + type(this.type);
			}
			return (way.meant() || this.type.name() != TypeName.VERBATIM) ? way.using() : null;
		}

		private Way way() {
			return (this.before != null)
					? PostgresqlDdlRenderer.this.conversions.way(this.before, this.type, quote(this.operation.column()))
					: Way.BY_ITSELF;
		}

		/**
		 * Text becomes something else only where a statement says so.
		 */
		private boolean isConvertedOnDemand() {
			return this.before != null && !TEXTS.contains(this.type.name()) && this.type.name() != TypeName.VERBATIM
					&& TEXTS.contains(this.before.name());
		}

		private boolean hasDefault() {
			return this.operation.changes().defaultValue() != null || existingDefault() != null;
		}

		private @Nullable SqlValue existingDefault() {
			SqlValue value = (this.operation.existing().defaultValue() != null)
					? this.operation.existing().defaultValue().value() : null;
			ColumnType.Enumeration words = enumeration(this.before);
			if (words == null && value instanceof SqlValue.Expression expression && enumeration(this.type) != null) {
				return new SqlValue.Expression("(" + expression.sql() + ")"
						+ ((this.type.element() != null) ? "::text[]::" : "::text::") + type(this.type));
			}
			return (words != null && value instanceof SqlValue.Expression expression) ? new SqlValue.Expression(
					PostgresqlCasts.of(enumName(words), this.type, PostgresqlDdlRenderer.this, List.of())
						.replaced(expression.sql()))
					: value;
		}

		private static ColumnType.@Nullable Enumeration enumeration(@Nullable ColumnType type) {
			return (type != null) ? type.single().enumeration() : null;
		}

	}

	@Override
	protected String persistence(Persistence persistence) {
		return (persistence == Persistence.UNLOGGED) ? "UNLOGGED " : super.persistence(persistence);
	}

}
