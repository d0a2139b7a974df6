package dev.migrate.author.roundtrip;

/**
 * Round trips on MYSQL.
 */
class MySqlRoundTripTests extends RoundTripTests {

	@Override
	Traits traits() {
		return Traits.MYSQL;
	}

	@Override
	int journeys() {
		return 10;
	}

}
