package dev.migrate.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.standard.EmbeddedDdlRenderer;
import dev.migrate.dialect.standard.ObjectSpelling;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TypeName;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one operation on H2.
 */
final class H2DdlRenderer extends EmbeddedDdlRenderer {

	H2DdlRenderer(Dialect dialect, Operation operation) {
		super(dialect, operation);
	}

	/**
	 * Functions and procedures are aliases of Java.
	 */
	@Override
	protected ObjectSpelling objects() {
		return ObjectSpelling.STANDARD.with(SchemaObject.Kind.FUNCTION, "ALIAS")
			.without(SchemaObject.Kind.PROCEDURE)
			.replacing(SchemaObject.Kind.VIEW);
	}

	@Override
	protected String spell(ColumnType type) {
		return switch (type.name()) {
			case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, BOOLEAN, DATE, UUID -> type.name().name();
			case NUMERIC, CHAR, VARCHAR, VARBINARY, TIME, TIMESTAMP -> sized(type.name().name(), type);
			case DOUBLE -> "DOUBLE PRECISION";
			case TEXT -> sized("CLOB", type);
			case BLOB -> sized("BLOB", type);
			case TIMESTAMP_WITH_TIME_ZONE -> sized("TIMESTAMP", type) + " WITH TIME ZONE";
			case INTERVAL -> "INTERVAL DAY(18) TO SECOND(9)";
			case JSON, JSONB -> "JSON";
			case ENUM -> "ENUM" + values(type);
			case ARRAY -> type(required(type.element())) + " ARRAY";
			case VERBATIM -> required(type.verbatim());
		};
	}

	private String values(ColumnType type) {
		return required(type.enumeration()).values()
			.stream()
			.map(this::literal)
			.collect(Collectors.joining(", ", "(", ")"));
	}

	private static <T> T required(@Nullable T value) {
		if (value == null) {
			throw new IllegalStateException("A type lacks what its name asks for");
		}
		return value;
	}

	@Override
	protected String collation(String collation) {
		throw notSupported("Its collation is a setting of the whole database.",
				"Leave the collation out, or set it with SET COLLATION before the first table is made.");
	}

	// A string is no JSON text but a JSON string there
	@Override
	public String defaultValue(SqlValue value, ColumnType type) {
		boolean json = type.name() == TypeName.JSON || type.name() == TypeName.JSONB;
		if (json && value instanceof SqlValue.Literal literal && literal.value() instanceof String) {
			return "JSON " + value(value);
		}
		return super.defaultValue(value, type);
	}

	/**
	 * What follows updates is no part of the default there, but for where a column is
	 * defined.
	 */
	@Override
	protected List<SqlStatement> alterDefaults(AlterColumn operation, @Nullable SqlValue value) {
		List<SqlStatement> statements = new ArrayList<>();
		NewValue<SqlValue> before = operation.existing().defaultValue();
		int at = onUpdate(value);
		if (at >= 0) {
			String sql = ((SqlValue.Expression) required(value)).sql();
			String text = sql.substring(0, at).strip();
			statements.addAll(super.alterDefaults(operation,
					text.equalsIgnoreCase("NULL") ? null : new SqlValue.Expression(text)));
			statements.add(ddl(alterColumn(operation) + "SET " + sql.substring(at)));
			return statements;
		}
		statements.addAll(super.alterDefaults(operation, value));
		if (before != null && onUpdate(before.value()) >= 0) {
			statements.add(ddl(alterColumn(operation) + "DROP ON UPDATE"));
		}
		return statements;
	}

	/**
	 * Where a default goes on with what follows updates, or -1.
	 */
	private int onUpdate(@Nullable SqlValue value) {
		if (!(value instanceof SqlValue.Expression expression)) {
			return -1;
		}
		SqlTokens tokens = new SqlTokens(expression.sql(), dialect().syntax());
		while (!tokens.isAtEnd()) {
			if (tokens.isAt("ON", "UPDATE")) {
				return tokens.position();
			}
			tokens.skipBrackets();
		}
		return -1;
	}

	@Override
	protected String notValid(boolean notValid) {
		return notValid ? " NOCHECK" : "";
	}

	@Override
	protected String position(AddColumn operation) {
		return (operation.position() != null)
				? (operation.position().before() ? " BEFORE " : " AFTER ") + quote(operation.position().neighbour())
				: "";
	}

	// What is generated keeps the bounds of the type before
	@Override
	protected List<SqlStatement> alterType(AlterColumn operation, ColumnType type) {
		List<SqlStatement> statements = new ArrayList<>(super.alterType(operation, type));
		ColumnType before = operation.existing().type();
		NewValue<Identity> after = operation.changes().identity();
		boolean stays = isGenerated(operation) && (after == null || after.value() != null);
		if (stays && before != null && hasUsualBounds(required(operation.existing().identity()).value(), before)) {
			statements.add(ddl(alterColumn(operation) + "SET NO MINVALUE SET NO MAXVALUE"));
		}
		return statements;
	}

	private static boolean hasUsualBounds(@Nullable Identity identity, ColumnType type) {
		Identity usual = NormalForm.withoutDefaults(required(identity), type, 0);
		return usual.minValue() == null && usual.maxValue() == null;
	}

	// Only a column that generates its values already takes more than one option
	@Override
	protected List<SqlStatement> alterIdentity(AlterColumn operation, Identity identity) {
		List<SqlStatement> statements = new ArrayList<>();
		statements
			.add(ddl(alterColumn(operation) + "SET GENERATED " + (identity.isAlways() ? "ALWAYS" : "BY DEFAULT")));
		if (!isGenerated(operation) || identity.start() != null) {
			statements.add(ddl(alterColumn(operation) + "RESTART WITH " + behindRows(operation, identity)));
		}
		Identity before = isGenerated(operation)
				? withoutStart(required(required(operation.existing().identity()).value()))
				: withoutStart(Identity.byDefault());
		String others = changedOptions(before, withoutStart(identity));
		if (!others.isEmpty()) {
			statements.add(ddl(alterColumn(operation) + others));
		}
		return statements;
	}

	// Where it starts is told with where it goes on
	private static Identity withoutStart(Identity identity) {
		return new Identity(identity.isAlways(), null, identity.increment(), identity.minValue(), identity.maxValue(),
				identity.cycle(), identity.cache());
	}

	private static boolean isGenerated(AlterColumn operation) {
		return operation.existing().identity() != null && operation.existing().identity().value() != null;
	}

	/**
	 * The first value that no row has, nor one behind it.
	 */
	private String behindRows(AlterColumn operation, Identity identity) {
		long step = (identity.increment() != null) ? identity.increment() : 1;
		boolean up = identity.isAscending();
		long first = identity.first();
		String last = (up ? "MAX(" : "MIN(") + quote(operation.column()) + ") + " + step;
		return "(SELECT " + (up ? "GREATEST(" : "LEAST(") + "COALESCE(" + last + ", " + first + "), " + first
				+ ") FROM " + quote(operation.table()) + ")";
	}

	@Override
	public String createIndex(Index index, boolean ifNotExists, boolean concurrently) {
		requireNotConcurrent(concurrently);
		requireSupported(index);
		StringJoiner sql = new StringJoiner(" ");
		sql.add("CREATE");
		if (index.prefix() != null) {
			sql.add(index.prefix());
		}
		if (index.unique()) {
			sql.add(index.nullsNotDistinct() ? "UNIQUE NULLS NOT DISTINCT" : "UNIQUE");
		}
		sql.add("INDEX " + ifNotExists(ifNotExists) + quote(index.name()));
		sql.add("ON " + quote(index.table()) + " " + indexElements(index));
		if (!index.include().isEmpty()) {
			sql.add("INCLUDE " + columnList(index.include()));
		}
		return sql.toString();
	}

	private void requireSupported(Index index) {
		if (index.where() != null) {
			throw notSupported("It has no partial indexes.",
					"Leave where(…) out, or keep the index to PostgreSQL and SQLite with op.dialect().");
		}
		if (!index.include().isEmpty() && !index.unique()) {
			throw notSupported("Only unique indexes include further columns there.",
					"Leave include(…) out, or name the columns in the index itself.");
		}
		if (index.using() != null && !index.using().equalsIgnoreCase("btree") || !index.with().isEmpty()) {
			throw notSupported("Its indexes have neither methods nor parameters.",
					"Leave using(…) and with(…) out, or keep them to PostgreSQL with op.dialect().");
		}
	}

	@Override
	protected String persistence(Persistence persistence) {
		return (persistence == Persistence.TEMPORARY) ? "LOCAL TEMPORARY " : super.persistence(persistence);
	}

	/**
	 * H2 commits for these as well.
	 */
	@Override
	protected SqlStatement ofSession(String text) {
		return ddl(text);
	}

}
