package dev.migrate.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a database looks like, or is to look like: tables and what stands beside them.
 *
 * @param tables the tables, in order
 * @param sequences the sequences, those of identity columns left out
 * @param enums the enum types that have a name of their own (PostgreSQL)
 * @param views the views that were found in a database
 * @param objects views and the like that are to be there, as they are written; of what
 * was read, none
 */
public record Schema(List<Table> tables, List<Sequence> sequences, List<EnumType> enums, List<View> views,
		List<SchemaObject> objects) {

	/** Nothing. */
	public static final Schema EMPTY = Schema.of();

	public Schema {
		tables = List.copyOf(tables);
		sequences = List.copyOf(sequences);
		enums = List.copyOf(enums);
		views = List.copyOf(views);
		objects = List.copyOf(objects);
		objects.forEach(SchemaObject::requiredText);
	}

	/**
	 * A schema in which nothing is said of views but what was found.
	 * @param tables the tables, in order
	 * @param sequences the sequences
	 * @param enums the enum types
	 * @param views the views
	 */
	public Schema(List<Table> tables, List<Sequence> sequences, List<EnumType> enums, List<View> views) {
		this(tables, sequences, enums, views, List.of());
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
		return new Schema(tables, this.sequences, this.enums, this.views, this.objects);
	}

	/**
	 * With other sequences.
	 * @param sequences the sequences
	 * @return a new schema
	 */
	public Schema withSequences(List<Sequence> sequences) {
		return new Schema(this.tables, sequences, this.enums, this.views, this.objects);
	}

	/**
	 * With views that are to be there, such as {@code view("v").as("select …")}.
	 * @param objects the views, each behind those that it reads
	 * @return a new schema
	 */
	public Schema withObjects(SchemaObject... objects) {
		return new Schema(this.tables, this.sequences, this.enums, this.views, List.of(objects));
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
