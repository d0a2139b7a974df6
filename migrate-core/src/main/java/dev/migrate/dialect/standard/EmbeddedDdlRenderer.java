package dev.migrate.dialect.standard;

import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.IndexElement;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one operation on a database inside of the application's process that
 * keeps to the standard, and refuses alike what it has no words for.
 */
public abstract class EmbeddedDdlRenderer extends DdlRenderer {

	protected EmbeddedDdlRenderer(Dialect dialect, Operation operation) {
		super(dialect, operation);
	}

	@Override
	protected final String computed(Computed computed) {
		if (Boolean.FALSE.equals(computed.stored())) {
			throw notSupported("It stores every computed value.",
					"Leave the choice to the database: withComputed(new Computed(expression, null)).");
		}
		return "GENERATED ALWAYS AS (" + computed.expression() + ")";
	}

	@Override
	protected final String references(ForeignKey key) {
		if (key.match() != null && !key.match().equals("SIMPLE")) {
			throw notSupported("It matches foreign keys in the simple way only.",
					"Leave match(…) out, or demand all columns or none with a check constraint.");
		}
		return super.references(new ForeignKey(key.name(), key.columns(), key.target(), key.referencedColumns(),
				key.onDelete(), key.onUpdate(), key.deferrability(), null, key.isNotValid()));
	}

	@Override
	protected final String deferrability(@Nullable Deferrability deferrability) {
		if (deferrability == null || deferrability == Deferrability.NOT_DEFERRABLE) {
			return "";
		}
		throw notSupported("It checks constraints at each statement, and only then.",
				"Leave the deferrability out, or keep it to PostgreSQL and SQLite with op.dialect().");
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
	public final List<SqlStatement> visit(DropIndex operation) {
		requireNotConcurrent(operation.concurrently());
		return super.visit(operation);
	}

	protected final void requireNotConcurrent(boolean concurrently) {
		if (concurrently) {
			throw notSupported("It locks the table while an index is created or dropped.",
					"Leave concurrently() out, or keep it to PostgreSQL with op.dialect().");
		}
	}

}
