package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.migrate.connect.Dialects;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.NamingConvention;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;

/**
 * A comparison without a database: what is there is given as if it were read.
 */
final class Comparing {

	private final String dialect;

	private Schema live = Schema.EMPTY;

	private final List<WantedSchema> wanted = new ArrayList<>();

	private AutogenerateSettings settings = AutogenerateSettings.DEFAULTS;

	private Owned owned = Owned.NOTHING;

	private boolean wantedByOthers;

	private Comparing(String dialect) {
		this.dialect = dialect;
	}

	static Comparing on(String dialect) {
		return new Comparing(dialect);
	}

	static Table table(String name, TableElement... elements) {
		return Table.of(TableName.of(name), List.of(elements));
	}

	Comparing live(Table... tables) {
		Comparison comparison = new Comparison(Dialects.named(this.dialect), this.settings, CurrentSchema.UNKNOWN);
		WantedModel.WantedTables form = new WantedModel.WantedTables(List.of(tables),
				new ConstraintNames(NamingConvention.NONE, comparison.text()));
		this.live = this.live.withTables(List.of(tables).stream().map(form::of).toList());
		return this;
	}

	Comparing live(Schema schema) {
		this.live = schema;
		return this;
	}

	Comparing liveEnum(String name, String... values) {
		this.live = new Schema(this.live.tables(), this.live.sequences(),
				List.of(new EnumType(null, name, List.of(values))), this.live.views());
		return this;
	}

	Comparing liveSequences(Sequence... sequences) {
		this.live = this.live.withSequences(List.of(sequences));
		return this;
	}

	Comparing wanted(Table... tables) {
		return wanted(WantedSchema.of("entities", Schema.of(tables)));
	}

	Comparing wanted(WantedSchema schema) {
		this.wanted.add(schema);
		return this;
	}

	Comparing wantedUnsaid(Set<Aspect> unsaid, Table... tables) {
		return wanted(new WantedSchema("entities", Schema.of(tables), unsaid, Renames.NONE));
	}

	Comparing owned(String... tables) {
		this.owned = new Owned(names(tables), this.owned.sequences(), this.owned.enums());
		return this;
	}

	/**
	 * No revision has made the tables that are there, not even those that are wanted.
	 */
	Comparing ownedByOthers() {
		this.wantedByOthers = true;
		return this;
	}

	Comparing ownedElse(String... others) {
		this.owned = new Owned(this.owned.tables(), names(others), names(others));
		return this;
	}

	private static Set<TableName> names(String... names) {
		return new java.util.LinkedHashSet<>(List.of(names).stream().map(TableName::of).toList());
	}

	Comparing renaming(String... texts) {
		this.settings = new AutogenerateSettings(this.settings.allowDrops(), this.settings.level(),
				Renames.parse(List.of(texts)), List.of(), List.of(), List.of(), null);
		return this;
	}

	Comparing settings(AutogenerateSettings settings) {
		this.settings = settings;
		return this;
	}

	Comparing validating() {
		return settings(this.settings.withLevel(AutogenerateLevel.VALIDATE));
	}

	Comparing strict() {
		return settings(new AutogenerateSettings(false, AutogenerateLevel.STRICT, Renames.NONE, List.of(), List.of(),
				List.of(), null));
	}

	Comparing allowDrops() {
		return settings(new AutogenerateSettings(true, AutogenerateLevel.FULL, Renames.NONE, List.of(), List.of(),
				List.of(), null));
	}

	SchemaDifferences differences() {
		return new SchemaDiffer(Dialects.named(this.dialect), this.settings, null).differences(this.live, this.wanted,
				new Owned(ownedTables(), this.owned.sequences(), this.owned.enums()));
	}

	private Set<TableName> ownedTables() {
		Set<TableName> tables = new java.util.LinkedHashSet<>(this.owned.tables());
		if (!this.wantedByOthers) {
			this.wanted.forEach((source) -> source.schema().tables().forEach((table) -> tables.add(table.name())));
		}
		return tables;
	}

	/**
	 * One line for each change; those that are withheld begin with a hash.
	 */
	List<String> lines() {
		return differences().changes()
			.stream()
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()))
			.toList();
	}

}
