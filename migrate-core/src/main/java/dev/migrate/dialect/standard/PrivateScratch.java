package dev.migrate.dialect.standard;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.Scratch;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * A database in memory that nobody else sees and that is gone with its connection.
 *
 * @param dialect the dialect
 * @param url the URL of the database
 * @param objects makes what tables may need, such as sequences and domains; what cannot
 * be made is left out
 */
public record PrivateScratch(Dialect dialect, String url, Supplier<List<String>> objects) implements Scratch {

	/**
	 * A database in which there is nothing but tables.
	 * @param dialect the dialect
	 * @param url the URL of the database
	 */
	public PrivateScratch(Dialect dialect, String url) {
		this(dialect, url, List::of);
	}

	@Override
	public List<Table> readBack(List<EnumType> enums, List<Table> tables) {
		try (Connection connection = DriverManager.getConnection(this.url)) {
			JdbcOperations jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			this.objects.get().forEach((sql) -> attempt(() -> jdbc.execute(sql)));
			ScratchTables copies = new ScratchTables(this.dialect, jdbc, null);
			ScratchEnums types = new ScratchEnums(this.dialect, jdbc, null);
			tables.forEach((table) -> copies.create(table, types, PrivateScratch::attempt));
			return copies.read(null);
		}
		catch (SQLException ex) {
			throw new SQLExceptionSubclassTranslator().translate("connect to " + this.url, null, ex);
		}
	}

	@Override
	public List<Optional<LiveObject>> readBack(List<Table> tables, List<LiveObject> there, List<SchemaObject> objects) {
		try (Connection connection = DriverManager.getConnection(this.url)) {
			JdbcOperations jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			this.objects.get().forEach((sql) -> attempt(() -> jdbc.execute(sql)));
			return new ScratchObjects(this.dialect, jdbc).readBack(tables, there, objects);
		}
		catch (SQLException ex) {
			throw new SQLExceptionSubclassTranslator().translate("connect to " + this.url, null, ex);
		}
	}

	public static boolean attempt(Runnable work) {
		try {
			work.run();
			return true;
		}
		catch (DataAccessException | OperationNotSupportedException ex) {
			return false;
		}
	}

}
