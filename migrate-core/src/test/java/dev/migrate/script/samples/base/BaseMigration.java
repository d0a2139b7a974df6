package dev.migrate.script.samples.base;

/** Something between a revision and the interface. */
public abstract class BaseMigration implements Intermediate {

}
