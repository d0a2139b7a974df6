package dev.migrate.author.roundtrip;

/**
 * Round trips on H2.
 */
class H2RoundTripTests extends RoundTripTests {

	@Override
	Traits traits() {
		return Traits.H2;
	}

	@Override
	int journeys() {
		return 40;
	}

}
