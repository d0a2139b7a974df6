package dev.migrate.autoconfigure.circular;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import jakarta.persistence.EntityManagerFactory;

/**
 * A revision that asks for what waits for it.
 */
@Revision(id = "c1", message = "Wait for what waits for me")
class NeedsEntityManager implements Migration {

	NeedsEntityManager(EntityManagerFactory entityManagerFactory) {
	}

	@Override
	public void upgrade(Operations op) {
	}

}
