package dev.migrate.author.roundtrip;

/**
 * Round trips on POSTGRESQL.
 */
class PostgresqlRoundTripTests extends RoundTripTests {

	@Override
	Traits traits() {
		return Traits.POSTGRESQL;
	}

	@Override
	int journeys() {
		return 20;
	}

}
