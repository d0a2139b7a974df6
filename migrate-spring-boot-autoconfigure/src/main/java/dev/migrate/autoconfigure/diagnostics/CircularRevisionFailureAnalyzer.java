package dev.migrate.autoconfigure.diagnostics;

import dev.migrate.script.MigrationInstantiationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says why a revision cannot have a repository or an {@code EntityManager}: those wait
 * for the migrations, which would wait for them.
 */
@Order(0)
class CircularRevisionFailureAnalyzer extends AbstractFailureAnalyzer<MigrationInstantiationException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MigrationInstantiationException cause) {
		if (findCause(cause, BeanCurrentlyInCreationException.class) == null) {
			return null;
		}
		return new FailureAnalysis("The revision '" + cause.className()
				+ "' asks for a bean that itself waits for the migrations: whatever uses the database, such as JPA "
				+ "repositories, an EntityManager or a JdbcTemplate, is created after them.",
				"Use the migration's own connection instead: 'op.jdbc()' is a JdbcClient, 'op.execute(...)' runs SQL. "
						+ "It also keeps the revision working when entities change." + ApplicationSpeaker.more(cause),
				cause);
	}

}
