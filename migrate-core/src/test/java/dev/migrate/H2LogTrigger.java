package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.h2.api.Trigger;

/**
 * Triggers of H2, which are classes.
 */
public abstract class H2LogTrigger implements Trigger {

	private final int number;

	H2LogTrigger(int number) {
		this.number = number;
	}

	@Override
	public void fire(Connection connection, Object[] oldRow, Object[] newRow) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("insert into log values (" + this.number + ")");
		}
	}

	/** Writes 1. */
	public static class One extends H2LogTrigger {

		public One() {
			super(1);
		}

	}

	/** Writes 2. */
	public static class Two extends H2LogTrigger {

		public Two() {
			super(2);
		}

	}

}
