package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

import javax.sql.DataSource;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * An empty database in which tables may be created. Each use drops again what it has
 * made, and nothing else.
 */
public final class ScratchDatabase implements Scratch {

	private final Dialect dialect;

	private final DataSource dataSource;

	/**
	 * Create a scratch.
	 * @param dialect the dialect that the database has to have
	 * @param dataSource the database
	 */
	public ScratchDatabase(Dialect dialect, DataSource dataSource) {
		this.dialect = dialect;
		this.dataSource = dataSource;
	}

	/**
	 * As everywhere.
	 * @throws ScratchRefusedException if the database is of another kind or not empty; it
	 * is left as it is
	 */
	@Override
	public List<Table> readBack(List<EnumType> enums, List<Table> tables) {
		try (Connection connection = this.dataSource.getConnection()) {
			requireSameKind(connection);
			return readBack(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), enums, tables);
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("The scratch database cannot be reached", ex);
		}
	}

	private void requireSameKind(Connection connection) throws SQLException {
		Dialect found = Dialects.detect(connection);
		if (!found.name().equals(this.dialect.name())) {
			throw new ScratchRefusedException(
					"The scratch database is " + found.productName() + ", but what is compared is for "
							+ this.dialect.productName() + ".",
					"Give an empty database of " + this.dialect.productName() + ".");
		}
	}

	private List<Table> readBack(JdbcOperations jdbc, List<EnumType> enums, List<Table> tables) {
		requireEmpty(this.dialect.inspector(jdbc).schema(null));
		ScratchEnums types = new ScratchEnums(this.dialect, jdbc, null);
		ScratchTables copies = new ScratchTables(this.dialect, jdbc, null);
		try {
			if (this.dialect.namedEnums()) {
				types.create(enums, tables, PrivateScratch::attempt);
			}
			tables.forEach((table) -> copies.create(table, types, PrivateScratch::attempt));
			return copies.read(null);
		}
		finally {
			copies.drop();
			types.drop();
		}
	}

	private static void requireEmpty(Schema schema) {
		List<String> names = Stream
			.of(schema.tables().stream().map((table) -> table.name().name()),
					schema.views().stream().map((view) -> view.name().name()),
					schema.sequences().stream().map((sequence) -> sequence.name()),
					schema.enums().stream().map((type) -> type.name()))
			.flatMap((some) -> some)
			.toList();
		if (!names.isEmpty()) {
			throw new ScratchRefusedException(
					"The scratch database is not empty: it has '" + names.get(0) + "'"
							+ ((names.size() > 1) ? " and " + (names.size() - 1) + " more" : "") + ".",
					"Give an empty database that is used for nothing else.");
		}
	}

}
