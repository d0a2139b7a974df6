package dev.migrate.dialect;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept for several migrations, one after the other: what the session
 * of the first has found out about it need not be asked again, and the settings that it
 * had are put back once, before it is given back. Used by one thread.
 */
@Internal
public interface KeptConnection {

	/**
	 * The session of the migration before.
	 * @return the session that was kept; {@code null} for the first one
	 */
	@Nullable MigrationSession keptSession();

	/**
	 * Keep a session, which is closed when the connection is given back. Until then, to
	 * close it ends a migration only.
	 * @param session the session
	 */
	void keep(MigrationSession session);

	/**
	 * Whether another migration may follow.
	 * @return {@code false} once the connection is being given back
	 */
	boolean isKept();

}
