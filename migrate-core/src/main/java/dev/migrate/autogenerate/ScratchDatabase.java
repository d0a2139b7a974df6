package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.Scratch;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import dev.migrate.sql.SqlStatement;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An empty database in which anything may be created, if only it is empty afterwards.
 */
public final class ScratchDatabase implements Scratch {

	private final Dialect dialect;

	private final JdbcTemplate jdbc;

	/**
	 * Use a database.
	 * @param dialect the kind of database
	 * @param dataSource the database
	 * @throws ScratchNotEmptyException if something is there
	 */
	public ScratchDatabase(Dialect dialect, DataSource dataSource) {
		this.dialect = dialect;
		this.jdbc = new JdbcTemplate(dataSource);
		Schema there = schema(null);
		List<String> names = Stream
			.concat(there.tables().stream().map((table) -> table.name().name()),
					there.views().stream().map((view) -> view.name().name()))
			.toList();
		if (!names.isEmpty()) {
			throw new ScratchNotEmptyException(names);
		}
	}

	/**
	 * Read what is there.
	 * @param name the schema, or {@code null} for the current one
	 * @return what is in it
	 */
	public Schema schema(@Nullable String name) {
		return this.dialect.inspector(this.jdbc).schema(name);
	}

	@Override
	public List<Table> readBack(List<EnumType> enums, List<Table> tables) {
		try {
			enums.forEach((type) -> tryRun(
					new CreateEnum(new ColumnType.Enumeration(null, type.name(), type.values(), false))));
			Set<String> names = new HashSet<>();
			List<Table> created = tables.stream()
				.filter((table) -> names.add(table.name().name()) && tryRun(new CreateTable(here(table), false)))
				.toList();
			List<Table> read = new ArrayList<>();
			Schema schema = schema(null);
			created.forEach((table) -> schema.table(TableName.of(table.name().name()))
				.map((found) -> found.named(table.name()))
				.ifPresent(read::add));
			return read;
		}
		finally {
			empty(List.of());
		}
	}

	/**
	 * The table in the current schema, without its foreign keys, and with enum types that
	 * are there.
	 */
	private Table here(Table table) {
		List<Constraint> constraints = table.constraints()
			.stream()
			.filter((constraint) -> !(constraint instanceof ForeignKey))
			.toList();
		return new Table(TableName.of(table.name().name()),
				table.columns().stream().map((column) -> column.withType(here(column.type()))).toList(), constraints,
				table.indexes().stream().map((index) -> index.onTable(TableName.of(table.name().name()))).toList(),
				table.comment(), table.options());
	}

	private ColumnType here(ColumnType type) {
		ColumnType.Enumeration words = type.enumeration();
		return (words == null || !this.dialect.namedEnums()) ? type : new ColumnType(type.name(), null, null, null,
				new ColumnType.Enumeration(null, words.name(), words.values(), true), null, null, type.variants());
	}

	private boolean tryRun(Operation operation) {
		try {
			run(operation);
			return true;
		}
		catch (DataAccessException | dev.migrate.error.MigrateException ex) {
			// What cannot be created here is compared by rules alone
			return false;
		}
	}

	private void run(Operation operation) {
		for (SqlStatement statement : this.dialect.render(operation, LiveDatabase.of(this.jdbc))) {
			this.jdbc.execute(statement.text());
		}
	}

	/**
	 * Drop all that is there.
	 * @param schemas schemas that were created besides the current one
	 */
	public void empty(List<String> schemas) {
		Schema all = all(schemas);
		all.views().forEach(this::drop);
		SchemaCleanup.of(all).forEach(this::run);
		schemas.forEach((schema) -> run(new DropSchema(schema, true)));
	}

	private void drop(View view) {
		this.jdbc.execute("DROP VIEW " + this.dialect.quote(view.name()));
	}

	private Schema all(List<String> schemas) {
		Schema all = schema(null);
		for (String name : schemas) {
			Schema other = schema(name);
			all = new Schema(both(all.tables(), other.tables()), both(all.sequences(), other.sequences()),
					both(all.enums(), other.enums()), both(all.views(), other.views()));
		}
		return all;
	}

	private static <T> List<T> both(List<T> one, List<T> two) {
		return Stream.concat(one.stream(), two.stream()).toList();
	}

}
