package dev.migrate.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a database that is at a revision, as a parameter of type
 * {@link MigrationDatabase}: insert rows, upgrade, look. Needs no Spring context.
 * <p>
 * The revisions before run once in a JVM; each test gets a copy, where copies can be made
 * (H2, PostgreSQL, SQLite), and runs them itself elsewhere. On a method, it takes the
 * place of the one on the class.
 */
@Documented
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MigrationTestExtension.class)
public @interface MigrationTest {

	/**
	 * Where the database is when the test begins.
	 * @return a revision, or the beginning of its identifier; {@code base} for an empty
	 * database
	 */
	String from() default "base";

	/**
	 * Where {@link MigrationDatabase#upgrade()} leads.
	 * @return a revision, or whatever else may be a target
	 */
	String to() default "heads";

	/**
	 * Where the revisions are.
	 * @return the locations; if there are none, {@code classpath:db/revisions}
	 */
	String[] locations() default {};

	/**
	 * A database beside which those of the tests are made: on the same server, of the
	 * same kind. It is left alone itself. {@code ${name}} stands for a system property or
	 * an environment variable.
	 * @return the JDBC URL
	 */
	String url() default "jdbc:h2:mem:migrate";

	/**
	 * An account that may create databases. {@code ${name}} as in the URL.
	 * @return the user name
	 */
	String user() default "";

	/**
	 * The password of the account. {@code ${name}} as in the URL.
	 * @return the password
	 */
	String password() default "";

}
