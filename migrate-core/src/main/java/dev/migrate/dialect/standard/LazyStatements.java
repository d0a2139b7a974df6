package dev.migrate.dialect.standard;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import dev.migrate.sql.SqlStatement;

/**
 * The statements of several parts, such as operations; each part is rendered when the
 * statements of those before it have been taken and the next one is asked for.
 *
 * @param <T> what a part is
 */
public final class LazyStatements<T> implements Iterator<SqlStatement> {

	private final Iterator<? extends T> parts;

	private final Function<? super T, ? extends Iterable<SqlStatement>> renderer;

	private Iterator<SqlStatement> statements = Collections.emptyIterator();

	public LazyStatements(List<? extends T> parts, Function<? super T, ? extends Iterable<SqlStatement>> renderer) {
		this.parts = parts.iterator();
		this.renderer = renderer;
	}

	@Override
	public boolean hasNext() {
		while (!this.statements.hasNext() && this.parts.hasNext()) {
			this.statements = this.renderer.apply(this.parts.next()).iterator();
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
