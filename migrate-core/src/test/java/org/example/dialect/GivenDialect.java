package org.example.dialect;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.DatabaseProduct;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.Recognition;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScriptFacts;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Table;
import dev.migrate.sql.SqlSyntax;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * A dialect of somebody else, for a database that is one of ours but for its name.
 *
 * @param name the name of both
 * @param base how everything is done
 * @param recognised what has to be the product's name, or be in what it says of itself
 */
public record GivenDialect(String name, Dialect base, String recognised) implements Dialect {

	@Override
	public String productName() {
		return this.name;
	}

	@Override
	public Recognition recognises(DatabaseProduct product) throws SQLException {
		boolean says = product.isCalled("PostgreSQL") && product.answer("select version()").contains(this.recognised);
		return (says || product.isCalled(this.recognised)) ? Recognition.YES : Recognition.NO;
	}

	@Override
	public Set<DialectFact> facts() {
		return this.base.facts();
	}

	@Override
	public SqlSyntax syntax() {
		return this.base.syntax();
	}

	@Override
	public Spelling spelling() {
		return (Spelling) Proxy.newProxyInstance(GivenDialect.class.getClassLoader(), new Class<?>[] { Spelling.class },
				(proxy, method, arguments) -> spell(method, arguments));
	}

	/**
	 * The first rows of a query are asked for as the standard has it.
	 */
	private Object spell(Method method, Object[] arguments) throws Throwable {
		if (method.getName().equals("firstRows")) {
			return " fetch first " + arguments[0] + " rows only";
		}
		try {
			return method.invoke(this.base.spelling(), arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	@Override
	public List<Operation> changes(Operation operation) {
		return this.base.changes(operation);
	}

	@Override
	public Completed complete(Operation change, LiveDatabase live) {
		return this.base.complete(change, live);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return this.base.inspector(jdbc);
	}

	@Override
	public MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return this.base.session(connection, settings);
	}

	@Override
	public SqlFailures failures() {
		return this.base.failures();
	}

	@Override
	public Table normalize(Table table) {
		return this.base.normalize(table);
	}

	@Override
	public ScriptFacts script() {
		return this.base.script();
	}

	@Override
	public ScratchSpace scratch() {
		return this.base.scratch();
	}

}
