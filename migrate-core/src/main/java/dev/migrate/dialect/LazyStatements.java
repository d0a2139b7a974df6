package dev.migrate.dialect;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import dev.migrate.operation.Operation;
import dev.migrate.sql.SqlStatement;

/**
 * The statements of several operations; each operation is rendered when the statements of
 * those before it have been taken and the next one is asked for.
 */
final class LazyStatements implements Iterator<SqlStatement> {

	private final Iterator<Operation> operations;

	private final Function<Operation, Iterable<SqlStatement>> renderer;

	private Iterator<SqlStatement> statements = Collections.emptyIterator();

	LazyStatements(List<Operation> operations, Function<Operation, Iterable<SqlStatement>> renderer) {
		this.operations = operations.iterator();
		this.renderer = renderer;
	}

	@Override
	public boolean hasNext() {
		while (!this.statements.hasNext() && this.operations.hasNext()) {
			this.statements = this.renderer.apply(this.operations.next()).iterator();
		}
		return this.statements.hasNext();
	}

	@Override
	public SqlStatement next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.statements.next();
	}

}
