package dev.migrate.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TypeName;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one operation on H2.
 */
final class H2DdlRenderer extends DdlRenderer {

	H2DdlRenderer(Dialect dialect, Operation operation) {
		super(dialect, operation);
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

	@Override
	protected String computed(Computed computed) {
		if (Boolean.FALSE.equals(computed.stored())) {
			throw notSupported("It stores every computed value.",
					"Leave the choice to the database: withComputed(new Computed(expression, null)).");
		}
		return "GENERATED ALWAYS AS (" + computed.expression() + ")";
	}

	@Override
	protected String references(ForeignKey key) {
		if (key.match() != null && !key.match().equals("SIMPLE")) {
			throw notSupported("It matches foreign keys in the simple way only.",
					"Leave match(…) out, or demand all columns or none with a check constraint.");
		}
		ForeignKey simple = new ForeignKey(key.name(), key.columns(), key.target(), key.referencedColumns(),
				key.onDelete(), key.onUpdate(), key.deferrability(), null, key.isNotValid());
		return super.references(simple);
	}

	@Override
	protected String notValid(boolean notValid) {
		return notValid ? " NOCHECK" : "";
	}

	@Override
	protected String deferrability(@Nullable Deferrability deferrability) {
		if (deferrability == null || deferrability == Deferrability.NOT_DEFERRABLE) {
			return "";
		}
		throw notSupported("It checks constraints at each statement, and only then.",
				"Leave the deferrability out, or keep it to PostgreSQL and SQLite with op.dialect().");
	}

	@Override
	protected String position(AddColumn operation) {
		return (operation.position() != null)
				? (operation.position().before() ? " BEFORE " : " AFTER ") + quote(operation.position().neighbour())
				: "";
	}

	// Only a column that generates its values already takes more than one option
	@Override
	protected List<SqlStatement> alterIdentity(AlterColumn operation, Identity identity) {
		List<SqlStatement> statements = new ArrayList<>();
		statements
			.add(ddl(alterColumn(operation) + "SET GENERATED " + (identity.isAlways() ? "ALWAYS" : "BY DEFAULT")));
		StringJoiner options = new StringJoiner(" ");
		addOption(options, "RESTART WITH ", identity.start());
		String others = identityOptions(new Identity(identity.isAlways(), null, identity.increment(),
				identity.minValue(), identity.maxValue(), identity.cycle(), identity.cache()), "SET ");
		if (!others.isEmpty()) {
			options.add(others);
		}
		if (options.length() > 0) {
			statements.add(ddl(alterColumn(operation) + options));
		}
		return statements;
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
	protected String indexElement(IndexElement element) {
		if (element.expression() != null) {
			throw notSupported("It has no indexes over expressions.",
					"Add a computed column with that expression and put the index on it.");
		}
		if (element.operatorClass() != null || element.length() != null) {
			throw notSupported("Its indexes have neither operator classes nor prefixes.",
					"Leave them out, or keep them to the other database with op.dialect().");
		}
		return super.indexElement(element);
	}

	@Override
	public List<SqlStatement> visit(DropIndex operation) {
		requireNotConcurrent(operation.concurrently());
		return super.visit(operation);
	}

	private void requireNotConcurrent(boolean concurrently) {
		if (concurrently) {
			throw notSupported("It locks the table while an index is created or dropped.",
					"Leave concurrently() out, or keep it to PostgreSQL with op.dialect().");
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
