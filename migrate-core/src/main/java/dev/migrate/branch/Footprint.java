package dev.migrate.branch;

import java.util.List;

/**
 * What a revision touches.
 *
 * @param revision the revision identifier
 * @param script the class, or the file
 * @param operations its operations that touch something, in order
 */
record Footprint(String revision, String script, List<OperationFootprint> operations) {

	Footprint {
		operations = operations.stream().filter((operation) -> !operation.isEmpty()).toList();
	}

	BranchFinding.Side side(OperationFootprint operation) {
		return new BranchFinding.Side(this.revision, this.script, operation.description());
	}

}
