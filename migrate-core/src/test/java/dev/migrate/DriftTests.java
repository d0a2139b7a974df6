package dev.migrate;

import java.util.List;

import dev.migrate.autogenerate.AutogenerateLevel;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.contract.ShopRevisions;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.plan.DatabaseNotAtHeadException;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DriftTests {

	private final TestDatabase database = TestDatabases.h2().create();

	private final Migrator migrator = Migrator.builder(this.database.dataSource())
		.locations()
		.scriptSource(ShopRevisions.all()::scripts)
		.build();

	@AfterEach
	void drop() {
		this.database.close();
	}

	private List<String> drift() {
		return lines(this.migrator.autogenerate(AutogenerateSettings.DEFAULTS).drift());
	}

	private static List<String> lines(SchemaDifferences differences) {
		return differences.changes()
			.stream()
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()))
			.toList();
	}

	@Test
	void findsNoDriftBehindARun() {
		this.migrator.upgrade("heads");
		assertThat(drift()).isEmpty();
	}

	@Test
	void findsWhatADowngradeHasNotBroughtBack() {
		this.migrator.upgrade("heads");
		this.migrator.downgrade(ShopRevisions.USERS);
		assertThat(drift()).containsExactly("# execute update users set name = '…' where name is null",
				"alter column users.name (not null)");
	}

	@Test
	void findsWhatWasChangedByHand() {
		this.migrator.upgrade("heads");
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		jdbc.execute("alter table users add column by_hand integer");
		jdbc.execute("create table other (id integer)");
		assertThat(drift()).containsExactly("# drop column users.by_hand", "# drop table other");
	}

	@Test
	void comparesAtTheHeadsOnly() {
		Autogenerate autogenerate = this.migrator.autogenerate(AutogenerateSettings.DEFAULTS);
		assertThatExceptionOfType(DatabaseNotAtHeadException.class).isThrownBy(() -> autogenerate.compare(List.of()));
		this.migrator.upgrade("heads");
		Table wanted = Table.of(TableName.of("extra"), List.of(column("id", integer())));
		SchemaDifferences differences = autogenerate
			.compare(List.of((profile) -> WantedSchema.of("test", Schema.of(wanted))));
		assertThat(lines(differences)).contains("create table extra", "# drop table users")
			.noneMatch((line) -> line.contains("migrate_"));
	}

	@Test
	void leavesOutWhatRewritersLeaveOut() {
		this.migrator.upgrade("heads");
		AutogenerateSettings settings = new AutogenerateSettings(false, AutogenerateLevel.FULL,
				AutogenerateSettings.DEFAULTS.renames(), List.of(), List.of((changes) -> List.of()), List.of(), null);
		assertThat(this.migrator.autogenerate(settings).compare(List.of()).isEmpty()).isTrue();
	}

	@Test
	void replaysInAScratchDatabaseAndEmptiesIt() {
		this.migrator.upgrade("heads");
		try (TestDatabase scratch = TestDatabases.h2().create()) {
			AutogenerateSettings settings = new AutogenerateSettings(false, AutogenerateLevel.FULL,
					AutogenerateSettings.DEFAULTS.renames(), List.of(), List.of(), List.of(), scratch.dataSource());
			assertThat(lines(this.migrator.autogenerate(settings).drift())).isEmpty();
			assertThat(new JdbcTemplate(scratch.dataSource())
				.queryForList("select table_name from information_schema.tables where table_schema = current_schema"))
				.isEmpty();
		}
	}

}
