package dev.migrate.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.autogenerate.AutogenerateLevel;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.Owned;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDiffer;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.Scratch;
import dev.migrate.drift.ScratchDatabase;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database that is compared, changed by operations and compared again, on one
 * connection.
 */
final class ComparedDatabase implements AutoCloseable {

	private final Dialect dialect;

	private final SingleConnectionDataSource connection;

	ComparedDatabase(TestedDatabase database) {
		this.dialect = database.dialect();
		try {
			this.connection = new SingleConnectionDataSource(database.dataSource().getConnection(), true);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Begin again: without the tables of another change.
	 */
	void clear() {
		List<Table> tables = new ArrayList<>(inspect().tables());
		tables.sort(Comparator.comparing((Table table) -> table.name().name()).reversed());
		apply(tables.stream().<Operation>map((table) -> new DropTable(table.name(), false, table)).toList());
	}

	List<SchemaChange> differences(Mutation mutation) {
		return differences(mutation, Renames.NONE);
	}

	List<SchemaChange> differences(Mutation mutation, Renames renames) {
		Set<TableName> owned = mutation.tables().stream().map(Table::name).collect(Collectors.toSet());
		return differences(mutation.tables(), renames, new Owned(owned, Set.of(), Set.of()));
	}

	List<SchemaChange> differences(List<Table> tables, Renames renames, Owned owned) {
		AutogenerateSettings settings = new AutogenerateSettings(true, AutogenerateLevel.FULL, renames, List.of(),
				List.of(), List.of(), null);
		WantedSchema wanted = WantedSchema.of("test", Schema.of(tables.toArray(Table[]::new)));
		return new SchemaDiffer(this.dialect, settings, scratch()).differences(inspect(), List.of(wanted), owned)
			.changes();
	}

	private @Nullable Scratch scratch() {
		try {
			Optional<Scratch> own = this.dialect.scratch().tables(this.connection.getConnection());
			return own.isPresent() ? own.get() : memory();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private @Nullable Scratch memory() throws SQLException {
		Connection compared = this.connection.getConnection();
		return this.dialect.scratch()
			.memoryDatabase(compared)
			.map((url) -> new ScratchDatabase(this.dialect, new SingleConnectionDataSource(url, true), compared))
			.orElse(null);
	}

	Schema inspect() {
		return this.dialect.inspector(new JdbcTemplate(this.connection)).schema(null);
	}

	static List<String> lines(List<SchemaChange> changes) {
		return changes.stream()
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()))
			.toList();
	}

	static List<Operation> operations(List<SchemaChange> changes) {
		return changes.stream().map(SchemaChange::operation).toList();
	}

	static List<Operation> inverses(List<Operation> operations) {
		List<Operation> inverses = new ArrayList<>(operations.stream()
			.filter((operation) -> !(operation instanceof ExecuteSql))
			.map(Operation::inverse)
			.map(Optional::orElseThrow)
			.toList());
		Collections.reverse(inverses);
		return inverses;
	}

	void apply(List<Operation> operations) {
		JdbcTemplate jdbc = new JdbcTemplate(this.connection);
		for (Operation operation : operations) {
			this.dialect.render(operation, LiveDatabase.of(jdbc), (statement) -> jdbc.execute(statement.text()));
		}
	}

	@Override
	public void close() {
		this.connection.destroy();
	}

}
