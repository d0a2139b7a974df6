package dev.migrate.script.samples.abstracted;

import dev.migrate.script.Revision;
import dev.migrate.script.samples.base.BaseMigration;

@Revision(id = "a1")
abstract class AbstractRevision extends BaseMigration {

}
