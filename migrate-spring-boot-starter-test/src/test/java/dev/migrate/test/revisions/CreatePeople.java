package dev.migrate.test.revisions;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.varchar;

@Revision(id = "a1", message = "Create people")
public class CreatePeople implements Migration {

	/** How often it has run, by dialect. */
	public static final Map<String, AtomicInteger> RUNS = new ConcurrentHashMap<>();

	@Override
	public void upgrade(Operations op) {
		RUNS.computeIfAbsent(op.dialect(), (dialect) -> new AtomicInteger()).incrementAndGet();
		op.createTable("people", column("id", integer()).autoIncrement(), column("name", varchar(50)),
				primaryKey("id").named("pk_people"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("people");
	}

}
