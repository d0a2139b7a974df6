package dev.migrate;

import java.util.*;
import dev.migrate.autogenerate.*;
import dev.migrate.dialect.*;
import dev.migrate.plan.Planner;
import dev.migrate.schema.*;
import dev.migrate.script.Script;
import org.springframework.jdbc.core.JdbcTemplate;

final class TempAutogenerate implements Autogenerate {
	private final Migrator migrator; private final AutogenerateSettings settings;
	TempAutogenerate(Migrator m, AutogenerateSettings s) { migrator = m; settings = s; }
	@Override public SchemaDifferences compare(List<WantedSchemaSource> wanted) {
		new Planner(migrator.graph()).requireHeads(migrator.current());
		Dialect d = migrator.dialect();
		SchemaInspector in = d.inspector(new JdbcTemplate(migrator.dataSource()));
		DatabaseProfile p = new DatabaseProfile(d, d.productName(), 17, 0, in.currentSchema(), in::name);
		Schema s = in.schema(null);
		s = s.withTables(s.tables().stream().filter((t) -> !t.name().name().startsWith("migrate_")).toList());
		SchemaDifferences r = new SchemaDiffer(d, settings, null).differences(s, wanted.stream().map((w) -> w.read(p)).toList(), Ownership.of(migrator.scripts(), p));
		List<SchemaChange> c = r.changes();
		for (ChangeRewriter w : settings.rewriters()) c = w.rewrite(c);
		return new SchemaDifferences(c, r.candidates(), r.leftAlone());
	}
	@Override public SchemaDifferences drift() { throw new IllegalStateException(); }
	@Override public RevisionBody write(SchemaDifferences differences, Script.Type language) {
		List<String> l = new ArrayList<>();
		differences.changes().forEach((c) -> l.add("// " + dev.migrate.operation.OperationDescriber.describe(c.operation())));
		return new RevisionBody(new TreeSet<>(), new TreeSet<>(), l, l);
	}
}
