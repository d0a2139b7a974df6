package dev.migrate.plan;

import java.util.List;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.Target;

/**
 * Words for plans in tests: {@code plan(graph).from("b").to("heads")}.
 */
record Plans(RevisionGraph graph, List<String> rows) {

	static Plans plan(RevisionGraph graph) {
		return new Plans(graph, List.of());
	}

	Plans from(String... current) {
		return new Plans(this.graph, List.of(current));
	}

	MigrationPlan to(String target) {
		return new Planner(this.graph).upgrade(this.rows, Target.parse(target));
	}

	MigrationPlan downTo(String target) {
		return new Planner(this.graph).downgrade(this.rows, Target.parse(target));
	}

	MigrationPlan stamp(String... targets) {
		return new Planner(this.graph).stamp(this.rows, List.of(targets).stream().map(Target::parse).toList(), false);
	}

	Position seenFrom(String target) {
		return new Planner(this.graph).position(this.rows, Target.parse(target));
	}

	MigrationPlan downToAll(String... targets) {
		List<Target> parsed = List.of(targets).stream().map(Target::parse).toList();
		return new Planner(this.graph).downgrade(this.rows, parsed, List.of());
	}

}
