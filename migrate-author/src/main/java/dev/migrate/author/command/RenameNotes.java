package dev.migrate.author.command;

import java.util.List;
import java.util.Optional;

import dev.migrate.autogenerate.RenameCandidate;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;

/**
 * Says beside a loss and an addition that they may be a renaming, and with which option
 * to say so.
 *
 * @param candidates what may have been renamed
 */
record RenameNotes(List<RenameCandidate> candidates) {

	/**
	 * Add the notes.
	 * @param differences the differences, with what may have been renamed
	 * @return the same differences
	 */
	static SchemaDifferences on(SchemaDifferences differences) {
		RenameNotes notes = new RenameNotes(differences.candidates());
		return differences.withChanges(differences.changes().stream().map(notes::noted).toList());
	}

	private SchemaChange noted(SchemaChange change) {
		Optional<RenameCandidate> candidate = this.candidates.stream()
			.filter((each) -> isMeant(each, change.operation()))
			.findFirst();
		if (candidate.isEmpty()) {
			return change;
		}
		return change.noted("If this is a renaming, say so: --rename " + option(candidate.get()));
	}

	private static boolean isMeant(RenameCandidate candidate, Operation operation) {
		boolean table = candidate.column() == null;
		return operation.accept(new GroupingOperationVisitor<>() {

			@Override
			public Boolean visit(CreateTable create) {
				return table && create.table().name().equals(candidate.table());
			}

			@Override
			public Boolean visit(DropTable drop) {
				return table && drop.table().equals(candidate.formerTable());
			}

			@Override
			public Boolean visit(AddColumn add) {
				return add.table().equals(candidate.table()) && add.column().name().equals(candidate.column());
			}

			@Override
			public Boolean visit(DropColumn drop) {
				return drop.table().equals(candidate.table()) && drop.column().equals(candidate.formerColumn());
			}

			@Override
			public Boolean visitOther(Operation other) {
				return false;
			}

		});
	}

	private static String option(RenameCandidate candidate) {
		return (candidate.column() == null) ? candidate.formerTable() + "=" + candidate.table()
				: candidate.table() + "." + candidate.formerColumn() + "=" + candidate.column();
	}

}
