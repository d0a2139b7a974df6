package dev.migrate.autogenerate;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.NamingConvention;
import dev.migrate.schema.NamingPattern;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Names constraints and indexes that have none, by the naming convention, else by what
 * they are, the table, the columns, such as {@code fk_orders_customer_id}. Within a
 * schema no name is given twice. Used once.
 */
final class ConstraintNames {

	private final NamingConvention naming;

	private final SqlText text;

	private final Set<String> taken = new HashSet<>();

	/**
	 * No name is taken yet.
	 * @param naming how they are called
	 * @param text knows the columns of conditions
	 */
	ConstraintNames(NamingConvention naming, SqlText text) {
		this.naming = naming;
		this.text = text;
	}

	/**
	 * Do not give a name.
	 * @param schema what has it
	 */
	void reserve(Table schema) {
		schema.constraints().forEach((constraint) -> take(schema.name(), constraint.name()));
		schema.indexes().forEach((index) -> take(schema.name(), index.name()));
	}

	private void take(TableName table, @org.jspecify.annotations.Nullable String name) {
		if (name != null) {
			this.taken.add(key(table, name));
		}
	}

	private static String key(TableName table, String name) {
		return table.schema() + "." + name.toLowerCase(Locale.ROOT);
	}

	/**
	 * A constraint with a name.
	 * @return the same, or a new one if it had none
	 */
	Constraint named(Table table, Constraint constraint) {
		if (constraint.name() != null) {
			return constraint;
		}
		String name = this.naming.required(table.name(), constraint, columns(table, constraint));
		return constraint.named(free(name, table.name(), constraint));
	}

	/**
	 * An index with a name.
	 * @param index the index
	 * @return the same, or a new one if it had none
	 */
	Index named(Index index) {
		return index.name().isEmpty() ? index.named(free(this.naming.named(index).name(), index.table(), index))
				: index;
	}

	private String free(String name, TableName table, Object named) {
		String free = name;
		for (int i = 1; !this.taken.add(key(table, free)); i++) {
			free = NamingPattern.ending(name, hash(table + " " + named + ((i > 1) ? i : "")));
		}
		return free;
	}

	private List<String> columns(Table table, Constraint constraint) {
		return constraint.expressions().isEmpty() ? constraint.columns() : table.columns()
			.stream()
			.map(Column::name)
			.filter((column) -> constraint.expressions().stream().anyMatch((sql) -> this.text.mentions(sql, column)))
			.toList();
	}

	/**
	 * Another name than one that is not free.
	 * @param table the table of what is named
	 * @param isTaken whether a name is not free
	 */
	static String distinct(String name, TableName table, Predicate<String> isTaken) {
		String distinct = NamingPattern.ending(name, hash(table + " " + name));
		for (int i = 2; isTaken.test(distinct); i++) {
			distinct = NamingPattern.ending(name, hash(table + " " + name + " " + i));
		}
		return distinct;
	}

	private static String hash(String text) {
		CRC32 crc = new CRC32();
		crc.update(text.getBytes(StandardCharsets.UTF_8));
		return "%08x".formatted(crc.getValue());
	}

}
