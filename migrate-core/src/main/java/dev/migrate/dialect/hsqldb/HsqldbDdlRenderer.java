package dev.migrate.dialect.hsqldb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.dialect.standard.EmbeddedDdlRenderer;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one operation on HSQLDB, completed by {@link HsqldbCompletion} before
 * where it does not say all. Sequences and generated columns begin with 1 and have 64
 * bits, as everywhere else; there they would begin with 0.
 */
final class HsqldbDdlRenderer extends EmbeddedDdlRenderer {

	HsqldbDdlRenderer(Dialect dialect, Operation operation) {
		super(dialect, operation);
	}

	@Override
	protected String spell(ColumnType type) {
		return switch (type.name()) {
			case TINYINT, SMALLINT, INTEGER, BIGINT, BOOLEAN, DATE, UUID -> type.name().name();
			case NUMERIC, CHAR, VARCHAR, VARBINARY, TIME, TIMESTAMP -> sized(type.name().name(), type);
			case REAL, DOUBLE -> "DOUBLE";
			case TEXT -> sized("CLOB", type);
			case BLOB -> sized("BLOB", type);
			case TIMESTAMP_WITH_TIME_ZONE -> sized("TIMESTAMP", type) + " WITH TIME ZONE";
			case INTERVAL -> "INTERVAL DAY(9) TO SECOND(9)";
			case JSON, JSONB -> "CLOB";
			case ENUM -> "VARCHAR(" + values(type).stream().mapToInt(String::length).max().orElse(1) + ")";
			case ARRAY -> type(Objects.requireNonNull(type.element())) + " ARRAY";
			case VERBATIM -> Objects.requireNonNull(type.verbatim());
		};
	}

	private static List<String> values(ColumnType type) {
		return Objects.requireNonNull(type.enumeration()).values();
	}

	// The values of an enum are held by a check
	boolean isEnum(ColumnType type) {
		return type.name() == TypeName.ENUM && !type.variants().containsKey(dialect().name());
	}

	/**
	 * That NULL is allowed says nothing, but tells an enum from a text with a check.
	 */
	private String enumCheck(String column, ColumnType type) {
		return "CHECK (" + quote(column) + " IN "
				+ values(type).stream().map(this::literal).collect(Collectors.joining(", ", "(", ")")) + " OR "
				+ quote(column) + " IS NULL)";
	}

	@Override
	public String columnSpec(Column column) {
		String spec = super.columnSpec(column);
		return isEnum(column.type()) ? spec + " " + enumCheck(column.name(), column.type()) : spec;
	}

	@Override
	protected String persistence(Persistence persistence) {
		if (persistence == Persistence.TEMPORARY) {
			throw notSupported("Its tables of a session are declared, and have neither indexes nor comments.",
					"Declare it in SQL: op.execute(\"DECLARE LOCAL TEMPORARY TABLE …\").");
		}
		return super.persistence(persistence);
	}

	@Override
	protected String identity(Identity identity) {
		return "GENERATED " + (identity.isAlways() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY ("
				+ identityOptions(withStart(identity, identity.first()), "") + ")";
	}

	private Identity withStart(Identity identity, long start) {
		if (identity.cache() != null) {
			throw notSupported("It gives out generated values one by one.", "Leave cache(…) out.");
		}
		return new Identity(identity.isAlways(), start, identity.increment(), identity.minValue(), identity.maxValue(),
				identity.cycle(), null);
	}

	@Override
	protected String unique(UniqueConstraint unique) {
		requireDistinctNulls(unique.isNullsNotDistinct());
		return super.unique(unique);
	}

	private void requireDistinctNulls(boolean nullsNotDistinct) {
		if (nullsNotDistinct) {
			throw notSupported("Two NULLs are never the same in its unique constraints and indexes.",
					"Leave nullsNotDistinct() out, or declare the columns notNull().");
		}
	}

	// A comment that is to go is empty there
	@Override
	protected String tableComment(TableName table, @Nullable String comment) {
		return super.tableComment(table, (comment != null) ? comment : "");
	}

	@Override
	protected String columnComment(TableName table, String column, @Nullable String comment) {
		return super.columnComment(table, column, (comment != null) ? comment : "");
	}

	// It knows BEFORE only
	@Override
	protected String position(AddColumn operation) {
		ColumnPosition position = operation.position();
		if (position == null) {
			return "";
		}
		if (!position.before()) {
			throw new NeedsDatabaseException();
		}
		return " BEFORE " + quote(position.neighbour());
	}

	// There is no IF EXISTS for columns and constraints
	@Override
	public List<SqlStatement> visit(DropColumn operation) {
		requireNoIfExists(operation.ifExists());
		return super.visit(operation);
	}

	@Override
	public List<SqlStatement> visit(DropConstraint operation) {
		requireNoIfExists(operation.ifExists());
		return super.visit(operation);
	}

	private static void requireNoIfExists(boolean ifExists) {
		if (ifExists) {
			throw new NeedsDatabaseException();
		}
	}

	@Override
	protected String renaming(RenameColumn operation) {
		return "ALTER COLUMN " + quote(operation.from()) + " RENAME TO " + quote(operation.to());
	}

	@Override
	protected List<SqlStatement> alterType(AlterColumn operation, ColumnType type) {
		List<SqlStatement> statements = new ArrayList<>(super.alterType(operation, type));
		if (isEnum(type)) {
			statements.add(ddl(alterTable(operation.table()) + "ADD " + enumCheck(operation.column(), type)));
		}
		return statements;
	}

	/**
	 * Only the next value can be changed in place; all else is given to the column anew,
	 * which goes on behind its greatest value unless it is said where.
	 */
	@Override
	protected List<SqlStatement> alterIdentity(AlterColumn operation, Identity identity) {
		if (identity.start() == null) {
			throw new NeedsDatabaseException();
		}
		return List.of(ddl(alterColumn(operation) + "DROP GENERATED"),
				ddl(alterColumn(operation) + "SET " + identity(identity)));
	}

	@Override
	public List<SqlStatement> visit(CreateSequence operation) {
		Sequence sequence = operation.sequence();
		StringJoiner sql = new StringJoiner(" ");
		sql.add("CREATE SEQUENCE")
			.add(ifNotExists(operation.ifNotExists()) + quote(sequence.schema(), sequence.name()))
			.add("AS BIGINT");
		boolean down = sequence.increment() != null && sequence.increment() < 0;
		addOption(sql, "START WITH ", (sequence.start() != null) ? sequence.start() : Long.valueOf(down ? -1 : 1));
		addOption(sql, "INCREMENT BY ", sequence.increment());
		return List.of(ddl(sql.toString(), made(SchemaEffect.Kind.SEQUENCE, sequence.schema(), sequence.name())));
	}

	// A new first value is the next value, too, unless that is said behind it
	@Override
	public List<SqlStatement> visit(AlterSequence operation) {
		if (operation.sequence().start() != null && operation.restart() == null) {
			throw new NeedsDatabaseException();
		}
		return super.visit(operation);
	}

	@Override
	public String createIndex(Index index, boolean ifNotExists, boolean concurrently) {
		requireNotConcurrent(concurrently);
		requireSupported(index);
		return super.createIndex(new Index(index.name(), index.table(), index.elements(), index.unique(), null, null,
				List.of(), Map.of(), false, null), ifNotExists, false);
	}

	private void requireSupported(Index index) {
		requireDistinctNulls(index.nullsNotDistinct());
		if (index.where() != null) {
			throw notSupported("It has no partial indexes.",
					"Leave where(…) out, or keep the index to PostgreSQL and SQLite with op.dialect().");
		}
		if (!index.include().isEmpty()) {
			throw notSupported("Its indexes include no further columns.",
					"Leave include(…) out, or name the columns in the index itself.");
		}
		if (index.prefix() != null || index.using() != null && !index.using().equalsIgnoreCase("btree")
				|| !index.with().isEmpty()) {
			throw notSupported("Its indexes have neither methods nor parameters.",
					"Leave using(…), prefix(…) and with(…) out, or keep them to the other database with op.dialect().");
		}
	}

	@Override
	protected String indexElement(IndexElement element) {
		if (element.order() != null && element.order().toUpperCase(Locale.ROOT).contains("NULLS")) {
			throw notSupported("Its indexes say nothing of where NULL comes.",
					"Leave NULLS FIRST and NULLS LAST out, or keep them to PostgreSQL and H2 with op.dialect().");
		}
		return super.indexElement(element);
	}

}
