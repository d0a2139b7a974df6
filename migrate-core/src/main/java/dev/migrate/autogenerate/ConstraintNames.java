package dev.migrate.autogenerate;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintVisitor;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;

/**
 * Names constraints that have none: what they are, the table, the columns, such as
 * {@code fk_orders_customer_id}. A name fits all databases, so that a revision does on
 * one what it does on another: one that would be too long is cut, and ends in a hash of
 * all of it. Within a schema no name is given twice. Used once.
 */
final class ConstraintNames {

	/** The least that a database has room for, PostgreSQL, in bytes. */
	private static final int MAX_BYTES = 63;

	private final SqlText text;

	private final Set<String> taken = new HashSet<>();

	/**
	 * No name is taken yet.
	 * @param text knows the columns of conditions
	 */
	ConstraintNames(SqlText text) {
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
		String subject = subject(table, constraint);
		String name = fitting(
				prefix(constraint.kind()) + table.name().name() + (subject.isEmpty() ? "" : "_" + subject));
		if (!this.taken.add(key(table.name(), name))) {
			name = distinct(table, name, constraint);
		}
		return constraint.named(name);
	}

	private String distinct(Table table, String name, Constraint constraint) {
		String distinct = cut(name, hash(table.name() + " " + constraint));
		for (int i = 2; !this.taken.add(key(table.name(), distinct)); i++) {
			distinct = cut(name, hash(table.name() + " " + constraint + i));
		}
		return distinct;
	}

	private String subject(Table table, Constraint constraint) {
		return constraint.accept(new ConstraintVisitor<>() {

			@Override
			public String visit(PrimaryKey key) {
				return "";
			}

			@Override
			public String visit(UniqueConstraint unique) {
				return String.join("_", unique.columns());
			}

			@Override
			public String visit(ForeignKey key) {
				return String.join("_", key.columns());
			}

			@Override
			public String visit(CheckConstraint check) {
				return mentioned(table, List.of(check.condition()));
			}

			@Override
			public String visit(ExcludeConstraint exclude) {
				return mentioned(table,
						exclude.elements().stream().map(ExcludeConstraint.Element::expression).toList());
			}

		});
	}

	private String mentioned(Table table, List<String> expressions) {
		return table.columns()
			.stream()
			.map(Column::name)
			.filter((column) -> expressions.stream().anyMatch((sql) -> this.text.mentions(sql, column)))
			.collect(Collectors.joining("_"));
	}

	private static String prefix(Constraint.Kind kind) {
		return switch (kind) {
			case PRIMARY_KEY -> "pk_";
			case UNIQUE -> "uq_";
			case FOREIGN_KEY -> "fk_";
			case CHECK -> "ck_";
			case EXCLUDE -> "ex_";
		};
	}

	/**
	 * A name for an index.
	 * @param isTaken whether a name is not free
	 */
	static String index(TableName table, List<String> columns, Predicate<String> isTaken) {
		String name = fitting("ix_" + table.name() + "_" + String.join("_", columns));
		return isTaken.test(name) ? cut(name, hash(name)) : name;
	}

	/**
	 * Another name than one that is not free.
	 * @param table the table of what is named
	 * @param isTaken whether a name is not free
	 */
	static String distinct(String name, TableName table, Predicate<String> isTaken) {
		String distinct = cut(name, hash(table + " " + name));
		for (int i = 2; isTaken.test(distinct); i++) {
			distinct = cut(name, hash(table + " " + name + " " + i));
		}
		return distinct;
	}

	/**
	 * A name that all databases have room for, the same one if that does.
	 */
	static String fitting(String name) {
		return (bytes(name) <= MAX_BYTES) ? name : cut(name, hash(name));
	}

	private static String cut(String name, String end) {
		String start = name;
		while (bytes(start) > MAX_BYTES - end.length() - 1) {
			start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
		}
		return start + "_" + end;
	}

	private static int bytes(String name) {
		return name.getBytes(StandardCharsets.UTF_8).length;
	}

	private static String hash(String text) {
		CRC32 crc = new CRC32();
		crc.update(text.getBytes(StandardCharsets.UTF_8));
		return "%08x".formatted(crc.getValue());
	}

}
