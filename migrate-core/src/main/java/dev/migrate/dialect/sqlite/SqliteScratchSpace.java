package dev.migrate.dialect.sqlite;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.ForeignKeySwitch;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.StoredObjectFacts;
import dev.migrate.dialect.standard.PrivateScratch;

/**
 * Tables are tried in a database in memory.
 *
 * @param dialect the dialect
 */
record SqliteScratchSpace(SqliteDialect dialect) implements ScratchSpace {

	private static final String IN_MEMORY = "jdbc:sqlite::memory:";

	private static final String OBJECTS = """
			select type, '"' || replace(name, '"', '""') || '"' from sqlite_master
			where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by rootpage
			""";

	@Override
	public Optional<Scratch> tables(Connection connection) {
		return Optional.of(new PrivateScratch(this.dialect, IN_MEMORY));
	}

	@Override
	public Optional<String> memoryDatabase(Connection connection) {
		return Optional.of(IN_MEMORY);
	}

	@Override
	public StoredObjectFacts objects() {
		return new StoredObjectFacts(OBJECTS, "", List.of("view", "table"), Set.of());
	}

	@Override
	public Optional<ForeignKeySwitch> foreignKeys() {
		return Optional.of(new SqliteForeignKeys());
	}

}
