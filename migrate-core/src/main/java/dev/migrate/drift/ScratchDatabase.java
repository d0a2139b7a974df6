package dev.migrate.drift;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migrate.connect.DatabasePlace;
import dev.migrate.connect.KnownDialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.standard.PrivateScratch;
import dev.migrate.dialect.standard.ScratchEnums;
import dev.migrate.dialect.standard.ScratchObjects;
import dev.migrate.dialect.standard.ScratchTables;
import dev.migrate.drift.StoredObjects.StoredObject;
import dev.migrate.error.Advice;
import dev.migrate.error.RunLog;
import dev.migrate.error.Setting;
import dev.migrate.lang.Internal;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.slf4j.Logger;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * An empty database in which anything may be created. Each use drops again what it has
 * made, and nothing else. A database that may be of use to somebody is refused, and left
 * as it is: one that holds something, and the one that is compared.
 */
@Internal
public final class ScratchDatabase implements Scratch {

	private static final Advice ADVICE = Advice.of(Setting.SCRATCH.toBe("an empty database of its own"))
		.and(": what is made in it is dropped again.");

	private static final Advice OTHER_SERVER = Advice.of(Setting.SCRATCH.toBe("an empty database on another server"))
		.and(": schemas belong to the server there, and nothing is made in those of somebody else.");

	private static final Logger logger = RunLog.of(ScratchDatabase.class);

	private final Dialect dialect;

	private final DataSource dataSource;

	private final Connection compared;

	/**
	 * Create a scratch.
	 * @param dialect the dialect that the database has to have
	 * @param dataSource the database
	 * @param compared a connection to the database that is compared
	 */
	public ScratchDatabase(Dialect dialect, DataSource dataSource, Connection compared) {
		this.dialect = dialect;
		this.dataSource = dataSource;
		this.compared = compared;
	}

	/**
	 * As everywhere.
	 * @throws ScratchRefusedException if the database is of another kind, not empty, or
	 * the one that is compared
	 */
	@Override
	public List<Table> readBack(List<EnumType> enums, List<Table> tables) {
		return use(List.of(), () -> call((connection, jdbc) -> {
			ScratchEnums types = new ScratchEnums(this.dialect, jdbc, null);
			ScratchTables copies = new ScratchTables(this.dialect, jdbc, null);
			if (this.dialect.has(DialectFact.NAMED_ENUMS)) {
				types.create(enums, tables, PrivateScratch::attempt);
			}
			tables.forEach((table) -> copies.create(table, types, PrivateScratch::attempt));
			return copies.read(null);
		}));
	}

	/**
	 * Beside what is compared where that leaves nothing behind, as it has all that they
	 * need; else in the database, unless other schemas that they need are somebody's on
	 * its server.
	 * @throws ScratchRefusedException if the database is of another kind, not empty, or
	 * the one that is compared
	 */
	@Override
	public List<Optional<LiveObject>> readBack(List<Table> tables, List<LiveObject> there, List<SchemaObject> objects) {
		List<Optional<LiveObject>> read = this.dialect.scratch()
			.tables(this.compared)
			.map((scratch) -> scratch.readBack(tables, there, objects))
			.orElse(List.of());
		if (!read.isEmpty() && read.stream().allMatch(Optional::isPresent)) {
			return read;
		}
		Set<String> schemas = ScratchObjects.schemas(tables, there, objects);
		List<StoredObject> taken = call((connection, jdbc) -> {
			requireSameKind(connection);
			return held(jdbc, List.of()).isEmpty() ? held(jdbc, schemas) : List.<StoredObject>of();
		});
		if (!taken.isEmpty()) {
			logger.warn("Views and routines are compared by the texts of revisions. {} {}", taken(schemas, taken),
					OTHER_SERVER);
			return read.isEmpty() ? Collections.nCopies(objects.size(), Optional.empty()) : read;
		}
		return use(schemas, () -> call(
				(connection, jdbc) -> new ScratchObjects(this.dialect, jdbc).readBack(tables, there, objects)));
	}

	/**
	 * Use the database, and drop what has been made in it, after a failure too.
	 * @param <T> the type of the result
	 * @param schemas the schemas besides the current one that may be used
	 * @param work what is done
	 * @return the result
	 * @throws ScratchRefusedException if the database is of another kind, not empty, or
	 * the one that is compared
	 */
	public <T> T use(Collection<String> schemas, Supplier<T> work) {
		List<StoredObject> before = call((connection, jdbc) -> {
			requireSameKind(connection);
			List<StoredObject> there = new StoredObjects(this.dialect, jdbc, schemas).read();
			requireEmpty(jdbc, schemas, there);
			requireOther(connection, jdbc);
			return there;
		});
		T result;
		try {
			result = work.get();
		}
		catch (RuntimeException | Error ex) {
			try {
				drop(before, schemas);
			}
			catch (RuntimeException second) {
				ex.addSuppressed(second);
			}
			throw ex;
		}
		drop(before, schemas);
		return result;
	}

	private void requireSameKind(Connection connection) throws SQLException {
		Dialect found = KnownDialects.including(this.dialect).detect(connection);
		if (!found.equals(this.dialect)) {
			throw new ScratchRefusedException(
					"The scratch database is " + found.productName() + ", but what is compared is for "
							+ this.dialect.productName() + ".",
					Advice.of(Setting.SCRATCH.toBe("an empty database of " + this.dialect.productName())).and("."));
		}
	}

	private void requireEmpty(JdbcOperations jdbc, Collection<String> schemas, List<StoredObject> there) {
		List<StoredObject> found = there.stream().filter((object) -> !object.isFrame()).toList();
		if (!found.isEmpty()) {
			boolean own = !held(jdbc, List.of()).isEmpty();
			throw new ScratchRefusedException(
					own ? "The scratch database is not empty: it has " + listed(found) + "." : taken(schemas, found),
					own ? ADVICE : OTHER_SERVER);
		}
	}

	private List<StoredObject> held(JdbcOperations jdbc, Collection<String> schemas) {
		return new StoredObjects(this.dialect, jdbc, schemas).read()
			.stream()
			.filter((object) -> !object.isFrame())
			.toList();
	}

	private static String taken(Collection<String> schemas, List<StoredObject> found) {
		return "What is compared is in other schemas, too (" + String.join(", ", schemas)
				+ "), and on the server of the scratch database these are not empty: there is " + listed(found) + ".";
	}

	private static String listed(List<StoredObject> found) {
		return found.get(0) + ((found.size() > 1) ? " and " + (found.size() - 1) + " more" : "");
	}

	/**
	 * Two URLs may lead to one database: what is made here must not turn up there.
	 */
	private void requireOther(Connection connection, JdbcOperations jdbc) throws SQLException {
		TableName name = TableName.of("migrate_scratch_" + UUID.randomUUID().toString().replace("-", ""));
		JdbcOperations there = jdbc(this.compared);
		run(jdbc, new CreateTable(Table.of(name, List.of(Definitions.column("id", Definitions.integer()))), false));
		boolean same;
		try {
			same = new StoredObjects(this.dialect, there, List.of()).read()
				.stream()
				.anyMatch((object) -> object.name().toLowerCase(Locale.ROOT).contains(name.name()));
		}
		finally {
			run(jdbc, new DropTable(name, false, null));
		}
		if (same) {
			throw new ScratchRefusedException(
					"The scratch database is the one that is compared: " + DatabasePlace.of(connection, "") + ".",
					ADVICE);
		}
	}

	private void run(JdbcOperations jdbc, Operation operation) {
		this.dialect.render(operation, LiveDatabase.of(jdbc), (statement) -> jdbc.execute(statement.text()));
	}

	private void drop(List<StoredObject> before, Collection<String> schemas) {
		call((connection, jdbc) -> {
			StoredObjects objects = new StoredObjects(this.dialect, jdbc, schemas);
			List<StoredObject> made = new ArrayList<>(objects.read());
			made.removeAll(before);
			objects.drop(made);
			return made;
		});
	}

	private <T> T call(Callback<T> work) {
		try (Connection connection = this.dataSource.getConnection()) {
			if (!connection.getAutoCommit()) {
				connection.setAutoCommit(true);
			}
			return work.run(connection, jdbc(connection));
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("The scratch database cannot be used", ex);
		}
	}

	private static JdbcOperations jdbc(Connection connection) {
		return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
	}

	/**
	 * What is done on a connection.
	 *
	 * @param <T> the type of the result
	 */
	private interface Callback<T> {

		T run(Connection connection, JdbcOperations jdbc) throws SQLException;

	}

}
