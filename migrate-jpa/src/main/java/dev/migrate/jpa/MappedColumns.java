package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;

/**
 * Columns as Hibernate declares them.
 */
final class MappedColumns {

	private final MetadataImplementor metadata;

	private final Dialect dialect;

	private final MappedNames names;

	private final NamedEnums enums;

	private final DatabaseProfile database;

	MappedColumns(MetadataImplementor metadata, MappedNames names, NamedEnums enums, DatabaseProfile database) {
		this.metadata = metadata;
		this.dialect = metadata.getDatabase().getDialect();
		this.names = names;
		this.enums = enums;
		this.database = database;
	}

	/**
	 * A column.
	 * @return the column; unique constraints and checks are read apart from it
	 */
	Column read(org.hibernate.mapping.Column mapped, org.hibernate.mapping.Table table) {
		Column column = declaration(mapped).column().withUnique(false);
		if (!mapped.isNullable() || table.isPrimaryKey(mapped)) {
			column = column.notNull();
		}
		if (mapped.isIdentity() && column.identity() == null) {
			column = column.autoIncrement();
		}
		if (mapped.getDefaultValue() != null) {
			column = column.withDefault(ColumnDeclaration.defaultValue(mapped.getDefaultValue()));
		}
		if (mapped.getGeneratedAs() != null) {
			column = column.withComputed(computed(mapped.getGeneratedAs()));
		}
		if (mapped.getCollation() != null) {
			column = column.collation(mapped.getCollation());
		}
		return (mapped.getComment() != null) ? column.comment(mapped.getComment()) : column;
	}

	private Computed computed(String expression) {
		String clause = this.dialect.generatedAs(expression).toLowerCase(Locale.ROOT);
		Boolean stored = (clause.endsWith(" stored") || clause.endsWith(" persisted")) ? Boolean.TRUE : null;
		return new Computed(expression, stored);
	}

	boolean isDeclaredUnique(org.hibernate.mapping.Column mapped) {
		return declaration(mapped).column().isUnique();
	}

	/**
	 * The checks at a column. Those without a name are one check together, as Hibernate
	 * writes them, but sorted: Hibernate gives them in another order in each process.
	 */
	List<CheckConstraint> checks(org.hibernate.mapping.Column mapped) {
		List<CheckConstraint> checks = new ArrayList<>(declaration(mapped).checks());
		List<String> unnamed = new ArrayList<>();
		for (org.hibernate.mapping.CheckConstraint check : mapped.getCheckConstraints()) {
			if (check.isNamed()) {
				checks.add(new CheckConstraint(this.names.given(check.getName()), check.getConstraint(), false));
			}
			else {
				unnamed.add(check.getConstraint());
			}
		}
		unnamed.sort(Comparator.naturalOrder());
		if (!unnamed.isEmpty()) {
			String condition = (unnamed.size() == 1) ? unnamed.get(0) : "(" + String.join(") and (", unnamed) + ")";
			checks.add(new CheckConstraint(null, condition, false));
		}
		return checks;
	}

	private ColumnDeclaration declaration(org.hibernate.mapping.Column mapped) {
		return ColumnDeclaration.parse(this.names.column(mapped), mapped.getSqlType(this.metadata), this::type);
	}

	private ColumnType type(String sql) {
		ColumnType named = this.enums.type(sql);
		return (named != null) ? named : this.database.type(this.enums.base(sql));
	}

}
