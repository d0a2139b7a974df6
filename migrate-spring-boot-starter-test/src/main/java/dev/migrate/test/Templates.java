package dev.migrate.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.error.RunLog;
import dev.migrate.script.Script;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.test.DatabaseServer.Template;
import org.slf4j.Logger;

/**
 * The templates of this JVM: one for each server, revisions, settings and place to which
 * they lead.
 */
final class Templates {

	private static final Logger logger = RunLog.of(Templates.class);

	private static final Map<Key, Template> MADE = new HashMap<>();

	private Templates() {
	}

	/**
	 * Give out a template, which is made when it is first asked for; others wait.
	 * @param server where it is
	 * @param migrator what runs the revisions; it is asked only which they are
	 * @param place where the database is to be
	 * @param making makes it
	 */
	static Template get(DatabaseServer server, Migrator migrator, String place, Supplier<Template> making) {
		Key key = new Key(server.key(), migrator.settings(),
				migrator.revisions().stream().map(Templates::text).toList(), place);
		synchronized (MADE) {
			Template made = MADE.get(key);
			if (made == null) {
				made = making.get();
				MADE.put(key, made);
			}
			return made;
		}
	}

	/**
	 * Make a template, or what does the same each time anew where databases cannot be
	 * copied.
	 * @param server where it is
	 * @param migration migrates an empty database
	 */
	static Template make(DatabaseServer server, Consumer<DataSource> migration) {
		Template anew = (database) -> {
			server.create(database);
			migration.accept(server.dataSource(database));
		};
		if (!server.copies()) {
			logger.warn("Databases of {} cannot be copied: the revisions run anew in each database of a test.",
					server.product());
			return anew;
		}
		String name = server.newName();
		try {
			anew.copyTo(name);
			return server.template(name);
		}
		catch (RuntimeException ex) {
			server.drop(name);
			throw ex;
		}
	}

	private static String text(Script script) {
		return script.node() + " " + script.name() + " " + script.checksum().orElse("");
	}

	private record Key(String server, MigratorSettings settings, List<String> revisions, String place) {
	}

}
