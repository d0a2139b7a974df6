package dev.migrate.connect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Objects;

import dev.migrate.error.Quoted;
import dev.migrate.lang.Internal;

/**
 * Which database this is, so that somebody who has mistaken it for another sees that. Has
 * nothing secret in it: of a URL, neither user nor parameters; where it is not certain
 * where these end, no address at all.
 *
 * @param product what it calls itself
 * @param address the host and the name of the database, or its file; empty if unknown
 * @param schema the schema of our tables; empty if the database has none
 * @param user as whom the connection was made; empty if the database has no users
 */
@Internal
public record DatabasePlace(String product, String address, String schema, String user) {

	/**
	 * Ask the driver, not the database.
	 * @param connection a connection to the database
	 * @param schema the schema of our tables; empty if the database has none
	 * @return where it leads
	 * @throws SQLException if the driver fails
	 */
	public static DatabasePlace of(Connection connection, String schema) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		return new DatabasePlace(metaData.getDatabaseProductName(),
				Database.address(Objects.requireNonNullElse(metaData.getURL(), "")), schema,
				Objects.requireNonNullElse(metaData.getUserName(), ""));
	}

	/**
	 * As part of a sentence.
	 */
	@Override
	public String toString() {
		return this.product + (this.address.isEmpty() ? "" : " at '" + Quoted.visible(this.address) + "'")
				+ (this.schema.isEmpty() ? "" : ", schema '" + Quoted.visible(this.schema) + "'")
				+ (this.user.isEmpty() ? "" : ", user '" + Quoted.visible(this.user) + "'");
	}

}
