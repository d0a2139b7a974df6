package dev.migrate;

import java.util.List;

import dev.migrate.contract.ObjectContract;
import dev.migrate.schema.SchemaObject;

import static dev.migrate.schema.Definitions.function;
import static dev.migrate.schema.Definitions.procedure;
import static dev.migrate.schema.Definitions.trigger;

/**
 * The functions and triggers of MySQL and MariaDB, which are written alike.
 */
interface MySqlObjectContract extends ObjectContract {

	@Override
	default List<SchemaObject> functions() {
		return List.of(function("f(x integer)").as("returns integer deterministic return x"), function("f(x integer)")
			.as("returns integer deterministic begin declare y integer; set y = - x; return y; end"));
	}

	@Override
	default List<SchemaObject> procedures() {
		return List.of(procedure("p(in x integer)").as("insert into log values (x)"), procedure("p(in x integer)")
			.as("begin declare y integer; set y = 10 * x; insert into log values (y); end"));
	}

	@Override
	default List<SchemaObject> triggers() {
		return List.of(trigger("tr").as("after insert on t for each row insert into log values (1)"),
				trigger("tr").as("after insert on t for each row begin insert into log values (2); end"));
	}

}
