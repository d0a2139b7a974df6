package dev.migrate.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an entity or an attribute: what its table or column was called before, so that
 * {@code revision --autogenerate} renames it instead of losing it.
 * <p>
 * Where nothing of the former name is left in the database, the annotation means nothing;
 * it can be taken away once every database has been upgraded.
 *
 * <pre class="code">
 * &#64;RenamedFrom("mail")
 * private String email;
 * </pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.FIELD, ElementType.METHOD })
public @interface RenamedFrom {

	/**
	 * The former name of the table or column in the database.
	 * @return the name
	 */
	String value();

}
