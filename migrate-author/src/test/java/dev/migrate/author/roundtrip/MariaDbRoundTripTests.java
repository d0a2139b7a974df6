package dev.migrate.author.roundtrip;

/**
 * Round trips on MARIADB.
 */
class MariaDbRoundTripTests extends RoundTripTests {

	@Override
	Traits traits() {
		return Traits.MARIADB;
	}

	@Override
	int journeys() {
		return 10;
	}

}
