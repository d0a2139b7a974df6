package dev.migrate.author.roundtrip;

/**
 * Round trips on HSQLDB.
 */
class HsqldbRoundTripTests extends RoundTripTests {

	@Override
	Traits traits() {
		return Traits.HSQLDB;
	}

	@Override
	int journeys() {
		return 40;
	}

}
