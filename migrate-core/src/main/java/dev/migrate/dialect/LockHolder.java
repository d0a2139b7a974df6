package dev.migrate.dialect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import dev.migrate.sql.SqlExcerpt;

/**
 * A session of the database that is in the way, as far as the database tells.
 *
 * @param session the number of the session
 * @param address the address of its client; empty if unknown
 * @param application the application or the user; empty if unknown
 * @param since since when it is at it, by the clock of the database
 * @param activity its current or last statement, or what it does; empty if unknown
 * @param idle since when it runs nothing; empty if it does, or if that is unknown
 */
public record LockHolder(String session, String address, String application, Optional<Instant> since, String activity,
		Optional<Instant> idle) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

	/**
	 * Keep the beginning of the statement, on one line and without the values in it.
	 */
	public LockHolder {
		activity = SqlExcerpt.of(activity);
	}

	/**
	 * Create a session of which it is not known whether it runs something.
	 */
	public LockHolder(String session, String address, String application, Optional<Instant> since, String activity) {
		this(session, address, application, since, activity, Optional.empty());
	}

	/**
	 * The session in words.
	 * @return such as
	 * {@code pid 4711 10.0.3.7 'shop migration 1a2b' since 12:03:11Z, now in …}
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("pid ").append(this.session);
		if (!this.address.isEmpty()) {
			text.append(' ').append(this.address);
		}
		if (!this.application.isEmpty()) {
			text.append(" '").append(this.application).append("'");
		}
		this.since.ifPresent((instant) -> text.append(" since ").append(TIME.format(instant)));
		this.idle.ifPresent((instant) -> text.append(", idle since ").append(TIME.format(instant)));
		if (!this.activity.isEmpty()) {
			text.append(this.idle.isPresent() ? ", last in " : ", now in ").append(this.activity);
		}
		return text.toString();
	}

}
