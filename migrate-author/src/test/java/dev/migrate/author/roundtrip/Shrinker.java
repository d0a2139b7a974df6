package dev.migrate.author.roundtrip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.migrate.author.roundtrip.RoundTrip.Failure;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

import static dev.migrate.schema.Definitions.integer;

/**
 * Takes away from a journey that fails what it fails without.
 */
final class Shrinker {

	private static final int TRIES = Integer.getInteger("migrate.test.tries", 400);

	private final Traits traits;

	private final RoundTrip trip;

	private int tries;

	Shrinker(Traits traits, RoundTrip trip) {
		this.traits = traits;
		this.trip = trip;
	}

	/**
	 * A smaller journey that fails likewise.
	 */
	Journey shrunk(Journey journey, Failure failure) {
		Journey smallest = journey;
		boolean smaller = true;
		while (smaller && this.tries < TRIES) {
			smaller = false;
			for (UnaryOperator<Journey> step : steps(smallest)) {
				Journey candidate = step.apply(smallest);
				if (!candidate.equals(smallest) && this.tries++ < TRIES && fails(candidate, failure)) {
					smallest = candidate;
					smaller = true;
				}
			}
		}
		return smallest;
	}

	private boolean fails(Journey journey, Failure failure) {
		return this.trip.run(journey).filter(failure::isLike).isPresent();
	}

	private List<UnaryOperator<Journey>> steps(Journey journey) {
		List<UnaryOperator<Journey>> steps = new ArrayList<>();
		steps.add((each) -> each.withViews(false));
		steps.add((each) -> each.withCaution(false));
		steps.add((each) -> each.withRows(0));
		steps.add((each) -> each.withRows(1));
		steps.add((each) -> each.with(each.before(), each.after().withSequences(each.before().sequences())));
		steps.add((each) -> each.with(each.before().withSequences(List.of()), each.after().withSequences(List.of())));
		List<Table> tables = new ArrayList<>(journey.before().tables());
		tables.addAll(journey.after().tables());
		for (Table table : tables) {
			steps.add((each) -> both(each, (schema) -> Parts.withoutTable(schema, table.name())));
			steps.add((each) -> each.before()
				.table(table.name())
				.map((before) -> each.with(each.before(), Parts.with(each.after(), before)))
				.orElse(each));
			steps.add(in(table, (each) -> each.withComment(null)));
			for (Constraint constraint : table.constraints()) {
				steps.add(in(table,
						(each) -> each.withConstraints(each.constraints()
							.stream()
							.filter((other) -> !other.columns().equals(constraint.columns())
									|| other.kind() != constraint.kind()
									|| !java.util.Objects.equals(other.name(), constraint.name()))
							.toList())));
				steps.add(in(table, (each) -> Parts.withoutConstraint(each, constraint)));
			}
			for (Index index : table.indexes()) {
				steps.add(in(table, (each) -> Parts.withoutIndex(each, index.name())));
			}
			for (Column column : table.columns()) {
				steps.addAll(columns(table, column));
			}
		}
		return steps;
	}

	private List<UnaryOperator<Journey>> columns(Table table, Column column) {
		List<UnaryOperator<Journey>> steps = new ArrayList<>();
		if (!column.name().equals(SchemaGenerator.KEY)) {
			steps.add(in(table, (each) -> Parts.withoutColumn(each, column.name(), this.traits)));
		}
		steps.add((each) -> {
			Optional<Column> before = each.before().table(table.name()).flatMap((there) -> there.column(column.name()));
			Optional<Table> after = each.after().table(table.name());
			return (before.isEmpty() || after.isEmpty()) ? each : each.with(each.before(),
					Parts.with(each.after(), replaced(after.get(), column.name(), (any) -> before.get())));
		});
		steps.add(in(table, (each) -> replaced(each, column.name(), (any) -> any.withComment(null))));
		steps.add(in(table, (each) -> replaced(each, column.name(), (any) -> any.withDefault(null))));
		steps.add(in(table, (each) -> replaced(each, column.name(), (any) -> any.withIdentity(null))));
		steps.add(in(table, (each) -> replaced(each, column.name(), (any) -> any.withNullable(true))));
		steps.add(in(table, (each) -> replaced(each, column.name(), (any) -> SchemaChanger.withType(any, integer()))));
		return steps;
	}

	private static Table replaced(Table table, String column, UnaryOperator<Column> change) {
		return table.withColumns(table.columns()
			.stream()
			.map((each) -> each.name().equals(column) ? change.apply(each) : each)
			.toList());
	}

	private static UnaryOperator<Journey> in(Table table, UnaryOperator<Table> change) {
		return (journey) -> both(journey,
				(schema) -> schema.table(table.name())
					.map((there) -> Parts.with(schema, change.apply(there)))
					.orElse(schema));
	}

	private static Journey both(Journey journey, UnaryOperator<Schema> change) {
		return journey.with(change.apply(journey.before()), change.apply(journey.after()));
	}

}
