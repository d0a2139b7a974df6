package dev.migrate.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the Spring context of a test a database of its own, in which the revisions have
 * run already: beside the one that each {@code DataSource} that is migrated leads to, on
 * the same server.
 * <p>
 * The revisions run once in a JVM, for the first context that has them; the database of
 * each is a copy (H2, PostgreSQL, SQLite). Where none can be made, the log says so, and
 * the context is migrated as it would be otherwise.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MigratedDatabase {

}
