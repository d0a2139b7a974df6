package dev.migrate.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a database looks like, or is to look like: tables and what stands beside them.
 *
 * @param tables the tables, in order
 * @param sequences the sequences, those of identity columns left out
 * @param enums the enum types that have a name of their own (PostgreSQL)
 * @param views the views
 */
public record Schema(List<Table> tables, List<Sequence> sequences, List<EnumType> enums, List<View> views) {

	/** Nothing. */
	public static final Schema EMPTY = Schema.of();

	public Schema {
		tables = List.copyOf(tables);
		sequences = List.copyOf(sequences);
		enums = List.copyOf(enums);
		views = List.copyOf(views);
	}

	/**
	 * A schema of tables alone.
	 * @param tables the tables
	 * @return the schema
	 */
	public static Schema of(Table... tables) {
		return new Schema(List.of(tables), List.of(), List.of(), List.of());
	}

	/**
	 * With other tables.
	 * @param tables the tables
	 * @return a new schema
	 */
	public Schema withTables(List<Table> tables) {
		return new Schema(tables, this.sequences, this.enums, this.views);
	}

	/**
	 * With other sequences.
	 * @param sequences the sequences
	 * @return a new schema
	 */
	public Schema withSequences(List<Sequence> sequences) {
		return new Schema(this.tables, sequences, this.enums, this.views);
	}

	/**
	 * The table of a name.
	 * @param name the name
	 * @return the table, or empty if there is none of that name
	 */
	public Optional<Table> table(TableName name) {
		return this.tables.stream().filter((table) -> table.name().equals(name)).findFirst();
	}

}
