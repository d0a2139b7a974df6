package dev.migrate.author.roundtrip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.Migrator;
import dev.migrate.author.write.WrittenBothWays;
import dev.migrate.autogenerate.AutogenerateLevel;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One journey on a database: what autogenerate writes for the first schema is run and
 * leaves nothing to do; with rows in the tables, so is what it writes for the second; the
 * downgrade leads to the same catalog, and to all rows that nothing had to destroy.
 */
final class RoundTrip implements AutoCloseable {

	private final Traits traits;

	private TestDatabase database;

	private JdbcTemplate jdbc;

	private HikariDataSource pool;

	private String phase = "";

	private final List<String> log = new ArrayList<>();

	RoundTrip(Traits traits) {
		this.traits = traits;
		open();
	}

	private void open() {
		this.database = this.traits.server().get().create();
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(this.database.url());
		config.setUsername(this.database.user());
		config.setPassword(this.database.password());
		config.setMaximumPoolSize(3);
		config.setMinimumIdle(0);
		this.pool = new HikariDataSource(config);
		this.jdbc = new JdbcTemplate(this.pool);
		if (this.traits.name().matches("mariadb|mysql")) {
			this.jdbc.execute("drop schema if exists " + SchemaGenerator.ELSEWHERE);
		}
	}

	@Override
	public void close() {
		this.pool.close();
		this.database.close();
	}

	/**
	 * What went wrong, if anything did.
	 */
	Optional<Failure> run(Journey journey) {
		this.log.clear();
		try {
			travel(journey);
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			close();
			open();
			return Optional.of(new Failure(this.phase, text(ex), List.copyOf(this.log), ex));
		}
	}

	private static String text(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getClass().getSimpleName() + ": " + cause.getMessage()
				+ ((cause == failure) ? "" : "\n\t" + failure.getMessage());
	}

	/**
	 * What goes wrong with a change of tables that others have made, and back.
	 */
	Optional<Failure> run(AdoptedCase adopted) {
		this.log.clear();
		try {
			First first = new First();
			migrator(first).upgrade("heads");
			for (String statement : adopted.setup().split(";;")) {
				this.jdbc.execute(statement);
			}
			List<String> catalog = dump("first");
			there(adopted.journey(), first, new RowWriter(this.traits, this.jdbc), Map.of());
			same("catalog", catalog, dump("back"));
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			return Optional.of(new Failure(this.phase, text(ex), List.copyOf(this.log), ex));
		}
		finally {
			close();
			open();
		}
	}

	/**
	 * What goes wrong where something is dropped that no operation says, and comes back.
	 */
	Optional<Failure> run(UnsaidCase unsaid) {
		this.log.clear();
		if (this.traits.name().equals("postgresql")
				&& unsaid.setup().matches("(?s).*(nulls not distinct|for table t \\().*") && this.jdbc
					.queryForObject("select current_setting('server_version_num')::int < 150000", Boolean.class)) {
			return Optional.empty();
		}
		try {
			First first = new First();
			first.up = Stream.of(unsaid.setup().split(";;"))
				.<Operation>map((statement) -> new ExecuteSql(statement, "", 1, null))
				.toList();
			Second second = new Second();
			migrator(first).upgrade("heads");
			List<String> catalog = dump("first");
			Schema before = this.traits.dialect().inspector(this.jdbc).schema(null);
			Schema ours = before.withTables(
					before.tables().stream().filter((table) -> !CatalogDump.isOurs(table.name().name())).toList());
			this.phase = "compare";
			List<SchemaChange> changes = changes(migrator(first), unsaid.after(ours), Renames.NONE);
			boolean refused = changes.stream()
				.anyMatch((change) -> change.withheld()
						&& change.notes().stream().anyMatch((note) -> note.startsWith("A downgrade could not")));
			WrittenBothWays made = written(changes.stream().map((change) -> change.decided(refused)).toList());
			Journey journey = new Journey(ours, unsaid.after(ours), Renames.NONE, false, 0, false);
			second.up = operations(made.upgrade(), ours, null, journey);
			second.down = operations(made.downgrade(), ours, new RowWriter(this.traits, this.jdbc), journey);
			if (refused != unsaid.withheld() || changes.isEmpty()) {
				throw new IllegalStateException("It is " + (refused ? "" : "not ") + "withheld: " + changes);
			}
			if (second.down.toString().matches("(?is).*\\bpublic\"?\\..*")) {
				throw new IllegalStateException("It has the schema of this database: " + second.down);
			}
			Migrator both = migrator(first, second);
			this.phase = "upgrade";
			both.upgrade("heads");
			this.phase = "downgrade";
			both.downgrade("aaaa11111111");
			same("catalog", catalog, dump("back"));
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			return Optional.of(new Failure(this.phase, text(ex), List.copyOf(this.log), ex));
		}
		finally {
			empty();
		}
	}

	private void empty() {
		if (this.traits.name().equals("postgresql")) {
			this.jdbc.queryForList("select 'drop publication ' || pubname from pg_publication", String.class)
				.forEach(this.jdbc::execute);
			this.jdbc.execute("drop schema public cascade");
			this.jdbc.execute("create schema public");
		}
		else {
			close();
			open();
		}
	}

	private void travel(Journey journey) {
		List<String> nothing = dump("empty");
		First first = new First();
		Migrator one = migrator(first);
		this.phase = "compare first";
		WrittenBothWays made = written(changes(migrator(), journey.before(), Renames.NONE));
		first.up = operations(made.upgrade(), journey.before(), null, journey);
		first.down = operations(made.downgrade(), journey.before(), null, journey);
		this.phase = "create";
		one.upgrade("heads");
		atRest("at rest first", one, journey.before(), false);
		this.phase = "fill";
		RowWriter rows = new RowWriter(this.traits, this.jdbc);
		rows.fill(journey.before(), journey.rows());
		List<String> views = views(journey);
		views.forEach((view) -> this.jdbc.execute(view));
		List<String> catalog = dump("first");
		Map<TableName, Map<String, List<String>>> contents = rows.contents(journey.before());
		there(journey, first, rows, contents);
		same("catalog", catalog, dump("back"));
		this.phase = "rows back";
		compare(contents, rows.contents(journey.before()), journey, journey.cautious());
		this.phase = "going on back";
		rows.goOn(journey.before());
		Migrator again = migrator(first);
		atRest("at rest back", again, journey.before(), false);
		this.phase = "base";
		for (int i = 0; i < views.size(); i++) {
			this.jdbc.execute("drop view rt_view" + i);
		}
		again.downgrade("base");
		same("catalog at base", nothing, dump("base"));
	}

	private void there(Journey journey, First first, RowWriter rows,
			Map<TableName, Map<String, List<String>>> contents) {
		Second second = new Second();
		Migrator both = migrator(first, second);
		this.phase = "compare second";
		WrittenBothWays made = written(changes(migrator(first), journey.after(), journey.renames()).stream()
			.map((change) -> decided(change, journey))
			.toList());
		second.up = operations(made.upgrade(), journey.after(), rows, journey);
		second.down = operations(made.downgrade(), journey.before(), rows, journey);
		this.phase = "upgrade";
		both.upgrade("heads");
		atRest("at rest after", both, journey.after(), journey.cautious());
		this.phase = "rows after";
		Schema kept = journey.cautious() ? journey.before() : journey.after();
		if (journey.renames().equals(Renames.NONE)) {
			compare(contents, rows.contents(kept), journey, journey.cautious());
		}
		if (!journey.cautious()) {
			this.phase = "going on";
			rows.goOn(journey.after());
		}
		this.phase = "downgrade";
		both.downgrade("aaaa11111111");
	}

	/**
	 * A person has decided that data may be lost, but not what rows get.
	 */
	private static SchemaChange decided(SchemaChange change, Journey journey) {
		boolean made = !journey.cautious() && change.withheld() && !isFilling(change);
		return made ? change.decided(false) : change;
	}

	private static boolean isFilling(SchemaChange change) {
		return change.withheld() && change.notes().stream().anyMatch((note) -> note.startsWith("Fill in what rows"));
	}

	private List<Operation> operations(List<SchemaChange> changes, Schema target, RowWriter rows, Journey journey) {
		List<Operation> operations = new ArrayList<>();
		for (SchemaChange change : changes) {
			this.log.add((change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()) + "  "
					+ change.notes());
			if (!change.withheld()) {
				operations.add(change.operation());
			}
			else if (isFilling(change) && rows != null) {
				operations.addAll(filled((ExecuteSql) change.operation(), target, rows, journey));
			}
		}
		return operations;
	}

	/**
	 * What fills a column: as it is proposed, but where the rows have to differ.
	 */
	private List<Operation> filled(ExecuteSql proposed, Schema target, RowWriter rows, Journey journey) {
		for (Table table : target.tables()) {
			for (Column column : table.columns()) {
				String name = this.traits.quote(column.name());
				String begin = "update " + this.traits.dialect().spelling().quote(table.name()) + " set " + name
						+ " = ";
				if (plain(proposed.sql()).startsWith(plain(begin)) && isToDiffer(table, column)) {
					return filled(begin, table, column, rows, journey);
				}
			}
		}
		return List.of(proposed);
	}

	/**
	 * Where names in upper case are stored like those in lower case, either may be
	 * written.
	 */
	private static String plain(String sql) {
		return sql.replaceAll("[\"`]", "").toLowerCase(Locale.ROOT);
	}

	private static boolean isToDiffer(Table table, Column column) {
		return table.constraints()
			.stream()
			.anyMatch((each) -> each.kind() != Constraint.Kind.CHECK && each.columns().contains(column.name()))
				|| column.isPrimaryKey()
				|| table.indexes()
					.stream()
					.anyMatch((index) -> index.unique() && index.elements()
						.stream()
						.anyMatch((element) -> column.name().equals(element.column()) || element.expression() != null));
	}

	private List<Operation> filled(String begin, Table table, Column column, RowWriter rows, Journey journey) {
		TableName before = Objects.requireNonNullElse(journey.renames().tables().get(table.name()), table.name());
		String key = this.traits.quote(SchemaGenerator.KEY);
		List<Operation> updates = new ArrayList<>();
		List<Long> keys = rows.keys(before);
		for (int i = 0; i < keys.size(); i++) {
			String value = this.traits.dialect().spelling().literal(rows.value(table, column, i + 1));
			updates.add(new ExecuteSql(begin + value + " where " + key + " = " + keys.get(i) + " and "
					+ this.traits.quote(column.name()) + " is null", "", 1, null));
		}
		return updates;
	}

	private WrittenBothWays written(List<SchemaChange> changes) {
		return WrittenBothWays.of(changes, this.traits.dialect());
	}

	private Migrator migrator(Migration... migrations) {
		MigrationBeans beans = new MigrationBeans();
		List.of(migrations).forEach(beans::add);
		return Migrator.builder(this.pool).locations().scriptSource(beans::scripts).build();
	}

	private List<SchemaChange> changes(Migrator migrator, Schema wanted, Renames renames) {
		AutogenerateSettings settings = new AutogenerateSettings(false, AutogenerateLevel.FULL, renames, List.of(),
				List.of(), List.of(), null);
		return migrator.autogenerate(settings).compare(List.of((profile) -> WantedSchema.of("test", wanted))).changes();
	}

	private void atRest(String phase, Migrator migrator, Schema wanted, boolean cautious) {
		this.phase = phase;
		List<String> left = changes(migrator, wanted, Renames.NONE).stream()
			.filter((change) -> !cautious || !change.withheld())
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()) + " "
					+ change.operation())
			.toList();
		if (!left.isEmpty()) {
			throw new IllegalStateException("Still to do: " + String.join("\n\t", left));
		}
	}

	private List<String> dump(String phase) {
		this.phase = "dump " + phase;
		return new CatalogDump(this.traits, this.jdbc).lines();
	}

	private void same(String phase, List<String> before, List<String> after) {
		this.phase = phase;
		List<String> lost = new ArrayList<>(before);
		after.forEach(lost::remove);
		List<String> come = new ArrayList<>(after);
		before.forEach(come::remove);
		if (!lost.isEmpty() || !come.isEmpty()) {
			throw new IllegalStateException(
					"\n\t- " + String.join("\n\t- ", lost) + "\n\t+ " + String.join("\n\t+ ", come));
		}
	}

	/**
	 * All rows are there, and what is in the columns that were never gone.
	 */
	private void compare(Map<TableName, Map<String, List<String>>> before,
			Map<TableName, Map<String, List<String>>> now, Journey journey, boolean all) {
		journey.before().tables().forEach((table) -> {
			Optional<Table> other = journey.after().table(table.name());
			boolean renamed = !journey.renames().equals(Renames.NONE);
			if (!all && (other.isEmpty() || renamed)) {
				return;
			}
			for (Column column : table.columns()) {
				Optional<Column> there = other.flatMap((after) -> after.column(column.name()));
				boolean kept = there.isEmpty() ? all : Objects.equals(there.get().computed(), column.computed());
				boolean spelled = this.phase.equals("rows back") || there.isEmpty()
						|| there.get().type().equals(column.type());
				if (kept && spelled) {
					kept(table.name() + "." + column.name(), before.get(table.name()).get(column.name()),
							now.get(table.name()).get(column.name()));
				}
			}
		});
	}

	private static void kept(String column, List<String> before, List<String> now) {
		boolean same = before.size() == now.size();
		for (int i = 0; same && i < before.size(); i++) {
			same = before.get(i).equals("NULL") || before.get(i).equals(now.get(i));
		}
		if (!same) {
			throw new IllegalStateException("'" + column + "' had " + before + " but has " + now);
		}
	}

	private List<String> views(Journey journey) {
		List<String> views = new ArrayList<>();
		if (!journey.views()) {
			return views;
		}
		for (Table table : journey.before().tables()) {
			Optional<Table> after = journey.after().table(table.name());
			if (after.isPresent()) {
				List<String> columns = table.columns()
					.stream()
					.map(Column::name)
					.filter((column) -> after.get().column(column).isPresent())
					.filter((column) -> after.get().column(column).get().computed() == null
							&& table.column(column).get().computed() == null)
					.map(this.traits::quote)
					.toList();
				views.add("create view rt_view" + views.size() + " as select " + String.join(", ", columns) + " from "
						+ this.traits.dialect().spelling().quote(table.name()));
			}
		}
		return views;
	}

	/**
	 * What went wrong.
	 *
	 * @param phase where
	 * @param message what
	 * @param log the changes up to then
	 * @param cause the failure
	 */
	record Failure(String phase, String message, List<String> log, RuntimeException cause) {

		boolean isLike(Failure other) {
			return this.phase.equals(other.phase) && kind().equals(other.kind());
		}

		private String kind() {
			return this.message.lines()
				.findFirst()
				.orElse("")
				.replaceAll("[\"'`«][^\"'`]*[\"'`»]|\\d+", "")
				.replaceAll("(?s)^(.{50}).*", "$1");
		}

	}

	@Revision(id = "aaaa11111111")
	static final class First implements Migration {

		private List<Operation> up = List.of();

		private List<Operation> down = List.of();

		@Override
		public void upgrade(Operations op) {
			this.up.forEach(op::apply);
		}

		@Override
		public void downgrade(Operations op) {
			this.down.forEach(op::apply);
		}

	}

	@Revision(id = "bbbb22222222", downRevision = "aaaa11111111")
	static final class Second implements Migration {

		private List<Operation> up = List.of();

		private List<Operation> down = List.of();

		@Override
		public void upgrade(Operations op) {
			this.up.forEach(op::apply);
		}

		@Override
		public void downgrade(Operations op) {
			this.down.forEach(op::apply);
		}

	}

}
