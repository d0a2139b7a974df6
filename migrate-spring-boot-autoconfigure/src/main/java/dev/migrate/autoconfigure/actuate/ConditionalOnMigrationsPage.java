package dev.migrate.autoconfigure.actuate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.migrate.lang.Internal;

import org.springframework.context.annotation.Conditional;

/**
 * For the configuration of the page, which is in another jar: it is decided here whether
 * a class of that jar is loaded at all.
 */
@Internal
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnMigrationsPageCondition.class)
public @interface ConditionalOnMigrationsPage {

}
