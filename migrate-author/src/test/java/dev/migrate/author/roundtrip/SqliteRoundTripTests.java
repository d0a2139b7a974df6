package dev.migrate.author.roundtrip;

/**
 * Round trips on SQLITE.
 */
class SqliteRoundTripTests extends RoundTripTests {

	@Override
	Traits traits() {
		return Traits.SQLITE;
	}

	@Override
	int journeys() {
		return 40;
	}

}
