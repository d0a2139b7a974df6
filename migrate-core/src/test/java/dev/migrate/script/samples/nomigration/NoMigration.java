package dev.migrate.script.samples.nomigration;

import dev.migrate.script.Revision;

@Revision(id = "a1")
class NoMigration {

}
