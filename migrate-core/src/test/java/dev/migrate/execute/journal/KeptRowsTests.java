package dev.migrate.execute.journal;

import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.TimeZone;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows that one machine keeps and another one in another time zone reads.
 */
class KeptRowsTests {

	private static final String ROWS = """
			select timestamptz '2020-07-01 12:30:00.123456+00', timestamp '2020-07-01 12:30:00.123456', date '2020-07-01',
				time '12:30:00.123', timetz '12:30:00.123+00', timestamp '2020-03-29 02:30:00', date '12020-01-01'
			""";

	@Test
	void timesMeanTheSameInAnotherZone() throws SQLException {
		TimeZone zone = TimeZone.getDefault();
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
			String kept = kept();
			TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
			ResultSet rows = KeptRows.read(kept);
			assertThat(rows.next()).isTrue();
			assertThat(rows.getTimestamp(1).toInstant()).isEqualTo(Instant.parse("2020-07-01T12:30:00.123456Z"));
			assertThat(rows.getObject(1, OffsetDateTime.class))
				.isEqualTo(OffsetDateTime.parse("2020-07-01T12:30:00.123456Z"));
			assertThat(rows.getObject(2, Timestamp.class).toLocalDateTime())
				.isEqualTo(LocalDateTime.parse("2020-07-01T12:30:00.123456"));
			assertThat(rows.getDate(3).toLocalDate()).isEqualTo(LocalDate.of(2020, 7, 1));
			assertThat(clock(rows.getTime(4))).isEqualTo(LocalTime.parse("12:30:00.123"));
			assertThat(Instant.ofEpochMilli(rows.getObject(5, Time.class).getTime()))
				.isEqualTo(Instant.parse("1970-01-01T12:30:00.123Z"));
			assertThat(rows.getTimestamp(6).toLocalDateTime()).isEqualTo(LocalDateTime.parse("2020-03-29T02:30:00"));
			assertThat(rows.getObject(7, Date.class).toLocalDate()).isEqualTo(LocalDate.of(12020, 1, 1));
		}
		finally {
			TimeZone.setDefault(zone);
		}
	}

	private static LocalTime clock(Time time) {
		return new Timestamp(time.getTime()).toLocalDateTime().toLocalTime();
	}

	private static String kept() throws SQLException {
		try (TestDatabase database = TestDatabases.postgresql().create();
				Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE,
						ResultSet.CONCUR_READ_ONLY);
				ResultSet rows = statement.executeQuery(ROWS)) {
			return KeptRows.write(rows).orElseThrow();
		}
	}

}
