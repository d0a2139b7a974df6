package dev.migrate.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Finds sources of wanted schemas that are no beans themselves but follow from others,
 * such as the mapping of an entity manager factory. Called only when a wanted schema is
 * asked for, never at a normal start.
 */
@Internal
@FunctionalInterface
public interface WantedSchemaSourceFinder {

	/**
	 * Look for sources.
	 * @return what is found, in a stable order
	 */
	List<Found> find();

	/**
	 * A source.
	 *
	 * @param beanName the bean that it follows from
	 * @param dataSource the database that the bean works with, or {@code null} if that is
	 * not known
	 * @param source the source
	 */
	record Found(String beanName, @Nullable DataSource dataSource, WantedSchemaSource source) {
	}

}
