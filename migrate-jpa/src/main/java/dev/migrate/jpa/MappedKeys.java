package dev.migrate.jpa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.UniqueConstraint;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Primary keys, unique constraints and foreign keys as Hibernate creates them.
 */
record MappedKeys(MappedNames names, MappedColumns columns, DeclaredOrder order, Dialect dialect) {

	/**
	 * The primary key; it has the name of an explicit unique constraint over the same
	 * columns.
	 */
	Optional<PrimaryKey> primaryKey(Table table) {
		if (!table.hasPrimaryKey()) {
			return Optional.empty();
		}
		// Asking for them is what finds a unique key that is the primary key
		table.getUniqueKeys();
		UniqueKey same = table.getPrimaryKey().getOrderingUniqueKey();
		String name = (same != null && same.isNameExplicit()) ? this.names.given(same.getName()) : null;
		return Optional
			.of(new PrimaryKey(name, this.names.columns(this.order.key(table, table.getPrimaryKey().getColumns()))));
	}

	List<UniqueConstraint> uniqueConstraints(Table table) {
		List<UniqueConstraint> constraints = new ArrayList<>();
		Set<List<String>> known = new LinkedHashSet<>();
		for (UniqueKey key : table.getUniqueKeys().values()) {
			if (MappedIndexes.isIndex(key)) {
				continue;
			}
			List<String> columns = this.names.columns(key.getColumns());
			known.add(columns);
			String options = words(key.getOptions());
			constraints.add(new UniqueConstraint(this.names.given(key.getName()), columns,
					options.contains("nulls not distinct"), deferrability(options)));
		}
		for (org.hibernate.mapping.Column column : table.getColumns()) {
			boolean unique = column.isUnique() || this.columns.isDeclaredUnique(column);
			List<String> columns = List.of(this.names.column(column));
			if (unique && !isWholePrimaryKey(table, column) && known.add(columns)) {
				constraints.add(new UniqueConstraint(null, columns, false, null));
			}
		}
		return constraints;
	}

	private static boolean isWholePrimaryKey(Table table, org.hibernate.mapping.Column column) {
		return table.hasPrimaryKey() && table.getPrimaryKey().getColumns().equals(List.of(column));
	}

	List<ForeignKey> foreignKeys(Table table) {
		List<ForeignKey> keys = new ArrayList<>();
		for (org.hibernate.mapping.ForeignKey key : table.getForeignKeyCollection()) {
			if (key.isCreationEnabled() && key.isPhysicalConstraint()) {
				keys.add(foreignKey(key));
			}
		}
		return keys;
	}

	/**
	 * A definition as free text is read for what it says besides columns and table, which
	 * follow from the mapping.
	 */
	private ForeignKey foreignKey(org.hibernate.mapping.ForeignKey key) {
		List<org.hibernate.mapping.Column> referenced = key.isReferenceToPrimaryKey()
				? key.getReferencedTable().getPrimaryKey().getColumns() : key.getReferencedColumns();
		List<org.hibernate.mapping.Column> ordered = this.order.key(key.getReferencedTable(), referenced);
		List<org.hibernate.mapping.Column> columns = ordered.stream()
			.map((column) -> key.getColumns().get(referenced.indexOf(column)))
			.toList();
		String text = words(key.getKeyDefinition()) + " " + words(key.getOptions());
		ReferentialAction onDelete = action(text, "on delete ");
		if (onDelete == null && key.getKeyDefinition() == null) {
			onDelete = action(key.getOnDeleteAction());
		}
		return new ForeignKey(this.names.given(key.getName()), this.names.columns(columns),
				this.names.table(key.getReferencedTable().getQualifiedTableName()), this.names.columns(ordered),
				onDelete, action(text, "on update "), deferrability(text), null, false);
	}

	private @Nullable ReferentialAction action(@Nullable OnDeleteAction action) {
		if (action == null || action == OnDeleteAction.NO_ACTION || !this.dialect.supportsCascadeDelete()) {
			return null;
		}
		return ReferentialAction.valueOf(action.name());
	}

	private static @Nullable ReferentialAction action(String text, String event) {
		for (ReferentialAction action : ReferentialAction.values()) {
			if (text.contains(event + action.name().toLowerCase(Locale.ROOT).replace('_', ' '))) {
				return action;
			}
		}
		return null;
	}

	private static @Nullable Deferrability deferrability(String text) {
		if (text.contains("initially deferred")) {
			return Deferrability.INITIALLY_DEFERRED;
		}
		return (text.contains("deferrable") && !text.contains("not deferrable")) ? Deferrability.INITIALLY_IMMEDIATE
				: null;
	}

	private static String words(@Nullable String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ") : "";
	}

}
