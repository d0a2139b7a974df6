package dev.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.TableNotFoundException;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.ObjectSpelling;
import dev.migrate.dialect.standard.TableCopy;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the tables of PostgreSQL that are written anew, and whether a column that is to
 * generate its values does so already.
 */
final class PostgresqlCompletion extends Completion {

	private static final String TRIGGER = """
			select s.statement from pg_catalog.pg_trigger g cross join lateral (
				select pg_catalog.format('ALTER TABLE %s %s TRIGGER %I', g.tgrelid::pg_catalog.regclass, case g.tgenabled
					when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end, g.tgname)
				where g.tgenabled <> 'O'
				union all
				select pg_catalog.format('COMMENT ON TRIGGER %I ON %s IS %L', g.tgname, g.tgrelid::pg_catalog.regclass,
					d.description)
				from pg_catalog.pg_description d
				where d.classoid = 'pg_catalog.pg_trigger'::pg_catalog.regclass and d.objoid = g.oid) s (statement)
			where g.tgrelid = pg_catalog.to_regclass(?) and g.tgname = ? and not g.tgisinternal""";

	private static final String OF_SAME_TYPE = """
			select o.attname from pg_catalog.pg_attribute a join pg_catalog.pg_attribute o on o.attrelid = a.attrelid
				and o.atttypid in (a.atttypid, (select ty.typarray from pg_catalog.pg_type ty where ty.oid = a.atttypid))
				and o.attnum <> a.attnum and o.attnum > 0 and not o.attisdropped
			where a.attrelid = pg_catalog.to_regclass(?) and a.attname = ?
			""";

	/** What is the column's own and not its type's, and does not outlive it. */
	private static final String STORED = """
			select s.words from pg_catalog.pg_attribute a join pg_catalog.pg_type y on y.oid = a.atttypid cross join lateral (values
				('STORAGE ' || case a.attstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL' when 'm' then 'MAIN'
					else 'EXTENDED' end, a.attstorage <> y.typstorage),
				('COMPRESSION ' || case a.attcompression when 'p' then 'pglz' else 'lz4' end, a.attcompression <> '')) s (words, own)
			where a.attrelid = pg_catalog.to_regclass(?) and a.attname = ? and s.own and exists (
				select from pg_catalog.pg_type n where n.oid = pg_catalog.to_regtype(?) and n.typstorage <> 'p')""";

	private static final String COLLATION = """
			select pg_catalog.format('%I.%I', n.nspname, c.collname) from pg_catalog.pg_attribute a
			join pg_catalog.pg_type y on y.oid = a.atttypid join pg_catalog.pg_collation c on c.oid = a.attcollation
			join pg_catalog.pg_namespace n on n.oid = c.collnamespace
			where a.attrelid = pg_catalog.to_regclass(?) and a.attname = ? and a.attcollation <> y.typcollation""";

	// In the server's own words: whoever writes a revision says no regclass
	private static final Pattern OF_SEQUENCE = Pattern.compile("nextval\\('((?:[^']|'')+_seq\"?)'::regclass\\)");

	private static final Pattern COLLATE = Pattern.compile("(?i)\\s+collate\\s.*");

	private final PostgresqlDialect dialect;

	PostgresqlCompletion(PostgresqlDialect dialect, LiveDatabase live) {
		super(dialect, live);
		this.dialect = dialect;
	}

	@Override
	public Completed visit(AlterColumn operation) {
		AlterColumn known = known(operation);
		Optional<Retyping> retyping = retyping(known);
		return retyping.isEmpty() ? inItself(known)
				: new Completed.InItself(known, retyped(this.dialect.renderer(known), List.of(retyping.get())));
	}

	private AlterColumn known(AlterColumn operation) {
		NewValue<Identity> identity = operation.changes().identity();
		boolean said = identity == null || identity.value() == null || operation.existing().identity() != null;
		return said ? operation : withIdentity(operation);
	}

	/**
	 * Columns that get another type together are one rewriting of the table, and what
	 * stands upon several of them goes once.
	 */
	@Override
	protected List<SqlStatement> parts(List<Operation> changes) {
		List<SqlStatement> statements = new ArrayList<>();
		List<Retyping> retypings = new ArrayList<>();
		int place = 0;
		for (Operation change : changes) {
			Optional<Retyping> retyping = (change instanceof AlterColumn alter) ? retyping(known(alter))
					: Optional.empty();
			if (retyping.isEmpty()) {
				part(change).statements().forEach(statements::add);
				continue;
			}
			place = retypings.isEmpty() ? statements.size() : place;
			retypings.add(retyping.get());
		}
		if (!retypings.isEmpty()) {
			statements.addAll(place, retypedTogether(this.dialect.renderer(changes.get(0)), retypings));
		}
		return statements;
	}

	@Override
	public Completed visit(AddColumn operation) {
		return operation.ifNotExists() ? inItself(operation)
				: serial(operation, operation.table(), List.of(operation.column()));
	}

	@Override
	public Completed visit(CreateTable operation) {
		return operation.ifNotExists() ? inItself(operation)
				: serial(operation, operation.table().name(), operation.table().columns());
	}

	/**
	 * A column of a serial type has a sequence that has gone with it and comes with it
	 * again.
	 */
	private Completed serial(Operation operation, TableName table, List<Column> columns) {
		DdlRenderer renderer = this.dialect.renderer(operation);
		List<SqlStatement> statements = new ArrayList<>();
		List<SqlStatement> owners = new ArrayList<>();
		for (Column column : columns) {
			String sequence = sequence(column);
			if (sequence != null && catalog(table).filter((jdbc) -> isMissing(sequence, jdbc)).isPresent()) {
				statements.add(renderer.ddl("CREATE SEQUENCE " + sequence + " AS " + renderer.type(column.type())));
				owners.add(renderer.ddl("ALTER SEQUENCE " + sequence + " OWNED BY " + renderer.quote(table) + "."
						+ renderer.quote(column.name())));
			}
		}
		statements.addAll(operation.accept(renderer));
		statements.addAll(owners);
		return new Completed.InItself(operation, statements);
	}

	private static @Nullable String sequence(Column column) {
		boolean whole = switch (column.type().name()) {
			case SMALLINT, INTEGER, BIGINT -> true;
			default -> false;
		};
		Matcher sequence = OF_SEQUENCE
			.matcher((column.defaultValue() instanceof SqlValue.Expression expression) ? expression.sql() : "");
		return (whole && !column.nullable() && sequence.matches()) ? sequence.group(1).replace("''", "'") : null;
	}

	private static boolean isMissing(String sequence, JdbcOperations jdbc) {
		return Boolean.TRUE
			.equals(jdbc.queryForObject("select pg_catalog.to_regclass(?) is null", Boolean.class, sequence));
	}

	/**
	 * The database where it has the table as the operation will find it.
	 */
	private Optional<JdbcOperations> catalog(TableName table) {
		return (!live().isRun() && live().table(table).isPresent()) ? Optional.empty() : live().jdbc(table);
	}

	/**
	 * A column that is computed from another one goes while that gets its type, and gets
	 * its own type when it is there again.
	 */
	private static List<SqlStatement> retypedTogether(DdlRenderer renderer, List<Retyping> retypings) {
		List<Retyping> computed = retypings.stream()
			.filter((retyping) -> retypings.stream()
				.anyMatch((other) -> other.dependents().haveColumn(retyping.column())))
			.toList();
		List<SqlStatement> statements = new ArrayList<>(
				retyped(renderer, retypings.stream().filter((retyping) -> !computed.contains(retyping)).toList()));
		statements.addAll(retyped(renderer, computed));
		return statements;
	}

	/**
	 * What stands upon the columns makes way, and comes back.
	 */
	private static List<SqlStatement> retyped(DdlRenderer renderer, List<Retyping> retypings) {
		PostgresqlDependents dependents = PostgresqlDependents
			.of(retypings.stream().map(Retyping::dependents).toList());
		List<SqlStatement> statements = new ArrayList<>(dependents.drops().stream().map(renderer::ddl).toList());
		retypings.forEach((retyping) -> statements.addAll(retyping.statements()));
		for (String creation : dependents.creations()) {
			String words = creation;
			for (Retyping retyping : retypings) {
				words = retyping.words().apply(words);
			}
			statements.add(renderer.ddl(words));
		}
		return statements;
	}

	/**
	 * A column that gets another type.
	 *
	 * @param column its name
	 * @param dependents what stands upon it
	 * @param statements what changes the column alone
	 * @param words what stands upon it, in the words that the new type takes
	 */
	private record Retyping(String column, PostgresqlDependents dependents, List<SqlStatement> statements,
			UnaryOperator<String> words) {
	}

	private Optional<Retyping> retyping(AlterColumn operation) {
		ColumnType type = operation.changes().type();
		return (type == null) ? Optional.empty()
				: catalog(operation.table()).map((jdbc) -> retyping(operation, type, jdbc));
	}

	private Retyping retyping(AlterColumn operation, ColumnType type, JdbcOperations jdbc) {
		TableName table = operation.table();
		boolean becomesEnum = type.single().enumeration() != null;
		PostgresqlDependents dependents = PostgresqlDependents.of(jdbc, this.dialect.quote(table), operation.column(),
				becomesEnum);
		boolean enumerated = dependents.enumeration() != null;
		AlterColumn known = (operation.existing().defaultValue() == null || enumerated)
				? withExisting(operation, enumerated, jdbc) : operation;
		DdlRenderer renderer = this.dialect.renderer(known);
		UnaryOperator<String> words = UnaryOperator.identity();
		if (enumerated) {
			words = PostgresqlCasts.of(String.valueOf(dependents.enumeration()), type, renderer,
					jdbc.queryForList(OF_SAME_TYPE, String.class, renderer.quote(table), operation.column()))::replaced;
		}
		else if (becomesEnum) {
			words = (sql) -> PostgresqlCasts.compared(sql, renderer.quote(operation.column()),
					renderer.type(type.single()));
		}
		List<SqlStatement> statements = new ArrayList<>(renderer.visit(collated(known, type, renderer, jdbc)));
		jdbc.queryForList(STORED, String.class, renderer.quote(table), operation.column(),
				COLLATE.matcher(renderer.type(type)).replaceFirst(""))
			.forEach((own) -> statements.add(renderer.ddl(renderer.alterColumn(operation) + "SET " + own)));
		return new Retyping(operation.column(), dependents, statements, words);
	}

	/**
	 * The server would give a text the collation of its new type unless the statement
	 * says the old one.
	 */
	private static AlterColumn collated(AlterColumn operation, ColumnType type, DdlRenderer renderer,
			JdbcOperations jdbc) {
		ColumnType before = operation.existing().type();
		boolean text = switch (type.name()) {
			case CHAR, VARCHAR, TEXT -> before == null || !COLLATE.matcher(renderer.type(before)).find();
			default -> false;
		};
		if (!text) {
			return operation;
		}
		return jdbc.queryForList(COLLATION, String.class, renderer.quote(operation.table()), operation.column())
			.stream()
			.findFirst()
			.map((collation) -> Definitions.type(renderer.type(type) + " COLLATE " + collation))
			.map((collated) -> operation.withChanges(operation.changes().withType(collated)))
			.orElse(operation);
	}

	@Override
	public Completed visit(ReplaceObject operation) {
		return live().unchanged().map((jdbc) -> switch (operation.object().kind()) {
			case VIEW, MATERIALIZED_VIEW -> replaced(operation, jdbc);
			case TRIGGER -> retriggered(operation, jdbc);
			case FUNCTION, PROCEDURE -> new Completed.InItself(operation, routine(operation).statements(jdbc));
		})
			.orElseGet(() -> operation.object().kind().isRoutine()
					? new Completed.InItself(operation, routine(operation).statements()) : inItself(operation));
	}

	private PostgresqlRoutine routine(ReplaceObject operation) {
		return new PostgresqlRoutine(this.dialect.renderer(operation), operation);
	}

	/**
	 * A trigger is dropped and made again, enabled as it was.
	 */
	private Completed retriggered(ReplaceObject operation, JdbcOperations jdbc) {
		DdlRenderer renderer = this.dialect.renderer(operation);
		List<SqlStatement> statements = new ArrayList<>(renderer.visit(operation));
		jdbc.queryForList(TRIGGER, String.class, ObjectSpelling.table(renderer, operation.object()),
				operation.object().name())
			.forEach((statement) -> statements.add(renderer.ddl(statement)));
		return new Completed.InItself(operation, statements);
	}

	/**
	 * The server replaces a view whose columns stay, and at most gets others behind them.
	 */
	private Completed replaced(ReplaceObject operation, JdbcOperations jdbc) {
		DdlRenderer renderer = this.dialect.renderer(operation);
		PostgresqlView view = new PostgresqlView(operation.object(),
				renderer.quote(operation.object().qualifiedName()));
		List<SqlStatement> statements = new ArrayList<>();
		if (!view.isThere(jdbc) || view.staysInPlace(jdbc)) {
			statements.addAll(renderer.visit(operation));
		}
		else {
			SqlStatement create = renderer.visit(new CreateObject(operation.object())).get(0);
			SchemaObject.Kind kind = operation.object().kind();
			PostgresqlDependents all = PostgresqlDependents.ofView(jdbc, view.name(), view.columns(jdbc),
					kind.toString().toUpperCase(Locale.ROOT), create.text());
			requirePossible(renderer, kind, all.impossible(kind == SchemaObject.Kind.MATERIALIZED_VIEW));
			all.drops().forEach((drop) -> statements.add(renderer.ddl(drop)));
			all.creations().forEach((creation) -> statements.add(renderer.ddl(creation)));
		}
		view.options(jdbc).forEach((option) -> statements.add(renderer.ddl(option)));
		return new Completed.InItself(operation, statements);
	}

	/**
	 * What only a view of the other kind can have would be lost.
	 */
	private static void requirePossible(DdlRenderer renderer, SchemaObject.Kind kind, List<String> impossible) {
		if (!impossible.isEmpty()) {
			throw renderer.notSupported(
					"A " + kind + " cannot have what belongs to it there: " + String.join("; ", impossible) + ".",
					"Drop that before, so that a downgrade brings it back.");
		}
	}

	/**
	 * A default that the server has to convert stands in the way where that is not
	 * automatic.
	 */
	private AlterColumn withExisting(AlterColumn operation, boolean enumerated, JdbcOperations jdbc) {
		Column column = this.dialect.inspector(jdbc)
			.table(operation.table())
			.flatMap((found) -> found.column(operation.column()))
			.orElse(null);
		if (column == null || column.computed() != null) {
			return operation;
		}
		AlterColumn.Aspects existing = operation.existing();
		existing = (existing.type() == null && enumerated) ? existing.withType(column.type()) : existing;
		return operation
			.withExisting((existing.defaultValue() == null) ? existing.withDefault(column.defaultValue()) : existing);
	}

	private AlterColumn withIdentity(AlterColumn operation) {
		Identity identity = table(operation.table()).flatMap((found) -> found.column(operation.column()))
			.map(Column::identity)
			.orElse(null);
		return operation.withExisting(operation.existing().withIdentity(identity));
	}

	@Override
	public Completed visit(BatchAlterTable operation) {
		if (operation.options().recreate() != BatchOptions.Recreate.ALWAYS) {
			return super.visit(operation);
		}
		TableName name = operation.table();
		JdbcOperations jdbc = live().required(name);
		Catalog catalog = new Catalog(jdbc, this.dialect.quote(name));
		DdlRenderer renderer = this.dialect.renderer(operation);
		TableCopy.requireNone(renderer, name, catalog.whatACopyLoses());
		Table table = this.dialect.inspector(jdbc).table(name).orElseThrow(() -> new TableNotFoundException(name, ""));
		return new TableCopy(renderer, TableCopy.ordered(table, operation), catalog.storageParameters(),
				catalog.detachments().stream().map(renderer::ddl).toList(), List.of(),
				catalog.attachments().stream().map(renderer::ddl).toList());
	}

	/**
	 * What belongs to a table of PostgreSQL besides its definition. Read at once, as the
	 * table is gone when half of it is needed.
	 */
	private static final class Catalog {

		private static final String LOSSES = """
				select what from (select ?::regclass as oid) t join pg_class c on c.oid = t.oid cross join lateral (values
					('triggers', exists (select from pg_trigger where tgrelid = t.oid and not tgisinternal)),
					('row security', c.relrowsecurity or exists (select from pg_policy where polrelid = t.oid)),
					('partitions or heirs', c.relkind <> 'r'
						or exists (select from pg_inherits where inhrelid = t.oid or inhparent = t.oid)),
					('privileges on columns', exists (select from pg_attribute where attrelid = t.oid and attacl is not null)),
					('rules', exists (select from pg_rewrite where ev_class = t.oid)),
					('extended statistics', exists (select from pg_statistic_ext where stxrelid = t.oid)),
					('publications', exists (select from pg_publication_rel where prrelid = t.oid)),
					('a replica identity', c.relreplident <> 'd'),
					('no write-ahead log', c.relpersistence <> 'p'),
					('settings of columns', exists (select from pg_attribute a join pg_type y on y.oid = a.atttypid
						where a.attrelid = t.oid and a.attnum > 0 and (a.attstattarget >= 0 or a.attoptions is not null
							or a.attstorage <> y.typstorage))),
					('settings of indexes', exists (select from pg_index i join pg_class x on x.oid = i.indexrelid
						where i.indrelid = t.oid and (i.indisclustered or x.reloptions is not null
							and exists (select from pg_constraint where conindid = x.oid and contype in ('p', 'u', 'x'))))),
					('a tablespace', exists (select from pg_class x where x.reltablespace <> 0 and (x.oid = t.oid
						or x.oid in (select indexrelid from pg_index where indrelid = t.oid)))),
					('comments on constraints or indexes', exists (select from pg_description d
						where (d.classoid = 'pg_constraint'::regclass
							and d.objoid in (select oid from pg_constraint where conrelid = t.oid))
						or (d.classoid = 'pg_class'::regclass
							and d.objoid in (select indexrelid from pg_index where indrelid = t.oid))))
				) as v (what, there) where there""";

		private static final String REFERRING_KEYS = """
				select 'ALTER TABLE ' || conrelid::regclass || ' %s'
				from pg_constraint where contype = 'f' and confrelid = ?::regclass and conrelid <> confrelid
				and conparentid = 0 order by conrelid::regclass::text, conname""";

		private static final String OWNED_SEQUENCES = """
				select 'ALTER SEQUENCE ' || d.objid::regclass || ' OWNED BY %s'
				from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
				where d.classid = 'pg_class'::regclass and d.refobjid = ?::regclass and d.deptype = 'a'
				and exists (select from pg_sequence s where s.seqrelid = d.objid) order by d.objid::regclass::text""";

		private static final String IDENTITIES = """
				select a.attname, pg_get_serial_sequence(?, a.attname) from pg_attribute a
				where a.attrelid = ?::regclass and a.attidentity <> '' order by a.attnum""";

		private static final String COMMENTS_ON_REFERRING_KEYS = """
				select format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, k.conrelid::regclass, d.description)
				from pg_constraint k join pg_description d on d.classoid = 'pg_constraint'::regclass and d.objoid = k.oid
				where k.contype = 'f' and k.confrelid = ?::regclass and k.conrelid <> k.confrelid and k.conparentid = 0
				order by k.conrelid::regclass::text, k.conname""";

		private final JdbcOperations jdbc;

		private final String table;

		private final List<String> detachments;

		private final List<String> attachments;

		Catalog(JdbcOperations jdbc, String table) {
			this.jdbc = jdbc;
			this.table = table;
			this.detachments = new ArrayList<>(
					query(REFERRING_KEYS.formatted("DROP CONSTRAINT ' || quote_ident(conname) || '")));
			this.detachments.addAll(query(OWNED_SEQUENCES.formatted("NONE")));
			// A sequence can only be owned by a column whose owner is its own
			this.attachments = new ArrayList<>(PostgresqlRights.ofTable(jdbc, table));
			this.attachments.addAll(query(
					OWNED_SEQUENCES.formatted("' || d.refobjid::regclass || '.' || quote_ident(a.attname) || '")));
			this.attachments.addAll(generatedValues());
			this.attachments.addAll(query(REFERRING_KEYS
				.formatted("ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) || '")));
			this.attachments.addAll(query(COMMENTS_ON_REFERRING_KEYS));
		}

		private List<String> query(String sql) {
			return this.jdbc.queryForList(sql, String.class, this.table);
		}

		/**
		 * The next value of each generated column, as the copy would begin again.
		 */
		private List<String> generatedValues() {
			return this.jdbc.query(IDENTITIES, (rows, number) -> {
				Long next = this.jdbc.queryForObject(
						"select case when is_called then last_value + seqincrement else last_value end " + "from "
								+ rows.getString(2) + ", pg_sequence where seqrelid = ?::regclass",
						Long.class, rows.getString(2));
				return "ALTER TABLE " + this.table + " ALTER COLUMN " + Spelling.quoted(rows.getString(1))
						+ " RESTART WITH " + next;
			}, this.table, this.table);
		}

		/**
		 * What the table has that its definition does not say.
		 * @return the things in words, none if a copy is as good
		 */
		List<String> whatACopyLoses() {
			return query(LOSSES);
		}

		/**
		 * What ties other objects to the table, cut before it is dropped.
		 * @return the statements
		 */
		List<String> detachments() {
			return this.detachments;
		}

		/**
		 * The same ties, and privileges and generated values, for the copy.
		 * @return the statements
		 */
		List<String> attachments() {
			return this.attachments;
		}

		/**
		 * The storage parameters of the table.
		 * @return what stands behind the bracket, with a blank before it, or an empty
		 * string
		 */
		String storageParameters() {
			String parameters = this.jdbc.queryForObject(
					"select array_to_string(reloptions, ', ') from pg_class where oid = ?::regclass", String.class,
					this.table);
			return (parameters != null) ? " WITH (" + parameters + ")" : "";
		}

	}

}
