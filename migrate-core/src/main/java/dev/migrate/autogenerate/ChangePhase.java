package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.autogenerate.PhaseOfOperation.Phase;
import dev.migrate.lang.Internal;

/**
 * The parts in which a person reads the changes of a comparison, in the order in which
 * they run.
 */
@Internal
public enum ChangePhase {

	/** Schemas, new names, and what goes as it is in the way. */
	PREPARE,

	/** Types, sequences and tables. */
	CREATE,

	/** Columns. */
	ALTER,

	/** Constraints and indexes. */
	CONSTRAIN,

	/** Views and what else stands upon tables. */
	VIEWS,

	/** What goes at last. */
	DROP;

	private static ChangePhase of(Phase phase) {
		return switch (phase) {
			case CREATE_SCHEMA, RENAME, DROP_OBJECT, DROP_FOREIGN_KEY, MAKE_INSTEAD, DROP_CONSTRAINT -> PREPARE;
			case CREATE_TYPE, MAKE_ROUTINE, CREATE_TABLE -> CREATE;
			case CHANGE_COLUMN -> ALTER;
			case ADD_CONSTRAINT, ADD_FOREIGN_KEY -> CONSTRAIN;
			case MAKE_OBJECT, DROP_READ_OBJECT -> VIEWS;
			case DROP_INDEX, DROP_COLUMN, DROP_TABLE, DROP_ROUTINE, DROP_TYPE, DROP_SCHEMA -> DROP;
		};
	}

	/**
	 * The phase of each change.
	 * @param changes all changes of a comparison
	 * @return their phases, in their order
	 */
	public static List<ChangePhase> of(List<SchemaChange> changes) {
		PhaseOfOperation phases = OperationSorter.phases(changes);
		return changes.stream().map((change) -> of(change.operation().accept(phases))).toList();
	}

}
