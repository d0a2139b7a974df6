package dev.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScratchSpace.StoredObjectFacts;
import dev.migrate.dialect.standard.ObjectParts;
import dev.migrate.dialect.standard.ScratchEnums;
import dev.migrate.dialect.standard.ScratchTables;
import dev.migrate.operation.CreateObject;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Tables are tried in PostgreSQL itself, in a transaction that is rolled back.
 */
record PostgresqlScratchSpace(PostgresqlDialect dialect) implements ScratchSpace {

	private static final List<String> KINDS = List.of("view", "materialized view", "table", "foreign table", "sequence",
			"routine", "domain", "type", "extension", "schema");

	private static final String OBJECTS = """
			with s as (select oid, nspname from pg_catalog.pg_namespace
				where nspname !~ '^pg_' and nspname <> 'information_schema'),
			o as (
				select c.oid, c.oid::pg_catalog.regclass::text as name, case c.relkind when 'v' then 'view'
					when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table'
					else 'table' end as kind
				from pg_catalog.pg_class c join s on s.oid = c.relnamespace
				where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
				union all
				select p.oid, p.oid::pg_catalog.regprocedure::text, 'routine'
				from pg_catalog.pg_proc p join s on s.oid = p.pronamespace
				union all
				select t.oid, t.oid::pg_catalog.regtype::text, case t.typtype when 'd' then 'domain' else 'type' end
				from pg_catalog.pg_type t join s on s.oid = t.typnamespace
				left join pg_catalog.pg_class c on c.oid = t.typrelid
				where t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c')
			select kind, name from o
			where not exists (select from pg_catalog.pg_depend d where d.objid = o.oid and d.deptype = 'e')
			union all select 'schema', pg_catalog.quote_ident(nspname) from s
			union all select 'extension', pg_catalog.quote_ident(extname) from pg_catalog.pg_extension
			""";

	@Override
	public Optional<Scratch> tables(Connection connection) {
		return Optional.of(new PostgresqlScratch(this.dialect, connection));
	}

	@Override
	public StoredObjectFacts objects() {
		return new StoredObjectFacts(OBJECTS, "", KINDS, Set.copyOf(KINDS));
	}

	/**
	 * Temporary tables of PostgreSQL in a transaction that is rolled back.
	 */
	private record PostgresqlScratch(Dialect dialect, Connection connection) implements Scratch {

		// What the server calls the session's temporary schema whatever its name is
		private static final String PLACE = "pg_temp";

		@Override
		public List<Table> readBack(List<EnumType> enums, List<Table> tables) {
			return rolledBack((jdbc) -> readBack(jdbc, enums, tables));
		}

		@Override
		public List<Optional<LiveObject>> readBack(List<Table> tables, List<LiveObject> there,
				List<SchemaObject> objects) {
			return rolledBack((jdbc) -> new TriedObjects(this.dialect, this.connection, jdbc).readBack(objects));
		}

		private <T> List<T> rolledBack(Function<JdbcOperations, List<T>> work) {
			JdbcOperations jdbc = new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
			List<T> read = jdbc.execute((ConnectionCallback<List<T>>) (connection) -> {
				connection.setAutoCommit(false);
				try {
					return work.apply(jdbc);
				}
				finally {
					connection.rollback();
					connection.setAutoCommit(true);
				}
			});
			return (read != null) ? read : List.of();
		}

		private List<Table> readBack(JdbcOperations jdbc, List<EnumType> enums, List<Table> tables) {
			ScratchEnums types = new ScratchEnums(this.dialect, jdbc, PLACE);
			types.create(enums, tables, this::attempt);
			ScratchTables copies = new ScratchTables(this.dialect, jdbc, PLACE);
			tables.forEach((table) -> copies.create(table, types, this::attempt));
			// There is none if nothing could be created, as for who may only read
			List<String> schemas = jdbc.queryForList(
					"select nspname from pg_catalog.pg_namespace where oid = pg_catalog.pg_my_temp_schema()",
					String.class);
			return schemas.isEmpty() ? List.of() : copies.read(schemas.get(0));
		}

		private boolean attempt(Runnable work) {
			try {
				Savepoint savepoint = this.connection.setSavepoint();
				try {
					work.run();
					this.connection.releaseSavepoint(savepoint);
					return true;
				}
				catch (DataAccessException | OperationNotSupportedException ex) {
					PostgresqlSession.FAILURES.requireAnswer(ex);
					this.connection.rollback(savepoint);
					return false;
				}
			}
			catch (SQLException ex) {
				throw new UncategorizedSQLException("savepoint", null, ex);
			}
		}

	}

	/**
	 * Views, functions, procedures and triggers of PostgreSQL that are tried as temporary
	 * ones, in a transaction that is rolled back: the things that are there are not
	 * touched, not even by a lock that others would wait for.
	 *
	 * @param connection the connection, in a transaction
	 * @param jdbc access on it
	 */
	private record TriedObjects(Dialect dialect, Connection connection, JdbcOperations jdbc) {

		private static final String COPY = "migrate_scratch_copy";

		List<Optional<LiveObject>> readBack(List<SchemaObject> objects) {
			// What a body names may still be to come
			this.jdbc.execute("set local check_function_bodies = off");
			return objects.stream().map((object) -> tried(object, () -> switch (object.kind()) {
				case VIEW, MATERIALIZED_VIEW -> view(object);
				case FUNCTION, PROCEDURE -> routine(object);
				case TRIGGER -> trigger(object);
			})).map(Optional::of).toList();
		}

		private LiveObject tried(SchemaObject object, Supplier<LiveObject> work) {
			try {
				Savepoint savepoint = this.connection.setSavepoint();
				try {
					return work.get();
				}
				catch (DataAccessException | OperationNotSupportedException ex) {
					PostgresqlSession.FAILURES.requireAnswer(ex);
					return LiveObject.of(object.withoutText());
				}
				finally {
					this.connection.rollback(savepoint);
				}
			}
			catch (SQLException ex) {
				throw new UncategorizedSQLException("savepoint", null, ex);
			}
		}

		private LiveObject view(SchemaObject view) {
			String text = (view.kind() == SchemaObject.Kind.VIEW) ? view.requiredText() : PostgresqlView.query(view);
			this.jdbc.execute("create temporary view " + COPY + " as " + text);
			return LiveObject.of(view.as(Objects.requireNonNull(this.jdbc.queryForObject("""
					select pg_catalog.pg_get_viewdef(v.oid, true), (select pg_catalog.upper(c.option_value)
						from pg_catalog.pg_options_to_table(v.reloptions) c where c.option_name = 'check_option')
					from pg_catalog.pg_class v where v.oid = cast(? as pg_catalog.regclass)
					""", (row, number) -> PostgresqlView.text(row.getString(1).strip(), row.getString(2)),
					"pg_temp." + COPY))));
		}

		/**
		 * The session may have temporary ones of its own; the one made last is ours.
		 */
		private LiveObject routine(SchemaObject routine) {
			create(routine.inSchema("pg_temp"));
			List<LiveObject> made = there().routines()
				.stream()
				.filter((each) -> each.object().name().equals(routine.name()))
				.toList();
			return made.get(made.size() - 1).inSchema(routine.schema());
		}

		/**
		 * On a copy of its table without rows, since one on the table itself would have
		 * to wait for all who write to it.
		 */
		private LiveObject trigger(SchemaObject trigger) {
			String text = trigger.requiredText();
			ObjectParts.TablePlace place = ObjectParts.table(text, this.dialect.syntax())
				.orElseThrow(() -> new IllegalStateException("A trigger without a table: " + text));
			Relation table = Objects.requireNonNull(this.jdbc.queryForObject("""
					select pg_catalog.format('%I.%I', n.nspname, c.relname), c.relname, c.relkind = 'v',
						case n.nspname when pg_catalog.current_schema() then pg_catalog.quote_ident(c.relname)
							else pg_catalog.format('%I.%I', n.nspname, c.relname) end
					from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
					where c.oid = cast(? as pg_catalog.regclass)
					""", (row, number) -> new Relation(row.getString(1), row.getString(2), row.getBoolean(3),
					row.getString(4)), place.table()));
			this.jdbc.execute(table.view()
					? "create temporary view " + COPY + " as select * from " + table.qualified() + " limit 0"
					: "create temporary table " + COPY + " (like " + table.qualified() + ")");
			create(trigger.inSchema(null).as(place.on("pg_temp." + COPY)));
			LiveObject made = there().triggers()
				.stream()
				.filter((each) -> each.identity().equals(COPY))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("The trigger is not on the copy of its table: " + text));
			return new LiveObject(
					trigger.on(table.name()).as(PostgresqlObjects.on(made.object().requiredText(), table.shown())),
					table.name(), "");
		}

		private PostgresqlObjects there() {
			return new PostgresqlObjects(this.jdbc,
					this.jdbc.queryForObject(
							"select nspname from pg_catalog.pg_namespace where oid = pg_catalog.pg_my_temp_schema()",
							String.class));
		}

		private void create(SchemaObject object) {
			this.dialect.ddl(new CreateObject(object)).forEach((statement) -> this.jdbc.execute(statement.text()));
		}

		/**
		 * What a trigger is on.
		 *
		 * @param qualified its name with its schema, as a statement has it
		 * @param name its name alone
		 * @param view whether it is a view
		 * @param shown its name as triggers are read with it: with its schema if that is
		 * not the current one
		 */
		private record Relation(String qualified, String name, boolean view, String shown) {
		}

	}

}
