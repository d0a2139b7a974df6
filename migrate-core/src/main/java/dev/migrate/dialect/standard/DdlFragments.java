package dev.migrate.dialect.standard;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.operation.Operation;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintVisitor;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The parts of statements, in standard SQL: names, values, types, columns and
 * constraints. A database overrides what it spells differently. Each object renders one
 * operation.
 */
public abstract class DdlFragments {

	private final Dialect dialect;

	private final Operation operation;

	DdlFragments(Dialect dialect, Operation operation) {
		this.dialect = dialect;
		this.operation = operation;
	}

	protected final Dialect dialect() {
		return this.dialect;
	}

	/**
	 * Refuse the operation that is being rendered.
	 * @param reason why: one full sentence
	 * @param wayRound what to do: one full sentence
	 * @return the exception to throw
	 */
	public final OperationNotSupportedException notSupported(String reason, String wayRound) {
		return new OperationNotSupportedException(this.operation, this.dialect.productName(), reason, wayRound);
	}

	/**
	 * A statement that changes the schema.
	 * @param text the statement
	 * @param effects what it makes and takes away
	 */
	public final SqlStatement ddl(String text, SchemaEffect... effects) {
		return new SqlStatement(text, StatementFacts.ddl(!this.dialect.transactionalDdl(), effects));
	}

	/**
	 * Something that belongs to a table is made.
	 */
	public final SchemaEffect made(SchemaEffect.Kind kind, TableName table, String name) {
		return effect(SchemaEffect.Action.MADE, kind, table.schema(), table.name(), name);
	}

	/**
	 * Something that belongs to a table is taken away.
	 */
	public final SchemaEffect dropped(SchemaEffect.Kind kind, TableName table, String name) {
		return effect(SchemaEffect.Action.DROPPED, kind, table.schema(), table.name(), name);
	}

	/**
	 * A table is made.
	 */
	public final SchemaEffect made(TableName table) {
		return made(SchemaEffect.Kind.TABLE, table.schema(), table.name());
	}

	/**
	 * A table is taken away.
	 */
	public final SchemaEffect dropped(TableName table) {
		return dropped(SchemaEffect.Kind.TABLE, table.schema(), table.name());
	}

	protected final SchemaEffect made(SchemaEffect.Kind kind, @Nullable String schema, String name) {
		return effect(SchemaEffect.Action.MADE, kind, schema, null, name);
	}

	protected final SchemaEffect dropped(SchemaEffect.Kind kind, @Nullable String schema, String name) {
		return effect(SchemaEffect.Action.DROPPED, kind, schema, null, name);
	}

	private SchemaEffect effect(SchemaEffect.Action action, SchemaEffect.Kind kind, @Nullable String schema,
			@Nullable String table, String name) {
		return new SchemaEffect(action, kind, (schema != null) ? quote(schema) : null,
				(table != null) ? quote(table) : null, quote(name));
	}

	public final String quote(String identifier) {
		return this.dialect.spelling().quote(identifier);
	}

	public final String quote(TableName name) {
		return this.dialect.spelling().quote(name);
	}

	public final String quote(@Nullable String schema, String name) {
		return this.dialect.spelling().quote(new TableName(schema, name));
	}

	/**
	 * Column names in brackets.
	 * @return such as {@code (a, b)}
	 */
	protected final String columnList(List<String> names) {
		return names.stream().map(this::quote).collect(Collectors.joining(", ", "(", ")"));
	}

	public final String literal(@Nullable Object value) {
		return this.dialect.spelling().literal(value);
	}

	/**
	 * A value in an INSERT or, unless overridden, a default.
	 */
	protected final String value(SqlValue value) {
		return this.dialect.spelling().value(value);
	}

	/**
	 * A type: the variant for this database if the type has one.
	 */
	public final String type(ColumnType type) {
		for (String name : variantNames()) {
			String variant = type.variants().get(name);
			if (variant != null) {
				return variant;
			}
		}
		return spell(type);
	}

	/**
	 * The dialects whose variants and options count here, the nearest first.
	 */
	public List<String> variantNames() {
		return this.dialect.names();
	}

	/**
	 * A type as this database writes it.
	 * @param type a type without a variant for this database
	 */
	protected abstract String spell(ColumnType type);

	/**
	 * A column in CREATE TABLE and ADD COLUMN, without constraints.
	 * @return its text, such as {@code name VARCHAR(50) DEFAULT 'x' NOT NULL}
	 */
	public String columnSpec(Column column) {
		StringJoiner spec = new StringJoiner(" ");
		spec.add(quote(column.name())).add(type(column.type()));
		if (column.collation() != null) {
			spec.add("COLLATE " + collation(column.collation()));
		}
		if (column.defaultValue() != null) {
			spec.add("DEFAULT " + defaultValue(column.defaultValue(), column.type()));
		}
		if (column.identity() != null) {
			spec.add(identity(column.identity()));
		}
		if (column.computed() != null) {
			spec.add(computed(column.computed()));
		}
		if (!column.nullable()) {
			spec.add("NOT NULL");
		}
		return spec.toString();
	}

	/**
	 * A column with its constraints inline, for ADD COLUMN.
	 */
	protected String columnSpecWithConstraints(Column column) {
		StringJoiner spec = new StringJoiner(" ");
		spec.add(columnSpec(column));
		if (column.isPrimaryKey()) {
			spec.add("PRIMARY KEY");
		}
		if (column.isUnique()) {
			spec.add("UNIQUE");
		}
		if (column.references() != null) {
			spec.add(constraintName(column.references()) + references(column.references()));
		}
		return spec.toString();
	}

	protected String collation(String collation) {
		return quote(collation);
	}

	public String defaultValue(SqlValue value, ColumnType type) {
		return value(value);
	}

	protected String identity(Identity identity) {
		String options = identityOptions(identity, "");
		return "GENERATED " + (identity.isAlways() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
				+ (options.isEmpty() ? "" : " (" + options + ")");
	}

	/**
	 * The options of an identity column.
	 * @param prefix what stands before each, such as {@code "SET "}
	 * @return the options with blanks between them, or an empty string
	 */
	public static String identityOptions(Identity identity, String prefix) {
		StringJoiner options = new StringJoiner(" ");
		addOption(options, prefix + "START WITH ", identity.start());
		addOption(options, prefix + "INCREMENT BY ", identity.increment());
		addOption(options, prefix + "MINVALUE ", identity.minValue());
		addOption(options, prefix + "MAXVALUE ", identity.maxValue());
		addOption(options, prefix + "CACHE ", identity.cache());
		if (identity.cycle()) {
			options.add(prefix + "CYCLE");
		}
		return options.toString();
	}

	/**
	 * The options that an identity column is given anew; those that it had and has no
	 * more become the usual ones.
	 * @param before what it had
	 * @param after what it is to have
	 * @return the options with {@code SET} before each, or an empty string
	 */
	public static String changedOptions(Identity before, Identity after) {
		StringJoiner options = new StringJoiner(" ");
		String stated = identityOptions(after, "SET ");
		if (!stated.isEmpty()) {
			options.add(stated);
		}
		addUsual(options, "SET START WITH " + (after.isAscending() ? 1 : -1), before.start(), after.start());
		addUsual(options, "SET INCREMENT BY 1", before.increment(), after.increment());
		addUsual(options, "SET NO MINVALUE", before.minValue(), after.minValue());
		addUsual(options, "SET NO MAXVALUE", before.maxValue(), after.maxValue());
		if (before.cycle() && !after.cycle()) {
			options.add("SET NO CYCLE");
		}
		return options.toString();
	}

	private static void addUsual(StringJoiner options, String usual, @Nullable Long before, @Nullable Long after) {
		if (before != null && after == null) {
			options.add(usual);
		}
	}

	protected static void addOption(StringJoiner options, String words, @Nullable Long value) {
		if (value != null) {
			options.add(words + value);
		}
	}

	protected String computed(Computed computed) {
		String storage = (computed.stored() == null) ? "" : computed.stored() ? " STORED" : " VIRTUAL";
		return "GENERATED ALWAYS AS (" + computed.expression() + ")" + storage;
	}

	/**
	 * A constraint in CREATE TABLE and behind ADD.
	 * @return its text, such as {@code CONSTRAINT pk PRIMARY KEY (id)}
	 */
	public final String constraintSpec(Constraint constraint) {
		return constraintName(constraint) + constraintBody(constraint);
	}

	final String constraintName(Constraint constraint) {
		return (constraint.name() != null) ? "CONSTRAINT " + quote(constraint.name()) + " " : "";
	}

	private String constraintBody(Constraint constraint) {
		return constraint.accept(new ConstraintVisitor<>() {

			@Override
			public String visit(PrimaryKey key) {
				return "PRIMARY KEY " + columnList(key.columns());
			}

			@Override
			public String visit(UniqueConstraint unique) {
				return unique(unique);
			}

			@Override
			public String visit(ForeignKey key) {
				return "FOREIGN KEY " + columnList(key.columns()) + " " + references(key);
			}

			@Override
			public String visit(CheckConstraint check) {
				return check(check);
			}

			@Override
			public String visit(ExcludeConstraint exclude) {
				return exclude(exclude);
			}

		});
	}

	protected String unique(UniqueConstraint unique) {
		return "UNIQUE " + (unique.isNullsNotDistinct() ? "NULLS NOT DISTINCT " : "") + columnList(unique.columns())
				+ deferrability(unique.deferrability());
	}

	protected String references(ForeignKey key) {
		StringBuilder sql = new StringBuilder("REFERENCES ").append(quote(key.target()));
		if (!key.referencedColumns().isEmpty()) {
			sql.append(' ').append(columnList(key.referencedColumns()));
		}
		if (key.match() != null) {
			sql.append(" MATCH ").append(key.match());
		}
		if (key.onDelete() != null) {
			sql.append(" ON DELETE ").append(action(key.onDelete()));
		}
		if (key.onUpdate() != null) {
			sql.append(" ON UPDATE ").append(action(key.onUpdate()));
		}
		return sql.append(deferrability(key.deferrability())).append(notValid(key.isNotValid())).toString();
	}

	protected String action(ReferentialAction action) {
		return action.name().replace('_', ' ');
	}

	String check(CheckConstraint check) {
		return "CHECK (" + check.condition() + ")" + notValid(check.isNotValid());
	}

	protected String exclude(ExcludeConstraint exclude) {
		throw notSupported("It has no exclude constraints.",
				"Check it in the application, or with a trigger made in op.execute(…).");
	}

	/**
	 * What leaves existing rows unchecked.
	 * @param notValid whether that is asked for
	 * @return the words with a blank before them, or an empty string
	 */
	protected String notValid(boolean notValid) {
		if (notValid) {
			throw notSupported("It checks the rows that are there when a constraint is added.",
					"Leave notValid() out, or keep it to PostgreSQL with op.dialect().");
		}
		return "";
	}

	/**
	 * When a constraint is checked.
	 * @param deferrability when, or {@code null} for the default
	 * @return the words with a blank before them, or an empty string
	 */
	protected String deferrability(@Nullable Deferrability deferrability) {
		if (deferrability == null) {
			return "";
		}
		return switch (deferrability) {
			case NOT_DEFERRABLE -> " NOT DEFERRABLE";
			case INITIALLY_IMMEDIATE -> " DEFERRABLE INITIALLY IMMEDIATE";
			case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
		};
	}

	/**
	 * A type's standard name with its length, or precision and scale, in brackets.
	 * @return such as {@code NUMERIC(10, 2)}
	 */
	public static String sized(String words, ColumnType type) {
		if (type.length() != null) {
			return words + "(" + type.length() + ")";
		}
		if (type.precision() != null) {
			return words + "(" + type.precision() + ((type.scale() != null) ? ", " + type.scale() : "") + ")";
		}
		return words;
	}

	public static String upper(String text) {
		return text.toUpperCase(Locale.ROOT);
	}

}
