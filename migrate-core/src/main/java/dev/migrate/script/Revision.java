package dev.migrate.script;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@link Migration} class a revision and gives its place in the graph. It is read
 * from the class file without loading the class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

	/**
	 * The revision's id, unique in the graph.
	 * @return any characters but {@code @ - + :}, usually twelve hex digits
	 */
	String id();

	/**
	 * The revision that this one is built on; two or more make a merge point; none makes
	 * a base.
	 * @return ids
	 */
	String[] downRevision() default {};

	/**
	 * What the revision does, in a few words.
	 * @return the words
	 */
	String message() default "";

	/**
	 * Names of the branch that begins here.
	 * @return names that are unique in the graph
	 */
	String[] branchLabels() default {};

	/**
	 * Revisions that have to be applied before, without being lineage.
	 * @return ids or branch labels
	 */
	String[] dependsOn() default {};

	/**
	 * What in the database is somebody else's: nothing of the application stands for it,
	 * and no comparison proposes to drop it.
	 * @return lists such as {@code table audit_log, jobs.queue}, of kinds {@code table},
	 * {@code view}, {@code function}, {@code procedure}, {@code trigger},
	 * {@code sequence} and {@code enum}
	 */
	String[] external() default {};

	/**
	 * When the revision was written; for the reader.
	 * @return ISO 8601 date or date and time, or an empty string
	 */
	String createdAt() default "";

	/**
	 * Whether the revision runs in a transaction where the database allows that for DDL.
	 * @return whether it does
	 */
	boolean transactional() default true;

}
