package dev.migrate.script.samples.forgotten;

import dev.migrate.script.samples.base.BaseMigration;

class Forgotten extends BaseMigration {

}
